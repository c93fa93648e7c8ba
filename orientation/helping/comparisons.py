"""What was read of a helpline elsewhere than at its source: stored copies of public pages, each with its address and the date it bears.

It helps whoever checks a line, and checks nothing. It stays in the file of the repository: a site keeps only what a person did there.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from orientation.helping.helpline_file import SHIPPED_FILE, FaultyHelplinesError

AGREED = {
    "phone": "le numéro", "sms": "le numéro de SMS", "website": "le site", "hours": "les horaires", "languages": "les langues",
    "price": "le prix", "purpose": "ce que c'est", "owner": "qui le tient",
}  # fmt: skip
"""What a page may agree on, and its French."""


_DATED = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page. `dated`: the date it bears, "2024-11-15", "2024-11" or "2024"; blank when it bears none.

    `agrees`: codes of `AGREED`. `says`: what it says besides, or otherwise.
    """

    page: str
    dated: str = ""
    agrees: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the file says of a line, compared on a day with stored pages."""

    compared_on: date
    readings: tuple[Reading, ...]


def read_comparisons(path: Path = SHIPPED_FILE) -> dict[str, Comparison]:
    """Identifier → comparison, for the lines that have one, in the order of the file. Raises FaultyHelplinesError, and OSError."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FaultyHelplinesError(f"{path.name}: {error}") from error
    return {slug: _comparison(f"[{slug}]", table) for slug, table in tables.items() if "compared_on" in table or "read" in table}


def _comparison(place: str, table: dict[str, Any]) -> Comparison:
    if not table.get("compared_on") or not table.get("read"):
        raise FaultyHelplinesError(f"{place}: compared_on and read go together")
    return Comparison(compared_on=table["compared_on"], readings=tuple(_reading(place, told) for told in table["read"]))


def _reading(place: str, told: dict[str, Any]) -> Reading:
    strange = sorted(set(told) - {"page", "dated", "agrees", "says"}) + sorted(set(told.get("agrees", ())) - set(AGREED))
    if strange or not told.get("page", "").startswith(("https://", "http://")):
        raise FaultyHelplinesError(f"{place}: read: unknown {strange}, or a page without its address")
    if "dated" in told and not _DATED.fullmatch(told["dated"]):
        raise FaultyHelplinesError(f"{place}: read: {told['dated']} is no date")
    if not told.get("agrees") and not told.get("says"):
        raise FaultyHelplinesError(f"{place}: read: {told['page']} agrees on nothing and says nothing")
    return Reading(page=told["page"], dated=told.get("dated", ""), agrees=tuple(told.get("agrees", ())), says=told.get("says", ""))
