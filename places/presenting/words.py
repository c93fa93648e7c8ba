"""Numbers, dates and lists as French words, with the blanks that French typography keeps together."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from places.hours_words import MONTHS, NBSP
from places.phones import spoken
from places.text_keys import search_key

METRES = 1000
THIN = "\u202f"
"""Narrow no-break space: between thousands."""


def counted(number: int, one: str, many: str) -> str:
    """As "1 lieu", "214 lieux", "6 263 lieux"; zero and one are singular in French."""
    return f"{grouped(number)}{NBSP}{one if number < 2 else many}"


def grouped(number: int) -> str:
    """As "6 263"."""
    return f"{number:,}".replace(",", THIN)


def distance_words(metres: float, *, exact: bool = True) -> str:
    """As "à moins de 1 km", "à 3 km"; "à 3 km environ" when only the commune of the place is known."""
    if exact and metres < METRES:
        return f"à moins de 1{NBSP}km"
    words = f"à {grouped(max(1, round(metres / METRES)))}{NBSP}km"
    return words if exact else f"{words} environ"


def day_words(day: date) -> str:
    """As "3 mars 2026", "1er mars 2026"."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def listed(parts: Sequence[str], *, last: str = "et") -> str:
    """As "arabe, anglais et turc"."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def of_town(name: str) -> str:
    """As "de Saint-Denis", "d'Aubervilliers", "du Mans", "des Ulis". Before an h, always "de": nothing tells a mute one."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    first = search_key(name)[:1]
    return f"d'{name}" if first in "aeiouy" and name[:2] != "L'" else f"de {name}"


@lru_cache(maxsize=16_384)
def phone_words(e164: str) -> str:
    """A telephone number as it is written in France, on one line."""
    return spoken(e164).replace(" ", NBSP)
