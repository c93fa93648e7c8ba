"""Promising: the places that may still enter among the best, those that may win first, found by the database.

Reading nearest first would go through a whole region when few places say what was asked. Here the database weighs the places around by what
their columns tell (`orientation.searching.least_factors`), so that only those that may still win are read and judged.
"""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, FloatField, Func, Value

from orientation.judging.criteria import Case
from orientation.needs import Spot, Wishes
from orientation.ranking import FLOOR_KM, METRES, WEIGHED_KM, equivalent
from orientation.searching.gathering import candidates_of
from orientation.searching.least_factors import least_factor
from orientation.searching.sql_pieces import Columns
from orientation.searching.streaming import Best, Page
from places.models import Service
from places.nearest import measured, radius_holding
from places.querysets import PlaceQuerySet

AROUND, AROUND_WISHED = 150, 600
"""Places first weighed, whatever they offer: enough to settle most needs without a wish, and with some. The others look farther, once."""

READ_FOR_ONE, READ_IN_TIME = 2, 4
"""Candidates first read for each place wanted, beside the nearest; more when hours matter, since only the judge understands them."""

FEWEST, GROWTH = 6, 2
"""Of places read at once, however few are wanted; and from a page to the next."""

ROUNDING = 1e-9
"""Relative: the database and Python may multiply in another order, and a place that ties must not be left out."""

SERVICE = "service_judged"
UNUSED = ("0.0", [])
"""How far a place is, where no factor depends on it."""


class Weighed(NamedTuple):
    """`metres`: how far, 0 when where the person is was not said. `least_km`: it counts no less, in equivalent kilometres. `nth`: its
    rank by nearness, from 1."""

    key: int
    metres: float
    least_km: float
    nth: int


class LeastTimes(Func):
    """The least that factors multiply the way to a place for a case, by the best of its services of the category; null without one."""

    output_field = FloatField()

    def __init__(self, case: Case) -> None:
        self.case = case
        # The way is computed once more for it: only where minutes count.
        super().__init__(F("pk"), *([F("distance_m")] if case.wishes.most_minutes else []))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        if not self.case.category:
            return "1.0", []
        key, _ = compiler.compile(self.source_expressions[0])
        metres = compiler.compile(self.source_expressions[1]) if self.source_expressions[1:] else UNUSED
        factor, params = least_factor(Columns(connection.vendor, key.rpartition(".")[0], SERVICE, metres), self.case)
        return (
            f"(SELECT min({factor}) FROM {Service._meta.db_table} {SERVICE}"  # noqa: S608 - names and numbers of ours
            f" WHERE {SERVICE}.place_id = {key} AND {SERVICE}.category = %s)"
        ), [*params, self.case.category]


def promising(places: PlaceQuerySet, spot: Spot, best: Best, *, within_m: float = math.inf) -> Iterator[Page]:
    """Pages of the candidates that may enter `best`, which reads them meanwhile: the nearest, and those that promise most.

    `within_m`: metres, infinite for no bound. Queries: 1 to know how far to look first; for each page (one for most needs, seldom three)
    1 to weigh and 1 to read.
    """
    case, read = best.judge.case, set[int]()
    radius_m = min(within_m, _first_radius_m(places, spot, case))
    near = max(best.size, FEWEST)
    many = near * (READ_IN_TIME if case.wishes.pressing or case.wishes.slots else READ_FOR_ONE)
    while True:
        found = weighed(places, spot, case, within_m=radius_m, near=near, limit=near + many)
        limit_km = best.limit_km * (1 + ROUNDING)
        chosen = [one for one in found if one.key not in read and (one.nth <= near or one.least_km <= limit_km)]
        read.update(one.key for one in chosen)
        # Those not found promise no more than the last, and beyond the circle every factor is at least 1.
        inside_km = found[-1].least_km * (1 - ROUNDING) if len(found) == near + many else math.inf
        beyond_km = equivalent(radius_m / METRES, 1.0) * (1 - ROUNDING) if radius_m < within_m else math.inf
        way_m = found[near - 1].metres if len(found) >= near else radius_m if radius_m < within_m else math.inf
        page = candidates_of({one.key: one.metres if spot.point else None for one in chosen}, case.category)
        yield Page(page, unread_km=min(inside_km, beyond_km), unread_way_km=way_m / METRES)
        radius_m = min(within_m, best.reach_m)
        near, many = near * GROWTH, many * GROWTH


def _first_radius_m(places: PlaceQuerySet, spot: Spot, case: Case) -> float:
    return radius_holding(places, spot.point, AROUND if case.wishes == Wishes() else AROUND_WISHED) if spot.point else math.inf


def weighed(places: PlaceQuerySet, spot: Spot, case: Case, *, within_m: float, near: int, limit: int) -> list[Weighed]:
    """The places of a circle that offer the category of a case: the `near` nearest, then the most promising, `limit` in all. One query."""
    if places.query.is_empty():
        return []
    bound = None if within_m == math.inf else within_m
    scope = measured(places, spot.point, within_m=bound) if spot.point else places.annotate(distance_m=Value(0.0))
    rows = scope.annotate(times=LeastTimes(case)).order_by().values_list("pk", "distance_m", "times")
    inner, params = rows.query.get_compiler(places.db).as_sql()
    way = f"(distance_m / {METRES}.0 + {FLOOR_KM!r})"
    sql = (
        "SELECT * FROM (SELECT pk, distance_m,"  # noqa: S608 - names and numbers of ours
        # As `orientation.ranking.equivalent`.
        f" {way} + (times - 1) * CASE WHEN {way} < {WEIGHED_KM!r} THEN {way} ELSE {WEIGHED_KM!r} END AS least_km,"
        f" row_number() OVER (ORDER BY distance_m, pk) AS nth FROM ({inner}) around) weighed"
        " ORDER BY CASE WHEN nth <= %s THEN nth - %s ELSE least_km END, pk LIMIT %s"
    )
    with connections[places.db].cursor() as cursor:
        cursor.execute(sql, [*params, near, near + 1, limit])
        return [Weighed(*row) for row in cursor.fetchall()]
