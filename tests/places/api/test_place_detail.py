"""`places/<code>/`: every public fact of a place, who wrote it, and what becomes of codes that are no longer places."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from places.api.serializers import PlaceSerializer
from places.editing import Authorship, change_place
from places.models import Place
from places.vocabulary import Origin
from tests.factories import AT, STAFF, make_place, make_source
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db

TUESDAY_MORNING = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)  # 10:30 in Paris, 13:30 in La Réunion


def test_every_public_fact_is_sent(ask: Ask) -> None:
    place = make_place(phone="+33199001234", emails=[], step_free=True, access_sentence="Sonner deux fois", source_date="2026-02-01")
    body = ask(f"places/{place.code}/").json()
    assert set(body) == set(PlaceSerializer.Meta.fields)
    assert (body["code"], body["url"]) == (place.code, f"http://testserver{place.get_absolute_url()}")
    assert (body["phone"], body["step_free"], body["source_date"]) == ("+33199001234", True, "2026-02-01")


def test_unknown_is_null_or_blank_and_none_is_an_empty_list(ask: Ask) -> None:
    body = ask(f"places/{make_place(emails=[]).code}/").json()
    assert (body["emails"], body["websites"], body["wifi"], body["phone"], body["appointment_delay_days"]) == ([], None, None, "", None)


def test_services_are_sent_whole(ask: Ask) -> None:
    place = make_place(
        services={"acces": {"category": "acces", "fees": ["gratuit"], "publics": [], "exclusive": False, "level": "debutant"}}
    )
    (service,) = ask(f"places/{place.code}/").json()["services"]
    assert (service["key"], service["category"], service["fees"], service["publics"]) == ("acces", "acces", ["gratuit"], [])
    assert (service["exclusive"], service["level"], service["special_support"], service["title"]) == (False, "debutant", None, "")


CLOSED_TODAY = {"temporary_closures": [{"from": "2026-03-03", "until": "2026-03-03", "reason": "Travaux"}]}


@pytest.mark.parametrize(
    ("facts", "open_now", "next_opening"),
    [
        ({}, None, None),
        ({"hours": "demandez à l'accueil"}, None, None),
        ({"hours": "Tu 10:00-12:00"}, True, "2026-03-10T10:00:00+01:00"),
        ({"hours": "Tu 14:00-17:00"}, False, "2026-03-03T14:00:00+01:00"),
        ({"hours": "Tu 13:00-14:00", "commune": "97411"}, True, "2026-03-10T13:00:00+04:00"),
        ({"hours": "Tu 10:00-12:00", **CLOSED_TODAY}, False, "2026-03-10T10:00:00+01:00"),
        ({"hours": "Tu 14:00-17:00", **CLOSED_TODAY}, False, None),
        (CLOSED_TODAY, False, None),
    ],
    ids=["nothing said", "unreadable", "open", "closed", "open overseas", "closed for works", "would open during works", "works, no hours"],
)
def test_it_says_whether_it_is_open_only_when_it_knows(ask: Ask, facts: dict[str, Any], open_now: Any, next_opening: Any) -> None:
    save()
    place = make_place(**facts)
    with time_machine.travel(TUESDAY_MORNING, tick=False):
        body = ask(f"places/{place.code}/").json()
    assert (body["open_now"], body["next_opening"]) == (open_now, next_opening)


def test_each_fact_has_its_origin_and_people_are_not_named(ask: Ask) -> None:
    make_source("essai")
    someone = User.objects.create_user("prenom.nom@essai.example")
    place = make_place(by=Authorship(origin=Origin.IMPORT, at=AT.replace(day=1), source_id="essai"))
    change_place(place, {"phone": "+33199001234"}, by=Authorship(origin=Origin.STAFF, at=AT, author_id=someone.pk))
    answer = ask(f"places/{place.code}/")
    provenance = answer.json()["provenance"]
    assert provenance["name"] == {"origin": "import", "source": "essai", "source_name": "Essai", "at": "2026-03-01T10:00:00Z"}
    assert provenance["phone"] == {"origin": "staff", "source": None, "source_name": None, "at": "2026-03-03T10:00:00Z"}
    assert "services/demarches" in provenance
    assert "prenom.nom" not in answer.content.decode()


def test_a_service_that_was_removed_has_no_origin_any_more(ask: Ask) -> None:
    place = make_place(services=["acces", "culture"])
    change_place(place, {"services": {"culture": {"category": "culture"}}}, by=STAFF)
    provenance = ask(f"places/{place.code}/").json()["provenance"]
    assert [path for path in provenance if path.startswith("services/")] == ["services/culture"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_place_that_is_not_published_is_not_found(ask: Ask, status: str) -> None:
    assert ask(f"places/{make_place(status=status).code}/", expect=404).json()["error"]["code"] == "not_found"


def merge(gone: Place, kept: Place) -> None:
    Place.objects.filter(pk=gone.pk).update(status="merged", merged_into=kept)


def test_a_merged_code_leads_to_the_place_that_took_it_over(ask: Ask, client: Any) -> None:
    gone, kept = make_place(), make_place()
    merge(gone, kept)
    answer = ask(f"places/{gone.code}/", format="geojson", lang="en", expect=301)
    assert answer["Location"] == f"/api/v1/places/{kept.code}/?format=geojson&lang=en"
    assert answer["Cache-Control"] == "max-age=60, public", "a merge can be undone: no one may keep it for ever"
    assert client.get(answer["Location"]).json()["id"] == kept.code


def test_merges_lead_from_one_to_the_next(ask: Ask, client: Any) -> None:
    first, second, last = make_place(), make_place(), make_place()
    merge(first, second)
    merge(second, last)
    assert client.get(f"/api/v1/places/{first.code}/", follow=True).json()["code"] == last.code


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_code_merged_into_what_is_not_published_is_not_found(ask: Ask, status: str) -> None:
    gone, kept = make_place(), make_place(status=status)
    merge(gone, kept)
    assert kept.code not in ask(f"places/{gone.code}/", expect=404).content.decode()


@pytest.mark.parametrize("code", ["aaaaaaaa", "AAAAAAAA", "short", "far-too-long-for-a-code", "%00aaaaaaa", "é", "..", "a'--%20%20a"])
def test_a_code_we_never_gave_is_not_found(ask: Ask, code: str) -> None:
    make_place()
    assert ask(f"places/{code}/", expect=404).json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("number", [1, 25])
def test_three_queries_whatever_it_offers_and_however_often_it_was_written(ask: Ask, number: int) -> None:
    place = make_place(services={str(rank): {"category": "acces"} for rank in range(number)})
    for rank in range(number):
        change_place(place, {"phone": f"+3319900{rank:04}"}, by=STAFF)
    with CaptureQueriesContext(connection) as queries:
        assert len(ask(f"places/{place.code}/").json()["services"]) == number
    assert len(queries) == 3
