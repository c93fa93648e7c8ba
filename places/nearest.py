"""The nearest places, exactly, nearest first, with bounded work on either database.

PostgreSQL walks a GiST index of contrib `cube` outwards from the point (docs/adr/0002). SQLite has no such index: it looks into a box
on the index of (latitude, longitude), sized by one cheap probe, and takes a larger one only when the first was short. Both give the
order of a brute-force great-circle sort, ties by primary key (tests/places/test_nearest.py).
"""

import math
from typing import Any, TypeVar

from django.db import connections
from django.db.models import QuerySet

from places.geography import (
    HALFWAY_ROUND_M,
    Box,
    ChordByIndex,
    MetresByArithmetic,
    MetresByIndex,
    OfPosition,
    Point,
    WithinByIndex,
    chord_to_metres,
)

Rows = TypeVar("Rows", bound=QuerySet[Any])

LADDER_M = (*(125.0 * 2**step for step in range(14)), HALFWAY_ROUND_M)
"""Radii tried on SQLite: 125 m, 250 m … 1,024 km, everywhere. Twice the radius is about four times the places to sort."""

WIDEST_JUMP = 4

ONE_IN = 4
"""The probe wants this many places, filters apart, for each one asked: with real services, most searches then need one box."""


def nearest(places: QuerySet[Any], point: Point, *, limit: int, skip: int = 0, within_m: float | None = None) -> list[Any]:
    """The rows of `places` from rank `skip` to `skip + limit`, nearest first, each with `distance_m`. Rows without a position are left out.

    `within_m`: no farther than this, circle included; None for no bound. Works on instances and on `.values()`. Queries: 1 on PostgreSQL;
    on SQLite 1 probe and 1 search, and one more search for each larger box when filters leave too few (at most one a radius: 16 in all).
    """
    if limit <= 0:
        return []
    if connections[places.db].vendor == "postgresql":
        return list(measured(places, point, within_m=within_m).order_by(ChordByIndex(point), "pk")[skip : skip + limit])
    return _by_boxes(places.filter(latitude__isnull=False), point, limit=limit, skip=skip, within_m=within_m)


def within(places: Rows, point: Point, *, within_m: float) -> Rows:
    """Those of `places` that stand within `within_m` metres of the point, circle included, in no particular order."""
    if connections[places.db].vendor == "postgresql":
        return places.filter(WithinByIndex(point, within_m), latitude__isnull=False)
    box = Box.around(point, within_m).condition()
    return places.filter(box, latitude__isnull=False).alias(metres=MetresByArithmetic(point)).filter(metres__lte=within_m)


def radius_holding(places: QuerySet[Any], point: Point, many: int) -> float:
    """Metres of a circle that holds about this many places of the directory, whatever is asked of them. One short query."""
    if connections[places.db].vendor != "postgresql":
        return LADDER_M[_first_step(places, point, list(LADDER_M), wanted=many)]
    chord = f"{OfPosition.sphere.format(lat='latitude', lon='longitude')} <-> cube(ARRAY[%s, %s, %s]::float8[])"
    with connections[places.db].cursor() as cursor:
        cursor.execute(
            f"SELECT {chord} AS chord FROM {places.model._meta.db_table} WHERE latitude IS NOT NULL"  # noqa: S608 - names and numbers of ours
            " ORDER BY chord OFFSET %s LIMIT 1",
            [*point.unit_vector, many - 1],
        )
        found = cursor.fetchone()
    return chord_to_metres(found[0]) if found else HALFWAY_ROUND_M


def measured(places: Rows, point: Point, *, within_m: float | None = None) -> Rows:
    """Those of `places` that have a position, no farther than `within_m` metres (None for no bound), each with `distance_m`, unordered."""
    placed = places.filter(latitude__isnull=False) if within_m is None else within(places, point, within_m=within_m)
    by_index = connections[places.db].vendor == "postgresql"
    return placed.annotate(distance_m=MetresByIndex(point) if by_index else MetresByArithmetic(point))


def _by_boxes(placed: QuerySet[Any], point: Point, *, limit: int, skip: int, within_m: float | None) -> list[Any]:
    farthest = HALFWAY_ROUND_M if within_m is None else min(within_m, HALFWAY_ROUND_M)
    radii = [radius for radius in LADDER_M if radius < farthest] + [farthest]
    rows = placed.annotate(distance_m=MetresByArithmetic(point)).order_by("distance_m", "pk")
    step = _first_step(placed, point, radii, wanted=ONE_IN * (skip + limit))
    while True:
        radius = radii[step]
        if radius >= HALFWAY_ROUND_M:
            return list(rows[skip : skip + limit])
        boxed = rows.filter(Box.around(point, radius).condition())
        # The corners of the box lie beyond the circle, where nearer places may stand outside the box.
        inside = [row for row in boxed[skip : skip + limit] if _metres(row) <= radius]
        if len(inside) == limit or radius == farthest:
            return inside
        # Places grow like the square of the radius: go to the circle that should hold enough, but never much too wide on the word of a few.
        wider = math.sqrt((skip + limit) / (skip + len(inside))) if inside else WIDEST_JUMP
        enough = radius * min(wider, WIDEST_JUMP)
        step += 1
        while radii[step] < min(enough, farthest):
            step += 1


def _metres(row: Any) -> float:
    return float(row["distance_m"] if isinstance(row, dict) else row.distance_m)


def _first_step(placed: QuerySet[Any], point: Point, radii: list[float], *, wanted: int) -> int:
    """The first radius whose box holds `wanted` places, whatever they offer: one query, on the index alone, that stops when it knows."""
    steps: list[str] = []
    params: list[float] = []
    for step, radius in enumerate(radii[:-1]):
        box = Box.around(point, radius)
        ranges = " OR ".join(["longitude BETWEEN %s AND %s"] * len(box.longitudes))
        steps.append(
            f"WHEN (SELECT count(*) FROM (SELECT 1 FROM {placed.model._meta.db_table}"  # noqa: S608 - names and numbers of ours
            f" WHERE latitude BETWEEN %s AND %s AND ({ranges}) LIMIT {wanted})) >= {wanted} THEN {step}"
        )
        params += [box.south, box.north, *(bound for pair in box.longitudes for bound in pair)]
    if not steps:
        return 0
    with connections[placed.db].cursor() as cursor:
        cursor.execute(f"SELECT CASE {' '.join(steps)} ELSE {len(steps)} END", params)
        return int(cursor.fetchone()[0])
