"""French public holidays, national and local: the days when usual opening hours may not hold.

Sources: Code du travail L3133-1 (national), L3134-13 (Alsace-Moselle), L3422-2 (abolition of slavery overseas), and the
territories' own lists for the Pacific. Feasts set by the moon in Mayotte, and local customs, are not here.
"""

from datetime import date, timedelta
from functools import lru_cache

_NATIONAL = {
    (1, 1): "jour de l'An",
    (5, 1): "fête du Travail",
    (5, 8): "8 mai",
    (7, 14): "fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "11 novembre",
    (12, 25): "Noël",
}

# Days after Easter Sunday.
_NATIONAL_AROUND_EASTER = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}

_ABOLITION = "abolition de l'esclavage"
_ALSACE_MOSELLE = {(12, 26): "lendemain de Noël"}

_LOCAL = {
    "57": _ALSACE_MOSELLE,
    "67": _ALSACE_MOSELLE,
    "68": _ALSACE_MOSELLE,
    "971": {(5, 27): _ABOLITION},
    "972": {(5, 22): _ABOLITION},
    "973": {(6, 10): _ABOLITION},
    "974": {(12, 20): _ABOLITION},
    "976": {(4, 27): _ABOLITION},
    "977": {(10, 9): _ABOLITION},
    # The law said 27 May, the island has kept 28 May since 2018 (prefecture, May 2019): both days are doubtful.
    "978": {(5, 27): _ABOLITION, (5, 28): _ABOLITION},
    "986": {(4, 28): "Saint-Pierre-Chanel", (7, 29): "fête du territoire"},
    # 20 November replaced 29 June in 2025 (assembly of French Polynesia, 6 May 2025).
    "987": {(3, 5): "arrivée de l'Évangile", (11, 20): "Matari'i"},
    "988": {(9, 24): "fête de la citoyenneté"},
}

# In Alsace-Moselle by law in the communes that have a Protestant church: taken as a holiday everywhere there.
_GOOD_FRIDAY = frozenset({"57", "67", "68", "987"})


def public_holiday(day: date, department: str = "") -> str | None:
    """The French name of the public holiday of this day, None on an ordinary day.

    `department` is a code ("67", "972"); blank or unknown means the national holidays only.
    """
    return _holidays(day.year, department).get((day.month, day.day))


def is_national(day: date) -> bool:
    """Whether this day is a public holiday in all of France."""
    return public_holiday(day) is not None


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the "anonymous" algorithm, Nature, 20 April 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - shift + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - moon - year_rest) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=512)
def _holidays(year: int, department: str) -> dict[tuple[int, int], str]:
    easter = easter_sunday(year)
    moving = {easter + timedelta(days=days): name for days, name in _NATIONAL_AROUND_EASTER.items()}
    if department in _GOOD_FRIDAY:
        moving[easter - timedelta(days=2)] = "Vendredi saint"
    by_day = {(day.month, day.day): name for day, name in moving.items()}
    return _LOCAL.get(department, {}) | _NATIONAL | by_day
