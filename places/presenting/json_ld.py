"""The facts of a place for search engines: schema.org as JSON-LD, which is data and never runs."""

import json
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from places.hours import Schedule
from places.hours_rules import MINUTES_IN_A_DAY
from places.models import Place
from places.presenting.contacts import is_web
from places.presenting.exceptional import periods_from
from places.presenting.labels import city_of
from places.presenting.opening import usual_hours_of
from places.vocabulary import PositionPrecision

TYPES = {"BIB": "Library", "RFS": "GovernmentOffice", "MUNI": "GovernmentOffice", "PREF": "GovernmentOffice"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""So that no text of a source can close the script element."""


def json_ld_of(place: Place, *, url: str, is_free: bool, on: date) -> SafeString:
    """The content of a `<script type="application/ld+json">`. Only what is known is told. No query, if the commune is loaded.

    `on`: today; exceptional hours that are over are left out.
    """
    facts = _facts(place, url, is_free) | {"specialOpeningHoursSpecification": _exceptional_hours(place, on)}
    known = {name: value for name, value in facts.items() if value not in ("", None, [], {})}
    document = {"@context": "https://schema.org", **known}
    return mark_safe(json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S308 - escaped above


def _facts(place: Place, url: str, is_free: bool) -> dict[str, Any]:
    kinds = [TYPES[code] for code in place.typologies or () if code in TYPES]
    websites = [website for website in place.websites or () if is_web(website)]
    return {
        "@type": kinds[0] if kinds else "CivicStructure",
        "@id": url,
        "url": url,
        "name": place.name,
        "description": place.summary or place.description[:500],
        "telephone": place.phone,
        "email": (place.emails or [""])[0],
        "sameAs": websites,
        "address": _address(place),
        "geo": _geo(place),
        "openingHoursSpecification": _hours(place),
        "isAccessibleForFree": True if is_free else None,
    }


def _address(place: Place) -> dict[str, str]:
    parts = {"streetAddress": place.address, "postalCode": place.postal_code, "addressLocality": city_of(place)}
    known = {name: value for name, value in parts.items() if value}
    return {"@type": "PostalAddress", **known, "addressCountry": "FR"} if known else {}


def _geo(place: Place) -> dict[str, Any]:
    if place.latitude is None or place.position_precision == PositionPrecision.COMMUNE:
        return {}
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def _hours(place: Place) -> list[dict[str, str]]:
    """The usual week, as far as it is sure."""
    schedule = usual_hours_of(place)
    return _week(schedule) if isinstance(schedule, Schedule) else []


def _exceptional_hours(place: Place, on: date) -> list[dict[str, str]]:
    """The week of each period, with its dates; a closure is told by hours that end as they begin."""
    shut = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}
    return [
        {**day, "validFrom": period.first.isoformat(), "validThrough": period.last.isoformat()}
        for period in periods_from(place, on)
        if period.hours
        for day in _week(period.hours) or [shut]
    ]


def _week(schedule: Schedule) -> list[dict[str, str]]:
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": day, "opens": _clock(span.start), "closes": _clock(span.end, closing=True)}
        for day, spans in zip(DAYS, schedule.week() or (), strict=False)
        for span in spans
        if span.doubt is None
    ]


def _clock(minutes: int, *, closing: bool = False) -> str:
    if closing and minutes == MINUTES_IN_A_DAY:
        return "23:59"
    hours, rest = divmod(minutes % MINUTES_IN_A_DAY, 60)
    return f"{hours:02}:{rest:02}"
