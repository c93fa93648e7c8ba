"""How far a place is, in words: metres and minutes when it can be walked, kilometres beyond; nothing more exact than what is known."""

from orientation.needs import Precision, Spot
from orientation.travelling import PACES, Way, minutes_for
from places.hours_words import NBSP
from places.presenting.words import METRES, distance_words, of_town

WALKABLE_M = 3000
"""Beyond, minutes on foot tell nothing: only kilometres are said."""

NO_WAY = "Le temps maximum n'a pas compté : dites comment la personne se déplace."
STREET_LOST = "Nous n'avons pas trouvé la rue."
IN_WORDS = {Way.FOOT: "à pied", Way.TRANSPORT: "en transports", Way.CAR: "en voiture"}


def way_words(metres: float | None, *, spot: Spot, exact: bool, way: str = "") -> str:
    """As "800 m, environ 15 minutes à pied", "5 km". Blank when it means nothing: no place was said, or a whole département.

    From a town hall, which is not where the person is: "à 800 m de la mairie", without minutes. `exact`: whether the position of the place
    is its own. When it is not, or the person's was rounded, neither metres nor minutes are said. `way`: how the person said they go about
    (`Way`): minutes are then said of any distance, "à 5 km de la mairie, environ 40 minutes en transports".
    """
    if metres is None or not spot.is_measured:
        return ""
    if not exact or spot.precision == Precision.POSITION:
        return distance_words(metres, exact=False).removeprefix("à ")
    from_hall = spot.precision == Precision.COMMUNE
    said = f"à {short_words(metres)} de la mairie" if from_hall else short_words(metres)
    if not way and (from_hall or metres > WALKABLE_M):
        return said
    moving = Way(way or Way.FOOT)
    return f"{said}, environ {minutes_for(moving, metres)}{NBSP}minutes {IN_WORDS[moving]}"


def measured_words(spot: Spot) -> str:
    """What the distances of the page are, in one sentence; or, when it shows none, why."""
    if spot.precision == Precision.COMMUNE:
        said = f"Les distances sont comptées à vol d'oiseau, depuis la mairie {of_town(town_of(spot))}."
        return f"{STREET_LOST} {said}" if spot.street_lost else said
    if spot.precision == Precision.ADDRESS:
        return "Les distances sont comptées à vol d'oiseau, depuis l'adresse donnée."
    if spot.precision == Precision.POSITION:
        return "Les distances sont comptées à vol d'oiseau, depuis la position du téléphone, à 1 km près."
    return ""


def street_lost_words(spot: Spot) -> str:
    """That the street was not found, and what stands for it, before any distance is shown; "" when no street was lost."""
    town_hall = f"la mairie {of_town(town_of(spot))}"
    return f"{STREET_LOST} Les distances sont comptées depuis {town_hall}." if spot.street_lost else ""


def travel_note(way: str, *, minutes_asked: bool) -> str:
    """What the minutes of the page are; or, when some were asked without a way, that they do not count. Blank when none are said."""
    if not way:
        return NO_WAY if minutes_asked else ""
    pace = PACES[Way(way)]
    before = f", plus {pace.before:.0f}{NBSP}minutes" if pace.before else ""
    return f"Les minutes sont une estimation, d'après la distance : {pace.km_an_hour:.0f}{NBSP}km/h {IN_WORDS[Way(way)]}{before}."


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
