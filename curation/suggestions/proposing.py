"""Proposing: what a message says in the words of the directory, read by the same code as imports; nothing when only a person can tell."""

import re
from collections.abc import Callable

from curation.suggestions.closed_lists import Topic
from places.facts import Facts, plain
from places.gazetteer.searching import find_communes, only_certain
from places.hours import Schedule, read_hours
from places.importing.cells import max_length
from places.importing.journal import Journal
from places.importing.phone_cells import clean_phones
from places.importing.texts import plain_line
from places.models import Commune, Place
from places.vocabulary import PositionPrecision, Status

_POSTAL_CODE = re.compile(r"(?<!\d)(\d{5})(?!\d)", re.ASCII)

_WAYS = "rue|avenue|av|boulevard|bd|place|pl|chemin|route|impasse|all[ée]e|quai|cours|square|passage|esplanade|mail|faubourg|lieu-dit|za|zi"
_STREET = re.compile(rf"(?:(?:au|\d+(?: ?(?:bis|ter|quater))?)[ ,]+)*(?:\d+\b.*|(?:{_WAYS})\b.*)", re.IGNORECASE)
"""What begins as an address does: a number, or the name of a kind of way."""


def facts_told(place: Place, topic: str, text: str) -> Facts:
    """The facts of the place as the message would have them (path → value); those that the place already has are left out.

    `{}` when the message holds none that can be read surely. Queries: at most one, for the commune of an address.
    """
    read = _READERS.get(topic)
    told = read(place, text) if read else {}
    return told if any(plain(place, path) != value for path, value in told.items()) else {}


def facts_now(place: Place, facts: Facts) -> Facts:
    """What the place says today of the same paths. No query."""
    return {path: plain(place, path) for path in facts}


def _phones(place: Place, text: str) -> Facts:
    """The numbers that the place does not have yet: whoever corrects one often quotes the wrong one too."""
    first, others = clean_phones(text, "telephone", Journal(), postal_code=place.postal_code)
    numbers = [number for number in (first, *(others or ())) if number]
    fresh = [number for number in numbers if number != place.phone] if len(numbers) > 1 else numbers
    if not fresh:
        return {}
    known = [number for number in place.other_phones or () if number not in fresh]
    return {"phone": fresh[0], "other_phones": [*fresh[1:], *known] or (None if place.other_phones else place.other_phones)}


def _hours(place: Place, text: str) -> Facts:
    schedule = read_hours(plain_line(text).text, zone=place.zone, department=place.department or "")
    return {"hours": schedule.text} if isinstance(schedule, Schedule) else {}


def _address(place: Place, text: str) -> Facts:
    """The street, and the town when the message tells a postal code. In another commune, the position is the town hall's."""
    line = plain_line(text).text.strip(" .,;")
    code = _POSTAL_CODE.search(line)
    street = (line[: code.start()] if code else line).strip(" ,;-–")
    if not _STREET.fullmatch(street) or len(street) > max_length(Place, "address"):
        return {}
    if not code:
        return {"address": street}
    found = only_certain(find_communes(line[code.start() :]))
    if not found:
        return {}
    facts: Facts = {"address": street, "postal_code": code.group(), "city": found.commune.name, "commune": found.commune.pk}
    return facts if found.commune.pk == place.commune_id else facts | _town_hall(found.commune)


def _town_hall(commune: Commune) -> Facts:
    known = commune.latitude is not None
    return {
        "latitude": commune.latitude,
        "longitude": commune.longitude,
        "position_precision": PositionPrecision.COMMUNE.value if known else "",
    }


def _gone(place: Place, text: str) -> Facts:
    return {"status": Status.WITHDRAWN.value}


_READERS: dict[str, Callable[[Place, str], Facts]] = {
    Topic.PHONE: _phones,
    Topic.HOURS: _hours,
    Topic.ADDRESS: _address,
    Topic.GONE: _gone,
}
