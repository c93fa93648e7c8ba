"""Territories: over which places an account may do what its role allows.

A place belongs to the département of its commune (`Place.department`). One whose commune is unknown belongs to no territory: admins alone
see it, since nobody else can be said to answer for it (docs/adr/0018).
"""

from accounts.models import User
from accounts.policy import covers_everything
from places.models import Place
from places.querysets import PlaceQuerySet


def territory_of(user: User) -> list[str]:
    """Codes of the départements of an account that does not cover everything; none for an account that is closed or has no role."""
    return list(user.territory) if user.is_active and user.role else []


def within(user: User, places: PlaceQuerySet) -> PlaceQuerySet:
    """Those of these places that are in the territory of this account. Adds no query."""
    return places if covers_everything(user) else places.filter(department__in=territory_of(user))


def covers(user: User, place: Place) -> bool:
    """Whether this place is in the territory of this account. No query, if `department` is loaded."""
    return covers_department(user, place.department)


def covers_department(user: User, code: str | None) -> bool:
    """Whether a département is in the territory of this account; None: one that nobody knows, hence nobody's. No query."""
    return covers_everything(user) or (code is not None and code in territory_of(user))
