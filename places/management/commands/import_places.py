"""`import_places`: bring the directory to what a source publishes."""

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from places.importing.applying import TooManyLossesError
from places.importing.drafts import Rejection, UnreadableFileError
from places.importing.running import Report, run_import
from places.models import Source

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
        parser.add_argument("files", nargs="+", metavar="FILE", help="chemin ou adresse https ; deux pour data·inclusion")
        parser.add_argument("--source", required=True, metavar="SLUG", help="identifiant de la source, par exemple hub-93")
        parser.add_argument("--format", choices=["auto", "standard", "data-inclusion"], default="auto")
        parser.add_argument("--rejects", type=Path, metavar="FILE.csv", help="où écrire les lignes refusées, avec la raison")
        parser.add_argument("--accept-losses", action="store_true", help="accepter que plus de 20 %% de la source soit perdue ou refusée")
        parser.add_argument("--write", action="store_true", help="écrire vraiment")

    def handle(self, *args: Any, **options: Any) -> None:
        check_source(options["source"])
        check_folder(options["rejects"])
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
            self._show(error.rejections, options["rejects"], verbosity=options["verbosity"])
            raise CommandError(str(error)) from error
        finally:
            if bar:
                bar.close()
        self._tell(report, options["rejects"], written=options["write"], verbosity=options["verbosity"])

    def _tell(self, report: Report, rejects: Path | None, *, written: bool, verbosity: int) -> None:
        if verbosity:
            for repair in report.file_repairs:
                self.stdout.write(f"Fichier : {repair.reason}")
            for reason, times in report.repairs.most_common():
                self.stdout.write(f"Réparé {times} fois : {reason}")
        self._show(report.rejections, rejects, verbosity=verbosity)
        if verbosity and not written:
            self.stdout.write("Essai à blanc : rien n'a été écrit. Ajoutez --write pour écrire.")
        self.stdout.write(str(report.counts))

    def _show(self, rejections: Sequence[Rejection], path: Path | None, *, verbosity: int) -> None:
        """The refused rows, on screen and in their file. A file that cannot be written is said, and does not undo the import."""
        for row in rejections[:SHOWN] if verbosity else ():
            self.stdout.write(f"Refusé, ligne {row.line}, colonne {row.column}, valeur « {row.value} » : {row.reason} ; {row.fix}.")
        if verbosity and len(rejections) > SHOWN and path is None:
            self.stdout.write(f"… et {len(rejections) - SHOWN} autres : --rejects FICHIER.csv les écrit toutes.")
        if path is not None:
            try:
                write_rejections(path, rejections)
            except OSError as error:
                self.stderr.write(f"« {path} » ne peut pas être écrit : {error.strerror}.")


def check_source(slug: str) -> None:
    """Raise CommandError for an identifier that a source cannot have."""
    try:
        Source._meta.get_field("slug").clean(slug, None)
    except ValidationError as error:
        raise CommandError(f"--source « {slug} » : {' '.join(error.messages)}") from error


def check_folder(path: Path | None) -> None:
    """Raise CommandError when the refused rows have nowhere to go: better before an import than after."""
    if path is not None and not path.parent.is_dir():
        raise CommandError(f"Le dossier « {path.parent} » n'existe pas : les lignes refusées ne peuvent pas y être écrites.")


def write_rejections(path: Path, rejections: Sequence[Rejection]) -> None:
    """A CSV of the refused rows: line, id, column, value, reason, fix."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ligne", "id", "colonne", "valeur", "raison", "correction"])
        for rejection in rejections:
            writer.writerow([rejection.line, rejection.external_id, rejection.column, rejection.value, rejection.reason, rejection.fix])
