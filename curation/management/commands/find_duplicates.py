"""`manage.py find_duplicates [--write]`: which places may be one and the same."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from curation.duplicates.refreshing import refresh_duplicates


class Command(BaseCommand):
    """Ends with `places=… sure=… look=… new=… decided=…`. Run it after an import: the list of duplicates shows what it found last."""

    help = "Cherche les lieux qui pourraient n'en faire qu'un. Sans --write, ne fait que compter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="remplace la liste des doublons à examiner")

    def handle(self, **options: Any) -> None:
        counts = refresh_duplicates(at=timezone.now(), write=options["write"])
        if not options["write"] and options["verbosity"]:
            self.stdout.write("Essai : rien n'a été écrit. Ajoutez --write pour écrire.")
        self.stdout.write(str(counts))
