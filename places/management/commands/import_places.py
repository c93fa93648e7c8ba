"""`import_places`: bring the directory to what a source publishes."""

import csv
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from places.importing.applying import TooManyLossesError
from places.importing.drafts import Rejection, UnreadableFileError
from places.importing.running import Report, run_import

SHOWN = 10
"""Rejected rows shown on screen; all of them go to --rejects."""


class Bar:
    """A progress bar on the terminal, one for each stage."""

    def __init__(self) -> None:
        self.bar: tqdm[Any] | None = None

    def start(self, stage: str, rows: int) -> None:
        self.close()
        self.bar = tqdm(total=rows, desc=stage, unit=" lignes", leave=False)

    def step(self, rows: int) -> None:
        if self.bar is not None:
            self.bar.update(rows)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()


class Command(BaseCommand):
    """Dry unless --write. Ends with one line of counts."""

    help = "Importe les lieux d'une source : CSV, JSON, XLSX ou ODS au schéma national, ou JSON data·inclusion. À blanc sans --write."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="chemin ou adresse https ; plusieurs pour une source en plusieurs fichiers")
        parser.add_argument("--source", required=True, metavar="SLUG", help="identifiant de la source, par exemple hub-93")
        parser.add_argument("--format", choices=["auto", "standard", "data-inclusion"], default="auto")
        parser.add_argument("--rejects", type=Path, metavar="FILE.csv", help="où écrire les lignes refusées, avec la raison")
        parser.add_argument("--accept-losses", action="store_true", help="accepter que plus de 20 %% de la source disparaisse ou soit refusée")
        parser.add_argument("--write", action="store_true", help="écrire vraiment")

    def handle(self, *args: Any, **options: Any) -> None:
        bar = Bar() if sys.stderr.isatty() and options["verbosity"] else None
        try:
            report = run_import(
                options["files"],
                source=options["source"],
                at=timezone.now(),
                write=options["write"],
                file_format=options["format"],
                accept_losses=options["accept_losses"],
                progress=bar,
            )
        except UnreadableFileError as error:
            raise CommandError(f"{error}\n{error.fix}") from error
        except TooManyLossesError as error:
            raise CommandError(str(error)) from error
        finally:
            if bar:
                bar.close()
        if options["rejects"]:
            write_rejections(options["rejects"], report.rejections)
        self._tell(report, written=options["write"], verbosity=options["verbosity"])

    def _tell(self, report: Report, *, written: bool, verbosity: int) -> None:
        if verbosity:
            for repair in report.file_repairs:
                self.stdout.write(f"Fichier : {repair.reason}")
            for reason, times in report.repairs.most_common():
                self.stdout.write(f"Réparé {times} fois : {reason}")
            for rejection in report.rejections[:SHOWN]:
                self.stdout.write(
                    f"Refusé, ligne {rejection.line}, colonne {rejection.column}, valeur « {rejection.value} » : {rejection.reason} {rejection.fix}"
                )
            if len(report.rejections) > SHOWN:
                self.stdout.write(f"… et {len(report.rejections) - SHOWN} autres : --rejects FICHIER.csv les écrit toutes.")
            if not written:
                self.stdout.write("Essai à blanc : rien n'a été écrit. Ajoutez --write pour écrire.")
        self.stdout.write(str(report.counts))


def write_rejections(path: Path, rejections: list[Rejection] | Any) -> None:
    """A CSV of the refused rows: line, id, column, value, reason, fix."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ligne", "id", "colonne", "valeur", "raison", "correction"])
        for rejection in rejections:
            writer.writerow([rejection.line, rejection.external_id, rejection.column, rejection.value, rejection.reason, rejection.fix])
