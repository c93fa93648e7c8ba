"""The nearest places equal a brute-force sort, on both databases, wherever one stands."""

from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from geopy.distance import geodesic, great_circle
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from places.geography import Box, Point, metres_to_chord
from places.models import Place
from tests.factories import make_place, make_places
from tests.towns import MENDE, SAINT_DENIS, point

pytestmark = pytest.mark.django_db

MILLIMETRE = 0.001

latitudes = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, 90.0, 0.0, 48.93697, -21.1]), st.floats(48.8, 49.0))
longitudes = st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 180.0, 0.0, 179.999, -179.999]), st.floats(2.2, 2.5))
points = st.builds(Point, latitudes.map(lambda degrees: round(degrees, 7)), longitudes.map(lambda degrees: round(degrees, 7)))


def brute_force(places: list[Place], origin: Point) -> list[tuple[float, int]]:
    """(metres, pk), nearest first, by plain Python."""
    return sorted((origin.distance_m(Point(place.latitude, place.longitude)), place.pk) for place in places)


def assert_same_order(found: list[Any], expected: list[tuple[float, int]], at: dict[int, tuple[float, float]]) -> None:
    """Same distances in the same order; places at identical coordinates by primary key; sines may differ by less than a millimetre."""
    assert len(found) == len(expected)
    for place, (metres, _) in zip(found, expected, strict=True):
        assert place.distance_m == pytest.approx(metres, abs=MILLIMETRE)
    for before, after in pairwise(found):
        if at[before.pk] == at[after.pk]:
            assert before.pk < after.pk


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.lists(points, min_size=1, max_size=30), origin=points, limit=st.integers(1, 12), skip=st.integers(0, 6))
@example(where=[Point(90, 0), Point(90, 120), Point(-90, 5)], origin=Point(90, -60), limit=3, skip=0)
@example(where=[Point(10, 179.99), Point(10, -179.99), Point(10, 0)], origin=Point(10, 180), limit=2, skip=0)
@example(where=[Point(48.9, 2.3)] * 6, origin=Point(48.9, 2.3), limit=4, skip=1)
def test_near_equals_a_brute_force_sort(where: list[Point], origin: Point, limit: int, skip: int) -> None:
    places = make_places([{"latitude": one.latitude, "longitude": one.longitude} for one in where])
    mine = Place.objects.filter(pk__in=[place.pk for place in places])
    expected = brute_force(places, origin)
    coordinates = {place.pk: (place.latitude, place.longitude) for place in places}
    assert_same_order(mine.near(origin, limit=limit, skip=skip), expected[skip : skip + limit], coordinates)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.lists(points, min_size=1, max_size=30), origin=points, radius=st.floats(1, 3_000_000))
def test_within_keeps_the_whole_circle_and_nothing_else(where: list[Point], origin: Point, radius: float) -> None:
    places = make_places([{"latitude": one.latitude, "longitude": one.longitude} for one in where])
    mine = Place.objects.filter(pk__in=[place.pk for place in places])
    found = set(mine.within(origin, metres=radius).values_list("pk", flat=True))
    for metres, pk in brute_force(places, origin):
        if abs(metres - radius) > MILLIMETRE:
            assert (pk in found) == (metres < radius)
    assert {place.pk for place in mine.near(origin, limit=100, within_m=radius)} == found


@given(origin=points, radius=st.floats(1, 20_000_000), bearing=st.floats(-180, 180))
def test_a_box_holds_its_circle(origin: Point, radius: float, bearing: float) -> None:
    other = Point(origin.latitude, bearing)
    if origin.distance_m(other) <= radius:
        box = Box.around(origin, radius)
        assert box.south <= other.latitude <= box.north
        assert any(west <= other.longitude <= east for west, east in box.longitudes)


def test_filters_come_before_nearness() -> None:
    make_place(latitude=48.93, longitude=2.36, services=["loisirs"])
    far = make_place(latitude=44.5, longitude=3.5, services=["demarches"])
    assert Place.objects.offering(["demarches"]).near(point(SAINT_DENIS), limit=5) == [far]


def test_a_place_without_a_position_is_left_out() -> None:
    make_place(latitude=None, longitude=None)
    assert Place.objects.near(point(MENDE)) == []


def test_near_works_on_values() -> None:
    place = make_place()
    (row,) = Place.objects.values("code").near(point(SAINT_DENIS))
    assert row["code"] == place.code
    assert row["distance_m"] == pytest.approx(0, abs=MILLIMETRE)


@pytest.mark.parametrize("number", [1, 25, 200])
def test_the_number_of_queries_is_bounded(number: int) -> None:
    make_places([{"latitude": 48.9 + rank / 1000} for rank in range(number)])
    with CaptureQueriesContext(connection) as queries:
        Place.objects.offering(["demarches"]).near(point(SAINT_DENIS))
    assert len(queries) <= (1 if connection.vendor == "postgresql" else 8)


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_a_point_off_the_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="itude"):
        Point(latitude, longitude)


def test_the_chord_of_half_the_earth_is_its_diameter() -> None:
    assert metres_to_chord(1e9) == pytest.approx(2)


@given(one=points, other=points)
def test_kilometres_are_those_of_geopy(one: Point, other: Point) -> None:
    """On geopy's sphere to a metre; on its ellipsoid to 0.6 %, the flattening of the Earth."""
    ends = (one.latitude, one.longitude), (other.latitude, other.longitude)
    assert one.distance_m(other) == pytest.approx(great_circle(*ends).m, abs=30)
    assert one.distance_m(other) == pytest.approx(geodesic(*ends).m, rel=0.006, abs=1)
