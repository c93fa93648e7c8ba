"""data·inclusion rows: one structure with its services, understood as the facts of a place and its services.

Services that are not digital mediation are left out.
"""

from datetime import date
from typing import Any

from places.facts import Facts
from places.gazetteer.lookup import Gazetteer
from places.importing import data_inclusion as inclusion
from places.importing import whereabouts
from places.importing.cells import as_text, clean_fitted, clean_prose
from places.importing.contacts import clean_emails, clean_url, clean_urls
from places.importing.dates import clean_date
from places.importing.inclusion_services import Cells, address_of, facts_of_services
from places.importing.journal import Hopeless, Journal
from places.importing.phone_cells import clean_phones
from places.importing.pivots import clean_pivot
from places.importing.remarks import described
from places.importing.standard import Column
from places.vocabulary import AccessMode

SERVICES = "services"
"""The key under which reading puts the services of a structure."""


def facts_of_structure(cells: Cells, journal: Journal, *, gazetteer: Gazetteer, today: date | None) -> Facts:
    """The facts of a structure and its digital services. Raises `Hopeless`."""
    name = clean_fitted(cells.get("nom"), "name", label="Nom complet", column="nom", journal=journal)
    if not name:
        raise Hopeless(
            column="nom",
            value=as_text(cells.get("nom")),
            reason="la structure n'a pas de nom",
            fix="renseigner « nom » dans data·inclusion",
        )
    services = [service for service in _objects(cells.get(SERVICES)) if inclusion.is_digital(service)]
    located = _located(cells, services, journal)
    facts: Facts = {
        "name": name,
        "pivot": clean_pivot(cells.get("siret"), "siret", journal),
        **whereabouts.locate(located, journal, gazetteer),
        "collected_by": clean_fitted(cells.get("source"), "collected_by", label="Source", column="source", journal=journal),
        "source_date": clean_date(cells.get("date_maj"), "date_maj", journal, today=today),
        "hours": as_text(cells.get("horaires_accueil")),
        **_network_facts(cells),
        "access_modes": _access_modes(services),
        "booking_url": _booking_url(services, journal),
    }
    facts |= _contact_facts(cells, services, facts["postal_code"], journal)
    facts["services"] = facts_of_services(services, cells, journal)
    facts["description"] = described(clean_prose(cells.get("description"), "description", journal), journal)
    return facts


def _objects(value: Any) -> list[Cells]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _located(cells: Cells, services: list[Cells], journal: Journal) -> Cells:
    """The structure, or its first service that has an address when the structure has none."""
    telling = (Column.CITY, Column.POSTAL_CODE, Column.INSEE, Column.LATITUDE)
    if any(as_text(cells.get(column)) for column in telling):
        return cells
    elsewhere = next((service for service in services if any(as_text(service.get(column)) for column in telling)), None)
    if elsewhere is None:
        return cells
    address = {column: elsewhere.get(column) for column in whereabouts.COLUMNS}
    journal.repair(Column.ADDRESS, "", address_of(elsewhere), "adresse de son premier service : la structure n'en a pas")
    return {**cells, **address}


def _network_facts(cells: Cells) -> Facts:
    networks = inclusion.strings(cells.get("reseaux_porteurs"))
    return {
        field: [str(codes[network]) for network in networks if network in codes] or None
        for field, codes in (
            ("typologies", inclusion.TYPOLOGIES),
            ("programmes", inclusion.PROGRAMMES),
            ("trainings", inclusion.TRAININGS),
        )
    }


def _access_modes(services: list[Cells]) -> list[str] | None:
    """How one reaches the place: by any of its services. A service that only professionals may ask for is reached by a prescription."""
    modes: dict[str, None] = {}
    for service in services:
        told = inclusion.strings(service.get("modes_mobilisation"))
        if told and inclusion.strings(service.get("mobilisable_par")) == inclusion.PROFESSIONALS_ONLY:
            modes[AccessMode.PRESCRIPTION.value] = None
        else:
            modes |= {inclusion.ACCESS_MODES[mode].value: None for mode in told if mode in inclusion.ACCESS_MODES}
    return list(modes) or None


def _booking_url(services: list[Cells], journal: Journal) -> str:
    links = [link for service in services if (link := as_text(service.get("lien_mobilisation")))]
    return clean_url(list(dict.fromkeys(links)), "lien_mobilisation", journal, field="booking_url", label="Prise de rendez-vous")


def _contact_facts(cells: Cells, services: list[Cells], postal_code: str, journal: Journal) -> Facts:
    """The structure's own contacts, then those of its services."""
    told = [cells, *services]
    texts = dict.fromkeys(as_text(one.get("telephone")) for one in told)
    read = [clean_phones(text, "telephone", journal, postal_code=postal_code) for text in texts]
    phone, *others = list(dict.fromkeys(number for first, rest in read for number in (first, *(rest or ())) if number)) or [""]
    emails = [email for one in told for email in clean_emails(one.get("courriel"), "courriel", journal)]
    websites, misplaced = clean_urls(cells.get("site_web"), "site_web", journal, label="Site web indiqué")
    return {
        "phone": phone,
        "other_phones": others or None,
        "emails": list(dict.fromkeys((*emails, *misplaced))) or None,
        "websites": websites or None,
        "accessibility_url": clean_url(
            cells.get("accessibilite_lieu"), "accessibilite_lieu", journal, field="accessibility_url", label="Accessibilité"
        ),
    }
