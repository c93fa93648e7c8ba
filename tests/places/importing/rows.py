"""Invented rows of the national schema, and a small gazetteer to clean them with. A test writes only the cells that matter to it."""

import csv
import io
from datetime import date
from typing import Any

from places.facts import Facts
from places.gazetteer.lookup import Gazetteer
from places.gazetteer.rows import CommuneRow, FormerName
from places.importing.cleaning import clean_row
from places.importing.drafts import Draft, Rejection, Row
from places.importing.reading import ReadFile
from places.importing.standard import Column
from tests import towns

CHATEAUDUN = CommuneRow(
    code="28088", name="Châteaudun", postal_codes=("28200",), population=12878, region="24",
    latitude=48.07093, longitude=1.32716, point_source="town-hall",
)  # fmt: skip
BOURG_EN_BRESSE = CommuneRow(
    code="01053", name="Bourg-en-Bresse", postal_codes=("01000",), population=42000, region="84",
    latitude=46.20506, longitude=5.22596, point_source="town-hall",
)  # fmt: skip
ANNECY = CommuneRow(
    code="74010", name="Annecy", postal_codes=("74000", "74960"), population=131000, region="84",
    latitude=45.90099, longitude=6.12833, point_source="town-hall", former=(FormerName("74093", "Cran-Gevrier"),),
)  # fmt: skip
BREST = CommuneRow(
    code="29019", name="Brest", postal_codes=("29200",), population=139000, region="53",
    latitude=48.39005, longitude=-4.48626, point_source="town-hall",
)  # fmt: skip

GAZETTEER = Gazetteer((*towns.ALL, CHATEAUDUN, BOURG_EN_BRESSE, ANNECY, BREST))
TODAY = date(2026, 3, 3)

DULL: dict[str, str] = {column.value: "" for column in Column} | {
    "id": "essai-1",
    "nom": "Lieu d'essai",
    "commune": "Noisy-le-Sec",
    "code_postal": "93130",
    "code_insee": "93053",
    "adresse": "1 rue de l'Essai",
    "date_maj": "2025-11-20",
}
"""A row that needs no repair, and says nothing else."""


def national_row(**cells: Any) -> dict[str, Any]:
    """A dull row with these cells changed."""
    return {**DULL, **cells}


def outcome_of(cells: dict[str, Any], *, headings: dict[str, str] | None = None) -> Draft | Rejection:
    """What cleaning makes of a row whose headings are those of the standard, unless told otherwise."""
    known = headings if headings is not None else {heading: heading for heading in cells if heading in set(Column)}
    file = ReadFile("standard", [Row(2, cells)], tuple(cells), headings=known)
    return clean_row(file.rows[0], file, gazetteer=GAZETTEER, today=TODAY)


def draft_of(**cells: Any) -> Draft:
    """The draft of a dull row with these cells changed."""
    outcome = outcome_of(national_row(**cells))
    assert isinstance(outcome, Draft), outcome
    return outcome


def facts_of(**cells: Any) -> Facts:
    """What a dull row with these cells changed is understood to say."""
    return draft_of(**cells).facts


def reasons_of(**cells: Any) -> list[str]:
    """Why a dull row with these cells changed had to be repaired."""
    return [repair.reason for repair in draft_of(**cells).repairs]


def csv_text(*rows: dict[str, Any], separator: str = ",") -> str:
    """A CSV file of these rows."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()
