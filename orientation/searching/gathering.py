"""Gathering: candidates from the directory, nearest first, a page at a time."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q

from orientation.judging.candidates import CANDIDATE_COLUMNS, OFFER_COLUMNS, Candidate, Offer, candidate_from, offer_from
from orientation.needs import Spot
from places.models import Place, Service
from places.nearest import ONE_IN
from places.querysets import PlaceQuerySet

READ_FOR_ONE, PAGE_GROWTH, LARGEST_PAGE = 6, 3, 1000
"""Candidates first read for each place wanted: enough to settle most needs. The others read fewer and larger pages."""

SURE_FOR_ONE = 2
"""The same where all candidates already say what was asked: fewer settle the matter, and they lie farther apart."""

SURE_ONE_IN = 20
"""About one place in twenty says what was asked: one in nine tells how it helps in the national files, fewer the rest."""


Reach = Callable[[], float | None]


def unbounded() -> None:
    """Every place matters."""
    return None


def pages(
    places: PlaceQuerySet,
    spot: Spot,
    *,
    category: str,
    first: int,
    within_m: float | None = None,
    reach_m: Reach = unbounded,
    one_in: int = ONE_IN,
) -> Iterator[list[Candidate]]:
    """Pages of candidates with their services of a category (all of them when it is blank), nearest first when the spot has a point, by
    key otherwise. `first`: how many on the first page. `within_m`: metres, None for no bound. `reach_m`, asked before each page: metres
    beyond which no place matters any more, None while all do. `one_in`: see `places.nearest`.

    Queries per page: those of `PlaceQuerySet.near`, and one for the services.
    """
    rows = places.values(*CANDIDATE_COLUMNS)
    start, size = 0, first
    while True:
        bounds = [bound for bound in (within_m, reach_m()) if bound is not None]
        page = _page(rows, spot, slice(start, start + size), within_m=min(bounds, default=None), one_in=one_in)
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
    return Q(home_visits=True) | given_from_afar(category)


def given_from_afar(category: str) -> Q:
    """The condition that a place helps by telephone or on line with a category."""
    services = Service.objects.filter(place=OuterRef("pk"), category=category)
    return Q(Exists(services.filter(Q(remote=True) | Q(support_modes__has_any=["distance"]))))


def _page(rows: Any, spot: Spot, ranks: slice, *, within_m: float | None, one_in: int) -> list[dict[str, Any]]:
    if spot.point is None:
        return list(rows.order_by("pk")[ranks])
    found: list[dict[str, Any]] = rows.near(spot.point, skip=ranks.start, limit=ranks.stop - ranks.start, within_m=within_m, one_in=one_in)
    return found


def _offers(place_ids: list[int], category: str) -> dict[int, list[Offer]]:
    found: dict[int, list[Offer]] = {}
    if place_ids:
        services = Service.objects.filter(place__in=place_ids, **({"category": category} if category else {})).order_by("pk")
        for place_id, *values in services.values_list("place_id", *OFFER_COLUMNS):
            found.setdefault(place_id, []).append(offer_from(tuple(values)))
    return found
