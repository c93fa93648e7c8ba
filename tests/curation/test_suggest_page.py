"""/lieu/<code>/signaler/: anyone says what is wrong; nothing changes, nothing is published, and robots are not heard."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from curation.models import Suggestion
from curation.models.suggestion import LONGEST_TEXT
from places.editing import change_place
from places.models import Place, Revision
from tests.curation.told import form
from tests.factories import STAFF, make_place
from tests.html import Page
from tests.markup import faults

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2] / "static"
STATIC = [ROOT / "css" / "site.css", ROOT / "img" / "icon.svg"]


@pytest.fixture
def place() -> Place:
    return make_place(name="Médiathèque d'essai", phone="+33199001111", postal_code="93200")


def address(place: Place) -> str:
    return f"/lieu/{place.code}/signaler/"


def test_the_page_of_a_place_leads_to_the_form_which_is_sound(client: Client, place: Place) -> None:
    assert Page(client.get(place.get_absolute_url())).link("Signaler une erreur") == address(place)
    response = client.get(address(place))
    assert response.status_code == 200
    assert faults(response.content.decode()) == []
    assert "no-store" in response["Cache-Control"]
    page = Page(response)
    assert "Médiathèque d'essai" in page.text
    assert not [one for one in page.all("input") if "checked" in one], "nothing is answered beforehand"


def test_reading_writes_nothing(client: Client, place: Place) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(address(place))
        client.get(f"{address(place)}merci/")
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_a_message_is_received_and_changes_nothing_of_the_place(client: Client, place: Place) -> None:
    with time_machine.travel(datetime(2026, 3, 3, 23, 30, tzinfo=UTC)):
        response = client.post(address(place), form(mail="personne@essai.example"))
    assert (response.status_code, response["Location"]) == (302, f"{address(place)}merci/")
    one = Suggestion.objects.get()
    assert (one.place, one.topic, one.text, one.teller, one.state) == (place, "phone", "01 99 00 12 34", "resident", "open")
    assert (one.facts, one.before) == (
        {"phone": "+33199001234", "other_phones": None},
        {"phone": "+33199001111", "other_phones": None},
    )
    assert (one.contact, one.created_on.isoformat()) == ("personne@essai.example", "2026-03-04")
    assert Revision.objects.count() == 1
    assert "01 99 00 12 34" not in Page(client.get(place.get_absolute_url())).text


def test_the_thanks_say_what_happens_next_and_when(client: Client, place: Place) -> None:
    response = client.get(f"{address(place)}merci/")
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert "lit votre message dans les 30 jours" in page.text
    assert page.link("Revenir au lieu") == place.get_absolute_url()


def test_a_form_sent_twice_is_received_once(client: Client, place: Place) -> None:
    for _ in range(2):
        assert client.post(address(place), form()).status_code == 302
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x" * 33, "<script>", "é"])
def test_a_forged_key_is_replaced(client: Client, place: Place, key: str) -> None:
    for _ in range(2):
        assert client.post(address(place), form(envoi=key)).status_code == 302
    keys = set(Suggestion.objects.values_list("form_key", flat=True))
    assert len(keys) == 2
    assert key not in keys


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        pytest.param({"sujet": ""}, "sujet", "Dites ce qui ne va pas", id="no topic"),
        pytest.param({"sujet": "status"}, "sujet", "Dites ce qui ne va pas", id="forged topic"),
        pytest.param({"message": "  "}, "message", "Écrivez la bonne information", id="no words"),
        pytest.param({"message": "x" * (LONGEST_TEXT + 1)}, "message", "500 lettres au plus", id="too long"),
        pytest.param({"message": "un\0deux"}, "message", "un signe que nous ne savons pas lire", id="nul"),
        pytest.param({"message": "moi@essai.example"}, "message", "pas de mail", id="mail in the message"),
        pytest.param({"message": "1 85 05 78 006 084 36"}, "message", "pas d'autre numéro personnel", id="social security"),
        pytest.param({"sujet": "other", "message": "Rappelez-moi au 01 99 00 12 34"}, "message", "numéro personnel", id="own number"),
        pytest.param({"role": ""}, "role", "Dites qui vous êtes", id="no teller"),
        pytest.param({"role": "staff"}, "role", "Dites qui vous êtes", id="forged teller"),
        pytest.param({"mail": "pas un mail"}, "mail", "nom@exemple.fr", id="not an e-mail"),
        pytest.param({"mail": f"{'x' * 250}@essai.example"}, "mail", "nom@exemple.fr", id="endless e-mail"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_is_kept(
    client: Client, place: Place, wrong: dict[str, str], field: str, words: str
) -> None:
    response = client.post(address(place), form(**wrong))
    assert response.status_code == 400
    html = response.content.decode()
    assert faults(html) == []
    page = Page(response)
    assert words in page.text
    assert f"#{field}" in [url for _, url in page.links]
    if field != "message":
        assert "01 99 00 12 34</textarea>" in html
    if field != "sujet":
        assert [one["value"] for one in page.all("input") if one.get("name") == "sujet" and "checked" in one]
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("topic", ["was-closed", "not-helped", "gone"])
def test_what_says_all_by_itself_needs_no_words(client: Client, place: Place, topic: str) -> None:
    assert client.post(address(place), form(sujet=topic, message="")).status_code == 302
    assert Suggestion.objects.get().topic == topic


def test_line_ends_count_as_in_the_browser(client: Client, place: Place) -> None:
    text = "\r\n".join(["x"] * (LONGEST_TEXT // 2))
    assert client.post(address(place), form(sujet="other", message=text)).status_code == 302
    assert Suggestion.objects.get().text.count("\n") == LONGEST_TEXT // 2 - 1


def test_a_robot_is_thanked_and_not_heard(client: Client, place: Place) -> None:
    response = client.post(address(place), form(suite="http://essai.example/"))
    assert (response.status_code, response["Location"]) == (302, f"{address(place)}merci/")
    assert not Suggestion.objects.exists()


def test_nobody_sees_nor_reaches_the_trap(client: Client, place: Place) -> None:
    html = client.get(address(place)).content.decode()
    assert re.search(r'<div hidden><label for="suite">[^<]+</label><input type="text" id="suite"[^>]* tabindex="-1"></div>', html)


def test_one_address_may_not_send_without_end_and_loses_nothing(client: Client, place: Place, settings: Settings) -> None:
    settings.SUGGESTION_THROTTLE = "2/hour"
    for number in range(2):
        client.post(address(place), form(envoi=f"cle{number}", role=""))
        assert client.post(address(place), form(envoi=f"cle{number}")).status_code == 302
    response = client.post(address(place), form(envoi="cle2"))
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3601
    assert faults(response.content.decode()) == []
    assert "01 99 00 12 34</textarea>" in response.content.decode()
    assert "Attendez une heure" in Page(response).text
    assert Suggestion.objects.count() == 2
    assert client.post(address(place), form(envoi="cle2"), REMOTE_ADDR="192.0.2.7").status_code == 302
    assert client.get(address(place)).status_code == 200
    assert client.get("/api/v1/places/").status_code == 200


def test_the_form_needs_its_token(place: Place) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(place), form()).status_code == 403
    token = next(one["value"] for one in Page(strict.get(address(place))).all("input") if one.get("name") == "csrfmiddlewaretoken")
    assert strict.post(address(place), form(csrfmiddlewaretoken=token)).status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("end", ["", "merci/"])
def test_a_place_that_is_not_open_answers_as_its_page_does(client: Client, place: Place, method: str, end: str) -> None:
    if end and method == "post":
        assert client.post(f"{address(place)}{end}").status_code == 405
        return
    ask = getattr(client, method)
    assert ask(f"/lieu/zzzzzzzz/signaler/{end}").status_code == 404
    change_place(place, {"status": "withdrawn"}, by=STAFF)
    assert ask(f"{address(place)}{end}").status_code == 410
    other = make_place(name="Autre")
    change_place(place, {"status": "merged", "merged_into": other.pk}, by=STAFF)
    response = ask(f"{address(place)}{end}")
    assert (response.status_code, response["Location"]) == (301, f"{address(other)}{end}")
    assert not Suggestion.objects.exists()


def test_what_is_written_reaches_no_log(client: Client, place: Place, written: list[str]) -> None:
    client.post(address(place), form(mail="personne@essai.example"))
    client.post(address(place), form(mail="personne@essai"))
    assert not [line for line in written if "personne" in line or "01 99" in line or "0199" in line]


def test_what_is_written_is_shown_as_text(client: Client, place: Place) -> None:
    response = client.post(address(place), form(message="</textarea><script>1</script>", role=""))
    assert b"<script>1" not in response.content


LIMIT = 20_000
"""Bytes of a first visit, compressed: page, stylesheet and icon (the limit of the page of a place)."""


@pytest.mark.parametrize("end", ["", "signaler/", "signaler/merci/"])
def test_a_first_visit_stays_within_its_budget(client: Client, place: Place, end: str) -> None:
    loaded = [client.get(place.get_absolute_url() + end).content, *(path.read_bytes() for path in STATIC)]
    assert sum(len(gzip.compress(part, 9)) for part in loaded) <= LIMIT
