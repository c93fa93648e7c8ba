"""The paper of a plan: everything to go and be helped, nothing of the person unless they agreed, and nothing kept."""

import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.dom import Document
from tests.factories import make_places
from tests.html import Page
from tests.markup import faults
from tests.orientation.pro.conftest import Send, place

SHEET = "/pro/fiche/"
TWO = ["demarches", "quotidien"]


def paper(response: HttpResponse) -> str:
    """What is printed: not the buttons above it."""
    return Document(response.content.decode()).root.all("article")[0].text


def test_each_step_says_where_when_what_to_bring_and_what_to_say(send: Send) -> None:
    make_places([place("Un", 1, *TWO, hours="Mo-Fr 09:00-17:00", access_sentence="Entrée derrière la mairie")])
    response = send(at=SHEET, besoin=TWO, echeance="2026-03-12", moment=["soir", "mardi-matin"])
    text = Page(response).text
    assert (response.status_code, faults(response.content.decode())) == (200, [])
    for said in (
        "1. Faire une démarche",
        "01 99 00 12 34",
        "1 rue de Un, 93200 Saint-Denis",
        "Entrée derrière la mairie",
        "Lundi à vendredi : 9 h à 17 h",
        "Le courrier reçu",
        "« Je viens pour une démarche. »",
        "2. Apprendre",
        "Un : au même endroit que l'étape 1",
        "Au plus tard jeudi 12 mars",
        "Je peux venir le soir ou le mardi matin.",
        "Prénom",
        "Un problème ? La mairie de Saint-Denis : 01 49 33 66 66",
    ):
        assert said in text
    assert paper(response).count("1 rue de Un") == 1


def test_the_paper_says_nothing_of_the_person_unless_they_agree(send: Send) -> None:
    make_places([place("Un", 1)])
    answers = {"besoin": ["demarches"], "particulier": ["illettrisme", "surdite"], "langue": "tr"}
    silent = paper(send(at=SHEET, **answers))
    assert not [said for said in ("lis difficilement", "entends mal", "turc", "votre langue") if said in silent]
    told = paper(send(at=SHEET, dire="on", **answers))
    assert [said for said in ("lis difficilement", "entends mal", "turc") if said not in told] == []


def test_a_second_language_stands_beside_french_when_there_is_one(send: Send) -> None:
    make_places([place("Un", 1)])
    page = Document(send(at=SHEET, besoin=["demarches"], langue="en").content.decode()).root
    beside = [one for one in page.all("span") if one.attributes.get("lang") == "en"]
    assert {"Opening hours", "What to bring"} & {one.text for one in beside}
    assert len(beside) > 5


def test_the_paper_is_in_the_language_that_is_chosen_and_says_which_are_missing(send: Send) -> None:
    make_places([place("Un", 1)])

    def chosen(**answers: object) -> tuple[str, str, bool]:
        page = Document(send(at=SHEET, besoin=["demarches"], dire="on", **answers).content.decode()).root
        (select,) = page.all("select")
        options = [one for one in select.all("option") if "selected" in one.attributes]
        return "".join(one.text for one in options), select.parent.parent.text, "Opening hours" in page.text

    assert chosen(langue="en")[::2] == ("français et English", True)
    assert chosen(langue="en", feuille="")[::2] == ("", False)
    assert chosen(feuille="en")[::2] == ("français et English", True)
    turkish = chosen(langue="uk")
    assert turkish[0] == ""
    assert "Pas encore traduite en : ukrainien, arabe, portugais, turc et espagnol." in turkish[1]
    kept = Document(send(at=SHEET, besoin=["demarches"], dire="on", langue="en").content.decode()).root
    assert [one.attributes["value"] for one in kept.all("input") if one.attributes["name"] == "dire"] == ["on"]


def test_the_addresses_are_sent_by_sms_or_mail_without_a_word_of_the_person(send: Send) -> None:
    make_places([place("Un", 1), place("Deux", 1.2, "quotidien")])
    answers = {"besoin": TWO, "particulier": ["illettrisme"], "langue": "tr", "deplacement": "pied", "moment": ["soir"], "dire": "on"}
    response = send(at=SHEET, **answers)
    links = {url.partition(":")[0]: unquote(url) for _, url in Page(response).links if url.startswith(("sms:", "mailto:"))}
    assert set(links) == {"sms", "mailto"}
    assert "par SMS (1 SMS)" in Page(response).text
    for told in links.values():
        assert "1) Un" in told or "1. Un" in told
        assert "Deux" in told
        assert not [word for word in ("marche", "apprendre", "lis ", "turc", "soir", "pied", "OR-") if word in told.lower()]


def test_nothing_is_sent_to_who_is_in_danger_at_home(send: Send) -> None:
    make_places([place("Un", 1)])
    response = send(at=SHEET, besoin=["demarches"], alerte=["violence"])
    assert not [url for _, url in Page(response).links if url.startswith(("sms:", "mailto:"))]
    assert "Pas d'envoi" in Page(response).text


def test_the_plan_and_its_paper_send_nobody_to_a_place_that_receives_nobody(send: Send) -> None:
    make_places([place("Un", 1, access_modes=["pas-de-public"], walk_in=False)])
    assert "À préparer" in Page(send(besoin=["demarches"], aide="avec")).text
    text = paper(send(at=SHEET, besoin=["demarches"], aide="avec"))
    for words in ("Aide par téléphone", "Appelez à côté de vos papiers.", "« Je cherche de l'aide pour une démarche. »", "À préparer"):
        assert words in text
    for words in ("1 rue de Un", "avant de venir", "À apporter", "en arrivant", "Vous pouvez venir avec"):
        assert words not in text


def test_a_reference_is_drawn_each_time_and_leads_nowhere(send: Send, pro: Client) -> None:
    make_places([place("Un", 1)])
    drawn = {re.findall(r"OR-[2-9A-Y]{4}", Page(send(at=SHEET, besoin=["demarches"])).text)[0] for _ in range(3)}
    assert len(drawn) == 3
    assert not set(pro.session.keys()) - {"_auth_user_id", "_auth_user_backend", "_auth_user_hash"}


def test_the_button_back_gives_the_same_form(send: Send, pro: Client) -> None:
    make_places([place("Un", 1, *TWO)])
    answers = {
        "besoin": TWO,
        "ordre": TWO[::-1],
        "aide": "avec",
        "public": ["seniors"],
        "particulier": ["visuel"],
        "langue": "ar",
        "gratuit": "on",
        "deplacement": "pied",
        "minutes": "30",
        "moment": ["soir", "mardi-matin"],
        "dispositif": "pix",
        "materiel": "rien",
        "echeance": "2026-03-12",
        "urgent": "on",
    }
    fields = Document(send(at=SHEET, **answers).content.decode()).root.all("main")[0].all("input")
    again: dict[str, list[str]] = {}
    for one in fields:
        again.setdefault(one.attributes["name"], []).append(one.attributes["value"])
    assert pro.post("/pro/", again).context["answers"] == send(**answers).context["answers"]


def test_a_form_to_repair_is_shown_again_instead_of_a_paper(send: Send) -> None:
    response = send(at=SHEET, besoin=[], aide="avec")
    assert response.status_code == 400
    assert "Cochez au moins un besoin." in Page(response).text


def test_a_step_without_any_place_sends_to_the_town_hall(send: Send) -> None:
    text = Page(send(at=SHEET, besoin=["loisirs"])).text
    assert "Aucun lieu trouvé pour cette étape. Demandez à la mairie." in text
    assert "La mairie de Saint-Denis : 01 49 33 66 66" in text


@pytest.mark.parametrize("at", ["/pro/", SHEET])
def test_the_last_place_kept_closes_while_the_form_is_open(send: Send, at: str) -> None:
    assert send(at=at, besoin=["demarches"], retenu=["aaaaaaaa"]).status_code == 200


def test_queries_do_not_grow_with_the_places(send: Send) -> None:
    spent = []
    for number in (1, 25):
        make_places([place(f"Lieu {number}-{rank}", 0.1 * rank + 0.1, *TWO) for rank in range(number)])
        with CaptureQueriesContext(connection) as captured:
            assert send(at=SHEET, besoin=TWO).status_code == 200
        spent.append(len(captured))
    assert spent[0] == spent[1]
