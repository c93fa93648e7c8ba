"""Gathering: which places offer what, and the candidates that those to be judged make."""

from collections.abc import Mapping
from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet

from orientation.judging.candidates import CANDIDATE_COLUMNS, OFFER_COLUMNS, Candidate, Offer, candidate_from, offer_from
from places.models import Place, Service
from places.querysets import PlaceQuerySet


def candidates_of(metres: Mapping[int, float | None], category: str) -> list[Candidate]:
    """The places of these keys, in this order, at these distances, each with its services of a category, all of them when it is blank.
    Without one, a place is left out, unless the category is blank. One query, none without keys."""
    if not metres:
        return []
    facts: dict[int, tuple[object, ...]] = {}
    offers: dict[int, list[Offer]] = {}
    for row in _facts(category).filter(pk__in=list(metres)):
        of_place, of_service = row[: len(CANDIDATE_COLUMNS)], row[len(CANDIDATE_COLUMNS) :]
        key = of_place[0]
        facts[key] = of_place
        if of_service[0] is not None:
            offers.setdefault(key, []).append(offer_from(of_service))
    return [candidate_from(facts[key], way, tuple(offers.get(key, ()))) for key, way in metres.items() if key in facts]


def offering(category: str) -> PlaceQuerySet:
    """Published places that offer a service; any place when `category` is blank."""
    return Place.objects.published().offering([category] if category else ())


def given_from_afar(category: str) -> Q:
    """The condition that a place helps by telephone or on line with a category."""
    services = Service.objects.filter(place=OuterRef("pk"), category=category)
    return Q(Exists(services.filter(Q(remote=True) | Q(support_modes__has_any=["distance"]))))


@lru_cache(maxsize=32)
def _facts(category: str) -> QuerySet[Place, tuple[object, ...]]:
    """Every column that is judged, a row for each service. Kept: naming forty columns takes Django longer than asking for them."""
    places = Place.objects.filter(services__category=category) if category else Place.objects.all()
    services = [f"services__{column}" for column in OFFER_COLUMNS]
    return places.order_by("services__pk").values_list(*CANDIDATE_COLUMNS, *services)
