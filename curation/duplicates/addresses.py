"""Addresses of two places of the same town, compared as streets and numbers. Pure."""

import re
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from places.text_keys import search_key

_WRITTEN_TYPES = {
    "avenue": "av ave avenue",
    "boulevard": "bd bld boul boulevard",
    "place": "pl place",
    "route": "rte route",
    "chemin": "ch che chem chemin",
    "allee": "all allee allees",
    "impasse": "imp impasse",
    "square": "sq square",
    "cours": "crs cours",
    "rue": "r rue",
    "quai": "q quai",
    "residence": "res residence",
    "faubourg": "fg fbg faubourg",
    "mail": "mail",
    "parvis": "parvis",
    "esplanade": "esp esplanade",
}
_TYPES = {written: kind for kind, many in _WRITTEN_TYPES.items() for written in many.split()}
_SHORT = {"gal": "general", "gen": "general", "dr": "docteur", "cdt": "commandant", "mal": "marechal", "pdt": "president"}
_SMALL_WORDS = "a au aux d de des du et l la le les bis ter quater b t cedex bp cs"
_SMALL = frozenset(_SMALL_WORDS.split())
_NUMBER = re.compile(r"^(?P<first>\d{1,4})(?: ?(?:a|et|bis|ter|quater|b|t) ?| )?(?P<last>\d{1,4})?(?= |$)")


@dataclass(frozen=True, slots=True)
class Address:
    """`numbers`: first and last number in the street, both 0 when there is none. `type`: rue, place…, or "". `street`: its words."""

    numbers: tuple[int, int]
    type: str
    street: str


class Nearness(IntEnum):
    """What two addresses say of each other, from the least."""

    OTHER_STREET = 0
    UNKNOWN = 1  # one of them has no street
    OTHER_NUMBER = 2
    COMPATIBLE = 3  # the same street, and a number is missing; or the street's type differs
    SAME = 4


def read_address(text: str, *towns: str) -> Address:
    """The parts of an address. `towns`: how its town is written, in any number of ways: a street named for the town keeps its words."""
    key = search_key(text)
    for town in sorted({search_key(town) for town in towns if town}, key=len, reverse=True):
        key = re.sub(rf"(?: \d{{5}})? {re.escape(town)}$", "", key)
    found = _NUMBER.match(key)
    first = int(found["first"]) if found else 0
    last = int(found["last"] or 0) if found else 0
    words = key[found.end() :].split() if found else key.split()
    kind = next((_TYPES[word] for word in words[:2] if word in _TYPES), "")
    street = [_SHORT.get(word, word) for word in words if word not in _SMALL and word not in _TYPES and not word.isdigit()]
    return Address((first, max(first, last)) if last - first < WIDEST_RANGE else (first, first), kind, " ".join(street))


WIDEST_RANGE = 60
"""Numbers: "5-9" is one building, "12 1200" is not a range."""
STREET_RATIO = 86
"""Percent: "Dogliani" and "Doglani", not "Gambetta" and "Jaurès"."""


def nearness(one: Address, other: Address) -> Nearness:
    """What the addresses of two places of the same town say of each other."""
    if not one.street or not other.street:
        return Nearness.UNKNOWN
    if fuzz.token_set_ratio(one.street, other.street) < STREET_RATIO and fuzz.ratio(one.street, other.street) < STREET_RATIO:
        return Nearness.OTHER_STREET
    types_differ = bool(one.type and other.type and one.type != other.type)
    numbered = one.numbers[0] and other.numbers[0]
    if numbered and (one.numbers[0] > other.numbers[1] or other.numbers[0] > one.numbers[1]):
        return Nearness.OTHER_NUMBER
    if types_differ:
        return Nearness.COMPATIBLE if numbered else Nearness.OTHER_NUMBER
    return Nearness.SAME if bool(one.numbers[0]) == bool(other.numbers[0]) else Nearness.COMPATIBLE
