"""`orientation/`: the few best places for a need, in the order of the page of results, each with its reasons."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orientation.api import views
from orientation.api.parameters import WISHES, Asked, OrientationParameters
from orientation.asking.kept_answers import Kept
from orientation.models import UnmetNeed
from orientation.needs import UNSAID, Need, Precision, Wishes
from orientation.outcomes import Found
from orientation.suggesting import suggest
from orientation.views.keeping import COOKIE
from places.models import Place
from tests.factories import make_place, make_places
from tests.orientation.candidates import AT
from tests.places.api.conftest import Ask
from tests.towns import SAINT_DENIS, save

pytestmark = pytest.mark.django_db

HERE = f"{SAINT_DENIS.latitude},{SAINT_DENIS.longitude}"
MOMENT = AT.isoformat()
SEVERAL_WISHES = {"public": "seniors", "special_support": "illettrisme", "free": "1", "slot": ["matin", "samedi"], "language": "tr"}


QUERIES = {"postgresql": 6, "sqlite": 7}
"""Where, the town hall, the candidates (on SQLite a probe too) and their services, the places shown and their services."""

WIDER = {"postgresql": 2, "sqlite": 3}
"""The candidates and their services once more: those that say what is wished first, then all those near enough to come before them."""


@pytest.fixture(autouse=True)
def _towns(db: None) -> None:
    save()


def parameters(asked: Mapping[str, Any]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in asked.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def read(**asked: Any) -> Asked:
    """What a request means."""
    return OrientationParameters(parameters({"need": "demarches", **asked})).asked(formats=["json"])


def need_of(**asked: Any) -> Need:
    need = read(**asked).need
    assert isinstance(need, Need)
    return need


def codes_of(answer: HttpResponse) -> list[str]:
    return [one["place"]["code"] for one in answer.json()["suggestions"]]


def make_various() -> list[Place]:
    """A dozen places that differ by more than where they stand."""
    facts: list[dict[str, Any]] = [{}, {"phone": "+33199001122"}, {"hours": "Mo-Fr 09:00-17:00"}, {"programmes": ["aidants-connect"]}]
    services: list[dict[str, Any]] = [{}, {"support_modes": ["individuel"], "fees": ["gratuit"]}, {"special_support": ["illettrisme"]}]
    return make_places(
        [
            {
                "name": f"Lieu {rank}",
                "latitude": 48.93 + rank / 200,
                "services": {"demarches": {"category": "demarches", **services[rank % 3]}, "acces": {"category": "acces"}},
                **facts[rank % 4],
            }
            for rank in range(12)
        ]
    )


def test_a_place_is_told_as_lists_tell_it(ask: Ask) -> None:
    make_place(phone="+33199001122", services=["acces", "demarches"])
    (found,) = ask("orientation/", need="demarches", commune="93066").json()["suggestions"]
    (listed,) = ask("places/").json()["results"]
    assert found["place"] == listed


def test_a_suggestion_says_its_service_how_far_it_is_and_why(ask: Ask) -> None:
    service = {"category": "demarches", "support_modes": ["individuel"], "fees": ["gratuit"], "publics": None, "schedule": "Mo 09:00-12:00"}
    make_place(latitude=48.94697, phone="+33199001122", services={"a": service}, source_date="2026-02-01")
    body = ask("orientation/", need="demarches", commune="93066", at=MOMENT).json()
    (found,) = body["suggestions"]
    assert (body["outcome"], body["steps"], body["more"], body["reserved"]) == ("found", [], False, [])
    assert (found["rank"], found["distance_m"], found["remote"]) == (1, 1112, False)
    assert found["service"] == {
        "key": "a",
        "category": "demarches",
        "support_modes": ["individuel"],
        "publics": None,
        "exclusive": None,
        "special_support": None,
        "fees": ["gratuit"],
        "schedule": "Mo 09:00-12:00",
        "remote": None,
    }
    assert {"code": "IND", "value": "", "text": "Une personne reste avec vous."} in found["reasons"]
    assert {"code": "NEAR", "value": "nearest", "text": "C'est le lieu le plus proche."} in found["reasons"]
    assert all(caution.keys() == {"code", "value", "known", "text"} for caution in found["cautions"])
    times = 1.0
    for factor in found["factors"]:
        times *= factor["times"]
    assert found["equivalent_km"] == pytest.approx((1.112 + 2) * times, rel=1e-3), "every rank is explained"


@pytest.mark.parametrize("wishes", [{}, SEVERAL_WISHES], ids=["no wish", "several wishes"])
def test_the_order_is_that_of_the_one_search(ask: Ask, wishes: dict[str, Any]) -> None:
    make_various()
    outcome = suggest(need_of(commune="93066", **wishes), at=AT, limit=9)
    answer = ask("orientation/", need="demarches", commune="93066", limit=9, at=MOMENT, **wishes)
    assert codes_of(answer) == [one.candidate.code for one in outcome.suggestions]
    assert [one["rank"] for one in answer.json()["suggestions"]] == list(range(1, 10))


@pytest.mark.parametrize("wishes", [{}, SEVERAL_WISHES], ids=["no wish", "several wishes"])
def test_the_page_of_results_has_the_same_places_in_the_same_order(ask: Ask, client: Client, wishes: dict[str, Any]) -> None:
    make_various()
    client.cookies[COOKIE] = Kept(wishes=need_of(**wishes).wishes).signed()
    page = client.get("/resultats/", {"besoin": "demarches", "commune": "93066", "important": "1"}).content.decode()
    cards = page[page.index('id="lieu-1"') :]
    assert list(dict.fromkeys(re.findall(r"/lieu/([0-9a-z]{8})/", cards))) == codes_of(
        ask("orientation/", need="demarches", commune="93066", **wishes)
    )


@pytest.mark.parametrize(
    ("asked", "wished"),
    [
        ({"urgent": "1"}, {"urgent": True}),
        ({"urgent": "0"}, {}),
        ({"deadline": "2026-03-06"}, {"deadline": date(2026, 3, 6)}),
        ({"public": ["seniors", "femmes", "seniors"]}, {"publics": ("seniors", "femmes")}),
        ({"minor": "true"}, {"minor": True}),
        ({"minor": "false"}, {}),
        ({"special_support": ["surdite"]}, {"special_support": ("surdite",)}),
        ({"language": "ar"}, {"language": "ar"}),
        ({"cannot_move": "1"}, {"cannot_move": True}),
        ({"step_free": "1"}, {"step_free": True}),
        ({"slot": ["soir", "samedi"]}, {"slots": ("soir", "samedi")}),
        ({"way": "pied", "most_minutes": "30"}, {"way": "pied", "most_minutes": 30}),
        ({"free": "1"}, {"free": True}),
        ({"walk_in": "1"}, {"walk_in": True}),
        ({"programme": "pix"}, {"programme": "pix"}),
        ({"support_mode": "atelier"}, {"mode": "atelier"}),
        ({"equipment": ["printing", "wifi"]}, {"equipment": ("printing", "wifi")}),
    ],
    ids=str,
)
def test_each_parameter_asks_its_wish(asked: dict[str, Any], wished: dict[str, Any]) -> None:
    assert need_of(at="2026-03-03T10:00", **asked).wishes == Wishes(**wished)


def test_every_wish_may_be_asked() -> None:
    assert set(WISHES.values()) == set(Wishes.__dataclass_fields__)
    assert set(WISHES) <= set(OrientationParameters.base_filters)


def test_where_is_said_in_one_of_three_ways_or_not_at_all() -> None:
    commune, position, department = need_of(commune="93066").spot, need_of(near="48.93697,2.35976").spot, need_of(department="48").spot
    assert (commune.precision, commune.commune) == (Precision.COMMUNE, "93066")
    assert (position.precision, position.point.latitude, position.point.longitude) == (Precision.POSITION, 48.94, 2.36)
    assert (department.precision, department.department) == (Precision.DEPARTMENT, "48")
    assert need_of().spot == UNSAID


def test_without_a_place_no_distance_is_invented(ask: Ask) -> None:
    make_place(phone="+33199001122", services={"a": {"category": "demarches", "support_modes": ["distance"]}})
    body = ask("orientation/", need="demarches").json()
    assert [one["distance_m"] for one in body["suggestions"]] == [None]
    assert body["town_hall"] is None


@pytest.mark.parametrize("commune", ["00000", "93999", "93200"])
def test_a_commune_that_nobody_knows_is_an_outcome(ask: Ask, commune: str) -> None:
    assert ask("orientation/", need="demarches", commune=commune).json() == {
        "outcome": "place_unknown",
        "steps": [],
        "suggestions": [],
        "more": False,
        "reserved": [],
        "town_hall": None,
        "plan": None,
    }


def test_when_nobody_near_answers_it_is_said_and_the_town_hall_is_given(ask: Ask) -> None:
    body = ask("orientation/", need="materiel", commune="93066").json()
    assert (body["outcome"], body["suggestions"]) == ("nothing_near", [])
    assert [(step["code"], bool(step["text"])) for step in body["steps"]] == [("town_hall", True)]
    assert body["town_hall"] == {"commune": "93066", "name": "Saint-Denis", "phone": "+33149336666"}


def test_a_step_says_what_was_loosened(ask: Ask) -> None:
    make_place(latitude=49.03697, phone="+33199001122")
    (step,) = ask("orientation/", need="demarches", commune="93066").json()["steps"]
    assert step == {"code": "farther", "value": "11", "text": "Le lieu le plus proche est à 11\N{NO-BREAK SPACE}km."}


def test_a_place_whose_services_nobody_knows_has_none_to_show(ask: Ask) -> None:
    make_place(typologies=["CCAS"], services=[])
    body = ask("orientation/", need="materiel", commune="93066").json()
    assert [step["code"] for step in body["steps"]] == ["generalist"]
    assert [one["service"] for one in body["suggestions"]] == [None]


def test_a_place_kept_for_others_is_left_out_and_its_public_named(ask: Ask) -> None:
    make_place(services={"a": {"category": "demarches", "publics": ["jeunes"]}})
    asked = {"need": "demarches", "commune": "93066"}
    assert ask("orientation/", **asked).json()["reserved"] == ["jeunes"]
    assert len(codes_of(ask("orientation/", public="jeunes", **asked))) == 1


def test_as_many_places_as_asked_and_whether_there_are_more(ask: Ask) -> None:
    make_places([{"latitude": 48.93 + rank / 1000} for rank in range(7)])
    asked = {"need": "demarches", "commune": "93066"}
    found = {limit: ask("orientation/", limit=limit, **asked).json() for limit in (1, 6, 7, 20)}
    assert {limit: (len(body["suggestions"]), body["more"]) for limit, body in found.items()} == {
        1: (1, True),
        6: (6, True),
        7: (7, False),
        20: (7, False),
    }
    assert len(codes_of(ask("orientation/", **asked))) == 5


def test_the_moment_can_be_fixed(ask: Ask) -> None:
    make_place(phone="+33199001122", hours="Tu 09:00-12:30")  # half an hour before it closes is too late to be helped
    asked = {"need": "demarches", "commune": "93066", "urgent": "1"}
    (found,) = ask("orientation/", at="2026-03-03T10:00", **asked).json()["suggestions"]
    assert {"code": "OPEN", "value": "today", "text": "C'est ouvert aujourd'hui."} in found["reasons"]
    (later,) = ask("orientation/", at="2026-03-03T13:00", **asked).json()["suggestions"]
    assert {"code": "OPEN", "value": "2026-03-10T09:00:00+01:00"}.items() <= later["reasons"][0].items()
    with time_machine.travel(datetime(2026, 3, 3, 9, 0, tzinfo=UTC), tick=False):
        assert ask("orientation/", **asked).json()["suggestions"] == [found]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_no_moment_is_too_far(ask: Ask, at: str) -> None:
    make_place(hours="Mo 10:00-12:00; PH off", temporary_closures=[{"from": "2026-03-01", "until": None, "reason": ""}])
    ask("orientation/", need="demarches", commune="93066", at=at, deadline="9999-12-31", slot="soir")


def test_someone_under_18_is_spoken_to_as_such(ask: Ask) -> None:
    make_place(services={"a": {"category": "demarches", "support_modes": ["individuel"]}})
    (found,) = ask("orientation/", need="demarches", commune="93066", minor="1").json()["suggestions"]
    assert "Une personne reste avec toi." in [reason["text"] for reason in found["reasons"]]


@pytest.mark.usefixtures("_english")
def test_texts_are_in_english_when_asked_and_places_in_french(ask: Ask) -> None:
    make_place(latitude=49.03697, phone="+33199001122", hours="Tu 09:00-12:00", services={"a": {"category": "demarches"}})
    body = ask("orientation/", need="demarches", commune="93066", lang="en", urgent="1", at="2026-03-03T13:00").json()
    (found,) = body["suggestions"]
    assert body["steps"][0]["text"] == "The nearest place is 11 km away."
    assert found["reasons"][0]["text"] == "It is open in time: 2026-03-10 at 09:00."
    texts = [one["text"] for one in [*found["reasons"], *found["cautions"]]]
    assert "Someone can help you with paperwork and official procedures." in texts
    assert not [text for text in texts if re.search(r"[éèàç]|\b(?:vous|lieu|nous)\b", text, re.IGNORECASE)], texts
    assert found["place"]["name"] == "Lieu d'essai"


def test_an_answer_is_kept_a_minute_by_who_asked_and_by_nobody_else(ask: Ask) -> None:
    make_place()
    asked = {"need": "demarches", "commune": "93066", "at": MOMENT}
    first = ask("orientation/", **asked)
    assert first["Cache-Control"] == "max-age=60, private"
    again = ask("orientation/", headers={"If-None-Match": first["ETag"]}, expect=304, **asked)
    assert (again.content, again["ETag"]) == (b"", first["ETag"])
    make_place()
    ask("orientation/", headers={"If-None-Match": first["ETag"]}, **asked)


def test_an_answer_that_the_clock_changes_is_sent_again(ask: Ask) -> None:
    make_place(phone="+33199001122", hours="Tu 09:00-12:30")  # half an hour before it closes is too late to be helped
    asked = {"need": "demarches", "commune": "93066", "urgent": "1"}
    with time_machine.travel(datetime(2026, 3, 3, 10, 59, 59, tzinfo=UTC), tick=False) as clock:
        tag = ask("orientation/", **asked)["ETag"]
        ask("orientation/", headers={"If-None-Match": tag}, expect=304, **asked)
        clock.shift(2)
        ask("orientation/", headers={"If-None-Match": tag}, **asked)


def test_a_place_withdrawn_meanwhile_is_not_proposed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, gone = make_places([{}, {}])

    def slowly(*args: Any, **options: Any) -> Any:
        outcome = suggest(*args, **options)
        assert isinstance(outcome, Found)
        Place.objects.filter(pk=gone.pk).update(status="withdrawn")
        return outcome

    monkeypatch.setattr(views, "suggest", slowly)
    assert codes_of(ask("orientation/", need="demarches", commune="93066")) == [kept.code]


@pytest.mark.parametrize("wishes", [{}, SEVERAL_WISHES], ids=["no wish", "several wishes"])
def test_a_few_queries_answer_however_many_places_are_asked_for(ask: Ask, wishes: dict[str, Any]) -> None:
    service = {"category": "demarches", "support_modes": ["individuel"], "fees": ["gratuit"], "special_support": ["illettrisme"]}
    told = {"phone": "+33199001122", "hours": "Mo-Sa 09:00-17:00", "languages": ["tr"], "access_modes": ["se-presenter"]}
    make_places([{"latitude": 48.93 + rank / 500, **told, "source_date": "2026-02-01", "services": {"a": service}} for rank in range(140)])
    for limit in (1, 5, 20):
        with CaptureQueriesContext(connection) as queries:
            assert len(codes_of(ask("orientation/", need="demarches", commune="93066", limit=limit, at=MOMENT, **wishes))) == limit
        assert len(queries) <= QUERIES[connection.vendor] + bool(wishes) * WIDER[connection.vendor]


def test_what_is_asked_is_not_kept(ask: Ask) -> None:
    ask("orientation/", need="materiel", commune="93066")
    assert not UnmetNeed.objects.exists()
