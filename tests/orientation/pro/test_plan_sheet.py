"""The paper of a plan: everything to go and be helped, nothing of the person unless they agreed, and nothing kept."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.dom import Document
from tests.factories import make_places
from tests.html import Page
from tests.markup import faults
from tests.orientation.pro.conftest import Send, place

SHEET = "/pro/fiche/"
TWO = ["demarches", "quotidien"]


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
    assert text.count("1 rue de Un") == 1


def test_the_paper_says_nothing_of_the_person_unless_they_agree(send: Send) -> None:
    make_places([place("Un", 1)])
    answers = {"besoin": ["demarches"], "particulier": ["illettrisme", "surdite"], "langue": "tr"}
    silent = Page(send(at=SHEET, **answers)).text
    assert not [said for said in ("lis difficilement", "entends mal", "turc", "votre langue") if said in silent]
    told = Page(send(at=SHEET, dire="on", **answers)).text
    assert [said for said in ("lis difficilement", "entends mal", "turc") if said not in told] == []


def test_a_second_language_stands_beside_french_when_there_is_one(send: Send) -> None:
    make_places([place("Un", 1)])
    page = Document(send(at=SHEET, besoin=["demarches"], langue="en").content.decode()).root
    beside = [one for one in page.all("span") if one.attributes.get("lang") == "en"]
    assert {"Opening hours", "What to bring"} & {one.text for one in beside}
    assert len(beside) > 5


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
