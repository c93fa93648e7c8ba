"""data·inclusion services: what a structure offers, understood as our services.

What has no field of ours (other publics, conditions, an address of the service's own) ends the description of the service in words.
Volumes, areas of eligibility and quality scores stay in the row as received.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from places.facts import Facts
from places.importing import data_inclusion as inclusion
from places.importing.cells import as_text, clean_line, clean_prose, fit, max_length
from places.importing.journal import Journal
from places.importing.remarks import described
from places.importing.standard import Column
from places.models import Service
from places.vocabulary import Fee, SupportMode

Cells = Mapping[str, Any]


def facts_of_services(services: list[Cells], structure: Cells, journal: Journal) -> dict[str, Facts]:
    """Each digital service, once per category its themes say, or once without category."""
    facts: dict[str, Facts] = {}
    for service in services:
        told = _service_facts(service, structure, journal)
        categories = inclusion.categories_of(inclusion.strings(service.get("thematiques")))
        for category in [category.value for category in categories] or [""]:
            facts[_key(as_text(service.get("id")), category)] = {"category": category, **told}
    return facts


def _key(service_id: str, category: str) -> str:
    """Stable whatever other categories the service gains or loses, and short enough for its field."""
    key = f"{service_id}#{category}"
    if len(key) <= max_length(Service, "key"):
        return key
    return f"{hashlib.sha256(service_id.encode(errors='replace')).hexdigest()[:40]}#{category}"


def _service_facts(service: Cells, structure: Cells, journal: Journal) -> Facts:
    publics = inclusion.strings(service.get("publics"))
    everyone = inclusion.EVERYONE in publics
    title = clean_line(service.get("nom"), "services.nom", journal)
    own = Journal()
    facts: Facts = {
        "title": fit(title, "title", label="Nom complet", column="services.nom", journal=own, model=Service),
        "support_modes": _support_modes(service),
        "publics": [] if everyone else _codes(publics, inclusion.PUBLICS),
        "exclusive": False if everyone else None,
        "special_support": _codes(publics, inclusion.SPECIAL_SUPPORT),
        "fees": _fees(service),
        "fees_note": clean_prose(service.get("frais_precisions"), "services.frais_precisions", journal),
        "schedule": as_text(service.get("horaires_accueil")),
        "remote": _remote(service),
    }
    _remark_the_rest(service, structure, own)
    journal.repairs += own.repairs
    facts["description"] = described(clean_prose(service.get("description"), "services.description", journal), own)
    return facts


def _remark_the_rest(service: Cells, structure: Cells, journal: Journal) -> None:
    """What has no field: publics outside our list, conditions, how to apply, an address of its own."""
    known = {inclusion.EVERYONE, *inclusion.PUBLICS, *inclusion.SPECIAL_SUPPORT}
    others = [public.replace("-", " ") for public in inclusion.strings(service.get("publics")) if public not in known]
    address = address_of(service)
    for label, text in (
        ("Publics", ", ".join(others)),
        ("Précision sur les publics", clean_line(service.get("publics_precisions"), "services.publics_precisions", journal)),
        ("Conditions d'accès", clean_line(service.get("conditions_acces"), "services.conditions_acces", journal)),
        ("Comment faire", clean_line(service.get("mobilisation_precisions"), "services.mobilisation_precisions", journal)),
        ("Adresse de ce service", address if address and address != address_of(structure) else ""),
    ):
        if text:
            journal.remark(label, text)


def address_of(cells: Cells) -> str:
    """The address of a structure or service on one line, as received."""
    columns = (Column.ADDRESS, Column.ADDRESS_DETAILS, Column.POSTAL_CODE, Column.CITY)
    return " ".join(filter(None, (as_text(cells.get(column)) for column in columns)))


def _codes(values: list[str], table: Mapping[str, str]) -> list[str] | None:
    return list(dict.fromkeys(str(table[value]) for value in values if value in table)) or None


def _support_modes(service: Cells) -> list[str] | None:
    modes = _codes(inclusion.strings(service.get("type")) or inclusion.strings(service.get("types")), inclusion.TYPES) or []
    if inclusion.REMOTE in inclusion.strings(service.get("modes_accueil")):
        modes.append(SupportMode.DISTANCE.value)
    return modes or None


def _remote(service: Cells) -> bool | None:
    modes = inclusion.strings(service.get("modes_accueil"))
    return inclusion.REMOTE in modes if modes else None


def _fees(service: Cells) -> list[str] | None:
    """v1 says "gratuit" for what is free under a condition, and writes the condition in words."""
    fees = _codes(inclusion.strings(service.get("frais")), inclusion.FEES)
    if fees == [Fee.GRATUIT.value] and "condition" in as_text(service.get("frais_precisions")).lower():
        return [Fee.CONDITIONNEL.value]
    return fees
