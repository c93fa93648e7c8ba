"""How far, in words: nothing more exact than what is known, and nothing at all where it would mean nothing."""

import pytest

from orientation.needs import UNSAID, Precision, Spot
from orientation.presenting.distances import measured_words, way_words
from places.geography import Point
from tests.html import one_space

HERE = Point(48.93697, 2.35976)
COMMUNE = Spot(precision=Precision.COMMUNE, point=HERE, commune="93066", label="Saint-Denis (93)")
POSITION = Spot(precision=Precision.POSITION, point=HERE, commune="93066", label="votre position")
ADDRESS = Spot(precision=Precision.ADDRESS, point=HERE, commune="93066", label="Saint-Denis (93)")
DEPARTMENT = Spot(precision=Precision.DEPARTMENT, point=HERE, department="93", label="Seine-Saint-Denis (93)")


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "100 m, environ 5 minutes à pied"),
        (320, "300 m, environ 5 minutes à pied"),
        (321, "300 m, environ 10 minutes à pied"),
        (800, "800 m, environ 15 minutes à pied"),
        (960, "1 km, environ 15 minutes à pied"),
        (1249, "1,2 km, environ 20 minutes à pied"),
        (2000, "2 km, environ 35 minutes à pied"),
        (3000, "3 km, environ 50 minutes à pied"),
        (3001, "3 km"),
        (23_400, "23 km"),
        (1_234_000, "1 234 km"),
    ],
)
def test_what_can_be_walked_is_said_in_minutes_and_the_rest_in_kilometres(metres: float, words: str) -> None:
    assert one_space(way_words(metres, spot=ADDRESS, exact=True)) == words


@pytest.mark.parametrize(("metres", "words"), [(0, "à 100 m"), (800, "à 800 m"), (1249, "à 1,2 km"), (23_400, "à 23 km")])
def test_from_the_town_hall_nobody_is_told_how_long_they_walk(metres: float, words: str) -> None:
    assert one_space(way_words(metres, spot=COMMUNE, exact=True)) == f"{words} de la mairie"


@pytest.mark.parametrize(("metres", "words"), [(0, "1 km environ"), (800, "1 km environ"), (1600, "2 km environ")])
def test_a_rounded_position_or_a_place_known_by_its_commune_shows_neither_metres_nor_minutes(metres: float, words: str) -> None:
    assert one_space(way_words(metres, spot=POSITION, exact=True)) == words
    assert one_space(way_words(metres, spot=COMMUNE, exact=False)) == words


@pytest.mark.parametrize("spot", [UNSAID, DEPARTMENT], ids=["unsaid", "a whole département"])
def test_no_distance_is_shown_from_nowhere(spot: Spot) -> None:
    assert way_words(800, spot=spot, exact=True) == ""
    assert way_words(None, spot=COMMUNE, exact=True) == ""
    assert measured_words(spot) == ""


@pytest.mark.parametrize(
    ("spot", "start"),
    [(COMMUNE, "la mairie de Saint-Denis"), (ADDRESS, "l'adresse donnée"), (POSITION, "la position du téléphone, à 1 km près")],
    ids=["commune", "address", "position"],
)
def test_the_page_says_once_what_distances_are_measured_from(spot: Spot, start: str) -> None:
    assert measured_words(spot) == f"Les distances sont comptées à vol d'oiseau, depuis {start}."
