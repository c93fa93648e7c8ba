"""The contract of the orientation: what is sent is what is described, and every list is published."""

from collections.abc import Collection
from typing import Any

import pytest

from orientation.api.closed_lists import CLOSED_LISTS
from orientation.api.parameters import WISHES, OrientationParameters
from orientation.half_days import MOMENTS
from orientation.helping.elsewhere import ELSEWHERE
from orientation.helping.helpline_file import bring_helplines
from orientation.judging.criteria import CRITERIA
from orientation.needs import Equipment
from orientation.outcomes import StepCode
from orientation.reasons import Code
from places.api.closed_lists import CLOSED_LISTS as LISTS_OF_PLACES
from places.api.parameter_fields import CodesFilter
from tests.factories import make_place
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db


def described(contract: dict[str, Any], shape: str) -> set[str]:
    schema = contract["components"]["schemas"][shape]
    assert set(schema["required"]) == set(schema["properties"]), f"{shape}: every field is always sent"
    return set(schema["properties"])


def test_what_an_orientation_sends_is_what_is_described(ask: Ask, contract: dict[str, Any]) -> None:
    save()
    make_place(latitude=49.03697, services={"a": {"category": "demarches", "fees": ["payant"]}})
    body = ask("orientation/", need="demarches", commune="93066", free="1").json()
    (found,) = body["suggestions"]
    sent = {
        "Orientation": body,
        "Step": body["steps"][0],
        "Suggestion": found,
        "PlaceSummary": found["place"],
        "AnsweringService": found["service"],
        "Reason": found["reasons"][0],
        "Caution": found["cautions"][0],
        "Factor": found["factors"][0],
        "TownHall": body["town_hall"],
    }
    assert {shape: set(value) for shape, value in sent.items()} == {shape: described(contract, shape) for shape in sent}


def test_the_plan_that_is_sent_is_the_one_described(ask: Ask, contract: dict[str, Any]) -> None:
    save()
    make_place(services=["demarches", "quotidien"])
    plan = ask("orientation/", need=["demarches", "quotidien"], commune="93066").json()["plan"]
    sent = {"Plan": plan, "PlanStep": plan["steps"][0]}
    assert {shape: set(value) for shape, value in sent.items()} == {shape: described(contract, shape) for shape in sent}


def test_what_words_give_is_what_is_described(ask: Ask, contract: dict[str, Any]) -> None:
    bring_helplines()  # a test that empties the tables takes those of the migration with it
    body = ask("needs/", q="on m'a volé mon argent, arnaque sur internet").json()
    assert set(body) == described(contract, "Reading")
    assert {shape: described(contract, shape) for shape in ("Alert", "Elsewhere", "Helpline", "LikelyNeed")} == {
        "Alert": {"code", "label", "certain"},
        "Elsewhere": {"code", "text"},
        "Helpline": {"name", "purpose", "phone", "sms", "website", "hours", "topics"},
        "LikelyNeed": {"code", "score"},
    }
    assert all(set(alert) == {"code", "label", "certain"} for alert in body["alerts"])
    assert body["helplines"]
    assert all(set(one) == described(contract, "Helpline") for one in body["helplines"])


def test_the_wishes_described_are_those_that_may_be_asked(contract: dict[str, Any]) -> None:
    assert list(contract["components"]["schemas"]["Reading"]["properties"]["wishes"]["properties"]) == list(WISHES)


def test_every_parameter_that_is_taken_is_described(contract: dict[str, Any]) -> None:
    parameters = contract["paths"]["/api/v1/orientation/"]["get"]["parameters"]
    assert {one["name"] for one in parameters} == {*OrientationParameters.base_filters, "limit", "lang"}
    assert [one["name"] for one in parameters if one.get("required")] == ["need"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("slot", MOMENTS),
        ("equipment", Equipment.values),
        ("reason", list(Code)),
        ("step", list(StepCode)),
        ("elsewhere", list(ELSEWHERE)),
    ],
)
def test_every_list_is_published_with_its_words(ask: Ask, name: str, codes: Collection[str]) -> None:
    rows = ask("vocabulary/").json()[name]
    assert [row["code"] for row in rows] == list(codes)
    assert len({row["label"] for row in rows}) == len(rows), "two codes never read alike"


def test_lists_of_the_orientation_hide_none_of_the_places() -> None:
    assert not CLOSED_LISTS.keys() & LISTS_OF_PLACES.keys()


FILTERS = [name for name, one in OrientationParameters.base_filters.items() if isinstance(one, CodesFilter) and name != "need"]


@pytest.mark.parametrize("name", FILTERS)
def test_every_code_published_is_accepted_by_the_parameter_of_its_name(ask: Ask, name: str) -> None:
    codes = [row["code"] for row in ask("vocabulary/").json()[name]]
    repeatable = OrientationParameters.base_filters[name].repeatable
    ask("orientation/", need="acces", **{name: codes if repeatable else codes[-1]})


def test_every_factor_is_published_with_its_reason(ask: Ask) -> None:
    rows = ask("vocabulary/").json()["factor"]
    assert [row["code"] for row in rows] == [criterion.name for criterion in CRITERIA]
    assert all(row["label"].endswith((".", "!")) for row in rows)
