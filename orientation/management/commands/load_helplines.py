"""`load_helplines`: bring the useful numbers to the file of the repository, keeping what was corrected here."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from orientation.helping.helpline_file import FaultyHelplinesError, bring_helplines


class Command(BaseCommand):
    """Dry unless --write. Ends with one line of counts."""

    help = "Met à jour les numéros utiles depuis le fichier du dépôt, en gardant ce qui a été corrigé ici. À blanc sans --write."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--write", action="store_true", help="écrire vraiment")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = bring_helplines(write=options["write"])
        except FaultyHelplinesError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] and report.kept:
            self.stdout.write(f"Corrections gardées : {report.kept}")
        if options["verbosity"] and not options["write"]:
            self.stdout.write("Essai à blanc : rien n'a été écrit. Ajoutez --write pour écrire.")
        self.stdout.write(str(report))
