"""What the page weighs, for the telephone that loads it and for the server that makes it."""

import gzip
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_place, make_places
from tests.orientation.results.conftest import Ask, near, service

pytestmark = pytest.mark.django_db

LIMIT = 20_000
"""Bytes of a first visit, compressed: page, stylesheet and icon (design §7)."""

STATIC = Path(__file__).resolve().parents[3] / "static"
LONG = "Association pour l'accompagnement numérique des habitants du quartier"


def test_a_first_visit_of_five_long_cards_stays_within_its_budget(ask: Ask, client: Client) -> None:
    facts = {
        "hours": "Mo-Fr 09:00-12:30,13:30-17:00",
        "emails": ["un.long.courriel@association-d-essai.example"],
        "booking_url": "https://rdv.example/",
    }
    named = [near(f"{LONG} {number}", number, address=f"{number}0 avenue de la Longue Adresse d'Essai", **facts) for number in range(1, 7)]
    make_places(named)
    ask(special_support=("surdite", "illettrisme"), language="ar", cannot_move=True, urgent=True, alerts=("arnaque",))
    page = client.get("/resultats/?besoin=demarches&commune=93066").content
    loaded = [page, (STATIC / "css" / "site.css").read_bytes(), (STATIC / "img" / "icon.svg").read_bytes()]
    assert page.count(b'class="card suggestion"') == 5
    assert sum(len(gzip.compress(part, 9)) for part in loaded) <= LIMIT


def queries(client: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get("/resultats/?besoin=demarches&commune=93066").status_code == 200
    return len(captured)


def test_five_places_cost_no_more_queries_than_one(ask: Ask, client: Client) -> None:
    make_place(**near("Lieu 1", 1))
    ask(free=True)
    one = queries(client)
    make_places([near(f"Lieu {number}", number, services=service(fees=["gratuit"])) for number in range(2, 6)])
    assert queries(client) == one
