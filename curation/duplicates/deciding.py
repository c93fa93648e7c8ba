"""Deciding on a pair without merging it: these are two places, or one address and two services. Remembered, and taken back.

A decision holds for the places that stand for those it was about: merged into another, a place takes its decisions with it, and gets them
back when the merge is undone. Nothing is moved: it is read so (docs/adr/0036).
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from curation.models import DistinctPair, DuplicatePair, SharedAddress
from curation.standing import STANDS_FOR_FIRST, STANDS_FOR_SECOND
from places.models import Place

Decision = DistinctPair | SharedAddress

_MODELS: tuple[type[DistinctPair], type[SharedAddress]] = (DistinctPair, SharedAddress)


@transaction.atomic
def say_two_places(one: Place, other: Place, *, at: datetime, author_id: int | None) -> Decision:
    """They are two: never propose them again. Takes the place of "one address, two services". Twice is once. Raises SamePlaceError."""
    return _say(DistinctPair, one, other, at, author_id)


@transaction.atomic
def say_same_address(one: Place, other: Place, *, at: datetime, author_id: int | None) -> Decision:
    """One door, two services. Takes the place of "two places". Twice is once. Raises SamePlaceError."""
    return _say(SharedAddress, one, other, at, author_id)


def take_back(one: Place, other: Place) -> bool:
    """Forget what was decided of the two, and of places merged into them; they may be proposed again. False when nothing was."""
    return any([_about(model, one, other).delete()[0] for model in _MODELS])


def decision_on(one: Place, other: Place) -> Decision | None:
    """What was decided of the two, if anything: the last word, when a merge brought several together. Two queries."""
    found = [decision for model in _MODELS for decision in _about(model, one, other).select_related("decided_by")]
    return max(found, key=lambda decision: decision.decided_at, default=None)


def decided_pairs() -> set[tuple[int, int]]:
    """Every pair decided on, the lower key first. Two queries."""
    standing = [pair for model in _MODELS for pair in model.objects.values_list(STANDS_FOR_FIRST, STANDS_FOR_SECOND) if pair[0] != pair[1]]
    return {(min(pair), max(pair)) for pair in standing}


def undecided(pairs: QuerySet[DuplicatePair]) -> QuerySet[DuplicatePair]:
    """Those of which nothing was decided. No query yet.

    One exclusion for each way in which a merge may have led to the pair: each is a join that follows an index. All in one OR, PostgreSQL
    would try them pair by pair, twenty times slower (2,000 pairs).
    """
    for model in _MODELS:
        for mine, theirs in (("first", "second"), ("second", "first")):
            for one in (mine, f"{mine}__merged_into"):
                for other in (theirs, f"{theirs}__merged_into"):
                    pairs = pairs.exclude(Exists(model.objects.filter(**{one: OuterRef("first"), other: OuterRef("second")})))
    return pairs


class SamePlaceError(Exception):
    """A place cannot be compared with itself."""


def _say(model: type[DistinctPair] | type[SharedAddress], one: Place, other: Place, at: datetime, author_id: int | None) -> Decision:
    first, second = _in_order(one, other)
    before = decision_on(one, other)
    if isinstance(before, model):
        return before
    for each in _MODELS:
        each.objects.filter(first_id=first, second_id=second).delete()
    made: Decision = model.objects.create(first_id=first, second_id=second, decided_at=at, decided_by_id=author_id)
    return made


def _about(model: type[DistinctPair] | type[SharedAddress], one: Place, other: Place) -> QuerySet[Decision]:
    """Decisions on these two, or on places merged into them."""
    first, second = _in_order(one, other)
    here, there = (Place.objects.filter(Q(pk=pk) | Q(merged_into=pk)).values("pk") for pk in (first, second))
    found: QuerySet[Decision] = model.objects.filter(Q(first__in=here, second__in=there) | Q(first__in=there, second__in=here))
    return found


def _in_order(one: Place, other: Place) -> tuple[int, int]:
    if one.pk == other.pk:
        raise SamePlaceError
    return min(one.pk, other.pk), max(one.pk, other.pk)
