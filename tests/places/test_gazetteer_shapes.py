"""Shapes: misplaced town halls are recognised, and a point inside is found for any outline."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.gazetteer.shapes import Ring, extent_m, interior_point, is_inside, metres_outside, read_outer_rings, read_point

SQUARE: Ring = [(2.0, 48.0), (2.1, 48.0), (2.1, 48.1), (2.0, 48.1), (2.0, 48.0)]
CRESCENT: Ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 3.5), (3.5, 3.5), (3.5, 0.5), (0.0, 0.5), (0.0, 0.0)]


def wkb_point(longitude: float, latitude: float) -> str:
    return struct.pack("<BIdd", 1, 1, longitude, latitude).hex()


def wkb_multipolygon(*polygons: list[Ring]) -> str:
    content = struct.pack("<BII", 1, 6, len(polygons))
    for rings in polygons:
        content += struct.pack("<BII", 1, 3, len(rings))
        for ring in rings:
            content += struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *vertex) for vertex in ring)
    return content.hex()


def test_a_point_is_read() -> None:
    assert read_point(wkb_point(2.35976, 48.93697)) == (2.35976, 48.93697)


def test_a_point_that_is_not_a_number_is_no_point() -> None:
    assert read_point(wkb_point(float("nan"), float("nan"))) is None


def test_outer_rings_are_read_and_holes_left_out() -> None:
    hole: Ring = [(2.04, 48.04), (2.06, 48.04), (2.06, 48.06), (2.04, 48.04)]
    assert read_outer_rings(wkb_multipolygon([SQUARE, hole], [CRESCENT])) == [SQUARE, CRESCENT]


@pytest.mark.parametrize("wkb", [wkb_point(0, 0), struct.pack(">BI", 0, 6).hex(), "00", ""])
def test_another_geometry_is_refused(wkb: str) -> None:
    with pytest.raises((ValueError, struct.error)):
        read_outer_rings(wkb)


def test_a_point_inside_is_at_no_distance() -> None:
    assert is_inside((2.05, 48.05), [CRESCENT, SQUARE])
    assert metres_outside((2.05, 48.05), [CRESCENT, SQUARE]) == 0


def test_the_distance_outside_is_to_the_nearest_side() -> None:
    assert metres_outside((2.05, 48.2), [SQUARE]) == pytest.approx(11_120, rel=0.01)
    assert metres_outside((2.2, 48.05), [SQUARE]) == pytest.approx(7_430, rel=0.01)


def test_the_extent_is_the_diagonal() -> None:
    assert extent_m([SQUARE]) == pytest.approx(13_380, rel=0.01)


def test_the_interior_point_of_a_square_is_its_middle() -> None:
    assert interior_point([SQUARE]) == pytest.approx((2.05, 48.05))


def test_the_interior_point_is_in_the_largest_part() -> None:
    islet: Ring = [(9.0, 9.0), (9.1, 9.0), (9.1, 9.1), (9.0, 9.0)]
    assert is_inside(interior_point([islet, CRESCENT]), [CRESCENT])


def test_the_interior_point_of_a_crescent_is_in_the_crescent() -> None:
    assert is_inside(interior_point([CRESCENT]), [CRESCENT])


@given(st.lists(st.tuples(st.floats(-5, 9, width=32), st.floats(41, 51, width=32)), min_size=1, max_size=8))
def test_the_interior_point_of_any_ring_is_within_its_bounds(vertices: Ring) -> None:
    longitude, latitude = interior_point([[*vertices, vertices[0]]])
    assert min(x for x, _ in vertices) <= longitude <= max(x for x, _ in vertices)
    assert min(y for _, y in vertices) <= latitude <= max(y for _, y in vertices)
