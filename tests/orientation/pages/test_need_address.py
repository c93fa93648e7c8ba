"""The address of a search is read back as it was written, and what is wrong in it stops nobody."""

import pytest
from django.http import QueryDict

from orientation.asking.kept_answers import Kept
from orientation.forms import UNKNOWN_PLACE, UNKNOWN_SERVICE, NeedAddress
from orientation.needs import UNSAID, Need, Precision, Spot, Wishes
from orientation.whereabouts.spots import spot_of_commune, spot_of_department, spot_of_position
from places.geography import Point

pytestmark = pytest.mark.usefixtures("_towns")


def read(query: str, kept: Kept | None = None) -> NeedAddress:
    return NeedAddress(QueryDict(query), kept)


@pytest.mark.parametrize(
    "spot",
    [
        pytest.param(lambda: UNSAID, id="unsaid"),
        pytest.param(lambda: spot_of_commune("93066"), id="commune"),
        pytest.param(lambda: spot_of_department("48"), id="département"),
        pytest.param(lambda: spot_of_position(48.936971, 2.359761), id="position"),
    ],
)
def test_what_a_need_writes_is_read_back(spot: object) -> None:
    need = Need(categories=("demarches", "acces"), spot=spot(), wishes=Wishes(free=True))  # type: ignore[operator]
    assert read(need.query_string(), Kept(wishes=Wishes(free=True))).need == need


def test_an_exact_street_comes_from_the_cookie_alone() -> None:
    street = Spot(precision=Precision.ADDRESS, point=Point(48.9361, 2.3591), commune="93066", label="Saint-Denis (93)")
    need = read("besoin=demarches&commune=93066", Kept(spot=street)).need
    assert need is not None
    assert need.spot == street
    assert need.query_string() == "besoin=demarches&commune=93066"
    elsewhere = read("besoin=demarches&commune=48095", Kept(spot=street)).need
    assert elsewhere is not None
    assert elsewhere.spot.commune == "48095"


@pytest.mark.parametrize(
    ("query", "problems", "categories"),
    [
        ("besoin=demarches", [], ("demarches",)),
        ("besoin=demarches&besoin=demarches", [], ("demarches",)),
        ("besoin=magie", [("besoin", UNKNOWN_SERVICE)], None),
        ("besoin=magie&besoin=acces", [("besoin", UNKNOWN_SERVICE)], ("acces",)),
        ("", [], None),
        ("besoin=acces&commune=00000", [("commune", UNKNOWN_PLACE)], ("acces",)),
        ("besoin=acces&commune=' OR 1=1", [("commune", UNKNOWN_PLACE)], ("acces",)),
        ("besoin=acces&departement=999", [("commune", UNKNOWN_PLACE)], ("acces",)),
        ("besoin=acces&lat=48.94", [("commune", UNKNOWN_PLACE)], ("acces",)),
        ("besoin=acces&lat=nan&lon=1e999", [("commune", UNKNOWN_PLACE)], ("acces",)),
        ("besoin=acces&commune=93066&departement=999&lat=x", [], ("acces",)),
    ],
)
def test_what_is_wrong_is_left_aside_and_said(query: str, problems: list[tuple[str, str]], categories: tuple[str, ...] | None) -> None:
    address = read(query)
    assert address.problems == problems
    assert (address.need.categories if address.need else None) == categories
    if address.need and ("commune", UNKNOWN_PLACE) in problems:
        assert address.need.spot == UNSAID


@pytest.mark.parametrize(
    ("query", "kept", "lost"),
    [
        ("besoin=acces&important=1", None, True),
        ("besoin=acces&important=1", Kept(), False),
        ("besoin=acces", None, False),
    ],
    ids=["answered, no cookie", "answered", "not answered"],
)
def test_answers_are_lost_when_they_were_given_and_no_cookie_holds_them(query: str, kept: Kept | None, lost: bool) -> None:
    assert read(query, kept).answers_lost is lost
