"""Accepting: which places may be sent someone. Never by surprise: a place says that it takes referrals, or its address was proved."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q

from places.models import Place
from places.vocabulary import AccessMode, Origin, Status
from referrals.models import Opposition

PROVED_DAYS = 365
"""An address at which the place, or the team, vouched for the record less than a year ago is taken to be read."""

PROVED_BY = frozenset({Origin.OWNER, Origin.STAFF})


def accepting(places: list[Place], today: date) -> dict[str, str]:
    """Code → the address to write to, for those of these places that accept. One query.

    A place accepts when it is open, published an address, did not oppose, and either lists "Envoyer un mail avec une fiche de
    prescription" among its ways of access, or was vouched for by itself or by the team in the last year.
    """
    opposed = opposing([place.pk for place in places])
    return {place.code: place.emails[0] for place in places if place.pk not in opposed and place.emails and _takes(place, today)}


def opposing(places: Collection[int]) -> set[int]:
    """Those of these keys of places that oppose, or into which one that opposes was merged: it is the same people. One query."""
    theirs = Q(place__in=places) | Q(place__merged_into__in=places)
    found = Opposition.objects.filter(theirs).values_list("place", "place__merged_into")
    return {key for keys in found for key in keys if key is not None}


def oppose(place: Place, *, today: date) -> None:
    """Nothing is sent to this place any more. Said twice, it is kept once. Two queries at most."""
    Opposition.objects.get_or_create(place=place, defaults={"since": today})


def _takes(place: Place, today: date) -> bool:
    if place.status != Status.PUBLISHED:
        return False
    proved = place.verified_on is not None and place.verified_on > today - timedelta(days=PROVED_DAYS) and place.verified_by in PROVED_BY
    return AccessMode.PRESCRIPTION in (place.access_modes or ()) or proved
