"""Where the facts of a place come from, in words: who told us what, and when."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from places.facts import PLACE_FIELDS
from places.models import Place
from places.plain_words import AUTHORS
from places.presenting.words import day_words
from places.provenance import Provenance
from places.vocabulary import Origin

UNTOLD = frozenset({"status", "position_precision", "latitude", "longitude", "collected_by", "verified_on", "verified_by", "qpv_code"})
"""Facts whose origin tells a visitor nothing."""


@dataclass(frozen=True, slots=True)
class OriginWords:
    """Who told us, what ("nom, adresse, téléphone"), and the day of the last of it."""

    who: str
    what: str
    day: str


def origins_of(place: Place, written: Mapping[str, Provenance]) -> list[OriginWords]:
    """One line for each author, the one who told most first. `written` is this place's part of `provenance_of`. No query."""
    facts: dict[str, list[str]] = defaultdict(list)
    moments: dict[str, datetime] = {}
    for path in sorted(written, key=_reading_order):
        provenance, label = written[path], _label(path)
        if not label:
            continue
        who = who_wrote(provenance)
        if label not in facts[who]:
            facts[who].append(label)
        moments[who] = max(moments.get(who, provenance.at), provenance.at)
    by_most = sorted(facts, key=lambda who: (-len(facts[who]), who))
    return [OriginWords(who, ", ".join(facts[who]), _day(moments[who], place.zone)) for who in by_most]


def who_wrote(provenance: Provenance) -> str:
    """The name of the source, or what to call the person or body who wrote."""
    return provenance.source_name or AUTHORS[Origin(provenance.origin)]


def _reading_order(path: str) -> tuple[int, str]:
    """Facts of the place in the order a person would tell them, then its services."""
    return (PLACE_FIELDS.index(path) if path in PLACE_FIELDS else len(PLACE_FIELDS), path)


def _label(path: str) -> str:
    if path.startswith("services/"):
        return "aides proposées"
    return "" if path in UNTOLD else str(Place._meta.get_field(path).verbose_name)  # type: ignore[union-attr]


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return day_words(moment.astimezone(zone).date())
