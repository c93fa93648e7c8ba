"""Where things are: a point on Earth, great-circle distance, and the boxes and SQL expressions that find what is near.

Distances are great-circle metres on a sphere of the mean Earth radius. On 660 km they differ from the ellipsoid by about 20 m
(measured against geopy's geodesic), far below what matters to someone choosing where to go; they are the same on both databases.
"""

import math
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, FloatField, Func, Q

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth, in metres (IUGG)."""

HALFWAY_ROUND_M = math.pi * EARTH_RADIUS_M
"""No two points are farther apart than this, in metres."""

BOX_MARGIN = 1.0001
"""Boxes are drawn this much too large, so that rounding never leaves out a place that stands exactly on the circle."""


@dataclass(frozen=True)
class Point:
    """A place on Earth, in degrees (WGS 84).

    Raises ValueError when latitude is outside [-90, 90] or longitude outside [-180, 180], or when either is not a finite number.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.latitude) and -90 <= self.latitude <= 90):
            raise ValueError(f"latitude {self.latitude!r} is not between -90 and 90")
        if not (math.isfinite(self.longitude) and -180 <= self.longitude <= 180):
            raise ValueError(f"longitude {self.longitude!r} is not between -180 and 180")

    @property
    def unit_vector(self) -> tuple[float, float, float]:
        """The same point on the unit sphere."""
        latitude, longitude = math.radians(self.latitude), math.radians(self.longitude)
        return (
            math.cos(latitude) * math.cos(longitude),
            math.cos(latitude) * math.sin(longitude),
            math.sin(latitude),
        )

    def distance_m(self, other: "Point") -> float:
        """Great-circle distance in metres."""
        return chord_to_metres(math.dist(self.unit_vector, other.unit_vector))


def chord_to_metres(chord: float) -> float:
    """The great-circle distance of two points whose unit vectors are `chord` apart (0 to 2)."""
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, chord / 2))


def metres_to_chord(metres: float) -> float:
    """The inverse of `chord_to_metres`; beyond half the circumference, the whole diameter (2)."""
    return 2 * math.sin(min(metres / EARTH_RADIUS_M, math.pi) / 2)


@dataclass(frozen=True)
class Box:
    """Latitudes and longitudes that enclose a circle, in degrees. A box across the 180th meridian has two longitude ranges."""

    south: float
    north: float
    longitudes: tuple[tuple[float, float], ...]

    @classmethod
    def around(cls, point: Point, radius_m: float) -> "Box":
        """The smallest such box round the circle of `radius_m` metres, made a little larger. Right at poles and antimeridian."""
        angle = min(radius_m * BOX_MARGIN / EARTH_RADIUS_M, math.pi)
        latitude = math.radians(point.latitude)
        south, north = latitude - angle, latitude + angle
        if south <= -math.pi / 2 or north >= math.pi / 2 or angle >= math.pi / 2:
            everywhere = ((-180.0, 180.0),)
            return cls(max(-90.0, math.degrees(south)), min(90.0, math.degrees(north)), everywhere)
        spread = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(latitude)))) * BOX_MARGIN
        west, east = point.longitude - spread, point.longitude + spread
        longitudes: tuple[tuple[float, float], ...] = ((west, east),)
        if west < -180:
            longitudes = ((west + 360, 180.0), (-180.0, east))
        elif east > 180:
            longitudes = ((west, 180.0), (-180.0, east - 360))
        return cls(math.degrees(south), math.degrees(north), longitudes)

    def condition(self) -> Q:
        """The same box as a condition on `latitude` and `longitude`."""
        inside = Q()
        for west, east in self.longitudes:
            inside |= Q(longitude__gte=west, longitude__lte=east)
        return Q(latitude__gte=self.south, latitude__lte=self.north) & inside


class OfPosition(Func):
    """PostgreSQL only: an expression of a row's position as a contrib `cube` point of the unit sphere. Written as one piece of SQL, here
    and below: built from Django's functions, the same formulas took longer to put together than to run.
    """

    sphere = "cube(ARRAY[cos(radians({lat})) * cos(radians({lon})), cos(radians({lat})) * sin(radians({lon})), sin(radians({lat}))])"
    """The text must stay that of the index."""

    def __init__(self, point: Point) -> None:
        self.centre = point.unit_vector
        super().__init__(F("latitude"), F("longitude"))

    def position(self, compiler: Any) -> str:
        latitude, longitude = (compiler.compile(expression)[0] for expression in self.source_expressions)
        return self.sphere.format(lat=latitude, lon=longitude)


class ChordByIndex(OfPosition):
    """PostgreSQL only: distance on the unit sphere to a point, in the form that the GiST index orders by (`<->`)."""

    output_field = FloatField()

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        return f"({self.position(compiler)} <-> cube(ARRAY[%s, %s, %s]::float8[]))", list(self.centre)


class MetresByIndex(ChordByIndex):
    """PostgreSQL only: the same distance as great-circle metres."""

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        chord, params = super().as_sql(compiler, connection)
        return f"({2 * EARTH_RADIUS_M!r} * asin(least(1.0, {chord} / 2.0)))", params


class WithinByIndex(OfPosition):
    """PostgreSQL only: the row lies within `radius_m` metres, circle included. Written with the cube that encloses the sphere first, which
    is the form that the GiST index can search."""

    output_field = BooleanField()

    def __init__(self, point: Point, radius_m: float) -> None:
        self.chord = metres_to_chord(radius_m)
        super().__init__(point)

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        position, half = self.position(compiler), self.chord * BOX_MARGIN + 1e-12
        low = [coordinate - half for coordinate in self.centre]
        high = [coordinate + half for coordinate in self.centre]
        enclosed = f"{position} <@ cube(ARRAY[%s, %s, %s]::float8[], ARRAY[%s, %s, %s]::float8[])"
        return f"({enclosed} AND {position} <-> cube(ARRAY[%s, %s, %s]::float8[]) <= %s)", [*low, *high, *self.centre, self.chord]


class MetresByArithmetic(Func):
    """SQLite: great-circle metres to a point by the haversine formula, for a database without an index of the sphere."""

    output_field = FloatField()
    template = (
        "(%(diameter)r * asin(min(1.0, sqrt(pow(sin(radians(%(lat)s - %%s) / 2), 2)"
        " + %(cosine)r * cos(radians(%(lat)s)) * pow(sin(radians(%(lon)s - %%s) / 2), 2)))))"
    )

    def __init__(self, point: Point) -> None:
        self.point = point
        super().__init__(F("latitude"), F("longitude"))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        latitude, longitude = (compiler.compile(expression)[0] for expression in self.source_expressions)
        numbers = {"diameter": 2 * EARTH_RADIUS_M, "cosine": math.cos(math.radians(self.point.latitude))}
        sql = self.template % {"lat": latitude, "lon": longitude, **numbers}
        return sql, [self.point.latitude, self.point.longitude]
