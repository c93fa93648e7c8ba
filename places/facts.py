"""The facts of a place as plain values: one dictionary that an import, a revision and a merge can compare and store as JSON.

Text is "" when unknown. Lists and three-valued facts are None when unknown. Dates are ISO text. A commune is its INSEE code.
Services are under `"services"`: key of the service → its own facts.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from places.models import Place, Service

Facts = dict[str, Any]

PLACE_FIELDS = (
    "name",
    "typologies",
    "parent_organization",
    "pivot",
    "address",
    "address_details",
    "postal_code",
    "city",
    "commune",
    "latitude",
    "longitude",
    "position_precision",
    "qpv_code",
    "phone",
    "other_phones",
    "emails",
    "websites",
    "booking_url",
    "accessibility_url",
    "hours",
    "hours_note",
    "temporary_closures",
    "exceptional_hours",
    "summary",
    "description",
    "access_sentence",
    "programmes",
    "trainings",
    "other_labels",
    "access_modes",
    "itinerancy",
    "languages",
    "home_visits",
    "does_it_for_you",
    "walk_in",
    "step_free",
    "printing",
    "scanning",
    "wifi",
    "computers",
    "charging",
    "appointment_delay_days",
    "collected_by",
    "source_date",
    "verified_on",
    "verified_by",
    "status",
    "merged_into",
)
"""Every fact of a place that may be written, in reading order."""

SERVICE_FIELDS = (
    "category",
    "title",
    "description",
    "support_modes",
    "publics",
    "exclusive",
    "special_support",
    "fees",
    "fees_note",
    "schedule",
    "level",
    "devices",
    "remote",
)
"""Every fact of a service that may be written."""

UNITS: tuple[tuple[str, ...], ...] = (
    ("address", "address_details", "postal_code", "city", "commune"),
    ("latitude", "longitude", "position_precision"),
    ("phone", "other_phones"),
    ("verified_on", "verified_by"),
    ("status", "merged_into"),
)
"""Facts that only make sense together: half of one address and half of another is no address. They are merged or disputed as one."""

LINKS = frozenset({"commune", "merged_into"})
"""Facts that name another row, kept as its key: an INSEE code, the primary key of a place."""

DEGREES = frozenset({"latitude", "longitude"})
DECIMALS = 7
"""Degrees are kept to a centimetre. It also keeps out denormal numbers, which PostgreSQL's trigonometry refuses."""

DATE_FIELDS = frozenset({"source_date", "verified_on"})


def is_unknown(value: Any) -> bool:
    """Nobody told us: blank text or null. An empty list, False and 0 are answers."""
    return value is None or value == ""


def plain(model: Place | Service, field: str) -> Any:
    """One fact of a row as a plain value."""
    value = getattr(model, f"{field}_id" if field in LINKS else field)
    return value.isoformat() if isinstance(value, date) else value


def facts_of(place: Place, services: Iterable[Service]) -> Facts:
    """Every fact of a place and its services as plain values. No query, if `services` are already loaded."""
    facts: Facts = {field: plain(place, field) for field in PLACE_FIELDS}
    facts["services"] = {service.key: {field: plain(service, field) for field in SERVICE_FIELDS} for service in services}
    return facts


def as_kept(field: str, value: Any) -> Any:
    """A plain value as the row keeps it: degrees lose the decimals beyond `DECIMALS`."""
    return round(value, DECIMALS) if field in DEGREES and value is not None else value


def set_fact(model: Place | Service, field: str, value: Any) -> None:
    """Put a plain value on a row, in memory only. Raises FieldDoesNotExist for a fact that no row has: a slip would go unnoticed."""
    model._meta.get_field(field)
    if field in LINKS:
        setattr(model, f"{field}_id", value)
    elif field in DATE_FIELDS and value:
        setattr(model, field, date.fromisoformat(value))
    else:
        setattr(model, field, as_kept(field, value))
