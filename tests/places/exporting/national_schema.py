"""What the national schema v1.0.2 (LaMednum/standard-mediation-num) asks of a file, in the form frictionless reads."""

from typing import Any

from places.importing.standard import CODED_LISTS, Column, wording

REQUIRED = (Column.ID, Column.PIVOT, Column.NAME, Column.CITY, Column.POSTAL_CODE, Column.ADDRESS, Column.UPDATED)
TYPES = {Column.LATITUDE: "number", Column.LONGITUDE: "number", Column.UPDATED: "date"}
PATTERNS = {
    Column.PIVOT: r"[a-zA-Z0-9]{9,14}",
    Column.POSTAL_CODE: r"\d{5}",
    Column.INSEE: r"([013-9]\d|2[AB1-9])\d{3}",
    Column.PHONE: r"\+(33|590|594|262|596|269|687|689|508|681)\d{6,9}",
}


def descriptor() -> dict[str, Any]:
    """The schema: 32 columns, their types, what is required, and what each may hold."""
    return {"fields": [_field(column) for column in Column], "primaryKey": Column.ID.value}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column in REQUIRED}
    if column == Column.ID:
        constraints["unique"] = True
    if column == Column.SUMMARY:
        constraints["maxLength"] = 280
    if column in PATTERNS:
        constraints["pattern"] = PATTERNS[column]
    if column in CODED_LISTS and column != Column.TYPOLOGY:
        constraints["pattern"] = _list_of([wording(column, code) for code in CODED_LISTS[column].values])
    return {"name": column.value, "type": TYPES.get(column, "string"), "constraints": constraints}


def _list_of(values: list[str]) -> str:
    """Any of these values, separated by `|`."""
    escaped = [value.replace("(", r"\(").replace(")", r"\)").replace(".", r"\.") for value in values]
    one = f"({'|'.join(escaped)})"
    return rf"{one}(\|{one})*"
