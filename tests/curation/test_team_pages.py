"""The team's home, its list of places, and its searches without result."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.policy import Role
from orientation.models import UnmetNeed
from tests import towns
from tests.factories import make_place, make_places
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

PAGES = ["/equipe/", "/equipe/lieux/", "/equipe/recherches-sans-resultat/"]


@pytest.fixture
def editor(client: Client) -> Client:
    towns.save()
    client.force_login(make_user(Role.EDITOR))
    return client


def names(response: object) -> list[str]:
    return [words.removeprefix("Corriger : ") for words, url in Page(response).links if re.fullmatch(r"/equipe/lieux/[a-z0-9]{8}/", url)]  # type: ignore[arg-type]


@pytest.mark.parametrize("address", [*PAGES, "/equipe/lieux/?etat=x&departement=48", "/equipe/recherches-sans-resultat/?depuis=2"])
def test_each_page_is_sound_empty_full_or_wrong(editor: Client, address: str) -> None:
    assert faults(editor.get(address).content.decode()) == []
    make_place(commune="93066")
    UnmetNeed.objects.create(category="acces", commune="93066", day=timezone.localdate())
    assert faults(editor.get(address).content.decode()) == []


def test_the_home_counts_what_each_list_holds(editor: Client) -> None:
    today = timezone.localdate()
    make_places(
        [
            {"name": "Jamais", "commune": "93066"},
            {"name": "Il y a longtemps", "commune": "93066", "verified_on": (today - timedelta(days=190)).isoformat()},
            {"name": "Il y a peu", "commune": "93066", "verified_on": (today - timedelta(days=180)).isoformat()},
            {"name": "Brouillon", "commune": "93066", "status": "draft"},
            {"name": "Ailleurs", "commune": "48095"},
        ]
    )
    for commune, count in {"93066": 3, "48095": 5, "": 7}.items():
        UnmetNeed.objects.create(category="acces", commune=commune, day=today, count=count)
    UnmetNeed.objects.create(category="acces", commune="93066", day=today - timedelta(days=31), count=11)
    page = Page(editor.get("/equipe/"))
    assert names(editor.get(page.link("2 Lieux à vérifier"))) == ["Jamais", "Il y a longtemps"]
    assert "Saint-Denis Accès" in Page(editor.get(page.link("3 Recherches sans résultat"))).text.replace("Accès internet", "Accès")
    editor.force_login(make_user(Role.ADMIN))
    assert Page(editor.get("/equipe/")).link("15 Recherches sans résultat")
    assert "Commune non dite" in Page(editor.get("/equipe/recherches-sans-resultat/")).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ancien", "Médiathèque", "Retiré"]),
        ("texte=mediatheque", ["Médiathèque"]),
        ("commune=saint+denis", ["Ancien", "Médiathèque", "Retiré"]),
        ("commune=93200", ["Ancien", "Médiathèque", "Retiré"]),
        ("commune=93066", ["Ancien", "Médiathèque", "Retiré"]),
        ("commune=Mende", []),
        ("departement=93", ["Ancien", "Médiathèque", "Retiré"]),
        ("etat=withdrawn", ["Retiré"]),
        ("verifier=1", ["Ancien"]),
    ],
)
def test_a_list_answers_its_filters_within_the_territory(editor: Client, query: str, found: list[str]) -> None:
    today = timezone.localdate().isoformat()
    make_places(
        [
            {"name": "Ancien", "commune": "93066", "verified_on": "2020-01-01"},
            {"name": "Médiathèque", "commune": "93066", "verified_on": today},
            {"name": "Retiré", "commune": "93066", "status": "withdrawn"},
            {"name": "Ailleurs", "commune": "48095"},
            {"name": "Sans commune", "commune": None},
        ]
    )
    assert names(editor.get(f"/equipe/lieux/?{query}")) == found
    lines = b"".join(editor.get(f"/equipe/lieux/lieux.csv?{query}")).decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    assert [line.split(";")[1] for line in lines[1:]] == found


def test_what_is_not_understood_is_said_and_asks_nothing(editor: Client) -> None:
    make_place(name="Ici", commune="93066")
    response = editor.get("/equipe/lieux/?departement=48&etat=x")
    assert response.status_code == 400
    assert "Ce département n'est pas dans les vôtres." in Page(response).text
    assert names(response) == ["Ici"]


def test_a_spreadsheet_runs_nothing_of_the_file(editor: Client) -> None:
    make_place(name="=HYPERLINK(1)", city="@x", commune="93066")
    text = b"".join(editor.get("/equipe/lieux/lieux.csv")).decode()  # type: ignore[arg-type]
    assert ";'=HYPERLINK(1);" in text
    assert ";'@x;" in text


@pytest.mark.parametrize("address", [*PAGES, "/equipe/lieux/lieux.csv"])
def test_queries_do_not_grow_with_the_list(editor: Client, address: str) -> None:
    counts = []
    for number in (1, 25):
        make_places([{"name": f"Lieu {number} {rank}", "commune": "93066"} for rank in range(number)])
        for rank in range(number):
            UnmetNeed.objects.create(category="acces", commune=f"93{number + rank:03}", day=timezone.localdate())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = editor.get(address)
            assert b"".join(response)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_next_page_keeps_the_filters(editor: Client) -> None:
    make_places([{"name": f"Lieu {rank:02}", "commune": "93066"} for rank in range(51)])
    page = Page(editor.get("/equipe/lieux/?texte=lieu"))
    assert names(editor.get(f"/equipe/lieux/{page.link('Page suivante')}")) == ["Lieu 50"]
    assert page.link("Page suivante") == "?texte=lieu&page=2"


def test_the_menu_says_who_is_in_and_lets_them_out(editor: Client) -> None:
    page = Page(editor.get("/equipe/lieux/"))
    assert page.link("Personne d'essai") == "/compte/"
    assert next(attributes for attributes in page.all("a") if attributes.get("aria-current"))["href"] == "/equipe/lieux/"
    assert editor.get("/compte/deconnexion/").status_code == 405
    assert editor.post("/compte/deconnexion/").status_code == 302
    assert editor.get("/equipe/").status_code == 302
