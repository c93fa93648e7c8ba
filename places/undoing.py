"""Undoing: one revision or a whole batch taken back, itself as a batch that can be undone.

Three ways: a fact that someone has touched since is listed, and left as it is. Nothing is deleted: a place that the batch added is
withdrawn. Facts given back belong again to whoever wrote them before (docs/adr/0022-undoing.md).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from places.editing import CHUNK, Authorship, Edits, Undoing
from places.models import Batch, Place, Revision, SourceRecord, Trace
from places.querysets import PlaceQuerySet
from places.undoing_facts import Taken, is_birth, read_past, take_back
from places.undoing_traces import TracesUndone
from places.vocabulary import Origin

LISTED = 500
"""Facts left as they are, that the batch of the undoing keeps in its counts, so that its page can list them."""


class Reason(StrEnum):
    """Why a fact was left as it is."""

    TOUCHED_SINCE = "touched_since"  # someone wrote it after what is undone
    TOLD_ELSEWHERE = "told_elsewhere"  # another source tells of the place that the batch had added
    STANDS_FOR_ANOTHER = "stands_for_another"  # a duplicate was merged into it
    OUTSIDE = "outside"  # out of the territory of whoever undoes


@dataclass(frozen=True, slots=True)
class Kept:
    """One fact left as it is. `path` as in `Revision.changes`; "status" for a whole place that is not withdrawn."""

    place_id: int
    path: str
    reason: Reason


class NothingToUndoError(Exception):
    """Nothing is left to take back: it was undone already, or all of it was touched since. `kept` says what. Nothing was written."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        super().__init__("nothing to undo")
        self.kept = kept


class IsAMergeError(Exception):
    """A merge, or the undoing of one: `places.merging.splitting.undo_merge` undoes it whole, with the rows that it handed over."""


def refuse_merge(batch: Batch | None) -> None:
    """Raises IsAMergeError. One query more for the undoing of another batch."""
    if batch and ("merged" in batch.counts or (batch.undoes and "merged" in batch.undoes.counts)):
        raise IsAMergeError


@dataclass(slots=True)
class Undone:
    """What undoing did, or would do. `batch`: the one that undoing it would undo; not in the database when nothing was written."""

    batch: Batch
    changed: set[int] = field(default_factory=set)
    """Places."""
    withdrawn: set[int] = field(default_factory=set)
    """Of those, the ones the batch had added."""
    kept: list[Kept] = field(default_factory=list)


def undo_batch(batch: Batch, *, at: datetime, author_id: int | None, within: PlaceQuerySet | None = None, write: bool = True) -> Undone:
    """Take back all that a batch wrote. Without `write`, do it and undo it: the answer is what would happen.

    `within`: the places that the author answers for, None for all; others are left alone, and listed. Raises NothingToUndoError,
    IsAMergeError. Queries: 12 per 500 places and 10 per 500 rows of sources, twice as many for a batch that wrote the same place twice.
    """
    refuse_merge(batch)
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=batch.pk)
        undoing = _Undo(batch, label=f"Annulation de : {batch}", at=at, author_id=author_id, within=within, gives_back=lambda undone: True)
        for revisions in _rounds(batch):
            undoing.take_back(revisions)
        untouched = {kept.place_id for kept in undoing.done.kept if kept.path == "status" and kept.place_id in undoing.births}
        untouched |= {kept.place_id for kept in undoing.done.kept if kept.reason == Reason.OUTSIDE} | undoing.outside_rows()
        rows = TracesUndone(
            undone=batch, by=undoing.done.batch, at=at, author_id=author_id, withdrawn=undoing.done.withdrawn, untouched=untouched
        ).undo()
        undoing.finish(rows)
        transaction.set_rollback(not write)
    return undoing.done


def undo_revision(revision: Revision, *, at: datetime, author_id: int | None, within: PlaceQuerySet | None = None) -> Undone:
    """Take back one write to one place. Raises NothingToUndoError; IsAMergeError for one that merged or parted places.

    What a person wrote goes back to whoever had written before. What a file wrote is corrected by the person who undoes: no import may
    write it again, and the row is not forgotten, so the same row says nothing new.
    """
    if "merged_into" in revision.changes:
        refuse_merge(revision.batch)
    with transaction.atomic():
        Place.objects.select_for_update().get(pk=revision.place_id)
        undoing = _Undo(
            None,
            label=f"Annulation d'une écriture du {revision.at:%d/%m/%Y}",
            at=at,
            author_id=author_id,
            within=within,
            gives_back=lambda undone: undone.origin not in (Origin.IMPORT, Origin.API),
        )
        undoing.take_back([revision.pk])
        undoing.finish(0)
    return undoing.done


class _Undo:
    """One undoing under way, in a transaction."""

    def __init__(
        self,
        batch: Batch | None,
        *,
        label: str,
        at: datetime,
        author_id: int | None,
        within: PlaceQuerySet | None,
        gives_back: Callable[[Revision], bool],
    ) -> None:
        self.undone, self.within, self.gives_back = batch, within, gives_back
        self.births: set[int] = set()
        self._met: set[Kept] = set()
        own = Batch.objects.create(origin=Origin.STAFF, author_id=author_id, label=label[:200], started_at=at, undoes=batch)
        self.done = Undone(own)
        self.by = Authorship(origin=Origin.STAFF, at=at, author_id=author_id, batch=own)

    def take_back(self, numbers: Sequence[int]) -> None:
        """Take back revisions of different places."""
        for start in range(0, len(numbers), CHUNK):
            revisions = list(Revision.objects.filter(pk__in=numbers[start : start + CHUNK]).order_by("place_id"))
            self._take_back_chunk(revisions)

    def _take_back_chunk(self, revisions: Sequence[Revision]) -> None:
        ids = [revision.place_id for revision in revisions]
        places = Place.objects.select_for_update().filter(pk__in=ids).order_by("pk").prefetch_related("services").in_bulk()
        inside = set(ids) if self.within is None else set(self.within.filter(pk__in=ids).values_list("pk", flat=True))
        born = [revision.place_id for revision in revisions if is_birth(revision.changes)]
        reasons = self._reasons_to_stay(born) if born else {}
        self.births |= set(born)
        past = read_past(ids, {revision.pk for revision in revisions})
        edits = Edits(self.by)
        for revision in revisions:
            place = places[revision.place_id]
            if place.pk not in inside:
                self._keep(place.pk, revision.changes, Reason.OUTSIDE)
            elif place.pk in reasons:
                self._keep(place.pk, ["status"], reasons[place.pk])
            else:
                self._change(edits, place, revision, take_back(place, place.services.all(), revision, past))
        edits.write()

    def _change(self, edits: Edits, place: Place, revision: Revision, taken: Taken) -> None:
        self._keep(place.pk, taken.kept, Reason.TOUCHED_SINCE)
        undoing = Undoing(revision, gives_back=self.gives_back(revision))
        if edits.change(place, taken.changes, services=place.services.all(), undoing=undoing):
            self.done.changed.add(place.pk)
            if is_birth(revision.changes):
                self.done.withdrawn.add(place.pk)

    def _keep(self, place_id: int, paths: Iterable[str], reason: Reason) -> None:
        found = [Kept(place_id, path, reason) for path in paths]
        self.done.kept += [kept for kept in found if kept not in self._met]
        self._met |= set(found)

    def _reasons_to_stay(self, born: Sequence[int]) -> dict[int, Reason]:
        """Places that the batch added and that must not be withdrawn, with why. Two queries."""
        told: Iterable[int] = ()
        if self.undone is not None:
            own = Trace.objects.filter(batch=self.undone, record__isnull=False, before__isnull=True).values("record")
            records = SourceRecord.objects.filter(place_id__in=born, withdrawn_at__isnull=True).exclude(pk__in=own)
            told = records.values_list("place_id", flat=True)
        merged = Place.objects.filter(merged_into__in=born).values_list("merged_into", flat=True)
        return dict.fromkeys(merged, Reason.STANDS_FOR_ANOTHER) | dict.fromkeys(told, Reason.TOLD_ELSEWHERE)

    def outside_rows(self) -> set[int]:
        """Places out of the territory whose rows the batch changed without writing the places."""
        if self.within is None or self.undone is None:
            return set()
        told = SourceRecord.objects.filter(traces__batch=self.undone).values("place_id")
        return set(Place.objects.filter(pk__in=told).exclude(pk__in=self.within.values("pk")).values_list("pk", flat=True))

    def finish(self, rows: int) -> None:
        """Say what was done in the batch. Raises NothingToUndoError, and the transaction takes the batch back."""
        if not self.done.changed and not rows:
            raise NothingToUndoError(self.done.kept)
        self.done.batch.counts = {"changed": len(self.done.changed), "withdrawn": len(self.done.withdrawn), "kept": len(self.done.kept)}
        self.done.batch.counts["left"] = [[kept.place_id, kept.path, kept.reason.value] for kept in self.done.kept[:LISTED]]
        self.done.batch.save(update_fields=["counts"])


def _rounds(batch: Batch) -> Iterator[list[int]]:
    """The revisions of a batch, last first, no place twice in a round: the last write to a place is taken back before the one under it."""
    rounds: list[list[int]] = []
    met: dict[int, int] = {}
    for number, place_id in batch.revisions.order_by("-pk").values_list("pk", "place_id"):
        rank = met[place_id] = met.get(place_id, -1) + 1
        if rank == len(rounds):
            rounds.append([])
        rounds[rank].append(number)
    yield from rounds
