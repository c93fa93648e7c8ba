"""Promising: the places that may still enter among the best, those that may win first, found by the database.

Nearest-first reading alone would go through a whole region when few places say what was asked. Here a row comes with the least equivalent
distance that its facts allow (`orientation.searching.least_factors`), so that reading stops as soon as no other can do better.
"""

from collections.abc import Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, FloatField, Func, Value

from orientation.judging.candidates import CANDIDATE_COLUMNS
from orientation.judging.criteria import Case
from orientation.needs import Spot
from orientation.ranking import FLOOR_KM, METRES, WEIGHED_KM
from orientation.searching.gathering import LARGEST_PAGE, PAGE_GROWTH, Page, with_offers
from orientation.searching.least_factors import Columns, least_factor
from orientation.searching.streaming import Best
from places.models import Service
from places.nearest import measured
from places.querysets import PlaceQuerySet

ROUNDING = 1e-9
"""Relative: the database and Python may multiply in another order, and a place that ties must not be left out."""

PROMISING_FOR_ONE = 3
"""Candidates first read for each place wanted."""

SERVICE = "service_judged"


class LeastEquivalent(Func):
    """The least equivalent distance of a place for a case, in kilometres, by the best of its services of the category; null without one.

    The first of its expressions is the distance in metres. The same formula as `orientation.ranking.equivalent`.
    """

    output_field = FloatField()

    def __init__(self, metres: Any, case: Case) -> None:
        self.case = case
        super().__init__(metres, F("pk"))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        metres, metres_params = compiler.compile(self.source_expressions[0])
        key, _ = compiler.compile(self.source_expressions[1])
        factor, factor_params = least_factor(
            Columns(connection.vendor, key.rpartition(".")[0], SERVICE, (metres, list(metres_params))), self.case
        )
        times = (
            f"(SELECT min({factor}) FROM {Service._meta.db_table} {SERVICE}"  # noqa: S608 - names and numbers of ours
            f" WHERE {SERVICE}.place_id = {key} AND {SERVICE}.category = %s)"
        )
        way = f"({metres} / {METRES}.0 + {FLOOR_KM!r})"
        least = "least" if connection.vendor == "postgresql" else "min"
        sql = f"({way} + ({times} - 1) * {least}({way}, {WEIGHED_KM!r}))"
        return sql, [*metres_params, *factor_params, self.case.category, *metres_params]


def promising(places: PlaceQuerySet, spot: Spot, best: Best, *, first: int, within_m: float | None) -> Iterator[Page]:
    """Pages of the candidates that may enter a full `best`, the most promising first. `first`: how many on the first page. `within_m`:
    metres, None for no bound. Two queries a page."""
    case = best.judge.case
    start, size = 0, first
    while True:
        bounds = [bound for bound in (within_m, best.reach_m()) if bound is not None]
        scope = measured(places, spot.point, within_m=min(bounds, default=None)) if spot.point else places.annotate(distance_m=Value(0.0))
        # Ordered and cut here rather than filtered there: each place is then weighed once.
        rows = scope.annotate(least_km=LeastEquivalent(F("distance_m"), case)).order_by("least_km", "pk")
        page = list(rows.values(*CANDIDATE_COLUMNS, "distance_m", "least_km")[start : start + size])
        kept = [row for row in page if row["least_km"] <= best.limit_km * (1 + ROUNDING)]
        is_last = len(kept) < size
        yield Page(with_offers(kept, case.category), None if is_last else kept[-1]["least_km"] * (1 - ROUNDING))
        if is_last:
            return
        start, size = start + size, min(size * PAGE_GROWTH, LARGEST_PAGE)
