"""Whatever is wrong, the answer says what, which parameter, and how to repair it, in the one shape and the language asked for."""

import ast
from pathlib import Path
from typing import Any

import polib
import pytest
from django.test import Client

from mediation.messages import FOLDER
from places.api import views
from places.vocabulary import ServiceCategory
from tests.factories import make_place, make_source
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db

CODE = Path(views.__file__).parent
HERE = "48.93697,2.35976"


def problem(answer: Any) -> dict[str, Any]:
    """The error, whose shape is checked."""
    body = answer.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message", "fields"]
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    return dict(body["error"])


WRONG: list[tuple[str, dict[str, Any]]] = [
    *[
        ("near", {"near": near})
        for near in ("abc", "91,0", "-90.1,0", "0,181", "48.9", "48.9,2.3,1", "nan,nan", "inf,0", "4_8,2", "٤,2", "1e1,2")
    ],
    *[("radius_km", {"near": HERE, "radius_km": radius}) for radius in ("-1", "101", "abc", "nan", "inf", "1e400")],
    ("radius_km", {"radius_km": 5}),
    ("radius_km", {"radius_km": 5, "q": "mairie"}),
    *[("commune", {"commune": commune}) for commune in ("00000", "abc", "930666", "Saint-Denis")],
    ("commune", {"commune": "93066", "near": HERE}),
    *[("page", {"page": page}) for page in ("0", "-1", "1.5", "abc", "1000001", "９", "99999999999999999999")],
    *[("page_size", {"page_size": size}) for size in ("0", "101", "1000000", "abc")],
    *[("open_at", {"open_at": moment}) for moment in ("demain", "2026-02-30", "2026-03-03T25:00", "12:00", "NOW")],
    *[("updated_since", {"updated_since": moment}) for moment in ("hier", "now", "2026-13-01")],
    *[("include_unknown", {"include_unknown": answer}) for answer in ("1", "yes", "TRUE")],
    *[("format", {"format": name}) for name in ("xml", "api", "JSON")],
    ("lang", {"lang": "xx"}),
    ("source", {"source": "inconnue"}),
    ("q", {"q": "a" * 101}),
    ("q", {"q": "a\x00b"}),
    ("service", {"service": "a\x00b"}),
    ("servce", {"servce": "acces"}),
    *[(name, {name: ["1", "2"]}) for name in ("near", "commune", "radius_km", "open_at", "q", "source", "page", "format", "lang")],
    *[(name, {name: " "}) for name in ("near", "commune", "service", "open_at", "q", "source", "page", "format", "lang")],
]


@pytest.mark.parametrize(("name", "asked"), WRONG, ids=lambda one: str(one)[:40])
def test_a_parameter_that_cannot_be_used_is_named(ask: Ask, name: str, asked: dict[str, Any]) -> None:
    save()
    error = problem(ask("places/", expect=400, **asked))
    assert (error["code"], error["message"]) == ("bad_request", "Un paramètre ne peut pas être utilisé.")
    assert list(error["fields"]) == [name]
    assert all(sentence.endswith((".", ")")) for sentence in error["fields"][name])


def test_everything_wrong_is_named_at_once(ask: Ask) -> None:
    asked = {
        "near": "abc",
        "service": "x",
        "fee": "y",
        "page": 0,
        "page_size": 0,
        "format": "xml",
        "lang": "xx",
        "radius_km": -1,
        "servce": "acces",
    }
    error = problem(ask("places/", expect=400, open_at="x", source="x", commune="x", **asked))
    assert set(error["fields"]) == {*asked, "open_at", "source", "commune"}


@pytest.mark.parametrize(
    ("asked", "accepted"),
    [
        ({"service": ["acces", "xyz"]}, ", ".join(ServiceCategory.values)),
        ({"fee": "xyz"}, "gratuit, conditionnel, payant"),
        ({"department": "xyz"}, "973, 974"),
        ({"format": "xyz"}, "json, geojson"),
        ({"lang": "xyz"}, "fr, en"),
        ({"include_unknown": "xyz"}, "true, false"),
        ({"source": "xyz"}, "essai"),
        ({"xyz": "1"}, "near, commune, radius_km"),
    ],
    ids=str,
)
def test_what_is_not_accepted_is_answered_with_what_is(ask: Ask, asked: dict[str, Any], accepted: str) -> None:
    make_source("essai")
    ((sentence,),) = problem(ask("places/", expect=400, **asked))["fields"].values()
    assert accepted in sentence


def test_a_long_text_is_not_sent_back_whole(ask: Ask) -> None:
    assert len(ask("places/", service="é" * 5000, expect=400).content) < 1000
    assert len(ask("places/", **{"é" * 5000: "1"}, expect=400).content) < 1000


def test_bytes_that_are_no_text_are_read_as_unknown_signs(client: Client) -> None:
    make_place(name="Mairie")
    assert client.get("/api/v1/places/?q=%ff%fe%c3").status_code == 200
    assert client.get("/api/v1/places/?service=%ff").status_code == 400


def test_too_many_parameters_are_refused(client: Client) -> None:
    answer = client.get("/api/v1/places/?" + "&".join(["service=acces"] * 1001))
    assert (answer.status_code, problem(answer)["fields"]) == (400, {})


@pytest.mark.parametrize("path", ["places/aaaaaaaa/", "communes/", "vocabulary/", "openapi/"])
@pytest.mark.parametrize("name", ["servce", "page", "near"])
def test_each_address_refuses_what_it_does_not_take(ask: Ask, path: str, name: str) -> None:
    assert name in problem(ask(path, expect=400, **{name: "1"}))["fields"]


@pytest.mark.parametrize("path", ["/api/", "/api/nothing", "/api/v1/", "/api/v1/nothing/", "/api/v2/places/", "/api/v1/places/a/b/"])
@pytest.mark.parametrize("method", ["get", "post", "options"])
def test_any_other_address_is_not_found(client: Client, path: str, method: str) -> None:
    answer = getattr(client, method)(path)
    assert (answer.status_code, problem(answer)["code"]) == (404, "not_found")


@pytest.mark.parametrize("path", ["v1/places", "v1/places/aaaaaaaa", "v1/communes", "v1/vocabulary", "v1/openapi", "docs"])
def test_a_forgotten_final_slash_is_added(client: Client, path: str) -> None:
    answer = client.get(f"/api/{path}?q=a%26b&service=acces")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/{path}/?q=a%26b&service=acces")


@pytest.mark.parametrize("path", ["places/", "places/aaaaaaaa/", "communes/", "vocabulary/", "openapi/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_is_written_here(path: str, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, f"/api/v1/{path}", b"{}", "application/json")
    assert (answer.status_code, problem(answer)["code"], answer["Allow"]) == (405, "method_not_allowed", "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["places/", "communes/?q=Mende", "vocabulary/", "openapi/"])
def test_head_answers_as_get_without_a_body(client: Client, path: str) -> None:
    head, get = client.head(f"/api/v1/{path}"), client.get(f"/api/v1/{path}")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == get["Content-Type"]


def test_options_tell_what_may_be_asked(client: Client) -> None:
    answer = client.options("/api/v1/places/")
    assert (answer.status_code, answer["Allow"]) == (200, "GET, HEAD, OPTIONS")
    assert answer.json()["renders"] == ["application/json", "application/geo+json"]


def test_a_format_that_is_not_here_is_not_acceptable(ask: Ask) -> None:
    assert problem(ask("places/", expect=406, headers={"Accept": "text/csv"}))["code"] == "not_acceptable"


def test_a_failure_tells_nothing_of_the_inside(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("password=secret in table places_place")

    monkeypatch.setattr(views, "directory_version", fail)
    answer = ask("places/", near=HERE, expect=500)
    assert problem(answer) == {"code": "server_error", "message": "Le service a rencontré une erreur. Réessayez plus tard.", "fields": {}}
    assert "secret" not in answer.content.decode()


def test_an_error_is_json_even_where_geojson_was_asked(ask: Ask) -> None:
    assert problem(ask("places/", format="geojson", near="abc", expect=400))["fields"].keys() == {"near"}
    assert problem(ask("places/aaaaaaaa/", format="geojson", expect=404))["code"] == "not_found"


@pytest.mark.usefixtures("_english")
def test_messages_are_in_english_when_asked(ask: Ask) -> None:
    error = problem(ask("places/", lang="en", fee="x", radius_km="abc", near="abc", expect=400))
    assert error["message"] == "A parameter cannot be used."
    assert error["fields"]["fee"] == ["Not accepted: « x ». Accepted values: gratuit, conditionnel, payant."]
    assert error["fields"]["radius_km"] == ["Enter a number."]
    assert problem(ask("places/aaaaaaaa/", lang="en", expect=404))["message"] == "There is nothing at this address."
    assert problem(ask("nothing/", lang="en", expect=404))["message"] == "There is nothing at this address."
    assert problem(ask("places/aaaaaaaa/", lang="fr", expect=404))["message"] == "Il n'y a rien à cette adresse."


@pytest.mark.usefixtures("_english")
def test_the_language_of_a_browser_changes_nothing(ask: Ask) -> None:
    error = problem(ask("places/aaaaaaaa/", expect=404, headers={"Accept-Language": "en"}))
    assert error["message"] == "Il n'y a rien à cette adresse."


def test_every_message_of_the_api_is_translated() -> None:
    said = set()
    for path in CODE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "gettext_lazy"):
                said.add(ast.literal_eval(node.args[0]))
    translated = {entry.msgid for entry in polib.pofile(str(FOLDER / "en" / "LC_MESSAGES" / "django.po")) if entry.translated()}
    assert len(said) > 15
    assert said <= translated, said - translated
