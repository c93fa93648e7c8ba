"""`manage.py score_phrases FILE`: how well people's own words are understood, on a file of examples."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from orientation.phrases.phrase_files import Example, UnreadablePhraseFile, examples
from orientation.phrases.score_report import mistake_line, report
from orientation.phrases.scoring import score


class Command(BaseCommand):
    """Reads only: no query, no network. Ends with 0 whatever the figures: they are for reading."""

    help = (
        "Mesure la compréhension des phrases d'un fichier : « phrase;lang;service;also_ok;tags » ou « phrase;lang;attendu;candidats;note »."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument("--show-errors", action="store_true", help="montre chaque phrase mal comprise")

    def handle(self, **options: Any) -> None:
        total = score(_read(options["file"]), today=timezone.localdate())
        if options["show_errors"]:
            for mistake in total.mistakes:
                self.stdout.write(mistake_line(mistake))
        for line in report(total):
            self.stdout.write(line)


def _read(path: Path) -> list[Example]:
    """The examples of the file. Raises CommandError, saying what to mend."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return examples(lines)
    except OSError as error:
        raise CommandError(f"« {path} » ne peut pas être lu : {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"« {path} » n'est pas un fichier de texte en UTF-8.") from error
    except UnreadablePhraseFile as error:
        raise CommandError(f"« {path} » : {error}") from error
