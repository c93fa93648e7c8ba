"""Working: what the process of a run does, from the file to the summary; everything written is in one transaction, or nothing is."""

import logging
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from curation.imports.findings import Gathered, as_json, findings, gather, twins
from curation.imports.folder import RunFolder
from curation.imports.states import AT_WORK, State, Task
from curation.models import ColumnMapping, ImportRun
from curation.works.folder import Notes, Progress
from places.importing.applying import TooManyLossesError
from places.importing.drafts import UnknownHeadingsError, UnreadableFileError
from places.importing.running import Report, run_import
from places.importing.telling import Telling
from places.models import Batch

logger = logging.getLogger(__name__)

UNEXPECTED: Final = "Une panne nous a empêchés de finir. Rien n'a changé dans l'annuaire."
UNEXPECTED_FIX: Final = (
    "Recommencez. Si cela se reproduit, prévenez la personne qui s'occupe du site, en lui donnant le numéro de cet import."
)
LOSSES_FIX: Final = "Vérifiez que le fichier est complet. Si c'est bien voulu, confirmez-le en recopiant le nombre demandé."


def work(number: int, task: Task, *, at: datetime) -> State:
    """Do the task that this run was set to; the state it ends in. A run set to something else is left alone.

    Whatever happens, the run says so; what nobody expected is raised again once said.
    """
    run = ImportRun.objects.select_related("source").get(pk=number)
    if run.state != AT_WORK[task]:
        return State(run.state)
    try:
        return _check(run, at) if task == Task.CHECK else _apply(run, at)
    except UnknownHeadingsError as error:
        return _end(run, State.TO_MAP, at, message=str(error), fix=error.fix, columns=list(error.columns))
    except UnreadableFileError as error:
        return _end(run, State.FAILED, at, message=str(error), fix=error.fix)
    except TooManyLossesError as error:
        return _end(run, State.CHECKED, at, message=str(error).split(" Rien n'a été écrit.")[0], fix=LOSSES_FIX)
    except Exception:
        logger.exception("import run failed")
        _end(run, State.FAILED, at, message=UNEXPECTED, fix=UNEXPECTED_FIX)
        raise


def telling_of(run: ImportRun) -> Telling:
    """What people said of the columns of the source, and the cells they put right in this file. One query."""
    mapping = ColumnMapping.objects.filter(source=run.source_id).first()
    corrections = {int(line): cells for line, cells in run.corrections.items()}
    return Telling(headings=mapping.headings if mapping else {}, corrections=corrections, name=run.original_name)


def _check(run: ImportRun, at: datetime) -> State:
    told: dict[str, Any] = {}
    gathered: list[Gathered] = []

    def keep(batch: Batch, report: Report) -> None:
        told.update(findings(batch, report))
        gathered.append(gather(batch))

    report = _run(run, at, write=False, accept_losses=True, inside=keep)
    RunFolder(run.pk).note(Progress("Recherche de doublons", 0, 0))
    told |= twins(gathered[0])
    return _end(
        run, State.CHECKED, at, summary=told, rejections=as_json(report.rejections), columns=list(report.columns), message="", fix=""
    )  # fmt: skip


def _apply(run: ImportRun, at: datetime) -> State:
    def say_so(batch: Batch, report: Report) -> None:
        told = {name: value for name, value in run.summary.items() if name.startswith("twins")} | findings(batch, report)
        _end(run, State.APPLIED, at, batch=batch, summary=told, rejections=as_json(report.rejections), message="", fix="")

    # In the same transaction, the run is over: killed at any moment, it says the truth.
    _run(run, at, write=True, accept_losses=run.insisted, inside=say_so)
    return State.APPLIED


def _run(run: ImportRun, at: datetime, **options: Any) -> Report:
    folder = RunFolder(run.pk)
    folder.note(Progress("Lecture", 0, 0))
    return run_import(
        [str(folder.file)],
        source=run.source_id,
        at=at,
        author_id=run.author_id,
        departments=run.departments,
        telling=telling_of(run),
        progress=Notes(folder),
        **options,
    )


@transaction.atomic
def _end(run: ImportRun, state: State, at: datetime, **fields: Any) -> State:
    ImportRun.objects.filter(pk=run.pk).update(state=state, ended_at=at, **fields)
    return state
