"""Where things are: a point on Earth, great-circle distance, and the boxes and SQL expressions that find what is near.

Distances are great-circle metres on a sphere of the mean Earth radius. On 660 km they differ from the ellipsoid by about 20 m
(measured against geopy's geodesic), far below what matters to someone choosing where to go; they are the same on both databases.
"""

import math
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, FloatField, Func, Q, Value
from django.db.models.functions import ASin, Least

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


class SpherePoint(Func):
    """PostgreSQL only: a row's position as a contrib `cube` point of the unit sphere. The text must stay that of the index."""

    output_field = FloatField()
    template = (
        "cube(ARRAY[cos(radians(%(lat)s)) * cos(radians(%(lon)s)), cos(radians(%(lat)s)) * sin(radians(%(lon)s)), sin(radians(%(lat)s))])"
    )

    def __init__(self) -> None:
        super().__init__(F("latitude"), F("longitude"))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        latitude, longitude = (compiler.compile(expression)[0] for expression in self.source_expressions)
        return self.template % {"lat": latitude, "lon": longitude}, []


class ChordByIndex(Func):
    """PostgreSQL only: distance on the unit sphere to a point, in the form that the GiST index orders by (`<->`)."""

    output_field = FloatField()

    def __init__(self, point: Point) -> None:
        super().__init__(SpherePoint(), *(Value(coordinate) for coordinate in point.unit_vector))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        place, x, y, z = self.source_expressions
        sql, _ = compiler.compile(place)
        return f"({sql} <-> cube(ARRAY[%s, %s, %s]::float8[]))", [x.value, y.value, z.value]


class WithinByIndex(Func):
    """PostgreSQL only: the row lies in the cube that encloses a sphere of `radius_m` metres, in the form that the GiST index can search."""

    output_field = BooleanField()

    def __init__(self, point: Point, radius_m: float) -> None:
        self.chord = metres_to_chord(radius_m) * BOX_MARGIN + 1e-12
        super().__init__(SpherePoint(), *(Value(coordinate) for coordinate in point.unit_vector))

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, list[Any]]:
        place, *centre = self.source_expressions
        sql, _ = compiler.compile(place)
        low = [coordinate.value - self.chord for coordinate in centre]
        high = [coordinate.value + self.chord for coordinate in centre]
        return f"({sql} <@ cube(ARRAY[%s, %s, %s]::float8[], ARRAY[%s, %s, %s]::float8[]))", [*low, *high]


class MetresByArithmetic(Func):
    """SQLite: great-circle metres to a point by the haversine formula, for a database without an index of the sphere.

    Written as one piece of SQL: built from Django's functions, the same formula took longer to put together than to run.
    """

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


def metres_of(chord: Any) -> Any:
    """A chord expression as great-circle metres."""
    half = Least(Value(1.0), chord / Value(2.0), output_field=FloatField())
    return Value(2 * EARTH_RADIUS_M) * ASin(half, output_field=FloatField())
