"""/equipe/suggestions/: the team sees what is suggested in its territory, old beside new, and decides once."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from curation.models import Suggestion
from places.editing import change_place
from places.models import Place, Revision
from tests import towns
from tests.curation.told import TODAY, suggested
from tests.factories import AT, STAFF, make_place, make_places
from tests.html import Page
from tests.mail_server import mail_server
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

LIST = "/equipe/suggestions/"


@pytest.fixture
def team(client: Client) -> Client:
    """Someone of the team of Seine-Saint-Denis."""
    client.force_login(make_user())
    return client


@pytest.fixture
def place() -> Place:
    towns.save()
    return make_place(name="Lieu d'essai", commune="93066", phone="+33199001111")


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(AT):
        yield


def page_of(one: Suggestion) -> str:
    return f"{LIST}{one.pk}/"


def seen(client: Client, one: Suggestion) -> str:
    return next(tag["value"] for tag in Page(client.get(page_of(one))).all("input") if tag.get("name") == "vu")


def test_a_stranger_learns_nothing(client: Client, place: Place) -> None:
    one = suggested(place)
    for method in (client.get, client.post):
        for address in (LIST, page_of(one), f"{LIST}999/"):
            response = method(address)
            assert response.status_code == 302
            assert response["Location"].startswith("/compte/connexion/")


def test_each_territory_has_its_own(team: Client, place: Place) -> None:
    here = suggested(place)
    elsewhere, nowhere = suggested(make_place(name="Ailleurs", commune="48095")), suggested(make_place(name="Nulle part"))
    page = Page(team.get(LIST))
    assert "Lieu d'essai" in page.text
    assert "Ailleurs" not in page.text
    assert team.get(page_of(here)).status_code == 200
    for other in (elsewhere, nowhere):
        assert team.get(page_of(other)).status_code == 404
        assert team.post(page_of(other), {"decision": "refuse", "motif": "abuse"}).status_code == 404
    assert Suggestion.objects.filter(state="open").count() == 3
    assert "1 Suggestions" in Page(team.get("/equipe/")).text


def test_what_was_merged_into_another_territory_is_not_decided_here(team: Client, place: Place) -> None:
    one = suggested(place)
    change_place(place, {"status": "merged", "merged_into": make_place(name="Ailleurs", commune="48095").pk}, by=STAFF)
    assert team.post(page_of(one), {"decision": "refuse", "motif": "abuse"}).status_code == 404


def test_an_account_without_a_role_may_not(client: Client, place: Place) -> None:
    client.force_login(make_user(""))
    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize("number", [1, 25])
def test_the_list_costs_the_same_whatever_its_length(team: Client, number: int) -> None:
    towns.save()
    for one in make_places([{"name": f"Lieu {rank}", "commune": "93066"} for rank in range(number)]):
        suggested(one)
    with CaptureQueriesContext(connection) as queries:
        assert Page(team.get(LIST)).text.count("01 99 00 12 34") == number
    assert len(queries) <= 6


def test_the_oldest_come_first_and_those_late_are_said_to_be(team: Client, place: Place) -> None:
    suggested(place, topic="hours", text="depuis longtemps", days_ago=30)
    suggested(place, topic="services", text="depuis peu", days_ago=29)
    html = team.get(LIST).content.decode()
    assert faults(html) == []
    assert html.index("depuis longtemps") < html.index("En retard") < html.index("depuis peu")
    assert html.count("En retard") == 1


def test_old_stands_beside_new_with_where_the_old_came_from(team: Client, place: Place) -> None:
    change_place(place, {"phone": "+33199002222"}, by=STAFF)
    place.refresh_from_db()
    one = suggested(place)
    response = team.get(page_of(one))
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert "Téléphone Aujourd'hui : 01 99 00 22 22 Proposé : 01 99 00 12 34" in page.text
    assert "01 99 00 22 22 – d'après notre équipe, le 3 mars 2026" in page.text
    assert "01 99 00 11 11 – d'après notre équipe" in page.text
    assert "La fiche a changé depuis ce message" not in page.text
    change_place(place, {"phone": "+33199003333"}, by=STAFF)
    page = Page(team.get(page_of(one)))
    assert "La fiche a changé depuis ce message" in page.text
    assert "Quand le message est arrivé : 01 99 00 22 22 Aujourd'hui : 01 99 00 33 33 Proposé : 01 99 00 12 34" in page.text
    assert not [tag for tag in page.all("input") if tag.get("name") == "faits" and "checked" in tag], "what is stale is not ticked"


def test_accepting_writes_answers_and_says_so(team: Client, place: Place, settings: Settings) -> None:
    one = suggested(place, contact="personne@essai.example")
    told = {"decision": "accept", "faits": "phone", "preuve": "call", "vu": seen(team, one)}
    with mail_server(settings) as received:
        response = team.post(page_of(one), told)
        again = team.post(page_of(one), told)
    assert (response["Location"], again["Location"]) == (LIST, page_of(one))
    assert len(received) == 1
    assert f"http://testserver/lieu/{place.code}/" in received[0].get_content()
    place.refresh_from_db()
    assert place.phone == "+33199001234"
    page = Page(team.get(page_of(one)))
    assert "Acceptée le 03/03/2026" in page.text
    assert "La première décision est gardée." in page.text
    assert "personne@essai.example" not in page.text


@pytest.mark.parametrize(
    ("told", "status", "words"),
    [
        pytest.param({"decision": "accept", "preuve": "call"}, 400, "Cochez ce que vous acceptez", id="nothing ticked"),
        pytest.param({"decision": "accept", "faits": "name", "preuve": "call"}, 400, "Cochez ce que vous acceptez", id="forged fact"),
        pytest.param({"decision": "accept", "faits": "phone"}, 400, "Dites comment vous avez vérifié", id="no proof"),
        pytest.param({"decision": "accept", "faits": "phone", "preuve": "x"}, 400, "Dites comment vous avez vérifié", id="forged proof"),
        pytest.param({"decision": "refuse"}, 400, "choisissez un motif", id="no reason"),
        pytest.param({"decision": "refuse", "motif": "x"}, 400, "choisissez un motif", id="forged reason"),
        pytest.param({}, 400, "Cochez ce que vous acceptez", id="no decision"),
        pytest.param({"decision": "accept", "faits": "phone", "preuve": "site", "vu": "0"}, 409, "Rien n'est écrit", id="changed"),
        pytest.param({"decision": "accept", "faits": "phone", "preuve": "site", "vu": "²"}, 409, "Rien n'est écrit", id="forged number"),
    ],
)
def test_a_decision_to_complete_writes_nothing_and_keeps_what_was_chosen(
    team: Client, place: Place, told: dict[str, str], status: int, words: str
) -> None:
    one = suggested(place)
    response = team.post(page_of(one), {"vu": seen(team, one)} | told)
    assert response.status_code == status
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert words in page.text
    chosen = {tag["value"] for tag in page.all("input") if "checked" in tag}
    assert chosen == {value for value in (told.get("faits"), told.get("preuve")) if value in ("phone", "call", "site")}
    assert (Suggestion.objects.get().state, Revision.objects.count()) == ("open", 1)


def test_refusing_writes_nothing_of_the_place(team: Client, place: Place) -> None:
    one = suggested(place)
    assert team.post(page_of(one), {"decision": "refuse", "motif": "cannot-check"})["Location"] == LIST
    assert "Motif : Impossible à vérifier" in Page(team.get(page_of(one))).text
    assert "Refusée" in Page(team.get(f"{LIST}?liste=traitees")).text
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(("topic", "text"), [("was-closed", ""), ("services", "Il y a aussi des ateliers")])
def test_what_holds_no_fact_is_taken_into_account(team: Client, place: Place, topic: str, text: str) -> None:
    one = suggested(place, topic=topic, text=text)
    assert faults(team.get(page_of(one)).content.decode()) == []
    assert team.post(page_of(one), {"decision": "by-hand"})["Location"] == LIST
    assert Suggestion.objects.get().state == "accepted"


def test_an_answer_that_could_not_leave_is_sent_later(team: Client, place: Place, settings: Settings) -> None:
    one = suggested(place, contact="personne@essai.example")
    with mail_server(settings, refuses=True):
        response = team.post(page_of(one), {"decision": "refuse", "motif": "already-so"}, follow=True)
    assert "La réponse n'est pas partie" in Page(response).text
    assert faults(response.content.decode()) == []
    assert "réponse à envoyer" in Page(team.get(f"{LIST}?liste=reponses")).text
    with mail_server(settings) as received:
        team.post(page_of(one), {"decision": "answer"})
        team.post(page_of(one), {"decision": "answer"})
    assert len(received) == 1
    assert Suggestion.objects.get().contact == ""


def test_nobody_is_answered_before_a_decision(team: Client, place: Place, settings: Settings) -> None:
    one = suggested(place, contact="personne@essai.example")
    with mail_server(settings) as received:
        team.post(page_of(one), {"decision": "answer"})
    assert received == []
    assert (Suggestion.objects.get().state, Suggestion.objects.get().contact) == ("open", "personne@essai.example")


def test_reading_writes_nothing(team: Client, place: Place) -> None:
    one = suggested(place)
    with CaptureQueriesContext(connection) as queries:
        team.get(LIST)
        team.get(page_of(one))
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_what_is_written_by_the_public_is_shown_as_text(team: Client, place: Place) -> None:
    one = suggested(place, topic="other", text="<script>1</script>")
    assert b"<script>1" not in team.get(page_of(one)).content + team.get(LIST).content
    assert one.created_on == TODAY
