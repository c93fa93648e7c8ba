"""Gathering: candidates from the directory, nearest first, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from orientation.judging.candidates import CANDIDATE_COLUMNS, OFFER_COLUMNS, Candidate, Offer, candidate_from, offer_from
from orientation.needs import Spot
from orientation.ranking import METRES, equivalent
from places.models import Place, Service
from places.querysets import PlaceQuerySet

READ_FOR_ONE, PAGE_GROWTH, LARGEST_PAGE = 6, 3, 1000
"""Candidates first read for each place wanted: enough to settle most needs without a wish. The others read fewer and larger pages."""

WISHED_FOR_ONE = 2
"""The same for a need with wishes: the nearest seldom settle it, and only say how far to look (`orientation.searching.promising`)."""


@dataclass(frozen=True, slots=True)
class Page:
    """Candidates read together. `unread_km`: no place of later pages counts less, in equivalent kilometres; None on the last."""

    candidates: list[Candidate]
    unread_km: float | None


def pages(places: PlaceQuerySet, spot: Spot, *, category: str, first: int, within_m: float | None = None) -> Iterator[Page]:
    """Pages of candidates with their services of a category (all of them when it is blank), nearest first when the spot has a point, by
    key otherwise. `first`: how many on the first page. `within_m`: metres, None for no bound.

    Queries per page: those of `PlaceQuerySet.near`, and one for the services.
    """
    rows = places.values(*CANDIDATE_COLUMNS)
    start, size = 0, first
    while True:
        page = _page(rows, spot, slice(start, start + size), within_m=within_m)
        # Every factor is at least 1, and those who come later are at least as far.
        farthest_km = (page[-1].get("distance_m") or 0.0) / METRES if page else 0.0
        yield Page(with_offers(page, category), equivalent(farthest_km, 1.0) if len(page) == size else None)
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


def given_from_afar(category: str) -> Q:
    """The condition that a place helps by telephone or on line with a category."""
    services = Service.objects.filter(place=OuterRef("pk"), category=category)
    return Q(Exists(services.filter(Q(remote=True) | Q(support_modes__has_any=["distance"]))))


def _page(rows: Any, spot: Spot, ranks: slice, *, within_m: float | None) -> list[dict[str, Any]]:
    if spot.point is None:
        return list(rows.order_by("pk")[ranks])
    found: list[dict[str, Any]] = rows.near(spot.point, skip=ranks.start, limit=ranks.stop - ranks.start, within_m=within_m)
    return found


def _offers(place_ids: list[int], category: str) -> dict[int, list[Offer]]:
    found: dict[int, list[Offer]] = {}
    if place_ids:
        services = Service.objects.filter(place__in=place_ids, **({"category": category} if category else {})).order_by("pk")
        for place_id, *values in services.values_list("place_id", *OFFER_COLUMNS):
            found.setdefault(place_id, []).append(offer_from(tuple(values)))
    return found
