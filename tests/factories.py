"""Dull places for tests, written through the same door as real ones. A test writes only what matters to it."""

from datetime import UTC, datetime
from typing import Any

from places.editing import Authorship, Edits, create_place
from places.models import Place, Source
from places.vocabulary import Origin, SourceKind

AT = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
"""When tests write, unless they say otherwise."""

STAFF = Authorship(origin=Origin.STAFF, at=AT)


def place_facts(**overrides: Any) -> dict[str, Any]:
    """Facts of a dull place in Saint-Denis (no commune row needed). `services`: categories, or a full dictionary of services."""
    services = overrides.pop("services", ["demarches"])
    if not isinstance(services, dict):
        services = {category: {"category": category} for category in services}
    dull = {
        "name": "Lieu d'essai",
        "address": "1 rue de l'Essai",
        "postal_code": "93200",
        "city": "Saint-Denis",
        "latitude": 48.93697,
        "longitude": 2.35976,
        "position_precision": "source",
    }
    return {**dull, **overrides, "services": services}


def make_place(*, by: Authorship = STAFF, **overrides: Any) -> Place:
    """One place, written at once."""
    return create_place(place_facts(**overrides), by=by)


def make_places(many: list[dict[str, Any]], *, by: Authorship = STAFF) -> list[Place]:
    """Several places, written together."""
    edits = Edits(by)
    places = [edits.add(place_facts(**overrides)) for overrides in many]
    edits.write()
    return places


def make_source(slug: str = "essai", *, kind: str = SourceKind.OTHER) -> Source:
    """A source."""
    return Source.objects.create(slug=slug, name=slug.capitalize(), kind=kind)
