"""`manage.py export_places`: the published places as an open-data file, on standard output or in a file."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from places.departments import department_of_code
from places.exporting import geojson, standard
from places.exporting.loading import published
from places.models import Place


class Command(BaseCommand):
    """Reads only. A file given by `--output` appears complete or not at all."""

    help = "Écrit les lieux publiés : schéma national (CSV) ou GeoJSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["standard", "geojson"], default="standard")
        parser.add_argument("--source", default="", metavar="IDENTIFIANT", help="seulement les lieux de cette source")
        parser.add_argument("--department", default="", metavar="CODE", help="seulement ce département : 93, 2A, 973…")
        parser.add_argument("--output", type=Path, metavar="FICHIER", help="au lieu de la sortie standard")

    def handle(self, **options: Any) -> None:
        source, department = options["source"], options["department"].upper()
        if source and source not in (known := Place.objects.sources()):
            raise CommandError(f"Source inconnue : {source}. Sources connues : {', '.join(sorted(known)) or 'aucune'}.")
        if department and not department_of_code(department):
            raise CommandError(f"Département inconnu : {department}. Exemples : 93, 2A, 973.")
        places = published(source=source, department=department)
        with _opened(options["output"], self.stdout) as file:
            written = geojson.write(places, file) if options["format"] == "geojson" else standard.write(places, file, source=source)
        if options["verbosity"]:
            self.stderr.write(f"Lieux écrits : {written}.")


@contextmanager
def _opened(path: Path | None, standard_output: OutputWrapper) -> Iterator[TextIO | OutputWrapper]:
    """The file to write to; renamed to its name once complete and safe on the disk. Raises CommandError when it cannot be written."""
    if path is None:
        standard_output.ending = ""
        yield standard_output
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise CommandError(f"« {path} » ne peut pas être écrit : {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
