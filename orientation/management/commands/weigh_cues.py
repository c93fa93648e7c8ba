"""`manage.py weigh_cues FILE…`: weigh again the words that together tell a danger, from files of examples."""

import csv
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from orientation.management.example_files import examples_of
from orientation.phrases.cues import COLUMNS, FILE
from orientation.phrases.weighing import weighed


class Command(BaseCommand):
    """No query, no network. Dry unless `--write`: says how many cues it would keep."""

    help = "Pèse les mots qui, ensemble, disent un danger, d'après des fichiers de phrases (les mêmes que pour score_phrases)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FICHIER")
        parser.add_argument("--write", action="store_true", help="remplace le fichier des indices")

    def handle(self, **options: Any) -> None:
        found = weighed([example for path in options["files"] for example in examples_of(path)])
        table = StringIO()
        writer = csv.writer(table, delimiter=";", lineterminator="\n")
        writer.writerow(["cue", *COLUMNS])
        writer.writerows([cue, *(f"{weight:g}" if weight else "" for weight in weights)] for cue, weights in found.items())
        if options["write"]:
            FILE.write_text(table.getvalue(), encoding="utf-8")
        self.stdout.write(f"cues={len(found)} written={'yes' if options['write'] else 'no'}")
