"""How far a place is, in words: metres and minutes when it can be walked, kilometres beyond; nothing more exact than what is known."""

import math

from orientation.needs import Precision, Spot
from places.hours_words import NBSP
from places.presenting.words import METRES, distance_words, of_town

WALKING_M_A_MINUTE = 5000 / 60
"""5 km/h, the usual pace of an adult."""

WALKABLE_M = 3000
"""Beyond, minutes on foot tell nothing: only kilometres are said."""

MINUTES_STEP = 5
"""Minutes are said by fives, rounded up: streets are longer than the flight of a bird."""

MEASURED = (Precision.COMMUNE, Precision.POSITION, Precision.ADDRESS)
"""How where someone is must be known for a distance to mean something."""


def way_words(metres: float | None, *, spot: Spot, exact: bool) -> str:
    """As "800 m, environ 10 minutes à pied", "5 km". Blank when it means nothing: no place was said, or a whole département.

    `exact`: whether the position of the place is its own. When it is not, or the person's was rounded, neither metres nor minutes are said.
    """
    if metres is None or spot.precision not in MEASURED:
        return ""
    if not exact or spot.precision == Precision.POSITION:
        return distance_words(metres, exact=False).removeprefix("à ")
    if metres > WALKABLE_M:
        return distance_words(metres).removeprefix("à ")
    return f"{_short(metres)}, environ {_minutes(metres)}{NBSP}minutes à pied"


def measured_words(spot: Spot) -> str:
    """What the distances of the page are, in one sentence; or, when it shows none, why."""
    if spot.precision == Precision.COMMUNE:
        return f"Les distances sont comptées à vol d'oiseau, depuis la mairie {of_town(town_of(spot))}."
    if spot.precision == Precision.ADDRESS:
        return "Les distances sont comptées à vol d'oiseau, depuis l'adresse donnée."
    if spot.precision == Precision.POSITION:
        return "Les distances sont comptées à vol d'oiseau, depuis la position du téléphone, à 1 km près."
    return ""


def town_of(spot: Spot) -> str:
    """The label without the number of its département: "Saint-Denis"."""
    return spot.label.rpartition(" (")[0] or spot.label


def _short(metres: float) -> str:
    """Hundreds of metres, then kilometres and hundreds of metres: "800 m", "1,2 km", "2 km"."""
    hundreds = max(1, round(metres / 100))
    if hundreds < METRES / 100:
        return f"{hundreds * 100}{NBSP}m"
    kilometres, tenth = divmod(hundreds, 10)
    return f"{kilometres},{tenth}{NBSP}km" if tenth else f"{kilometres}{NBSP}km"


def _minutes(metres: float) -> int:
    return max(1, math.ceil(metres / WALKING_M_A_MINUTE / MINUTES_STEP)) * MINUTES_STEP
