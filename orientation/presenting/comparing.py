"""Comparing: a few places side by side, criterion by criterion, for a professional and the person to choose together."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from orientation.needs import Need
from orientation.presenting.distances import way_words
from orientation.sheets.short_hours import week_in_a_line
from places.geography import Point
from places.models import Place
from places.plain_words import PROGRAMMES, PUBLICS, SERVICES, SPECIAL_SUPPORT, SUPPORT_MODES
from places.presenting.contacts import contacts_of
from places.presenting.fees import fee_words
from places.presenting.labels import address_of, freshness_of, name_of
from places.presenting.opening import opening_of, usual_hours_of
from places.vocabulary import PositionPrecision, ServiceCategory

UNKNOWN = "non connu"
YES_NO = {True: "oui", False: "non", None: UNKNOWN}


@dataclass(frozen=True, slots=True)
class Compared:
    """One place at the head of a column."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: a criterion, and what each place says of it, in the order of `places`."""

    places: tuple[Compared, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def compare(codes: Collection[str], need: Need, at: datetime) -> Table | None:
    """The open places of these public codes, in the order of the codes; None when there is none. Two queries, none without codes."""
    if not codes:
        return None
    found = {
        one.code: one for one in Place.objects.published().filter(code__in=codes).select_related("commune").prefetch_related("services")
    }
    places = [found[code] for code in codes if code in found]
    if not places:
        return None
    heads = tuple(Compared(place.code, name_of(place), place.get_absolute_url()) for place in places)
    return Table(heads, tuple((name, tuple(say(place) or UNKNOWN for place in places)) for name, say in _criteria(need, at)))


def _criteria(need: Need, at: datetime) -> list[tuple[str, Callable[[Place], str]]]:
    return [
        ("Besoins couverts", lambda place: _covered(place, need)),
        ("Distance", lambda place: _distance(place, need)),
        ("Ouverture", lambda place: opening_of(place, at).sentence),
        ("Semaine habituelle", lambda place: week_in_a_line(usual_hours_of(place))),
        ("Téléphone", lambda place: next((phone.words for phone in contacts_of(place).phones), "")),
        ("Adresse", address_of),
        ("Prix", lambda place: fee_words(one.fees for one in place.services.all())),
        ("Accompagnement", lambda place: _of_services(place, "support_modes", SUPPORT_MODES)),
        ("Publics", lambda place: _of_services(place, "publics", PUBLICS)),
        ("Besoins particuliers", lambda place: _of_services(place, "special_support", SPECIAL_SUPPORT)),
        ("Dispositifs", lambda place: ", ".join(PROGRAMMES[one][0] for one in place.programmes or () if one in PROGRAMMES)),
        ("Sans rendez-vous", lambda place: YES_NO[place.walk_in]),
        ("Entrée sans marche", lambda place: YES_NO[place.step_free]),
        ("Informations", freshness_of),
    ]


def _covered(place: Place, need: Need) -> str:
    offered = {one.category for one in place.services.all()}
    said = [SERVICES[ServiceCategory(one)].title for one in need.categories if one in offered]
    return f"{len(said)} sur {len(need.categories)}" + (f" : {', '.join(said)}" if said else "")


def _distance(place: Place, need: Need) -> str:
    if place.latitude is None or place.longitude is None or need.spot.point is None:
        return ""
    metres = need.spot.point.distance_m(Point(place.latitude, place.longitude))
    exact = place.position_precision != PositionPrecision.COMMUNE
    return way_words(metres, spot=need.spot, exact=exact, way=need.wishes.way)


def _of_services(place: Place, field: str, words: dict[str, str]) -> str:
    told: Iterable[str] = (code for one in place.services.all() for code in getattr(one, field) or ())
    known = set(told)
    return ", ".join(said for code, said in words.items() if code in known)
