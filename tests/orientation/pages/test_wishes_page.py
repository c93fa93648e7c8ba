"""Question 3: boxes that nobody must tick, prefilled with what is known, and kept in the cookie alone."""

import re
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
    assert page.link("‹ Retour") == "/ou/?besoin=demarches&commune=93066"
    assert page.link("Changer la ville") == "/ou/?besoin=demarches&commune=93066&depuis=important"
    assert page.link("Changer le besoin") == "/?commune=93066&depuis=important&besoin=demarches"
    assert is_stored_nowhere(response)


def test_passing_the_question_is_a_link(client: Client) -> None:
    assert Page(client.get(ADDRESS)).link("Passer cette question") == RESULTS


def test_with_something_known_passing_says_that_nothing_changes(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(free=True)))
    page = Page(client.get(ADDRESS))
    assert page.link("Ne rien changer") == RESULTS
    assert "Passer cette question" not in page.text
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
    keeping(client, Kept(wishes=Wishes(step_free=True), alerts=("arnaque",), spot=STREET, also=("demarches", "acces")))
    client.post(ADDRESS, {"choix": "free"})
    expected = Kept(wishes=Wishes(free=True), alerts=("arnaque",), spot=STREET, also=("demarches", "acces"))
    assert kept_by(client) == expected


@pytest.mark.parametrize(
    ("wishes", "box"),
    [
        (Wishes(publics=("femmes",)), "Femme"),
        (Wishes(publics=("seniors",)), "Personne âgée"),
        (Wishes(special_support=("moteur",)), "Handicap moteur"),
        (Wishes(equipment=("printing",)), "Imprimer"),
        (Wishes(mode="individuel"), "Une personne reste avec moi"),
        (Wishes(programme="aidants-connect"), "Aidants Connect"),
        (Wishes(walk_in=True), "Sans rendez-vous"),
    ],
    ids=["public", "age", "support", "equipment", "mode", "programme", "no appointment"],
)
def test_what_is_kept_without_a_box_of_its_own_has_one_and_leaves_with_it(client: Client, wishes: Wishes, box: str) -> None:
    keeping(client, Kept(wishes=wishes))
    page = Page(client.get(ADDRESS))
    assert f"Vous avez dit aussi : Décochez ce qui n'est plus vrai. {box}" in page.text
    assert page.text.count(f" {box} ") == 1
    boxes = [attributes["value"] for attributes in page.all("input") if attributes.get("name") == "aussi" and "checked" in attributes]
    client.post(ADDRESS, {"aussi": boxes})
    assert kept_by(client) == Kept(wishes=wishes)
    client.post(ADDRESS, {})
    assert kept_by(client) == Kept()
    assert "Important pour vous" not in Page(client.get(RESULTS)).text


def test_nothing_more_is_shown_to_whoever_said_nothing_more(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(free=True, language="ar", slots=("soir",))))
    assert "Vous avez dit aussi" not in Page(client.get(ADDRESS)).text


def test_someone_under_18_is_told_tu(client: Client) -> None:
    keeping(client, Kept(wishes=Wishes(minor=True, publics=("femmes",), mode="individuel")))
    page = Page(client.get(ADDRESS))
    for words in ("Qu'est-ce qui est important pour toi ?", "Tu cherches :", "Tu as dit aussi :", "Tes réponses"):
        assert words in page.text
    asked = page.text.partition("important pour toi")[2].partition("Effacer")[0].replace("rendez-vous", "")
    assert not re.search(r"\b(?:vous|votre|vos|\w{3,}ez)\b", asked, re.IGNORECASE)


@pytest.mark.parametrize(
    ("date_typed", "said"),
    [
        ("2026-03-01", "La date est passée. Changer la date"),
        ("9999-12-31", "La date est trop loin, dans plus d'un an. Changer la date"),
        ("vite", "Nous n'avons pas compris la date. Par exemple : 14/03/2026. Changer la date"),
        ("", "Il manque la date. Changer la date"),
        ("2026-03-06", ""),
    ],
    ids=["past", "too far", "unread", "missing", "to come"],
)
def test_a_date_that_cannot_be_is_left_aside_and_the_places_say_why(client: Client, date_typed: str, said: str) -> None:
    with time_machine.travel("2026-03-04T10:00:00Z"):
        response = client.post(ADDRESS, {"choix": "urgent", "jour": "date", "date": date_typed})
        page = Page(client.get(response["Location"]))
        kept = kept_by(client)
    assert response["Location"] == f"{RESULTS}&important=1"
    assert kept is not None
    assert kept.wishes.urgent
    assert said in page.text
    assert ("Changer la date" in page.text) == bool(said)


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
    response = client.get("/important/?besoin=demarches")
    page = Page(response)
    assert "Vous n'avez pas dit où vous êtes. Changer l'endroit" in page.text
    assert "important pour vous ? (faire une démarche)" in response.content.decode()
    assert client.post("/important/?besoin=demarches", {})["Location"] == "/resultats/?besoin=demarches&important=1"
