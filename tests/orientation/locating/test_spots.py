"""Where someone is taken to stand, from a code or a position: on Earth, rounded, and never more than was told."""

import pytest
from pytest_django import DjangoAssertNumQueries

from orientation.locating import spot_of_commune, spot_of_department, spot_of_position
from orientation.needs import Precision, Spot
from orientation.whereabouts.spots import POSITION_LABEL
from places.geography import Point

pytestmark = pytest.mark.usefixtures("communes")


@pytest.mark.parametrize("code", ["93066", " 93066 ", "93059"], ids=["today's", "with blanks", "former"])
def test_a_commune_is_its_town_hall(code: str) -> None:
    spot = spot_of_commune(code)
    assert spot == Spot(precision=Precision.COMMUNE, point=Point(48.93697, 2.35976), commune="93066", label="Saint-Denis (93)")


@pytest.mark.parametrize("code", ["", "93", "99999", "9306", "2a9zz", "\x00", "93066'"], ids=repr)
def test_what_is_not_the_code_of_a_commune_is_nothing(code: str) -> None:
    assert spot_of_commune(code) is None


def test_a_commune_without_a_point_is_its_departement_and_keeps_its_name() -> None:
    spot, chief = spot_of_commune("98713"), spot_of_commune("98735")
    assert spot is not None
    assert chief is not None
    assert (spot.precision, spot.department, spot.commune, spot.label) == (Precision.DEPARTMENT, "987", "98713", "Arutua (987)")
    assert spot.point == chief.point, "Papeete, the most populated"
    assert spot.parameters() == {"commune": "98713"}


@pytest.mark.parametrize(("code", "label"), [("48", "Lozère (48)"), ("2a", "Corse-du-Sud (2A)"), ("974", "La Réunion (974)")])
def test_a_departement_is_the_town_hall_of_its_largest_town(code: str, label: str) -> None:
    spot = spot_of_department(code)
    assert spot is not None
    assert (spot.precision, spot.department, spot.commune, spot.label) == (Precision.DEPARTMENT, code.upper(), "", label)
    assert spot.point is not None


def test_a_departement_without_any_known_town_has_no_point() -> None:
    spot = spot_of_department("88")
    assert spot == Spot(precision=Precision.DEPARTMENT, department="88", label="Vosges (88)")


@pytest.mark.parametrize("code", ["", "20", "99", "93066", "xx", "\x00"], ids=repr)
def test_what_is_not_the_code_of_a_departement_is_nothing(code: str) -> None:
    assert spot_of_department(code) is None


def test_a_position_is_rounded_to_a_kilometre_and_knows_the_nearest_town_hall() -> None:
    spot = spot_of_position("48.936751", "2.357499")
    assert spot == Spot(precision=Precision.POSITION, point=Point(48.94, 2.36), commune="93066", label=POSITION_LABEL)
    assert spot.parameters() == {"lat": "48.94", "lon": "2.36"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "commune"),
    [
        pytest.param(48.89, 2.45, "93053", id="the nearest of many"),
        pytest.param(5.0, -55.5, "", id="forest"),
        pytest.param(40.71, -74.0, "", id="abroad"),
        pytest.param(0, 0, "", id="at sea"),
        pytest.param(90, 180, "", id="pole"),
        pytest.param(-17.5, 179.99, "", id="at the end of the world"),
    ],
)
def test_the_commune_of_a_position_is_named_when_it_is_near(latitude: float, longitude: float, commune: str) -> None:
    spot = spot_of_position(latitude, longitude)
    assert spot is not None
    assert (spot.commune, spot.point) == (commune, Point(latitude, longitude))


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("", ""), ("nord", "2"), ("nan", "2"), ("2", "inf"), ("91", "2"), ("48", "181"), ("48,9", "2,3"), (10**400, 2), ("\x00", "2")],
    ids=repr,
)
def test_what_is_not_on_earth_is_nothing(latitude: float | str, longitude: float | str) -> None:
    assert spot_of_position(latitude, longitude) is None


def test_a_spot_takes_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for spot, asked, queries in ((spot_of_commune, ("93066",), 1), (spot_of_department, ("48",), 1), (spot_of_position, (48.9, 2.3), 1)):
        with django_assert_num_queries(queries):
            spot(*asked)  # type: ignore[operator]
