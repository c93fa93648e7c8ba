"""Working: what the process of a work does. All that it writes, and that it is over, is in one transaction, or nothing is."""

import logging
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from accounts.territories import within
from curation.duplicates.refreshing import refresh_duplicates
from curation.models import Work
from curation.models.work import Job, WorkState
from curation.works.folder import Notes, WorkFolder
from places.models import Batch, Place
from places.presenting.words import counted
from places.undoing import NothingToUndoError, OtherwiseThanSeenError, undo_batch

logger = logging.getLogger(__name__)

NOTHING_LEFT: Final = "Il n'y a plus rien à annuler : c'est déjà fait, ou tout a changé depuis."
OTHERWISE: Final = "Quelqu'un a écrit depuis l'aperçu que vous avez lu. Rien n'est annulé. Relisez l'aperçu, puis confirmez."
UNEXPECTED: Final = (
    "Une panne nous a empêchés de finir. Rien n'a changé. Recommencez ; si cela se reproduit, prévenez la personne qui s'occupe du site."
)


def work(number: int, job: Job, *, at: datetime) -> WorkState:
    """Do the work; the state it ends in. One that is not under way is left alone.

    Whatever happens, the work says so; what nobody expected is raised again once said.
    """
    found = Work.objects.select_related("author", "batch").get(pk=number, job=job)
    if found.state != WorkState.UNDER_WAY:
        return WorkState(found.state)
    try:
        return _undo(found, found.batch, at) if found.batch else _search(found, at)
    except NothingToUndoError:
        return _end(found, WorkState.REFUSED, at, message=NOTHING_LEFT)
    except OtherwiseThanSeenError:
        return _end(found, WorkState.REFUSED, at, message=OTHERWISE)
    except Exception:
        logger.exception("work failed")
        _end(found, WorkState.FAILED, at, message=UNEXPECTED)
        raise


@transaction.atomic
def _undo(found: Work, batch: Batch, at: datetime) -> WorkState:
    """With the rights that the author has now."""
    done = undo_batch(
        batch,
        at=at,
        author_id=found.author_id,
        within=within(found.author, Place.objects.all()),
        seen=found.seen,
        progress=Notes(WorkFolder(found.folder_name)),
    )
    kept = f" {counted(len(done.kept), 'information gardée', 'informations gardées')}." if done.kept else ""
    words = f"{counted(len(done.changed), 'lieu a changé', 'lieux ont changé')}.{kept}"
    return _end(found, WorkState.DONE, at, result=done.batch, message=f"C'est fait : ce lot est annulé. {words}")


def _search(found: Work, at: datetime) -> WorkState:
    ended: list[WorkState] = []

    def say_so(new: int) -> None:
        words = counted(new, "nouvelle paire", "nouvelles paires")
        ended.append(_end(found, WorkState.DONE, at, message=f"Recherche terminée dans tout l'annuaire : {words}."))

    refresh_duplicates(at=at, write=True, progress=Notes(WorkFolder(found.folder_name)), inside=lambda counts: say_so(counts.new))
    return ended[0]


def _end(found: Work, state: WorkState, at: datetime, **fields: Any) -> WorkState:
    Work.objects.filter(pk=found.pk).update(state=state, ended_at=at, **fields)
    return state
