"""How long the way takes, by estimate: it ranks and warns, and hides nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.judging.explaining import cautions_of
from orientation.needs import Precision, Spot
from orientation.presenting.distances import way_words
from orientation.ranking import rank
from orientation.reasons import Code
from orientation.travelling import MINUTES_ASKED, Way, minutes_for, reach_m
from tests.orientation.candidates import AT, HERE, need
from tests.orientation.test_ranking import place

HOME = Spot(precision=Precision.ADDRESS, point=HERE.point, commune="93066", label="Saint-Denis (93)")
ON_FOOT = {"way": "pied", "most_minutes": 30}


def order(places: list[Any], **wished: Any) -> list[int]:
    return [one.candidate.pk for one in rank(places, need("demarches", **wished), AT)]


@given(st.sampled_from(Way.values), st.sampled_from(MINUTES_ASKED), st.floats(0, 60_000))
def test_the_minutes_that_are_read_agree_with_those_that_rank(way: str, minutes: int, metres: float) -> None:
    reach = reach_m(way, minutes)
    if abs(metres - reach) > 0.001:
        assert (minutes_for(way, metres) <= minutes) is (metres < reach)


def test_half_an_hour_goes_farther_by_bus_and_farther_still_by_car() -> None:
    assert [round(reach_m(way, 30) / 1000, 1) for way in Way] == [1.9, 3.8, 9.6]


@pytest.mark.parametrize(
    ("metres", "way", "said"),
    [
        (800, "", "800 m, environ 15 minutes à pied"),
        (2100, "pied", "2,1 km, environ 35 minutes à pied"),
        (5000, "", "5 km"),
        (5000, "transports", "5 km, environ 40 minutes en transports"),
        (12_000, "voiture", "12 km, environ 40 minutes en voiture"),
    ],
)
def test_minutes_stand_beside_the_distance_by_the_way_that_was_said(metres: float, way: str, said: str) -> None:
    assert way_words(metres, spot=HOME, exact=True, way=way).replace("\xa0", " ") == said


def test_minutes_from_a_town_hall_are_said_to_be_and_none_to_a_place_that_is_not_placed() -> None:
    assert way_words(800, spot=HERE, exact=True, way="pied").replace("\xa0", " ") == "à 800 m de la mairie, environ 15 minutes à pied"
    assert "minutes" not in way_words(800, spot=HOME, exact=False, way="pied")


def test_a_place_within_the_time_comes_before_one_beyond_that_offers_more() -> None:
    beyond, within = place(1, 2.5, phone="+33199001122"), place(2, 1.8, phone="")
    assert order([beyond, within]) == [1, 2]
    assert order([beyond, within], **ON_FOOT) == [2, 1]
    assert order([beyond], **ON_FOOT) == [1], "never hidden"


def test_a_place_known_by_its_town_alone_is_between_a_yes_and_a_no() -> None:
    places = [place(1, 2.4), place(2, 2.4, position_precision="commune"), place(3, 1.9)]
    assert order(places, **ON_FOOT) == [3, 2, 1]
    far = place(4, 9, position_precision="commune")
    (judged,) = rank([far], need("demarches", **ON_FOOT), AT)
    assert [(one.value, one.known) for one in cautions_of(judged) if one.code == Code.FAR] == [("pied 30", True)]


@pytest.mark.parametrize(
    "wished",
    [{"way": "pied"}, {"most_minutes": 30}, {**ON_FOOT, "cannot_move": True}, {**ON_FOOT, "spot": Spot(precision=Precision.UNSAID)}],
    ids=["no limit", "no way", "cannot go out", "nowhere"],
)
def test_minutes_count_only_when_they_mean_something(wished: dict[str, Any]) -> None:
    (judged,) = rank([place(1, 9, home_visits=True)], need("demarches", **wished), AT)
    assert judged.answer("within_minutes") is None
