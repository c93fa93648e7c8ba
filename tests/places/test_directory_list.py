"""The list of places as a page among pages: numbers, mistakes in the address, cards, cost, and what search engines keep."""

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page

pytestmark = pytest.mark.django_db

STYLESHEET = Path(settings.BASE_DIR) / "static" / "css" / "site.css"


def test_twenty_places_a_page_and_links_to_the_others(client: Client) -> None:
    make_places([{"name": f"Lieu {number:03}"} for number in range(45)])
    page = Page(client.get("/annuaire/", {"page": "2", "service": "demarches"}))
    shown = [words for words, url in page.links if url.startswith("/lieu/")]
    assert (shown[0], shown[-1]) == ("Lieu 020", "Lieu 039")
    assert page.link("‹ Page précédente") == "/annuaire/?service=demarches"
    assert page.link("Page suivante ›") == "/annuaire/?service=demarches&page=3"
    assert page.link("Page 3") == "/annuaire/?service=demarches&page=3"
    assert {"aria-current": "page"} in page.all("span")


def test_a_page_beyond_the_last_is_the_last(client: Client) -> None:
    make_places([{"name": f"Lieu {number:03}"} for number in range(21)])
    assert "Lieu 020" in Page(client.get("/annuaire/", {"page": "99"})).text


def test_every_place_is_on_one_page_and_one_only_with_those_that_say_nothing_last(client: Client) -> None:
    known = {"demarches": {"category": "demarches", "fees": ["gratuit"]}}
    make_places([{"name": f"Lieu {number:03}", **({"services": known} if number % 2 else {})} for number in range(50)])
    shown = []
    for number in (1, 2, 3):
        page = Page(client.get("/annuaire/", {"prix": "gratuit", "inconnus": "1", "page": number}))
        shown += [words for words, url in page.links if url.startswith("/lieu/")]
    assert shown == [f"Lieu {number:03}" for number in [*range(1, 50, 2), *range(0, 50, 2)]]


@pytest.mark.parametrize(
    ("parameter", "value", "words"),
    [
        pytest.param("prix", "cher", "Nous ne connaissons pas « cher » dans « Prix »", id="code"),
        pytest.param("rayon", "-1", "« Distance (km) » est un nombre entre 1 et 100", id="negative"),
        pytest.param("rayon", "loin", "« Distance (km) » est un nombre entre 1 et 100", id="not-a-number"),
        pytest.param("page", "0", "« Page » est un nombre", id="page"),
        pytest.param("nom", "x" * 101, "« Nom du lieu » est trop long", id="long"),
        pytest.param("nom", "a\x00b", "un signe que nous ne savons pas lire", id="nul"),
        pytest.param("service", "<script>", "Nous ne connaissons pas « <script> »", id="markup"),
    ],
)
def test_a_wrong_parameter_is_said_and_the_list_answers_the_others(client: Client, parameter: str, value: str, words: str) -> None:
    make_places([{"name": "Oui", "programmes": ["pix"]}, {"name": "Non"}])
    response = client.get("/annuaire/", {parameter: value, "dispositif": "pix"})
    page = Page(response)
    assert response.status_code == 400
    assert words in page.text
    assert page.text.startswith("Erreur :")
    assert [text for text, url in page.links if url.startswith("/lieu/")] == ["Oui"]
    assert f"{parameter}=" not in page.link("Voir sur une carte (utilise plus de données)")


@pytest.mark.parametrize("code", ["99999", "2a004x", "abcde", "'; --"])
def test_a_commune_that_does_not_exist_is_unknown_not_an_error(client: Client, code: str) -> None:
    make_place()
    response = client.get("/annuaire/", {"commune": code})
    assert response.status_code == 200
    assert "Nous ne trouvons pas" in Page(response).text


def test_a_card_says_what_decides_a_visit(client: Client) -> None:
    towns.save()
    make_place(
        name="Médiathèque",
        typologies=["BIB"],
        commune="93066",
        phone="+33199001234",
        hours="We 09:00-12:00",
        verified_on=date(2026, 2, 1).isoformat(),
        verified_by="staff",
        services={"demarches": {"category": "demarches", "fees": ["gratuit"]}, "acces": {"category": "acces", "fees": ["gratuit"]}},
    )
    with time_machine.travel(datetime(2026, 3, 3, 18, 0, tzinfo=UTC), tick=False):
        page = Page(client.get("/annuaire/"))
    for words in (
        "Bibliothèque ou médiathèque",
        "1 rue de l'Essai, 93200 Saint-Denis",
        "Fermé. Ouvre demain à 9 h",
        "Gratuit",
        "Démarches",
        "Ordinateurs, internet",
        "Vérifié le 1er février 2026 par notre équipe",
    ):
        assert words in page.text
    assert page.link("Appeler Médiathèque : 01 99 00 12 34") == "tel:+33199001234"


def test_a_card_sends_nobody_to_a_place_that_receives_nobody(client: Client) -> None:
    towns.save()
    make_place(commune="93066", phone="+33199001234", access_modes=["pas-de-public"])
    page = Page(client.get("/annuaire/?commune=93066"))
    assert "Aide par téléphone" in page.text
    assert "rue de l'Essai" not in page.text


def test_a_card_survives_a_place_of_which_nothing_is_known(client: Client) -> None:
    make_place(name="Rien", address="", postal_code="", city="", latitude=None, longitude=None, position_precision="", services=[])
    text = Page(client.get("/annuaire/")).text
    assert "Adresse non connue" in text
    assert "Horaires non connus" in text


def test_texts_of_a_source_never_become_markup(client: Client) -> None:
    make_place(name="<script>alert(1)</script>", address='"><img src=x onerror=alert(1)>')
    response = client.get("/annuaire/")
    assert b"<script>alert" not in response.content
    assert b"<img src=x" not in response.content


@pytest.mark.parametrize("params", [{}, {"commune": "93066", "prix": "gratuit"}, {"commune": "93066", "inconnus": "1", "prix": "gratuit"}])
def test_the_number_of_queries_does_not_depend_on_the_number_of_places(client: Client, params: dict[str, str]) -> None:
    towns.save()
    known = {"demarches": {"category": "demarches", "fees": ["gratuit"]}}
    make_place(services=known)
    with CaptureQueriesContext(connection) as one:
        client.get("/annuaire/", params)
    make_places([{"name": f"Lieu {number}", "services": known} for number in range(24)])
    with CaptureQueriesContext(connection) as many:
        client.get("/annuaire/", params)
    assert len(one) == len(many) <= 9


def test_a_filtered_list_is_no_page_for_a_search_engine(client: Client) -> None:
    make_place()
    noindex = {"name": "robots", "content": "noindex"}
    assert noindex not in Page(client.get("/annuaire/")).all("meta")
    assert noindex in Page(client.get("/annuaire/", {"prix": "gratuit"})).all("meta")


def test_twenty_full_cards_and_the_stylesheet_weigh_less_than_20_kilobytes(client: Client) -> None:
    every = {code: {"category": code, "fees": ["gratuit"]} for code in ServiceCategory.values[:6]}
    towns.save()
    make_places(
        [
            {"name": f"Maison {number} des habitants et des usages", "address": f"{number} avenue du {number * 7} mai", "commune": "93066",
             "phone": f"+3319900{number:04}", "hours": f"Mo-Fr {number % 12:02}:00-18:00", "typologies": ["CS", "ASSO"], "services": every}
            for number in range(20)
        ]
    )  # fmt: skip
    page = gzip.compress(client.get("/annuaire/", {"commune": "93066"}).content)
    stylesheet = gzip.compress(STYLESHEET.read_bytes())
    assert len(stylesheet) <= 6 * 1024
    assert len(page) + len(stylesheet) <= 20 * 1024
