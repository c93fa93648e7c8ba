"""Deciding on a pair without merging it: these are two places, or one address and two services. Remembered, and taken back."""

from datetime import datetime

from django.db import transaction

from curation.models import DistinctPair, SharedAddress
from places.models import Place

_MODELS = (DistinctPair, SharedAddress)


@transaction.atomic
def say_two_places(one: Place, other: Place, *, at: datetime, author_id: int | None) -> DistinctPair:
    """They are two: never propose them again. Takes the place of "one address, two services". Twice is once. Raises SamePlaceError."""
    first, second = _in_order(one, other)
    SharedAddress.objects.filter(first_id=first, second_id=second).delete()
    return DistinctPair.objects.get_or_create(first_id=first, second_id=second, defaults={"decided_at": at, "decided_by_id": author_id})[0]


@transaction.atomic
def say_same_address(one: Place, other: Place, *, at: datetime, author_id: int | None) -> SharedAddress:
    """One door, two services. Takes the place of "two places". Twice is once. Raises SamePlaceError."""
    first, second = _in_order(one, other)
    DistinctPair.objects.filter(first_id=first, second_id=second).delete()
    return SharedAddress.objects.get_or_create(first_id=first, second_id=second, defaults={"decided_at": at, "decided_by_id": author_id})[0]


def take_back(one: Place, other: Place) -> bool:
    """Forget what was decided of the two; the next search may propose them again. False when nothing was."""
    first, second = _in_order(one, other)
    return any(model.objects.filter(first_id=first, second_id=second).delete()[0] for model in _MODELS)


def decision_on(one: Place, other: Place) -> DistinctPair | SharedAddress | None:
    """What was decided of the two, if anything. Two queries at most."""
    first, second = _in_order(one, other)
    found = (model.objects.select_related("decided_by").filter(first_id=first, second_id=second).first() for model in _MODELS)
    return next((decision for decision in found if decision is not None), None)


def decided_pairs() -> set[tuple[int, int]]:
    """Every pair decided on, the lower key first. Two queries."""
    return {pair for model in _MODELS for pair in model.objects.values_list("first_id", "second_id")}


class SamePlaceError(Exception):
    """A place cannot be compared with itself."""


def _in_order(one: Place, other: Place) -> tuple[int, int]:
    if one.pk == other.pk:
        raise SamePlaceError
    return min(one.pk, other.pk), max(one.pk, other.pk)
