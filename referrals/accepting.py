"""Accepting: which places may be sent someone. Never by surprise: a place says that it takes referrals, or its address was proved."""

from datetime import date, timedelta

from places.models import Place
from places.vocabulary import AccessMode, Origin, Status
from referrals.opposing import opposing

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


def _takes(place: Place, today: date) -> bool:
    if place.status != Status.PUBLISHED:
        return False
    proved = place.verified_on is not None and place.verified_on > today - timedelta(days=PROVED_DAYS) and place.verified_by in PROVED_BY
    return AccessMode.PRESCRIPTION in (place.access_modes or ()) or proved
