"""purge_personal_data: erase what is kept of people past its time; to be run every day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mediation.purging import purge


class Command(BaseCommand):
    help = "Erase what is kept of people past its time (docs/personal-data.md). Dry unless --write; to be run every day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="erase; without it, only say what would be erased")

    def handle(self, *args: Any, **options: Any) -> None:
        erased = purge(timezone.localdate(), write=options["write"])
        self.stdout.write(" ".join(f"{name}={number}" for name, number in erased.items()))
        if not options["write"] and any(erased.values()):
            self.stdout.write("Nothing was erased: add --write.")
