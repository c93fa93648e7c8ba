"""Positions: the point a row gives, put right when that is certain, and trusted only near its commune."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from places.geography import Point
from places.importing import lambert93
from places.importing.cells import as_text, is_placeholder
from places.importing.journal import Journal
from places.importing.standard import Column
from places.importing.texts import plain_line

TRUSTED_WITHIN_M: Final = 20_000
"""Farther from the point of its commune, a position is wrong: of 9,192 real places, 99 % stand within 10.2 km of it."""

FAR: Final = f"position à plus de {TRUSTED_WITHIN_M // 1000} km de sa commune : non retenue"

_NUMBER = re.compile(r"([-+]?)(\d+(?:\.\d*)?(?:[eE]-?\d{1,2})?)\s*°?\s*([NSEOW]?)", re.ASCII)
_WELL_WRITTEN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_BOTH_IN_ONE = re.compile(r"\s*\(?(-?\d{1,3}[.,]\d+)\s*[,;\s]\s*(-?\d{1,3}[.,]\d+)\)?\s*", re.ASCII)

# South, north, west, east. Only used when the commune is not known: with it, distance decides.
_FRENCH_LANDS = (
    (41.0, 51.6, -5.6, 10.0),  # metropolitan France
    (14.3, 18.2, -63.3, -60.7),  # Antilles
    (2.0, 6.0, -55.0, -51.3),  # Guyane
    (-21.5, -20.7, 55.1, 56.0),  # La Réunion
    (-13.2, -12.5, 44.9, 45.4),  # Mayotte
    (46.6, 47.3, -56.6, -56.0),  # Saint-Pierre-et-Miquelon
    (-23.0, -17.5, 158.0, 169.0),  # Nouvelle-Calédonie
    (-14.5, -13.0, -178.5, -176.0),  # Wallis-et-Futuna
    (-28.0, -7.5, -155.0, -134.0),  # Polynésie française
)

_SWAPPED = "latitude et longitude inversées : remises en place"
_SIGN = "signe de la longitude rétabli : le point retombe dans sa commune"
_PROJECTED = "coordonnées Lambert-93 converties en degrés"


class Candidate(NamedTuple):
    """A way to read two numbers: the point it gives, and what it supposes (French; blank: nothing)."""

    point: Point
    reason: str


def clean_position(latitude: Any, longitude: Any, journal: Journal, *, expected: Point | None) -> Point | None:
    """The point of a row that can be trusted, or None, the journal saying why unless the row gave no point.

    `expected` is the point of the row's commune, None when unknown: any point of French land is then believed.
    """
    raw = (as_text(latitude), as_text(longitude))
    numbers = _numbers(*raw)
    if numbers is None:
        if not all(not text or is_placeholder(text) for text in raw):
            _note(journal, raw, None, "coordonnées illisibles ou incomplètes : écartées")
        return None
    if numbers == (0, 0):
        _note(journal, raw, None, "point 0, 0 : écarté")
        return None
    found = next((one for one in _candidates(*numbers, certain=expected is not None) if _is_credible(one.point, expected)), None)
    if found is None:
        _refuse(journal, raw, numbers, expected)
        return None
    if found.reason:
        _note(journal, raw, found.point, found.reason)
    elif not all(_WELL_WRITTEN.fullmatch(text) for text in raw):
        _note(journal, raw, found.point, "coordonnées mises en forme")
    return found.point


def _numbers(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Both numbers, or None when either cannot be read; one cell may hold both."""
    first, second = _number(latitude), _number(longitude)
    if first is not None and second is not None:
        return first, second
    both = _BOTH_IN_ONE.fullmatch(latitude or longitude) if "" in (latitude, longitude) else None
    return (float(both[1].replace(",", ".")), float(both[2].replace(",", "."))) if both else None


def _number(text: str) -> float | None:
    """A number however its decimals and thousands were written; None when it is not one."""
    plain = re.sub(r"(?<=\d)[\s'](?=\d)", "", plain_line(text).text)
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    number = float(found[2])
    return -number if (found[1] == "-") != (found[3] in ("S", "O", "W")) else number


def _candidates(latitude: float, longitude: float, *, certain: bool) -> Iterator[Candidate]:
    """The ways these numbers may be read, the most natural first; a lost sign is only supposed if the commune can confirm it."""
    readings = [(latitude, longitude, ""), (longitude, latitude, _SWAPPED)]
    if certain:
        readings.append((latitude, -longitude, _SIGN))
    for first, second, reason in readings:
        if abs(first) <= 90 and abs(second) <= 180:
            yield Candidate(Point(first, second), reason)
    for x, y in ((longitude, latitude), (latitude, longitude)):
        if lambert93.covers(x, y):
            yield Candidate(lambert93.to_point(x, y), _PROJECTED)


def _is_credible(point: Point, expected: Point | None) -> bool:
    if expected:
        return point.distance_m(expected) <= TRUSTED_WITHIN_M
    return any(south <= point.latitude <= north and west <= point.longitude <= east for south, north, west, east in _FRENCH_LANDS)


def _refuse(journal: Journal, raw: tuple[str, str], numbers: tuple[float, float], expected: Point | None) -> None:
    """Say why no reading of these numbers is credible, and how far from its commune the point is."""
    latitude, longitude = numbers
    if abs(latitude) > 180 or abs(longitude) > 180:
        _note(journal, raw, None, "coordonnées projetées (en mètres) que rien ne permet de convertir : écartées")
    elif abs(latitude) > 90:
        _note(journal, raw, None, "coordonnées hors de la Terre : écartées")
    elif expected is None:
        _note(journal, raw, None, "position hors de France : écartée")
    else:
        km = Point(latitude, longitude).distance_m(expected) / 1000
        _note(journal, (raw[0], f"{raw[1]} (à {km:.0f} km)"), None, FAR)


def _note(journal: Journal, raw: tuple[str, str], point: Point | None, reason: str) -> None:
    after = f"{point.latitude}, {point.longitude}" if point else ""
    journal.repair(f"{Column.LATITUDE}, {Column.LONGITUDE}", ", ".join(raw), after, reason)
