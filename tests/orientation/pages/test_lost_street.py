"""A street that nobody found: its town stands for it, and the person is told so; nothing of the street is kept."""

from urllib.parse import unquote

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.needs import Precision, Spot, Wishes
from orientation.views.keeping import COOKIE
from places.geography import Point
from tests.factories import make_place
from tests.html import Page, one_space
from tests.orientation.pages.conftest import keeping, kept_by
from tests.orientation.results.conftest import near

pytestmark = pytest.mark.usefixtures("_towns")

ASKED = "/ou/?besoin=demarches"
TYPED = "12 rue des Glycines 93200 Saint-Denis"
THIRD = "/important/?besoin=demarches&commune=93066"
PLACES = "/resultats/?besoin=demarches&commune=93066"
LOST = "Nous n'avons pas trouvé la rue."
TOWN_HALL = f"{LOST} Les distances sont comptées depuis la mairie de Saint-Denis."
STREET = Spot(precision=Precision.ADDRESS, point=Point(48.936971, 2.359761), commune="93066", label="Saint-Denis (93)")


def text(client: Client, address: str) -> str:
    return one_space(Page(client.get(address)).text)


def test_the_third_question_says_that_the_street_was_not_found(client: Client) -> None:
    response = client.post(ASKED, {"lieu": TYPED, "suite": "important"})
    assert response["Location"] == THIRD
    third = text(client, THIRD)
    assert TOWN_HALL in third
    assert "Les réponses d'avant sont gardées." not in third


def test_the_page_of_places_says_so_where_it_says_what_distances_are(client: Client) -> None:
    make_place(**near("Lieu", 1))
    response = client.post(ASKED, {"lieu": TYPED, "suite": "lieux"})
    assert response["Location"] == PLACES
    assert f"{LOST} Les distances sont comptées à vol d'oiseau, depuis la mairie de Saint-Denis." in text(client, PLACES)


def test_nothing_of_the_street_is_kept(client: Client) -> None:
    response = client.post(ASKED, {"lieu": TYPED})
    kept = kept_by(client)
    assert kept
    assert kept.spot == Spot(precision=Precision.COMMUNE, commune="93066")
    assert "glycines" not in f"{kept} {unquote(client.cookies[COOKIE].value)} {response['Location']}".lower()


def test_it_is_said_after_the_third_question_and_after_new_words(client: Client) -> None:
    make_place(**near("Lieu", 1))
    client.post(ASKED, {"lieu": TYPED})
    client.post(THIRD, {"choix": "free"})
    assert LOST in text(client, PLACES)
    client.post("/?commune=93066&depuis=resultats", {"phrase": "je veux imprimer un papier"})
    assert LOST in text(client, THIRD)


@pytest.mark.parametrize("typed", ["48000 Mende", "93200", "Saint-Denis (93)"])
def test_it_goes_when_a_town_is_said(client: Client, typed: str) -> None:
    make_place(**near("Lieu", 1))
    client.post(ASKED, {"lieu": TYPED})
    response = client.post(ASKED, {"lieu": typed})
    assert LOST not in text(client, response["Location"])
    assert LOST not in text(client, PLACES)


def test_another_town_in_the_address_says_nothing_of_it(client: Client) -> None:
    client.post(ASKED, {"lieu": TYPED})
    assert LOST not in text(client, "/important/?besoin=demarches&commune=48095")


def test_a_town_chosen_for_a_street_is_one_without_its_street(client: Client) -> None:
    response = client.post(ASKED, {"lieu": "12 rue de la république saint-denis", "choix": "93066"})
    assert LOST in text(client, response["Location"])


@pytest.mark.parametrize("kept", [None, Kept(wishes=Wishes(free=True)), Kept(spot=STREET)], ids=["no cookie", "wishes", "a street found"])
def test_it_is_said_of_no_other_search(client: Client, kept: Kept | None) -> None:
    make_place(**near("Lieu", 1))
    if kept:
        keeping(client, kept)
    assert LOST not in text(client, THIRD)
    assert LOST not in text(client, PLACES)
