"""Whereabouts: the address of a row, the commune it is in, and where that is; the same columns in every format."""

import re
from collections.abc import Mapping
from typing import Any, Final

from places.departments import department_of_postal_code
from places.facts import DECIMALS, Facts
from places.gazetteer.lookup import FoundBy, Gazetteer, Resolution
from places.gazetteer.rows import CommuneRow
from places.geography import Point
from places.importing.cells import as_text, clean_fitted, clean_line, fit
from places.importing.journal import Hopeless, Journal
from places.importing.positions import TRUSTED_WITHIN_M, clean_position
from places.importing.standard import UNKNOWN_POSTAL_CODE, Column
from places.importing.texts import UNREADABLE
from places.vocabulary import PositionPrecision

_INSEE = re.compile(r"(?:[013-9]\d|2[AB1-9])\d{3}", re.ASCII)
_FIVE_DIGITS = re.compile(r"(?<!\d)\d{5}(?!\d)", re.ASCII)
_CEDEX = re.compile(r"[\s,(-]*\bc[eé]dex\b.*$", re.IGNORECASE)
_LEADING_POSTAL_CODE = re.compile(r"^(?:F-)?\d{5}\s+(?=\D)", re.ASCII)

COLUMNS: Final = (
    Column.ADDRESS,
    Column.ADDRESS_DETAILS,
    Column.POSTAL_CODE,
    Column.CITY,
    Column.INSEE,
    Column.LATITUDE,
    Column.LONGITUDE,
)


def locate(cells: Mapping[str, Any], journal: Journal, gazetteer: Gazetteer) -> Facts:
    """Address, commune and position of a row.

    The position is the row's own when it stands near its commune, else that of the town hall, which `position_precision` says.
    Raises `Hopeless` when nothing tells where the place is.
    """
    city = _city(cells.get(Column.CITY), journal)
    postal_code = _postal_code(cells.get(Column.POSTAL_CODE), journal)
    insee = _insee(cells.get(Column.INSEE), journal)
    resolution = gazetteer.resolve(name=city, postal_code=postal_code, insee=insee)
    commune, position = _place(resolution, postal_code, cells, journal)
    if commune is None and not postal_code and position is None:
        raise _nowhere(cells)
    _note_commune(resolution, commune, (insee, postal_code, city), journal)
    return {
        "address": _fitted(cells, Column.ADDRESS, "address", "Adresse complète", journal),
        "address_details": _fitted(cells, Column.ADDRESS_DETAILS, "address_details", "Complément d'adresse", journal),
        "postal_code": postal_code or _only_postal_code(commune, journal),
        "city": _completed_city(city, commune, journal),
        "commune": commune.code if commune else None,
        **_position_facts(position, commune),
    }


def _place(resolution: Resolution, postal_code: str, cells: Mapping[str, Any], journal: Journal) -> tuple[CommuneRow | None, Point | None]:
    """The commune and the point, each checking the other: the point may side with the INSEE code that name and postal code outvoted."""
    commune, disbelieved = resolution.commune, resolution.disbelieved
    latitude, longitude = cells.get(Column.LATITUDE), cells.get(Column.LONGITUDE)
    if commune and disbelieved:
        attempt = Journal()
        position = clean_position(latitude, longitude, attempt, expected=_point_of(disbelieved))
        if position and _sides_with(position, disbelieved, commune, postal_code):
            journal.repairs += attempt.repairs
            return disbelieved, position
    return commune, clean_position(latitude, longitude, journal, expected=_point_of(commune))


def _sides_with(position: Point, disbelieved: CommuneRow, preferred: CommuneRow, postal_code: str) -> bool:
    """Whether a point near the disbelieved commune is far from the preferred one, or only nearer but with the postal code on its side."""
    here, there = _point_of(disbelieved), _point_of(preferred)
    if here is None or there is None:
        return False
    nearer = position.distance_m(here) < position.distance_m(there)
    return position.distance_m(there) > TRUSTED_WITHIN_M or (nearer and postal_code in disbelieved.postal_codes)


def _point_of(commune: CommuneRow | None) -> Point | None:
    if commune is None or commune.latitude is None or commune.longitude is None:
        return None
    return Point(commune.latitude, commune.longitude)


def _position_facts(position: Point | None, commune: CommuneRow | None) -> Facts:
    precision = PositionPrecision.SOURCE if position else PositionPrecision.COMMUNE
    point = position or _point_of(commune)
    if point is None:
        return {"latitude": None, "longitude": None, "position_precision": ""}
    return {
        "latitude": round(point.latitude, DECIMALS),
        "longitude": round(point.longitude, DECIMALS),
        "position_precision": precision.value,
    }


def _city(value: Any, journal: Journal) -> str:
    cleaned = clean_line(value, Column.CITY, journal)
    city = _LEADING_POSTAL_CODE.sub("", _CEDEX.sub("", cleaned))
    if city != cleaned:
        journal.repair(Column.CITY, cleaned, city, "mention postale retirée du nom de la commune")
    return fit(city, "city", label="Commune", column=Column.CITY, journal=journal)


def _completed_city(city: str, commune: CommuneRow | None, journal: Journal) -> str:
    """The city as the source writes it; the gazetteer's name when it writes none, or writes it with lost letters."""
    if commune and (not city or UNREADABLE in city):
        journal.repair(Column.CITY, city, commune.name, "nom de la commune rétabli d'après le répertoire")
        return commune.name
    return city


def _postal_code(value: Any, journal: Journal) -> str:
    """Five digits that belong to a French département, else ""."""
    raw = as_text(value)
    if raw in ("", UNKNOWN_POSTAL_CODE):
        return ""
    digits = re.sub(r"\.0+$|[\s.\u00a0]", "", raw)
    code = digits.zfill(5) if re.fullmatch(r"[1-9]\d{3}", digits, re.ASCII) else digits
    found = re.fullmatch(r"\d{5}", code, re.ASCII) or _FIVE_DIGITS.search(raw) or re.match(r"\d{5}(?=\D)", code, re.ASCII)
    code = found[0] if found else ""
    if not department_of_postal_code(code):
        journal.repair(Column.POSTAL_CODE, raw, "", "code postal illisible ou étranger : écarté")
        return ""
    if code != raw:
        reason = "zéro initial rétabli" if len(digits) == 4 else "code postal mis en forme"
        journal.repair(Column.POSTAL_CODE, raw, code, reason)
    return code


def _only_postal_code(commune: CommuneRow | None, journal: Journal) -> str:
    if commune is None or len(commune.postal_codes) != 1:
        return ""
    journal.repair(Column.POSTAL_CODE, "", commune.postal_codes[0], "le seul de la commune")
    return commune.postal_codes[0]


def _insee(value: Any, journal: Journal) -> str:
    raw = as_text(value)
    if not raw:
        return ""
    code = re.sub(r"\.0+$|\s", "", raw).upper()
    code = code.zfill(5) if re.fullmatch(r"\d{4}", code, re.ASCII) else code
    if not _INSEE.fullmatch(code):
        journal.repair(Column.INSEE, raw, "", "ce n'est pas un code INSEE : écarté")
        return ""
    if code != raw:
        journal.repair(Column.INSEE, raw, code, "code INSEE mis en forme")
    return code


def _note_commune(resolution: Resolution, commune: CommuneRow | None, told: tuple[str, str, str], journal: Journal) -> None:
    """Say how the commune was found whenever it is not simply the one of the INSEE code received."""
    insee, postal_code, city = told
    found = commune.code if commune else ""
    if commune is None:
        journal.repair(Column.CITY, f"{postal_code} {city}".strip(), "", "commune introuvable dans le répertoire : lieu gardé sans elle")
    elif not insee:
        journal.repair(Column.INSEE, "", found, _COMPLETED.get(resolution.found_by, "complété d'après le nom de la commune"))
    elif resolution.found_by == FoundBy.FORMER_INSEE:
        journal.repair(Column.INSEE, insee, found, "ancienne commune : rattachée à celle d'aujourd'hui")
    elif resolution.disbelieved is commune and found:
        journal.repair(Column.CITY, f"{postal_code} {city}", found, "le point confirme le code INSEE contre le nom : à vérifier")
    elif found != insee and resolution.found_by == FoundBy.ARRONDISSEMENT and not resolution.contradicts_insee:
        journal.repair(Column.INSEE, insee, found, "arrondissement précisé")
    elif found != insee:
        journal.repair(Column.INSEE, insee, found, "contredit par le code postal et la commune : remplacé")
    elif resolution.contradicts_insee:
        journal.repair(Column.POSTAL_CODE, postal_code, postal_code, "d'un autre département que le code INSEE : à vérifier")


_COMPLETED = {
    FoundBy.POSTAL_CODE_AND_NAME: "complété d'après le code postal et la commune",
    FoundBy.ARRONDISSEMENT: "complété d'après l'arrondissement",
    FoundBy.NAME_AND_DEPARTMENT: "complété d'après la commune et le département",
    FoundBy.POSTAL_CODE_AND_CLOSE_NAME: "complété d'après le code postal et un nom proche",
    FoundBy.POSTAL_CODE: "complété d'après le code postal seul",
}


def _fitted(cells: Mapping[str, Any], column: Column, field: str, label: str, journal: Journal) -> str:
    return clean_fitted(cells.get(column), field, label=label, column=column, journal=journal)


def _nowhere(cells: Mapping[str, Any]) -> Hopeless:
    told = {column: as_text(cells.get(column)) for column in (Column.CITY, Column.POSTAL_CODE, Column.INSEE)}
    column = next((column for column, text in told.items() if text), Column.CITY)
    return Hopeless(
        column=column,
        value=told[column],
        reason="rien ne dit où est ce lieu : ni commune connue, ni code postal, ni position en France",
        fix="indiquer au moins le code postal et la commune, tels que La Poste les écrit",
    )
