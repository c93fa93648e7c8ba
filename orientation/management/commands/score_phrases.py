"""`manage.py score_phrases FILE`: how well people's own words are understood, on a file of examples."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from orientation.management.example_files import examples_of
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
        total = score(examples_of(options["file"]), today=timezone.localdate())
        if options["show_errors"]:
            for mistake in total.mistakes:
                self.stdout.write(mistake_line(mistake))
        for line in report(total):
            self.stdout.write(line)
