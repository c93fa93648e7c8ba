"""Gathering: candidates from the directory, nearest first, a page at a time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from orientation.candidates import CANDIDATE_COLUMNS, OFFER_COLUMNS, Candidate, Offer, candidate_from, offer_from
from orientation.needs import Spot
from places.models import Place, Service
from places.querysets import PlaceQuerySet

READ_FOR_ONE, PAGE_GROWTH, LARGEST_PAGE = 6, 3, 1000
"""Candidates first read for each place wanted: enough to settle most needs. The others read fewer and larger pages."""

SURE_FOR_ONE = 2
"""The same where all candidates already say what was asked: fewer settle the matter, and they lie farther apart."""


def pages(places: PlaceQuerySet, spot: Spot, *, category: str, first: int, within_m: float | None = None) -> Iterator[list[Candidate]]:
    """Pages of candidates with their services of a category (all of them when it is blank), nearest first when the spot has a point, by
    key otherwise. `first`: how many on the first page. `within_m`: metres, None for no bound.

    Queries per page: those of `PlaceQuerySet.near`, and one for the services.
    """
    rows = places.values(*CANDIDATE_COLUMNS)
    start, size = 0, first
    while True:
        page = _page(rows, spot, start, size, within_m)
        yield with_offers(page, category)
        if len(page) < size:
            return
        start, size = start + size, min(size * PAGE_GROWTH, LARGEST_PAGE)


def with_offers(rows: list[dict[str, Any]], category: str) -> list[Candidate]:
    """Candidates from their rows. One query, for the services of all; none without rows."""
    offers = _offers([row["pk"] for row in rows], category)
    return [candidate_from(row, tuple(offers.get(row["pk"], ()))) for row in rows]


def offering(category: str) -> PlaceQuerySet:
    """Published places that offer a service; any place when `category` is blank."""
    return Place.objects.published().offering([category] if category else ())


def helping_from_afar(category: str) -> Q:
    """The condition that a place helps by telephone or on line with a category, or comes to the person's home."""
    services = Service.objects.filter(category=category).filter(Q(remote=True) | Q(support_modes__has_any=["distance"]))
    return Q(home_visits=True) | Q(pk__in=services.values("place"))


def _page(rows: Any, spot: Spot, start: int, size: int, within_m: float | None) -> list[dict[str, Any]]:
    if spot.point is None:
        return list(rows.order_by("pk")[start : start + size])
    found: list[dict[str, Any]] = rows.near(spot.point, skip=start, limit=size, within_m=within_m)
    return found


def _offers(place_ids: list[int], category: str) -> dict[int, list[Offer]]:
    found: dict[int, list[Offer]] = {}
    if place_ids:
        services = Service.objects.filter(place__in=place_ids, **({"category": category} if category else {})).order_by("pk")
        for place_id, *values in services.values_list("place_id", *OFFER_COLUMNS):
            found.setdefault(place_id, []).append(offer_from(tuple(values)))
    return found
