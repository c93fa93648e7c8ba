"""What a person does with one place of the queue: all correct, unreachable, closed for good, put back.

Facts are written through `places.editing`, so each act is a revision; what concerns our own work is written on its `Upkeep`. Each act
raises MergedAway for a place that became another.
"""

from datetime import date
from enum import Enum

from django.db import transaction

from curation.freshness.frequency import Frequency
from curation.models import Upkeep
from places.editing import Authorship, change_place
from places.models import Place
from places.vocabulary import Status

MASKED_AFTER = 3
"""Calls in vain, on as many different days, before a place leaves the directory (not deleted: it may be put back)."""


class MergedAway(Exception):
    """The place was merged into another: it is that one that is to be verified."""


class Tried(Enum):
    """What a call in vain led to."""

    NOTED = "noted"
    ALREADY_TODAY = "already today"
    MASKED = "masked"


@transaction.atomic
def confirm(place: Place, *, by: Authorship) -> bool:
    """All correct: only says who verified and when. False when it was said today already.

    Calls in vain are over; so are complaints, which count until a place is verified.
    """
    _locked(place)
    confirmed = change_place(place, verification(place, by), by=by)
    answered(place)
    return confirmed


@transaction.atomic
def unreachable(place: Place, *, by: Authorship) -> tuple[Tried, int]:
    """Nobody answered, on this day of the place: what came of it, and how many days nobody did.

    At the third day the place is masked: withdrawn, so that its address still answers and names others. The same day counts once.
    """
    _locked(place)
    today = day_of(place, by)
    upkeep = locked_upkeep(place)
    if today.isoformat() in upkeep.unreachable_on:
        return Tried.ALREADY_TODAY, len(upkeep.unreachable_on)
    upkeep.unreachable_on = [*upkeep.unreachable_on, today.isoformat()]
    upkeep.tried_on = today
    upkeep.save(update_fields=["unreachable_on", "tried_on"])
    times = len(upkeep.unreachable_on)
    if times < MASKED_AFTER:
        return Tried.NOTED, times
    change_place(place, {"status": Status.WITHDRAWN.value}, by=by)
    return Tried.MASKED, times


@transaction.atomic
def close_for_good(place: Place, *, by: Authorship) -> bool:
    """The place is gone: withdrawn, its page says so and names the nearest. False when it already was."""
    _locked(place)
    closed = change_place(place, {"status": Status.WITHDRAWN.value}, by=by)
    answered(place)
    return closed


@transaction.atomic
def put_back(place: Place, *, by: Authorship) -> bool:
    """A withdrawn place is open after all: published, and verified, since someone had it on the telephone. False when it was already."""
    _locked(place)
    back = change_place(place, {"status": Status.PUBLISHED.value, **verification(place, by)}, by=by)
    answered(place)
    return back


@transaction.atomic
def set_frequency(place: Place, months: str) -> Frequency | None:
    """How often this place is asked from now on; None, and nothing changed, when that is not one of the frequencies (months, as typed)."""
    frequency = next((one for one in Frequency if str(one.value) == months), None)
    if frequency:
        locked_upkeep(place)
        Upkeep.objects.filter(place=place).update(frequency=frequency)
    return frequency


def verification(place: Place, by: Authorship) -> dict[str, str]:
    """The facts that say who vouches for this place, and on which day of its own clock."""
    return {"verified_on": day_of(place, by).isoformat(), "verified_by": by.origin.value}


def answered(place: Place) -> None:
    """Someone had an answer about this place: the calls in vain are over. One query."""
    Upkeep.objects.filter(place=place).update(unreachable_on=[], tried_on=None)


def day_of(place: Place, by: Authorship) -> date:
    """The day it is at the place when this is written."""
    return by.at.astimezone(place.zone).date()


def locked_upkeep(place: Place) -> Upkeep:
    """The upkeep of a place, created if need be, locked until the end of the transaction where the database locks rows."""
    Upkeep.objects.get_or_create(place=place)
    return Upkeep.objects.select_for_update().get(place=place)


def _locked(place: Place) -> None:
    """Hold the place until the end of the transaction, so that two acts on it come one after the other."""
    if Place.objects.select_for_update().values_list("status", flat=True).get(pk=place.pk) == Status.MERGED:
        raise MergedAway(place.code)
