"""Nearby: a few open places around another one, for those who cannot be helped there."""

from datetime import datetime

from places.geography import Point
from places.models import Place
from places.presenting.cards import Card, cards, for_cards

NEARBY = 3
"""Enough to choose from, few enough to be read."""


def nearby(place: Place, at: datetime) -> list[Card]:
    """The nearest open places at this moment (aware); none when the position of this one is not known. Queries: `near`, and one."""
    if place.latitude is None or place.longitude is None:
        return []
    others = for_cards(Place.objects.published().exclude(pk=place.pk))
    return cards(others.near(Point(place.latitude, place.longitude), limit=NEARBY), at)
