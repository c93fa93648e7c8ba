"""Travelling: how long the way takes, estimated from the flight of a bird, for want of a route. Pure.

An estimate, and said to be one: there is no timetable and no road here. It ranks places and warns; it never hides one.
"""

import math
from dataclasses import dataclass

from django.db.models import TextChoices


class Way(TextChoices):
    """How someone goes about."""

    FOOT = "pied", "À pied"
    TRANSPORT = "transports", "En transports"
    CAR = "voiture", "En voiture"


MINUTES_ASKED = (15, 30, 45, 60, 90)
"""The longest ways that may be asked for, in minutes. Few, so that one chooses rather than counts."""

MOST_MINUTES = 240
"""What a program may ask: half a day."""

DETOUR = 1.3
"""How much longer streets are than the flight of a bird, as measured in towns (detour indexes of 1.2 to 1.4 are usual)."""

STEP = 5
"""Minutes are said by fives, rounded up: half a promise is worse than none."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`km_an_hour` on the way; `before`: minutes that any journey costs besides."""

    km_an_hour: float
    before: float = 0.0


PACES = {
    Way.FOOT: Pace(5),
    Way.TRANSPORT: Pace(15, before=10),
    Way.CAR: Pace(30, before=5),
}
"""5 km/h is the usual pace of an adult. The others are our proposal, to be revised with hubs: a bus with its stops, and ten minutes to walk
to it and wait; a car in town and out, and five minutes to park. (In 2019 the average way to work, mostly by car, was 13.3 km in 25.5
minutes, 31 km/h: Insee and SDES, "Mobilité des personnes".)"""


def minutes_for(way: str, metres: float) -> int:
    """About how many minutes, by fives, for this many metres as the crow flies."""
    pace = PACES[Way(way)]
    exact = pace.before + metres * DETOUR * 60 / (pace.km_an_hour * 1000)
    return max(1, math.ceil(exact / STEP)) * STEP


def reach_m(way: str, minutes: int) -> float:
    """The metres as the crow flies beyond which the way takes more minutes than these; 0 when any does."""
    pace = PACES[Way(way)]
    return max(0.0, (minutes - pace.before) * pace.km_an_hour * 1000 / 60 / DETOUR)
