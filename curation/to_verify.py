"""To verify: which places nobody has said to be right for too long."""

from datetime import date, timedelta
from typing import Final

from places.querysets import PlaceQuerySet

VERIFIED_FOR: Final = timedelta(days=182)
"""A place said to be right is believed for half a year, as helplines are."""


def to_verify(places: PlaceQuerySet, today: date) -> PlaceQuerySet:
    """Those of these places that nobody verified in half a year, or ever. The date of a source is no verification. Adds no query."""
    return places.unverified_since(today - VERIFIED_FOR)
