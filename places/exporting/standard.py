"""The national format: places as rows of the schema's 32 columns, in a file that validates against it and reads back without loss.

What the schema has no column for (languages, equipment, prices in words…) is not in the file; GeoJSON and the API have it all.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, TextIO

from places.exporting.identifiers import external_ids
from places.exporting.loading import stream
from places.facts import DECIMALS, Facts
from places.importing.phone_cells import with_phones_line
from places.importing.standard import (
    CODED_LISTS,
    LONGEST_SUMMARY,
    PLACE_LISTS,
    SEPARATOR,
    SERVICE_FACETS,
    UNKNOWN_DATE,
    UNKNOWN_PIVOT,
    UNKNOWN_POSTAL_CODE,
    UNKNOWN_TEXT,
    Column,
    wording,
)
from places.phones import fits_national_schema
from places.querysets import PlaceQuerySet
from places.vocabulary import PositionPrecision

READ: Final = (
    "name",
    "parent_organization",
    "pivot",
    "address",
    "address_details",
    "postal_code",
    "city",
    "commune",
    "commune__name",
    "latitude",
    "longitude",
    "position_precision",
    "phone",
    "other_phones",
    "emails",
    "websites",
    "booking_url",
    "accessibility_url",
    "hours",
    "summary",
    "description",
    "other_labels",
    "collected_by",
    "source_date",
    *PLACE_LISTS.values(),
)
"""What is read of each place."""


def write(places: PlaceQuerySet, file: TextIO, *, source: str = "") -> int:
    """Write the places as CSV (UTF-8, commas, CRLF), and say how many. Lines are written as they are read."""
    writer = csv.DictWriter(file, [column.value for column in Column])
    writer.writeheader()
    written = 0
    for row in rows(places, source=source):
        writer.writerow(row)
        written += 1
    return written


def rows(places: PlaceQuerySet, *, source: str = "") -> Iterator[dict[str, str]]:
    """Each place as a row, oldest first; five queries in all. `source`: whose ids to prefer."""
    ids = external_ids(places, source=source)
    for number, facts, services in stream(places, READ, of_services=("category", *SERVICE_FACETS.values())):
        yield cells_of(facts, services, external_id=ids[number])


def cells_of(facts: Mapping[str, Any], services: Iterable[Facts], *, external_id: str) -> dict[str, str]:
    """One place as a row: the 32 columns in order, each a text, "" when unknown. Pure.

    A position that is only that of the town hall is not written: whoever reads the file would take it for the place's own.
    """
    services = list(services)
    summary, description = _presentation(facts)
    is_own_position = facts["position_precision"] != PositionPrecision.COMMUNE
    cells = {
        Column.ID: external_id,
        Column.PIVOT: facts["pivot"] or UNKNOWN_PIVOT,
        Column.NAME: facts["name"],
        Column.CITY: facts["city"] or facts.get("commune__name") or UNKNOWN_TEXT,
        Column.POSTAL_CODE: facts["postal_code"] or UNKNOWN_POSTAL_CODE,
        Column.INSEE: facts["commune"] or "",
        Column.ADDRESS: facts["address"] or UNKNOWN_TEXT,
        Column.ADDRESS_DETAILS: facts["address_details"],
        Column.LATITUDE: _degrees(facts["latitude"]) if is_own_position else "",
        Column.LONGITUDE: _degrees(facts["longitude"]) if is_own_position else "",
        Column.PHONE: facts["phone"] if fits_national_schema(facts["phone"]) else "",
        Column.EMAILS: _joined(facts["emails"]),
        Column.WEBSITES: _joined(facts["websites"]),
        Column.HOURS: facts["hours"],
        Column.SUMMARY: summary,
        Column.DESCRIPTION: description,
        Column.COLLECTED_BY: facts["collected_by"],
        Column.PARENT: facts["parent_organization"],
        Column.UPDATED: str(facts["source_date"] or UNKNOWN_DATE),
        Column.OTHER_LABELS: _joined(facts["other_labels"]),
        Column.ACCESSIBILITY: facts["accessibility_url"],
        Column.BOOKING: facts["booking_url"],
        **{column: _worded(column, facts[field]) for column, field in PLACE_LISTS.items()},
        **_service_cells(services),
    }
    return {column.value: cells[column] for column in Column}


def _service_cells(services: Sequence[Facts]) -> dict[Column, str]:
    """The union of what the services say, in order: the national schema cannot tell them apart."""
    cells = {Column.SERVICES: _worded(Column.SERVICES, [service["category"] for service in services])}
    for column, facet in SERVICE_FACETS.items():
        cells[column] = _worded(column, [code for service in services for code in service[facet] or ()])
    return cells


def _presentation(facts: Mapping[str, Any]) -> tuple[str, str]:
    """Summary and description, as importing reads them back: a long summary, and the phones that have no column, go to the description."""
    summary, description = facts["summary"], facts["description"]
    if len(summary) > LONGEST_SUMMARY:
        summary, description = "", "\n\n".join(filter(None, (summary, description)))
    if facts["other_phones"] or (facts["phone"] and not fits_national_schema(facts["phone"])):
        description = with_phones_line(description, [number for number in (facts["phone"], *(facts["other_phones"] or ())) if number])
    return summary, description


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")


def _joined(values: Sequence[str] | None) -> str:
    """Free values in one cell. One that holds the separator cannot be written as it is."""
    return SEPARATOR.join(value.replace(SEPARATOR, "/") for value in values or ())


def _worded(column: Column, codes: Sequence[str] | None) -> str:
    """Codes in the schema's wording, once each. Codes of no list, which no door lets in, are left out."""
    words = _wordings(column)
    return SEPARATOR.join(dict.fromkeys(words[code] for code in codes or () if code in words))


@cache
def _wordings(column: Column) -> dict[str, str]:
    return {code: wording(column, code) for code in CODED_LISTS[column].values}
