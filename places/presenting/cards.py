"""Card: one place in a list, as the values it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from places.hours import Unreadable
from places.models import Place, Service
from places.phones import tel_uri
from places.plain_words import SERVICES
from places.presenting.fees import FREE, fee_words
from places.presenting.labels import distance_of, freshness_of, kind_of, where_of
from places.presenting.opening import UNKNOWN, opening_of, usual_hours_of
from places.presenting.words import phone_words
from places.querysets import PlaceQuerySet

_COLUMNS = (
    "code", "name", "typologies", "address", "postal_code", "city", "commune", "commune__name", "department", "position_precision",
    "phone", "access_modes", "hours", "temporary_closures", "exceptional_hours", "itinerancy", "source_date", "verified_on", "verified_by",
    "collected_by", "updated_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. Blank means nothing to say, except `opening`, which says when hours are not known."""

    url: str
    name: str
    kind: str
    distance: str
    address: str
    state: str
    opening: str
    services: tuple[str, ...]
    fee: str
    is_free: bool
    phone: str
    phone_link: str
    freshness: str


def for_cards(places: PlaceQuerySet) -> PlaceQuerySet:
    """Only the columns that a card shows."""
    return places.select_related("commune").only(*_COLUMNS)


def cards(places: Iterable[Place], at: datetime) -> list[Card]:
    """The cards of places read by `for_cards`, as they are at this moment. One query, for the services of all; none without places."""
    shown = list(places)
    offered: dict[int, list[tuple[str, list[str] | None]]] = {place.pk: [] for place in shown}
    for place_id, category, fees in Service.objects.filter(place__in=list(offered)).values_list("place", "category", "fees"):
        offered[place_id].append((category, fees))
    return [_card(place, offered[place.pk], at) for place in shown]


def _card(place: Place, services: list[tuple[str, list[str] | None]], at: datetime) -> Card:
    opening, fee = opening_of(place, at), fee_words(fees for _, fees in services)
    long = opening.state == UNKNOWN and isinstance(usual_hours_of(place), Unreadable)
    return Card(
        url=place.get_absolute_url(),
        name=place.name,
        kind=kind_of(place),
        distance=distance_of(place) if place.receives_public else "",
        address=where_of(place),
        state=opening.state,
        opening="Horaires à lire sur la fiche" if long else opening.sentence,
        services=_chips(category for category, _ in services),
        fee=fee,
        is_free=fee == FREE,
        phone=phone_words(place.phone) if place.phone else "",
        phone_link=tel_uri(place.phone) if place.phone else "",
        freshness=freshness_of(place),
    )


def _chips(categories: Iterable[str]) -> tuple[str, ...]:
    """The services in a few words each, in the order tiles offer them."""
    offered = set(categories)
    return tuple(words.chip for category, words in SERVICES.items() if category in offered)
