"""Undoing: one revision or a whole batch taken back, itself as a batch that can be undone.

Three ways: a fact that someone has touched since is listed, and left as it is. Nothing is deleted: a place that the batch added is
withdrawn. Facts given back belong again to whoever wrote them before (docs/adr/0022-undoing.md). What is done is what
`places.undoing_plan` plans, which can be shown first (docs/adr/0032-undoing-is-shown-first.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from places.editing import Authorship, Edits, Undoing
from places.models import Batch, Place, Revision, Service, SourceRecord
from places.progress import Progress, Silence
from places.querysets import PlaceQuerySet
from places.undoing_plan import Kept, Outlook, PlacePlan, Undoable, plans, preview
from places.undoing_traces import TracesUndone
from places.vocabulary import Origin

LISTED = 500
"""Facts left as they are, that the batch of the undoing keeps in its counts, so that its page can list them."""


@dataclass(kw_only=True, slots=True)
class Undone(Outlook):
    """What undoing did. `batch`: the one that undoing it would undo."""

    batch: Batch


class NothingToUndoError(Exception):
    """Nothing is left to take back: it was undone already, or all of it was touched since. `kept` says what. Nothing was written."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        super().__init__("nothing to undo")
        self.kept = kept


class OtherwiseThanSeenError(Exception):
    """Someone wrote since the preview: what would be done is not what was shown. Nothing was written."""


class IsAMergeError(Exception):
    """A merge, or the undoing of one: `places.merging.splitting.undo_merge` undoes it whole, with the rows that it handed over."""


def refuse_merge(undone: Undoable) -> None:
    """Raises IsAMergeError. One query more for the undoing of another batch."""
    if isinstance(undone, Revision) and "merged_into" not in undone.changes:
        return
    batch = undone.batch if isinstance(undone, Revision) else undone
    if batch and ("merged" in batch.counts or (batch.undoes and "merged" in batch.undoes.counts)):
        raise IsAMergeError


def foresee(undone: Undoable, *, within: PlaceQuerySet | None = None) -> Outlook:
    """What undoing this would do. Raises NothingToUndoError, IsAMergeError as undoing would. Queries: 8 per 500 places."""
    refuse_merge(undone)
    outlook = preview(undone, within=within)
    if not outlook.changed and not (isinstance(undone, Batch) and _traces(undone, outlook, within=within).is_any()):
        raise NothingToUndoError(outlook.kept)
    return outlook


def undo_batch(
    batch: Batch,
    *,
    at: datetime,
    author_id: int | None,
    within: PlaceQuerySet | None = None,
    seen: str | None = None,
    progress: Progress | None = None,
) -> Undone:
    """Take back all that a batch wrote.

    `within`: the places that the author answers for, None for all; others are left alone, and listed. `seen`: the stamp of the preview that
    the author read, None for whoever read none. `progress` is told of places. Raises NothingToUndoError, IsAMergeError,
    OtherwiseThanSeenError.
    Queries: 12 per 500 places and 10 per 500 rows of sources, 4 more for each time that a batch wrote the same place again.
    """
    refuse_merge(batch)
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)
        done = take_back(batch, label=f"Annulation de : {batch}", by=_staff(at, author_id), within=within, seen=seen, progress=progress)
        if progress:
            progress.start("Lignes des sources", 0)
        rows = _traces(batch, done, within=within, at=at, author_id=author_id).undo(done.batch)
        _finish(done, rows)
    return done


def undo_revision(
    revision: Revision, *, at: datetime, author_id: int | None, within: PlaceQuerySet | None = None, seen: str | None = None
) -> Undone:
    """Take back one write to one place. Raises as `undo_batch`; IsAMergeError for one that merged or parted places.

    What a person wrote goes back to whoever had written before. What a file wrote is corrected by the person who undoes: no import may
    write it again, and the row is not forgotten, so the same row says nothing new.
    """
    refuse_merge(revision)
    label = f"Annulation d'une écriture du {revision.at:%d/%m/%Y}"
    with transaction.atomic():
        done = take_back(revision, label=label, by=_staff(at, author_id), within=within, seen=seen)
        _finish(done, 0)
    return done


def take_back(
    undone: Undoable,
    *,
    label: str,
    by: Authorship,
    within: PlaceQuerySet | None = None,
    seen: str | None = None,
    progress: Progress | None = None,
) -> Undone:
    """Follow the plans, in a batch of their own, inside a transaction. Rows of sources are the caller's. Raises OtherwiseThanSeenError."""
    undoes = undone if isinstance(undone, Batch) else None
    batch = Batch.objects.create(origin=by.origin, author_id=by.author_id, label=label[:200], started_at=by.at, undoes=undoes)
    done = Undone(batch=batch)
    by = replace(by, batch=batch)
    watch = progress or Silence()
    watch.start("Lieux", undone.revisions.values("place").distinct().count() if isinstance(undone, Batch) else 1)
    for chunk in plans(undone, within=within, lock=True):
        done.add(chunk)
        _follow(chunk, by)
        watch.step(len(chunk))
    if seen is not None and seen != done.stamp:
        raise OtherwiseThanSeenError
    batch.counts = {"changed": len(done.changed), "withdrawn": len(done.withdrawn), "kept": len(done.kept)}
    batch.counts["left"] = [[kept.place_id, kept.path, kept.reason.value] for kept in done.kept[:LISTED]]
    batch.save(update_fields=["counts"])
    return done


def _follow(chunk: Sequence[PlacePlan], by: Authorship) -> None:
    """Write the first step of each place together, then the second ones."""
    services = {plan.place.pk: list(plan.place.services.all()) for plan in chunk}
    rank = 0
    while rising := [plan for plan in chunk if len(plan.steps) > rank]:
        if rank:
            services = _read_services(rising)
        edits = Edits(by)
        for plan in rising:
            step = plan.steps[rank]
            undoing = Undoing(step.revision, gives_back=step.gives_back)
            edits.change(plan.place, step.changes, services=services.get(plan.place.pk, ()), undoing=undoing)
        edits.write()
        rank += 1


def _read_services(rising: Sequence[PlacePlan]) -> dict[int, list[Service]]:
    found: dict[int, list[Service]] = {}
    for service in Service.objects.filter(place__in=[plan.place.pk for plan in rising]).order_by("pk"):
        found.setdefault(service.place_id, []).append(service)
    return found


def _traces(
    batch: Batch, outlook: Outlook, *, within: PlaceQuerySet | None, at: datetime | None = None, author_id: int | None = None
) -> TracesUndone:
    untouched = outlook.untouched | _outside_rows(batch, within)
    return TracesUndone(
        undone=batch, at=at or batch.started_at, author_id=author_id, withdrawn=outlook.withdrawn, untouched=untouched
    )  # fmt: skip


def _outside_rows(batch: Batch, within: PlaceQuerySet | None) -> set[int]:
    """Places out of the territory whose rows the batch changed without writing the places."""
    if within is None:
        return set()
    told = SourceRecord.objects.filter(traces__batch=batch).values("place_id")
    return set(Place.objects.filter(pk__in=told).exclude(pk__in=within.values("pk")).values_list("pk", flat=True))


def _staff(at: datetime, author_id: int | None) -> Authorship:
    return Authorship(origin=Origin.STAFF, at=at, author_id=author_id)


def _finish(done: Undone, rows: int) -> None:
    """Raises NothingToUndoError, and the transaction takes the batch back."""
    if not done.changed and not rows:
        raise NothingToUndoError(done.kept)
