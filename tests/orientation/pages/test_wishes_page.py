"""Question 3: boxes that nobody must tick, prefilled with what is known, and kept in the cookie alone."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.needs import Precision, Spot, Wishes
from places.geography import Point
from tests.html import Page
from tests.orientation.pages.conftest import is_stored_nowhere, keeping, kept_by

pytestmark = pytest.mark.usefixtures("_towns")

ADDRESS = "/important/?besoin=demarches&commune=93066"
RESULTS = "/resultats/?besoin=demarches&commune=93066"
STREET = Spot(precision=Precision.ADDRESS, point=Point(48.936971, 2.359761), commune="93066", label="Saint-Denis (93)")


def ticked(page: Page) -> set[str]:
    inputs = {attributes["value"] for attributes in page.all("input") if "checked" in attributes}
    return inputs | {attributes["value"] for attributes in page.all("option") if "selected" in attributes}


def test_the_page_asks_what_matters_and_says_what_is_known(client: Client) -> None:
    response = client.get(ADDRESS)
    page = Page(response)
    for words in (
        "Question 3 sur 3", "Qu'est-ce qui est important pour vous ?", "Vous pouvez choisir plusieurs réponses.",
        "Vous cherchez : faire une démarche", "Près de Saint-Denis (93)", "C'est urgent Pour quel jour ?",
        "Je ne peux pas me déplacer", "Je suis en fauteuil ou je marche difficilement", "Je lis ou j'écris difficilement",
        "J'entends mal", "Je vois mal", "C'est pour une personne de moins de 18 ans", "Je veux un lieu gratuit",
        "Je peux venir : Matin Après-midi Soir Samedi", "Je préfère parler :",
    ):  # fmt: skip
        assert words in page.text
    assert ticked(page) == set()
    assert page.link("‹ Retour") == page.link("Changer la ville") == "/ou/?besoin=demarches&commune=93066"
    assert page.link("Changer le besoin") == "/"
    assert is_stored_nowhere(response)


def test_passing_the_question_is_a_link_that_keeps_what_the_words_told(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(free=True)))
    assert Page(client.get(ADDRESS)).link("Passer cette question") == RESULTS
    kept = kept_by(client)
    assert kept is not None
    assert kept.wishes.free


def test_languages_come_in_their_own_words_first(client: Client) -> None:
    response = client.get(ADDRESS)
    codes = [attributes["value"] for attributes in Page(response).all("option")]
    assert codes[:4] == ["", "ar", "en", "pt"]
    assert len(codes) == len(set(codes))
    assert "fr" not in codes
    assert "arabe – العربية" in response.content.decode()


def test_what_is_ticked_goes_into_the_cookie_and_nothing_of_it_into_the_address(client: Client) -> None:
    sent = {"choix": ["visuel", "cannot_move", "minor"], "langue": "tr", "moment": ["samedi", "soir"]}
    response = client.post(ADDRESS, sent)
    assert (response.status_code, response["Location"]) == (302, f"{RESULTS}&important=1")
    wishes = Wishes(special_support=("visuel",), cannot_move=True, minor=True, language="tr", slots=("soir", "samedi"))
    assert kept_by(client) == Kept(wishes=wishes)


def test_ticking_nothing_is_an_answer(client: Client) -> None:
    response = client.post(ADDRESS, {})
    assert response["Location"] == f"{RESULTS}&important=1"
    assert kept_by(client) == Kept()


def test_what_is_known_is_ticked_already(client: Client) -> None:
    wishes = Wishes(deadline=date(2026, 3, 12), special_support=("illettrisme",), language="ar", slots=("matin",), step_free=True)
    keeping(client, Kept(wishes=wishes))
    with time_machine.travel("2026-03-04T10:00:00Z"):
        page = Page(client.get(ADDRESS))
    assert ticked(page) == {"urgent", "date", "illettrisme", "ar", "matin", "step_free"}
    typed = next(attributes for attributes in page.all("input") if attributes.get("type") == "date")
    assert (typed["value"], typed["min"]) == ("2026-03-12", "2026-03-04")


def test_the_rest_of_what_is_kept_stays(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(programme="pix"), alerts=("arnaque",), spot=STREET, also=("demarches", "acces")))
    client.post(ADDRESS, {"choix": "free"})
    expected = Kept(wishes=Wishes(programme="pix", free=True), alerts=("arnaque",), spot=STREET, also=("demarches", "acces"))
    assert kept_by(client) == expected


@pytest.mark.parametrize(
    ("sent", "ignored"),
    [({"jour": "date", "date": "2026-03-01"}, True), ({"jour": "date", "date": "2026-03-06"}, False), ({"jour": "aujourdhui"}, False)],
    ids=["past", "to come", "today"],
)
def test_a_date_that_cannot_be_is_left_aside_and_remembered_to_be_said(client: Client, sent: dict[str, str], ignored: bool) -> None:
    with time_machine.travel("2026-03-04T10:00:00Z"):
        response = client.post(ADDRESS, {"choix": "urgent", **sent})
        kept = kept_by(client)
    assert response["Location"] == f"{RESULTS}&important=1"
    assert kept is not None
    assert kept.date_ignored is ignored
    assert kept.wishes.urgent


@pytest.mark.parametrize(
    ("commune", "today"),
    [("93066", date(2026, 3, 5)), ("97311", date(2026, 3, 4)), ("97411", date(2026, 3, 5))],
    ids=["Paris", "Guyane", "Réunion"],
)
def test_today_is_the_day_where_the_person_is(client: Client, commune: str, today: date) -> None:
    with time_machine.travel("2026-03-05T01:00:00Z"):
        client.post(f"/important/?besoin=demarches&commune={commune}", {"choix": "urgent", "jour": "aujourdhui"})
        kept = kept_by(client)
    assert kept is not None
    assert kept.wishes.deadline == today


@pytest.mark.parametrize("cookie", ["", "forgé", Kept(wishes=Wishes(free=True)).signed() + "x"], ids=["empty", "not signed", "forged"])
def test_a_cookie_that_is_not_ours_changes_nothing(client: Client, cookie: str) -> None:
    client.cookies["reponses"] = cookie
    assert ticked(Page(client.get(ADDRESS))) == set()


def test_answers_of_half_an_hour_ago_are_gone(client: Client) -> None:
    with time_machine.travel("2026-03-04T10:00:00Z"):
        cookie = Kept(wishes=Wishes(free=True)).signed()
    with time_machine.travel("2026-03-04T10:30:01Z"):
        client.cookies["reponses"] = cookie
        assert ticked(Page(client.get(ADDRESS))) == set()


def test_without_a_place_the_question_can_be_answered_too(client: Client) -> None:
    page = Page(client.get("/important/?besoin=demarches"))
    assert "Vous n'avez pas dit où vous êtes." in page.text
    assert client.post("/important/?besoin=demarches", {})["Location"] == "/resultats/?besoin=demarches&important=1"
