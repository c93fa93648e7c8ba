"""Scope: among which places a need is answered, and how far from the person."""

import math

from django.db.models import Q

from orientation.judging.criteria.reach import ON_THE_SPOT
from orientation.needs import UNSAID, Precision, Spot
from orientation.searching.gathering import given_from_afar, offering
from places.querysets import PlaceQuerySet

REACH_M = 50_000.0
"""No place is proposed farther than this to someone who must go there: the last radius of the ladder, in metres."""

AFAR_M = 1_000_000.0
"""Help from afar is looked for within this many metres, the width of metropolitan France: the same clock, the same administrations."""

OVERSEAS = ("97", "98")
"""Codes of départements that begin so are overseas: from there, help in metropolitan France is at another hour and under other offices."""


def within_reach(category: str, spot: Spot) -> tuple[PlaceQuerySet, float]:
    """The places that offer a category (any, when blank) where the person is, and how far to look, in metres; infinite for no bound.

    A département is looked at whole. Someone who does not say where they are can only be helped from afar, by telephone.
    """
    if spot.precision == Precision.DEPARTMENT:
        return offering(category).in_departments([spot.department]), math.inf
    if spot.point is None:
        return _by_telephone(category), math.inf
    return offering(category), REACH_M


def is_helped_by_telephone(category: str) -> bool:
    """Whether someone helps with a category from afar, whoever does not say where they are. One query; none for what is met on the spot."""
    return within_reach(category, UNSAID)[0].exists()


def from_afar(category: str, spot: Spot) -> tuple[PlaceQuerySet, float]:
    """The places that help by telephone or on line, anywhere in the same part of the world, or at home in the same département; bound as
    `within_reach`."""
    places = _by_telephone(category, home=spot.home_department)
    code = spot.home_department
    if code.startswith(OVERSEAS):
        return places.in_departments([code]), math.inf
    return places, AFAR_M if spot.point else math.inf


def _by_telephone(category: str, *, home: str = "") -> PlaceQuerySet:
    """`home`: the département in which someone may come to the person's home, "" when it is not known."""
    if category in ON_THE_SPOT:
        return offering(category).none()
    at_home = Q(home_visits=True, department=home) if home else Q()
    return offering(category).filter(given_from_afar(category) | at_home).exclude(phone="")
