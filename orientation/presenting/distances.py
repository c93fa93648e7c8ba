"""How far a place is, in words: metres and minutes when it can be walked, kilometres beyond; nothing more exact than what is known."""

import math

from orientation.needs import Precision, Spot
from places.hours_words import NBSP
from places.presenting.words import METRES, distance_words, of_town

WALKING_M_A_MINUTE = 5000 / 60
"""5 km/h, the usual pace of an adult."""

WALKABLE_M = 3000
"""Beyond, minutes on foot tell nothing: only kilometres are said."""

DETOUR = 1.3
"""How much longer streets are than the flight of a bird, as measured in towns (detour indexes of 1.2 to 1.4 are usual)."""

MINUTES_STEP = 5
"""Minutes are said by fives, rounded up: half a promise is worse than none."""


def way_words(metres: float | None, *, spot: Spot, exact: bool) -> str:
    """As "800 m, environ 15 minutes à pied", "5 km". Blank when it means nothing: no place was said, or a whole département.

    From a town hall, which is not where the person is: "à 800 m de la mairie", without minutes. `exact`: whether the position of the place
    is its own. When it is not, or the person's was rounded, neither metres nor minutes are said.
    """
    if metres is None or not spot.is_measured:
        return ""
    if not exact or spot.precision == Precision.POSITION:
        return distance_words(metres, exact=False).removeprefix("à ")
    if spot.precision == Precision.COMMUNE:
        return f"à {short_words(metres)} de la mairie"
    if metres > WALKABLE_M:
        return short_words(metres)
    return f"{short_words(metres)}, environ {_minutes(metres)}{NBSP}minutes à pied"


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


def short_words(metres: float) -> str:
    """Hundreds of metres, then kilometres and hundreds of metres, then kilometres alone: "800 m", "1,2 km", "5 km"."""
    if metres > WALKABLE_M:
        return distance_words(metres).removeprefix("à ")
    hundreds = max(1, round(metres / 100))
    if hundreds < METRES / 100:
        return f"{hundreds * 100}{NBSP}m"
    kilometres, tenth = divmod(hundreds, 10)
    return f"{kilometres},{tenth}{NBSP}km" if tenth else f"{kilometres}{NBSP}km"


def _minutes(metres: float) -> int:
    return max(1, math.ceil(metres * DETOUR / WALKING_M_A_MINUTE / MINUTES_STEP)) * MINUTES_STEP
