"""Planning an undoing: what taking back a batch, or one write, changes in each place, and what it leaves as it is. Nothing is written.

A preview shows this plan and `places.undoing` follows it, so that what is done cannot differ from what was shown.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from places.changes import Changes, diff
from places.editing import CHUNK
from places.facts import facts_of
from places.models import Batch, Place, Revision, SourceRecord, Trace
from places.querysets import PlaceQuerySet
from places.undoing_facts import give, is_birth, read_past, take_back
from places.vocabulary import Origin

Undoable = Batch | Revision


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


@dataclass(frozen=True, slots=True)
class Step:
    """One write taken back: what is written for that. `gives_back`: its facts then belong again to whoever wrote them before."""

    revision: Revision
    changes: Changes
    gives_back: bool


@dataclass(slots=True)
class PlacePlan:
    """What undoing does to one place: `steps` from its last write to its first, and `kept`, each fact once.

    `changes`: all the steps in one, what the place says now and what it will say.
    """

    place: Place
    steps: list[Step] = field(default_factory=list)
    changes: Changes = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    is_added: bool = False
    """What is undone had added the place."""

    @property
    def is_withdrawn(self) -> bool:
        """The place goes, since what is undone had added it."""
        return any(is_birth(step.revision.changes) for step in self.steps)

    def told(self) -> bytes:
        """The plan as bytes, different as soon as anything in it would differ."""
        steps = [[step.revision.pk, step.changes] for step in self.steps]
        kept = [[one.path, one.reason] for one in self.kept]
        return json.dumps([self.place.pk, steps, kept], cls=DjangoJSONEncoder, sort_keys=True).encode()


@dataclass(slots=True)
class Outlook:
    """What an undoing does in all, as told by the plans given to `add`."""

    changed: list[int] = field(default_factory=list)
    """Places, in order."""
    withdrawn: set[int] = field(default_factory=set)
    """Of those, the ones that what is undone had added."""
    kept: list[Kept] = field(default_factory=list)
    untouched: set[int] = field(default_factory=set)
    """Places left alone altogether, with the rows of their sources: out of the territory, or added and not withdrawn."""
    _digest: Any = field(default_factory=sha256)

    def add(self, plans: Iterable[PlacePlan]) -> None:
        """Count these places in."""
        for plan in plans:
            self._digest.update(plan.told())
            self.kept += plan.kept
            if plan.steps:
                self.changed.append(plan.place.pk)
            if plan.is_withdrawn:
                self.withdrawn.add(plan.place.pk)
            if any(one.reason == Reason.OUTSIDE for one in plan.kept) or (plan.is_added and not plan.is_withdrawn):
                self.untouched.add(plan.place.pk)

    @property
    def stamp(self) -> str:
        """Stands for exactly these plans, in this order."""
        return str(self._digest.hexdigest()[:32])


def plans(
    undone: Undoable, *, within: PlaceQuerySet | None = None, places: Collection[int] | None = None, lock: bool = False
) -> Iterator[list[PlacePlan]]:
    """The plans of all the places that this wrote, or of those only, CHUNK at a time, the oldest first.

    `within`: the places that whoever undoes answers for, None for all; the plans of others leave everything as it is. `lock`: lock the
    places, in a transaction. Queries: 1, and 7 for each chunk at most.
    """
    revisions = _revisions(undone) if places is None else _revisions(undone).filter(place__in=places)
    numbers = revisions.order_by("place_id", "-pk").values_list("place_id", "pk")
    by_place = [(place_id, [pk for _, pk in group]) for place_id, group in groupby(numbers, key=itemgetter(0))]
    for start in range(0, len(by_place), CHUNK):
        yield _Chunk(undone, dict(by_place[start : start + CHUNK]), within=within, lock=lock).plans()


def preview(undone: Undoable, *, within: PlaceQuerySet | None = None) -> Outlook:
    """What undoing would do in all. The queries of `plans`."""
    outlook = Outlook()
    for chunk in plans(undone, within=within):
        outlook.add(chunk)
    return outlook


class _Chunk:
    """The plans of some places. `numbers`: of the writes to take back, the last first, by place."""

    def __init__(self, undone: Undoable, numbers: dict[int, list[int]], *, within: PlaceQuerySet | None, lock: bool) -> None:
        self.undone, self.numbers = undone, numbers
        wanted = [number for one in numbers.values() for number in one]
        found = Place.objects.select_for_update() if lock else Place.objects.all()
        self.places = found.filter(pk__in=numbers).order_by("pk").prefetch_related("services").in_bulk()
        self.revisions = _revisions(undone).filter(pk__in=wanted).in_bulk()
        self.inside = set(numbers) if within is None else set(within.filter(pk__in=numbers).values_list("pk", flat=True))
        self.born = {one.place_id for one in self.revisions.values() if is_birth(one.changes)}
        self.reasons = self._reasons_to_stay(self.born) if self.born else {}
        self.past = read_past(numbers, set(wanted))

    def plans(self) -> list[PlacePlan]:
        return [self._plan(self.places[place_id], [self.revisions[one] for one in numbers]) for place_id, numbers in self.numbers.items()]

    def _plan(self, place: Place, revisions: Sequence[Revision]) -> PlacePlan:
        plan = PlacePlan(place, is_added=place.pk in self.born)
        if place.pk not in self.inside:
            _keep(plan, (path for revision in revisions for path in revision.changes), Reason.OUTSIDE)
        elif place.pk in self.reasons:
            _keep(plan, ["status"], self.reasons[place.pk])
        else:
            self._take_back(plan, revisions)
        return plan

    def _take_back(self, plan: PlacePlan, revisions: Sequence[Revision]) -> None:
        """The last write first: one taken back is as if it had never been for those under it."""
        facts = facts_of(plan.place, plan.place.services.all())
        now = facts_of(plan.place, plan.place.services.all()) if len(revisions) > 1 else {}
        ledger = self.past.ledgers[plan.place.pk]
        for revision in revisions:
            taken = take_back(facts, revision.changes, now=ledger.standing, after=self.past.after[revision.pk])
            _keep(plan, taken.kept, Reason.TOUCHED_SINCE)
            if taken.changes:
                step = Step(revision, taken.changes, _gives_back(self.undone, revision))
                plan.steps.append(step)
                give(facts, step.changes)
                # It will have the number of a write to come: any that is not taken yet.
                ledger.write(-len(plan.steps), step.changes, gives_back=revision.pk if step.gives_back else None)
        plan.changes = diff(now, facts) if len(plan.steps) > 1 else dict(plan.steps[0].changes) if plan.steps else {}

    def _reasons_to_stay(self, born: Collection[int]) -> dict[int, Reason]:
        """Places that the batch added and that must not be withdrawn, with why. Two queries."""
        told: Iterable[int] = ()
        if isinstance(self.undone, Batch):
            own = Trace.objects.filter(batch=self.undone, record__isnull=False, before__isnull=True).values("record")
            records = SourceRecord.objects.filter(place_id__in=born, withdrawn_at__isnull=True).exclude(pk__in=own)
            told = records.values_list("place_id", flat=True)
        merged = Place.objects.filter(merged_into__in=born).values_list("merged_into", flat=True)
        return dict.fromkeys(merged, Reason.STANDS_FOR_ANOTHER) | dict.fromkeys(told, Reason.TOLD_ELSEWHERE)


def _revisions(undone: Undoable) -> Any:
    return Revision.objects.filter(batch=undone) if isinstance(undone, Batch) else Revision.objects.filter(pk=undone.pk)


def _gives_back(undone: Undoable, revision: Revision) -> bool:
    """What one write of a file said is corrected by whoever undoes it; all else belongs again to those who had written it before."""
    return isinstance(undone, Batch) or revision.origin not in (Origin.IMPORT, Origin.API)


def _keep(plan: PlacePlan, paths: Iterable[str], reason: Reason) -> None:
    found = [Kept(plan.place.pk, path, reason) for path in dict.fromkeys(paths)]
    plan.kept += [kept for kept in found if kept not in plan.kept]
