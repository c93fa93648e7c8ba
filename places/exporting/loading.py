"""Loading: many places with their services, streamed as plain values in a constant number of queries."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from places.facts import SERVICE_FIELDS, Facts
from places.models import Place, Service
from places.querysets import PlaceQuerySet

CHUNK = 2000
"""Rows fetched at a time."""


def published(*, source: str = "", department: str = "") -> PlaceQuerySet:
    """The places a file may hold; each argument left blank asks nothing. No query yet."""
    places: PlaceQuerySet = Place.objects.published()
    return places.sourced_from(source).in_departments([department] if department else [])


def stream(
    places: PlaceQuerySet, columns: Sequence[str], *, of_services: Sequence[str] = SERVICE_FIELDS
) -> Iterator[tuple[int, Facts, list[Facts]]]:
    """Each place, oldest first: its number in the database, its values under `columns`, and those of its services, in order.

    Two queries, read as they are consumed.
    """
    rows = places.order_by("pk").values_list("pk", *columns).iterator(CHUNK)
    told = (
        Service.objects.filter(place__in=places.order_by().values("pk"))
        .order_by("place_id", "pk")
        .values_list("place_id", *of_services)
        .iterator(CHUNK)
    )
    services = groupby(told, key=itemgetter(0))
    owner, group = next(services, (None, iter(())))
    for number, *values in rows:
        while owner is not None and owner < number:
            owner, group = next(services, (None, iter(())))
        offered = [dict(zip(of_services, service[1:], strict=True)) for service in group] if owner == number else []
        yield number, dict(zip(columns, values, strict=True)), offered
