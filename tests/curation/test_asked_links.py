"""A place whose link has expired asks for another: to its own address, once a day, and nobody is told anything."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from curation.links import issue, revoke
from curation.models import PlaceLink, Reminder, Upkeep
from curation.models.place_link import LinkPurpose
from places.editing import change_place
from places.models import Place
from tests.factories import STAFF, make_place
from tests.html import Page
from tests.mail_server import mail_server
from tests.markup import faults

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
OLD = NOW - timedelta(days=40)
FORGED = "a" * 43


@pytest.fixture(autouse=True)
def _site(settings: Settings) -> Iterator[None]:
    settings.SITE_URL = "https://lieux.example"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place() -> Place:
    return make_place(name="Médiathèque d'essai", emails=["lieu@essai.example", "autre@essai.example"])


@pytest.fixture
def token(place: Place) -> str:
    return issue(place, LinkPurpose.UPDATE, at=OLD)[1]


def ask(client: Client, token: str) -> str:
    """What the page answers, its button having been pressed."""
    response = client.post(f"/mon-lieu/{token}/nouveau-lien/", headers={"origin": "null"})
    assert response.status_code == 200
    assert faults(response.content.decode()) == []
    assert not response.cookies
    assert (response["Referrer-Policy"], "no-store" in response["Cache-Control"]) == ("no-referrer", True)
    return Page(response).text


def test_the_new_link_goes_to_the_address_of_the_place_and_works(settings: Settings, token: str) -> None:
    client = Client(enforce_csrf_checks=True)
    refused = client.get(f"/mon-lieu/{token}/")
    assert (refused.status_code, faults(refused.content.decode())) == (404, [])
    assert f'action="/mon-lieu/{token}/nouveau-lien/"' in refused.content.decode()
    with mail_server(settings) as received:
        for method in (client.get, client.head):
            assert method(f"/mon-lieu/{token}/nouveau-lien/").status_code == 405
        assert received == [], "a scanner of mail asks for nothing"
        said = ask(client, token)
        assert ask(client, token) == said
    (message,) = received
    assert message["To"] == "lieu@essai.example"
    assert "Votre nouveau lien" in message["Subject"]
    assert "essai.example" not in said
    answer, stop = re.findall(r"https://\S+", message.get_content())
    assert "C'est juste" in Page(client.get(urlsplit(answer).path)).text
    assert client.get(urlsplit(stop).path).status_code == 200
    assert Reminder.objects.get().state == "sent"
    with time_machine.travel(NOW + timedelta(days=1, seconds=1)), mail_server(settings) as received:
        ask(client, token)
    assert len(received) == 1, "another day, another link"


@pytest.mark.parametrize("why", ["forged", "short", "revoked", "still good", "withdrawn", "no address", "opposed", "to stop"])
def test_nothing_leaves_and_the_answer_is_the_same(client: Client, settings: Settings, place: Place, token: str, why: str) -> None:
    if why == "revoked":
        revoke(place, at=OLD)
    elif why == "withdrawn":
        change_place(place, {"status": "withdrawn"}, by=STAFF)
    elif why == "no address":
        change_place(place, {"emails": None}, by=STAFF)
    elif why == "opposed":
        Upkeep.objects.create(place=place, opposed_on=date(2026, 1, 1))
    others = {
        "forged": lambda: FORGED,
        "short": lambda: "a",
        "still good": lambda: issue(place, LinkPurpose.UPDATE, at=NOW)[1],
        "to stop": lambda: issue(place, LinkPurpose.STOP, at=NOW - timedelta(days=500))[1],
    }
    asked = others[why]() if why in others else token
    links = PlaceLink.objects.count()
    with mail_server(settings) as received:
        said = ask(client, asked)
    assert (received, PlaceLink.objects.count()) == ([], links)
    assert said == ask(Client(), FORGED)


def test_a_server_that_fails_changes_nothing_to_the_answer_and_is_noted(client: Client, settings: Settings, token: str) -> None:
    with mail_server(settings, fails=True):
        said = ask(client, token)
    assert said == ask(client, FORGED)
    assert Reminder.objects.get().state == "failed"
    with mail_server(settings) as received:
        ask(client, token)
    assert len(received) == 1, "what never left does not count"


def test_one_address_does_not_ask_without_end(client: Client, settings: Settings, token: str) -> None:
    settings.SUGGESTION_THROTTLE = "2/hour"
    ask(client, FORGED)
    ask(client, FORGED)
    with mail_server(settings) as received:
        for asked in (FORGED, token):
            response = client.post(f"/mon-lieu/{asked}/nouveau-lien/")
            assert (response.status_code, response["Retry-After"]) == (429, "3601")
            assert "Trop de demandes" in Page(response).text
    assert received == []


def test_without_the_address_of_the_site_nothing_is_offered(client: Client, settings: Settings, token: str) -> None:
    settings.SITE_URL = ""
    assert "nouveau-lien" not in client.get(f"/mon-lieu/{token}/").content.decode()
    with mail_server(settings) as received:
        ask(client, token)
    assert received == []
