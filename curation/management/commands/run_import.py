"""`run_import`: check or write a file that the team sent, in a process of its own. Started by the pages; by hand after a breakdown."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from curation.imports.folder import RunFolder
from curation.imports.states import Task
from curation.imports.working import work
from curation.models import ImportRun


class Command(BaseCommand):
    """Ends with the state of the run."""

    help = "Vérifie ou écrit un fichier reçu par les pages de l'équipe. Les pages s'en servent ; à la main, seulement après une panne."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, metavar="NUMÉRO", help="numéro de l'import")
        parser.add_argument("task", choices=Task.values, help="check : vérifier sans écrire ; apply : écrire")
        parser.add_argument("--locked", action="store_true", help="le verrou de l'import est déjà pris par qui lance cette commande")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lock = None if options["locked"] else RunFolder(options["number"]).take_lock()
        except OSError as error:
            raise CommandError(f"L'import {options['number']} n'existe pas, ou son fichier n'est plus là.") from error
        if lock is None and not options["locked"]:
            raise CommandError("Un autre processus travaille à cet import.")
        try:
            state = work(options["number"], Task(options["task"]), at=timezone.now())
        except ImportRun.DoesNotExist as error:
            raise CommandError(f"L'import {options['number']} n'existe pas.") from error
        if lock is not None:
            os.close(lock)
        if options["verbosity"]:
            self.stdout.write(state.value)
