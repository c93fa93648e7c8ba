"""`run_work`: what the pages of the team start in a process of its own: an import, an undoing, a search. By hand after a breakdown."""

import os
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from curation.imports import working as importing
from curation.imports.folder import RunFolder
from curation.imports.states import Task
from curation.models import Work
from curation.models.work import Job
from curation.works import working
from curation.works.folder import WorkFolder


@dataclass(frozen=True)
class Kind:
    """Works of one kind: where each is, and how it is done. Both raise ObjectDoesNotExist for a number that names none."""

    folder: Callable[[int], WorkFolder]
    do: Callable[[int, datetime], str]


def _import(task: Task) -> Kind:
    return Kind(RunFolder, lambda number, at: importing.work(number, task, at=at).value)


def _work(job: Job) -> Kind:
    return Kind(
        lambda number: WorkFolder(Work.objects.get(pk=number, job=job).folder_name),
        lambda number, at: working.work(number, job, at=at).value,
    )


KINDS = {task.value: _import(task) for task in Task} | {job.value: _work(job) for job in Job}


class Command(BaseCommand):
    """Ends with the state of the work."""

    help = "Fait un long travail demandé par les pages de l'équipe. Elles s'en servent ; à la main, seulement après une panne."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "kind",
            choices=KINDS,
            help="check : vérifier un import ; apply : l'écrire ; undo : annuler un lot ; duplicates : chercher les doublons",
        )
        parser.add_argument("number", type=int, metavar="NUMÉRO", help="numéro de l'import, ou du travail")
        parser.add_argument("--locked", type=int, metavar="DESCRIPTEUR", help="le verrou, déjà pris par qui lance cette commande")

    def handle(self, *args: Any, **options: Any) -> None:
        kind, number = KINDS[options["kind"]], options["number"]
        lock = options["locked"]
        try:
            if lock is None:
                lock = kind.folder(number).take_lock()
                if lock is None:
                    raise CommandError("Un autre processus fait déjà ce travail.")
            state = kind.do(number, timezone.now())
        except ObjectDoesNotExist as error:
            raise CommandError(f"Le numéro {number} n'existe pas.") from error
        except OSError as error:
            raise CommandError(f"Le dossier du numéro {number} n'est plus là.") from error
        finally:
            # At once, and not when the process is dead: it takes its time to leave, and the page already offers what comes next.
            if lock is not None:
                os.close(lock)
        if options["verbosity"]:
            self.stdout.write(state)
