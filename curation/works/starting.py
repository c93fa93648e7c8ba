"""Starting a work, and following it: is it under way, over, or dead half-way."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from curation.models import Work
from curation.models.work import Job, WorkState
from curation.works.folder import Progress, WorkFolder
from curation.works.launching import launch
from places.models import Batch


class UnderWayError(Exception):
    """Someone started the same work, and it is not over. `work` says who and when. Nothing was started."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.pk)
        self.work = work


@dataclass(frozen=True, slots=True)
class Followed:
    """A work as it is now: `state` may be INTERRUPTED; `progress` is None unless it is under way."""

    work: Work
    state: WorkState
    progress: Progress | None


def start_undoing(batch: Batch, *, seen: str, at: datetime, author: User) -> Work:
    """Undo a batch, as it was shown, in the territory of this account. Returns at once. Raises UnderWayError; OSError."""
    return _start(Work(job=Job.UNDO, batch=batch, seen=seen, author=author, started_at=at))


def start_search(*, at: datetime, author: User) -> Work:
    """Search the whole directory for duplicates. Returns at once. Raises UnderWayError; OSError."""
    return _start(Work(job=Job.DUPLICATES, author=author, started_at=at))


def follow(work: Work) -> Followed:
    """How a work is. One query."""
    folder = WorkFolder(work.folder_name)
    # In this order: a process that ends writes its state, then lets go of the lock.
    is_at_work = folder.is_at_work()
    work = Work.objects.select_related("author", "batch", "result").get(pk=work.pk)
    if work.state == WorkState.UNDER_WAY and not is_at_work:
        return Followed(work, WorkState.INTERRUPTED, None)
    under_way = work.state == WorkState.UNDER_WAY
    return Followed(work, WorkState(work.state), folder.progress() or Progress("Départ", 0, 0) if under_way else None)


def latest_search() -> Work | None:
    """The last search for duplicates, under way or over. One query."""
    return Work.objects.filter(job=Job.DUPLICATES).select_related("author").first()


def _start(wanted: Work) -> Work:
    """Write that the work is under way, over the row of the last one about the same thing; then launch it."""
    folder = WorkFolder(wanted.folder_name)
    folder.make()
    kept: list[Work] = []

    def prepare() -> int:
        kept.append(_written(wanted))
        return kept[0].pk

    process = launch(folder, wanted.job, prepare=prepare, take_back=lambda: _fail(kept[0].pk))
    if process is None:
        raise UnderWayError(Work.objects.select_related("author").get(job=wanted.job, batch=wanted.batch))
    return kept[0]


@transaction.atomic
def _written(wanted: Work) -> Work:
    told = {"author": wanted.author, "seen": wanted.seen, "started_at": wanted.started_at, "state": WorkState.UNDER_WAY}
    fresh = told | {"message": "", "result": None, "ended_at": None}
    work, _ = Work.objects.update_or_create(job=wanted.job, batch=wanted.batch, defaults=fresh)
    return work


def _fail(number: int) -> None:
    Work.objects.filter(pk=number).update(state=WorkState.FAILED)
