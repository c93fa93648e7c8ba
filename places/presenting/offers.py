"""What a place offers, in words: services that share the same conditions are told together, so that nothing is said nine times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from places.hours import Schedule, Unreadable, read_hours
from places.hours_words import as_written, week_rows
from places.models import Place, Service
from places.plain_words import DEVICES, FEES, LEVELS, PUBLICS, SERVICES, SPECIAL_SUPPORT, SUPPORT_MODES
from places.presenting.words import listed

UNTITLED = "Aide au numérique"
"""What a service is called when its source gives neither category nor title."""


@dataclass(frozen=True, slots=True)
class OfferWords:
    """One service: what one can do, an example or the place's own title, and its own description."""

    title: str
    example: str
    description: str


@dataclass(frozen=True, slots=True)
class OffersWords:
    """Services offered under the same conditions, and these conditions: ("Prix", "Gratuit")."""

    offers: tuple[OfferWords, ...]
    conditions: tuple[tuple[str, str], ...]


def offers_of(place: Place, services: Iterable[Service]) -> list[OffersWords]:
    """Services by shared conditions, in the order tiles offer them. No query."""
    ranks = {category: rank for rank, category in enumerate(SERVICES)}
    ordered = sorted(services, key=lambda service: (ranks.get(service.category, len(ranks)), service.pk))  # type: ignore[call-overload]
    together: dict[tuple[tuple[str, str], ...], list[OfferWords]] = {}
    for service in ordered:
        together.setdefault(_conditions(place, service), []).append(_offer(service))
    return [OffersWords(tuple(offers), conditions) for conditions, offers in together.items()]


def _offer(service: Service) -> OfferWords:
    plain = SERVICES.get(service.category)  # type: ignore[call-overload]
    if plain is None:
        return OfferWords(service.title or UNTITLED, "", service.description)
    return OfferWords(plain.title, service.title or plain.example, service.description)


def _conditions(place: Place, service: Service) -> tuple[tuple[str, str], ...]:
    reserved = "Réservé à" if service.exclusive else "Pour qui"
    told = (
        ("Prix", _with_note(_words(FEES, service.fees), service.fees_note)),
        (reserved, _words(PUBLICS, service.publics)),
        ("Comment on vous aide", _words(SUPPORT_MODES, service.support_modes)),
        ("À distance", "" if service.remote is None else "Oui" if service.remote else "Non"),
        ("Aide particulière", _words(SPECIAL_SUPPORT, service.special_support)),
        ("Appareils", listed([words for code, words in DEVICES.items() if code in (service.devices or ())]).capitalize()),
        ("Niveau", LEVELS.get(service.level, "")),  # type: ignore[call-overload]
        ("Horaires de cette aide", _schedule_words(place, service.schedule)),
    )
    return tuple((label, words) for label, words in told if words)


def _words(plain: Mapping[str, str], codes: list[str] | None) -> str:
    return " · ".join(words for code, words in plain.items() if code in (codes or ()))


def _with_note(words: str, note: str) -> str:
    return " – ".join(part for part in (words, note) if part)


def _schedule_words(place: Place, raw: str) -> str:
    schedule = read_hours(raw, zone=place.zone, department=place.department or "")
    if isinstance(schedule, Unreadable):
        return as_written(schedule)
    if not isinstance(schedule, Schedule):
        return ""
    rows = [f"{day} : {words}" for day, words in week_rows(schedule) if words != "fermé"]
    return " ; ".join(rows) or as_written(schedule)
