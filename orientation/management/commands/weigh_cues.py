"""`manage.py weigh_cues FILE…`: weigh again the words that together tell a danger or a need, from files of examples."""

import csv
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from orientation.management.example_files import examples_of
from orientation.phrases import cues, need_cues
from orientation.phrases.weighing import weighed
from orientation.phrases.weighing_needs import weighed_needs


class Command(BaseCommand):
    """No query, no network. Dry unless `--write`: says how many cues it would keep. Takes minutes for thousands of examples.

    The order in which the files are given changes nothing.
    """

    help = "Pèse les mots qui, ensemble, disent un danger ou un besoin, d'après des fichiers de phrases (les mêmes que pour score_phrases)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FICHIER")
        parser.add_argument("--write", action="store_true", help="remplace les fichiers des indices")

    def handle(self, **options: Any) -> None:
        told = [example for path in sorted(options["files"]) for example in examples_of(path)]
        dangers, needs = weighed(told), weighed_needs(told)
        if options["write"]:
            cues.FILE.write_text(_table(cues.COLUMNS, dangers), encoding="utf-8")
            need_cues.FILE.write_text(_table(need_cues.COLUMNS, needs), encoding="utf-8")
        self.stdout.write(f"danger_cues={len(dangers)} need_cues={len(needs)} written={'yes' if options['write'] else 'no'}")


def _table(columns: Sequence[str], found: Mapping[str, Sequence[float]]) -> str:
    table = StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\n")
    writer.writerow(["cue", *columns])
    writer.writerows([cue, *(f"{weight:g}" if weight else "" for weight in weights)] for cue, weights in found.items())
    return table.getvalue()
