"""National rows: one row of the national schema, v1 or v0.1, understood as the facts of a place and its services."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from places.facts import Facts
from places.gazetteer.lookup import Gazetteer
from places.importing import legacy, whereabouts
from places.importing.cells import as_text, clean_fitted, clean_list, clean_prose
from places.importing.codes import OTHER_LABELS, read_codes
from places.importing.contacts import clean_emails, clean_url, clean_urls
from places.importing.dates import clean_date
from places.importing.journal import Hopeless, Journal
from places.importing.phone_cells import clean_phones, without_phones_line
from places.importing.pivots import clean_pivot
from places.importing.remarks import described
from places.importing.standard import LONGEST_SUMMARY, PLACE_LISTS, SERVICE_FACETS, UNCATEGORIZED, Column
from places.vocabulary import AccessMode

Cells = Mapping[str, Any]

_CODED_COLUMNS: Final = (*PLACE_LISTS, Column.SERVICES, *SERVICE_FACETS, legacy.LEGACY_PUBLICS, legacy.LEGACY_LABELS)

SPOKEN: Final[dict[str, tuple[str, ...]]] = {
    "name": (Column.NAME,),
    "pivot": (Column.PIVOT,),
    "parent_organization": (Column.PARENT,),
    "collected_by": (Column.COLLECTED_BY,),
    "source_date": (Column.UPDATED,),
    "hours": (Column.HOURS,),
    "summary": (Column.SUMMARY,),
    "description": (Column.DESCRIPTION, Column.SUMMARY),
    "phone": (Column.PHONE,),
    "other_phones": (Column.PHONE,),
    "emails": (Column.EMAILS,),
    "websites": (Column.WEBSITES,),
    "booking_url": (Column.BOOKING,),
    "accessibility_url": (Column.ACCESSIBILITY,),
    "other_labels": (Column.OTHER_LABELS, legacy.LEGACY_LABELS),
    "typologies": (Column.TYPOLOGY,),
    "itinerancy": (Column.ITINERANCY,),
    "programmes": (Column.PROGRAMMES, legacy.LEGACY_LABELS),
    "trainings": (Column.TRAININGS, legacy.LEGACY_LABELS),
    "access_modes": (Column.ACCESS_MODES,),
    "services": (Column.SERVICES, *SERVICE_FACETS, legacy.LEGACY_PUBLICS),
}
"""Fact → the columns that tell it. A file with none of them says nothing of the fact, not even that it is unknown: a column that a source
forgets one day erases nothing."""


def facts_of_row(cells: Cells, journal: Journal, *, gazetteer: Gazetteer, today: date | None) -> Facts:
    """The facts of a row, given every column its file has, blank or not; those that no column tells are left out. Raises `Hopeless`."""
    lists: dict[str, list[str]] = {}
    for column in _CODED_COLUMNS:
        read_codes(cells.get(column), column, journal, lists)
    facts: Facts = {
        "name": _name(cells, journal),
        "pivot": clean_pivot(cells.get(Column.PIVOT), Column.PIVOT, journal),
        **whereabouts.locate(cells, journal, gazetteer),
        "parent_organization": clean_fitted(
            cells.get(Column.PARENT), "parent_organization", label="Structure porteuse", column=Column.PARENT, journal=journal
        ),
        "collected_by": clean_fitted(
            cells.get(Column.COLLECTED_BY), "collected_by", label="Source", column=Column.COLLECTED_BY, journal=journal
        ),
        "source_date": clean_date(cells.get(Column.UPDATED), Column.UPDATED, journal, today=today),
        "hours": as_text(cells.get(Column.HOURS)),
        **{field: lists.get(field) for field in PLACE_LISTS.values()},
        "services": _services(lists),
    }
    facts["access_modes"] = _access_modes(lists, journal)
    facts["other_labels"] = _other_labels(cells, lists, journal)
    summary, description = _presentation(cells, journal)
    description, phones = without_phones_line(description)
    facts |= _contact_facts(cells, facts["postal_code"], phones, journal)
    facts["summary"] = summary
    facts["description"] = described(description, journal)
    return {fact: value for fact, value in facts.items() if fact not in SPOKEN or any(column in cells for column in SPOKEN[fact]) or value}


def _name(cells: Cells, journal: Journal) -> str:
    name = clean_fitted(cells.get(Column.NAME), "name", label="Nom complet", column=Column.NAME, journal=journal)
    if not name:
        raw = as_text(cells.get(Column.NAME))
        raise Hopeless(
            column=Column.NAME, value=raw, reason="le lieu n'a pas de nom", fix="écrire le nom du lieu tel qu'on le lit sur sa porte"
        )
    return name


def _contact_facts(cells: Cells, postal_code: str, phones: tuple[str, ...], journal: Journal) -> Facts:
    phone, others = clean_phones(cells.get(Column.PHONE), Column.PHONE, journal, postal_code=postal_code, more=phones)
    emails = clean_emails(cells.get(Column.EMAILS), Column.EMAILS, journal)
    websites, misplaced = clean_urls(cells.get(Column.WEBSITES), Column.WEBSITES, journal, label="Site web indiqué")
    return {
        "phone": phone,
        "other_phones": others,
        "emails": list(dict.fromkeys((*emails, *misplaced))) or None,
        "websites": websites or None,
        "booking_url": clean_url(cells.get(Column.BOOKING), Column.BOOKING, journal, field="booking_url", label="Prise de rendez-vous"),
        "accessibility_url": clean_url(
            cells.get(Column.ACCESSIBILITY), Column.ACCESSIBILITY, journal, field="accessibility_url", label="Accessibilité"
        ),
    }


def _services(lists: dict[str, list[str]]) -> dict[str, Facts]:
    """One service per category, all with the facets of the row: the national schema cannot tell them apart."""
    facets = {facet: lists.get(facet) for facet in SERVICE_FACETS.values()}
    categories = lists.get("services", [])
    if not categories and any(facets.values()):
        return {UNCATEGORIZED: {"category": "", **facets}}
    return {category: {"category": category, **{facet: codes and [*codes] for facet, codes in facets.items()}} for category in categories}


def _access_modes(lists: dict[str, list[str]], journal: Journal) -> list[str] | None:
    """The national tools write "Ce lieu n'accueille pas de public" by themselves when a row names no service: nobody said so."""
    modes = lists.get("access_modes")
    if modes == [AccessMode.PAS_DE_PUBLIC] and not lists.get("services"):
        reason = "écrit d'office par les outils nationaux quand les services sont inconnus : tenu pour inconnu"
        journal.repair(Column.ACCESS_MODES, AccessMode.PAS_DE_PUBLIC.label, "", reason)
        return None
    return modes


def _other_labels(cells: Cells, lists: dict[str, list[str]], journal: Journal) -> list[str] | None:
    labels = clean_list(cells.get(Column.OTHER_LABELS), Column.OTHER_LABELS, journal) or []
    return list(dict.fromkeys((*labels, *lists.get(OTHER_LABELS, [])))) or None


def _presentation(cells: Cells, journal: Journal) -> tuple[str, str]:
    """Summary and description. A summary longer than the schema allows goes whole to the description: text is never cut."""
    summary = clean_prose(cells.get(Column.SUMMARY), Column.SUMMARY, journal)
    description = clean_prose(cells.get(Column.DESCRIPTION), Column.DESCRIPTION, journal)
    if len(summary) <= LONGEST_SUMMARY:
        return summary, description
    journal.repair(Column.SUMMARY, summary, "", f"plus de {LONGEST_SUMMARY} caractères : déplacé dans {Column.DESCRIPTION}")
    return "", description if summary in description else "\n\n".join(filter(None, (summary, description)))
