"""Lambert-93, the official projection of metropolitan France: metres on the map, back to degrees."""

import math
from typing import Final

from places.geography import Point

# IGN, "Projections coniques conformes de Lambert 93" and ALG0004: GRS80 ellipsoid, meridian of origin 3° east.
EXPONENT: Final = 0.7256077650532670
CONSTANT_M: Final = 11_754_255.426096
POLE_X_M: Final = 700_000.0
POLE_Y_M: Final = 12_655_612.049876
ECCENTRICITY: Final = 0.0818191910428158
ORIGIN_LONGITUDE: Final = 3.0

_CONVERGED_RADIANS = 1e-11


def covers(x: float, y: float) -> bool:
    """Whether these metres fall on metropolitan France and its surroundings."""
    return 0 <= x <= 1_300_000 and 6_000_000 <= y <= 7_200_000


def to_point(x: float, y: float) -> Point:
    """The point at `x` metres east and `y` metres north, to better than 1 mm. Raises ValueError far outside the map."""
    radius = math.hypot(x - POLE_X_M, y - POLE_Y_M)
    angle = math.atan2(x - POLE_X_M, POLE_Y_M - y)
    isometric = -math.log(radius / CONSTANT_M) / EXPONENT
    longitude = ORIGIN_LONGITUDE + math.degrees(angle / EXPONENT)
    return Point(round(math.degrees(_latitude(isometric)), 6), round(longitude, 6))


def _latitude(isometric: float) -> float:
    """The latitude, in radians, of an isometric latitude: a fixed point reached in a few turns."""
    latitude = 2 * math.atan(math.exp(isometric)) - math.pi / 2
    while True:
        sine = ECCENTRICITY * math.sin(latitude)
        stretched = ((1 + sine) / (1 - sine)) ** (ECCENTRICITY / 2)
        following = 2 * math.atan(stretched * math.exp(isometric)) - math.pi / 2
        if abs(following - latitude) < _CONVERGED_RADIANS:
            return following
        latitude = following
