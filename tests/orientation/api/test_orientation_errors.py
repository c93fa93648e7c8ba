"""`orientation/` and `needs/`: whatever is wrong, the answer says what, which parameter, and how to repair it."""

from typing import Any

import pytest
from django.test import Client

from places.vocabulary import ServiceCategory
from tests import towns
from tests.places.api.conftest import Ask

pytestmark = pytest.mark.django_db

HERE = "48.93697,2.35976"

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("need", {"need": "x"}),
    ("need", {"need": ["demarches", "x"]}),
    ("need", {"need": ""}),
    *[("commune", {"commune": commune}) for commune in ("abc", "930666", "Saint-Denis", "9306", "٩٣٠٦٦")],
    *[("near", {"near": near}) for near in ("abc", "91,0", "48.9", "nan,nan")],
    *[("department", {"department": department}) for department in ("20", "999", "Lozère", ["48", "93"])],
    ("commune", {"commune": "93066", "near": HERE}),
    ("department", {"commune": "93066", "department": "93"}),
    ("department", {"near": HERE, "department": "93"}),
    *[
        (name, {name: value})
        for name in ("urgent", "minor", "cannot_move", "step_free", "free", "walk_in")
        for value in ("2", "yes", "True", ["1", "1"], " ")
    ],
    *[
        ("deadline", {"deadline": day})
        for day in ("demain", "2026-02-30", "20260306", "2026-W10-5", "06/03/2026", "2026-3-6", "٢٠٢٦-٠٣-٠٦")
    ],
    *[("language", {"language": code}) for code in ("AR", "arabe", "a", "ar-Latn", "ar,tr")],
    *[(name, {name: "x"}) for name in ("public", "special_support", "slot", "equipment", "programme", "support_mode", "way")],
    *[("most_minutes", {"most_minutes": minutes}) for minutes in ("0", "241", "1.5", "beaucoup")],
    *[(name, {name: values}) for name, values in (("programme", ["pix", "bnr"]), ("support_mode", ["atelier", "distance"]))],
    *[("limit", {"limit": limit}) for limit in ("0", "21", "-1", "1.5", "abc")],
    *[("at", {"at": moment}) for moment in ("now", "demain", "2026-02-30")],
    ("service", {"service": "acces"}),
    ("plan", {"plan": "1"}),
    ("format", {"format": "geojson"}),
]


@pytest.mark.parametrize(("name", "asked"), WRONG, ids=str)
def test_a_parameter_that_cannot_be_used_is_named(ask: Ask, name: str, asked: dict[str, Any]) -> None:
    answer = ask("orientation/", expect=400, **{"need": "demarches", **asked})
    error = answer.json()["error"]
    assert (error["code"], list(error["fields"])) == ("bad_request", [name])
    assert error["fields"][name][0].endswith((".", ")"))
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("commune", "status"), [("93066", 400), ("97311", 200), ("", 400)], ids=["Paris", "Guyane, where it is still the day", "nowhere"]
)
def test_a_deadline_already_past_where_the_person_is_is_refused(ask: Ask, commune: str, status: int) -> None:
    towns.save()
    asked = {"need": "demarches", "deadline": "2026-03-04", "at": "2026-03-05T01:00:00Z"} | ({"commune": commune} if commune else {})
    answer = ask("orientation/", expect=status, **asked)
    if status == 400:
        assert answer.json()["error"]["fields"] == {"deadline": ["Ce jour est passé. Donnez un jour à venir, ou urgent=1."]}


def test_everything_wrong_is_named_at_once(ask: Ask) -> None:
    asked = {"commune": "x", "urgent": "x", "deadline": "x", "public": "x", "limit": "x", "at": "x", "lang": "x", "x": "x"}
    assert set(ask("orientation/", expect=400, **asked).json()["error"]["fields"]) == {"need", *asked}


def test_what_may_be_needed_is_said_to_who_says_nothing(ask: Ask) -> None:
    ((sentence,),) = ask("orientation/", expect=400).json()["error"]["fields"].values()
    assert ", ".join(ServiceCategory.values) in sentence


@pytest.mark.usefixtures("_english")
def test_messages_are_in_english_when_asked(ask: Ask) -> None:
    fields = ask("orientation/", expect=400, lang="en", deadline="x").json()["error"]["fields"]
    assert fields == {
        "need": [
            "Say the need. Accepted values: demarches, quotidien, insertion, securite, parentalite, loisirs, culture, acces, materiel."
        ],
        "deadline": ["Write a day as in this example: 2026-03-06."],
    }


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "  "}, {"q": "a" * 301}, {"q": ["a", "b"]}], ids=lambda asked: str(asked)[:30])
def test_words_are_asked_for_once_and_bounded(ask: Ask, asked: dict[str, Any]) -> None:
    assert set(ask("needs/", expect=400, **asked).json()["error"]["fields"]) == {"q"}


@pytest.mark.parametrize("name", ["need", "page", "limit"])
def test_words_come_alone(ask: Ask, name: str) -> None:
    assert set(ask("needs/", expect=400, q="imprimer", **{name: "1"}).json()["error"]["fields"]) == {name}


@pytest.mark.parametrize("path", ["orientation/", "needs/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_written_here(path: str, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, f"/api/v1/{path}", b"{}", "application/json")
    assert (answer.status_code, answer.json()["error"]["code"], answer["Allow"]) == (405, "method_not_allowed", "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["orientation", "needs"])
def test_a_forgotten_final_slash_is_added(client: Client, path: str) -> None:
    answer = client.get(f"/api/v1/{path}?q=a%26b&need=acces")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/{path}/?q=a%26b&need=acces")


@pytest.mark.parametrize("path", ["orientation/x/", "needs/x/", "orientations/", "need/"])
def test_any_other_address_is_not_found_in_json(ask: Ask, path: str) -> None:
    assert ask(path, expect=404).json()["error"]["code"] == "not_found"
