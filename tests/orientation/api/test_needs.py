"""`needs/`: from someone's own words to a need and wishes that `orientation/` takes as they are; and what was typed is kept nowhere."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from mediation.logs import JsonFormatter
from orientation.api import views
from orientation.api.bodies import wishes_told
from orientation.api.parameters import OrientationParameters
from orientation.models import Helpline
from orientation.needs import Need, Wishes
from orientation.understanding import LikelyNeed, Reading, Understanding
from tests.orientation.candidates import AT
from tests.places.api.conftest import Ask

pytestmark = pytest.mark.django_db

ALL_WISHES = Wishes(
    urgent=True,
    deadline=date(2026, 3, 6),
    publics=("seniors", "femmes"),
    minor=True,
    special_support=("illettrisme", "surdite"),
    language="tr",
    cannot_move=True,
    step_free=True,
    slots=("matin", "samedi"),
    free=True,
    walk_in=True,
    programme="pix",
    mode="atelier",
    equipment=("printing",),
)


def reading(monkeypatch: pytest.MonkeyPatch, **facts: Any) -> list[tuple[str, str]]:
    """Whatever the words, this is understood. Gives back what was read, with the hint of its language."""
    asked: list[tuple[str, str]] = []

    def read_phrase(text: str, *, language: str = "", today: date | None = None) -> Reading:
        asked.append((text, language))
        return Reading(**{"outcome": Understanding.ANSWER, **facts})

    monkeypatch.setattr(views, "read_phrase", read_phrase)
    return asked


def test_words_give_the_need_that_they_tell(ask: Ask) -> None:
    body = ask("needs/", q="je veux faire un cv, je peux venir samedi").json()
    assert list(body) == ["outcome", "language", "needs", "wishes", "alerts", "elsewhere", "helplines"]
    assert (body["outcome"], body["needs"][0]["code"], body["language"]) == ("answer", "insertion", "fr")
    assert 0 < body["needs"][0]["score"] <= 1
    assert body["wishes"] == {"slot": ["samedi"]}
    assert (body["alerts"], body["elsewhere"], body["helplines"]) == ([], None, [])


def test_a_date_counts_from_today(ask: Ask) -> None:
    with time_machine.travel(AT, tick=False):
        assert ask("needs/", q="déclarer mes impôts avant demain").json()["wishes"]["deadline"] == "2026-03-04"


def test_what_is_understood_is_sent_as_it_is(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    needs = (LikelyNeed("acces", 0.51234), LikelyNeed("demarches", 0.4))
    reading(monkeypatch, outcome=Understanding.ASK, needs=needs, language="")
    body = ask("needs/", q="internet").json()
    assert (body["outcome"], body["language"], body["wishes"]) == ("ask", "", {})
    assert body["needs"] == [{"code": "acces", "score": 0.512}, {"code": "demarches", "score": 0.4}]


def test_every_wish_can_be_sent_on_to_the_orientation() -> None:
    told = wishes_told(ALL_WISHES)
    query = QueryDict(mutable=True)
    for name, value in told.items():
        query.setlist(name, value if isinstance(value, (list, tuple)) else [json.dumps(value) if value is True else value])
    query["need"], query["at"] = "demarches", "2026-03-03T10:00"
    asked = OrientationParameters(query).asked(formats=["json"]).need
    assert isinstance(asked, Need)
    assert asked.wishes == ALL_WISHES
    assert wishes_told(Wishes()) == {}
    assert wishes_told(replace(Wishes(), urgent=True)) == {"urgent": True}


def test_an_alert_comes_with_its_helplines(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    Helpline.objects.all().delete()
    told = {"slug": "essai", "name": "Essai", "purpose": "Arnaque", "owner": "nous", "source": "essai", "check_before": date(2027, 1, 1)}
    Helpline.objects.create(**told, topics=["arnaque"], phone="0199000017", website="https://aide.example.org/", is_shown=True)
    reading(monkeypatch, outcome=Understanding.OUT_OF_SCOPE, alerts=("violence", "arnaque"), perhaps=("arnaque",))
    body = ask("needs/", q="…").json()
    assert body["alerts"] == [
        {"code": "violence", "label": "Violences", "certain": True},
        {"code": "arnaque", "label": "Arnaque en cours", "certain": False},
    ]
    assert [(one["name"], one["phone"], one["website"], one["topics"]) for one in body["helplines"]] == [
        ("Essai", "0199000017", "https://aide.example.org/", ["arnaque"])
    ]


def test_what_another_service_answers_says_which(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, outcome=Understanding.OUT_OF_SCOPE, elsewhere="health")
    elsewhere = ask("needs/", q="un médecin").json()["elsewhere"]
    assert elsewhere["code"] == "health"
    assert elsewhere["text"].startswith("Ce site ne trouve pas de médecin. Demandez à une pharmacie")


@pytest.mark.usefixtures("_english")
def test_labels_are_in_english_when_asked(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, outcome=Understanding.OUT_OF_SCOPE, alerts=("arnaque",), elsewhere="food")
    body = ask("needs/", q="…", lang="en").json()
    assert body["alerts"] == [{"code": "arnaque", "label": "Scam under way", "certain": True}]
    assert body["elsewhere"]["text"].startswith("This site does not give food. Ask your town hall where to eat")


def test_the_language_is_a_hint_only_when_it_is_told(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = reading(monkeypatch)
    ask("needs/", q=" imprimer ")
    ask("needs/", q="print", lang="en")
    assert asked == [("imprimer", ""), ("print", "en")]


def test_what_someone_typed_is_never_kept_by_a_cache(ask: Ask) -> None:
    answer = ask("needs/", q="imprimer")
    assert set(answer["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "ETag" not in answer


@pytest.fixture
def written() -> Iterator[list[str]]:
    """Every line of every logger, of every level, as production writes it."""
    lines: list[str] = []

    class Written(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonFormatter().format(record))

    handler, loggers = Written(), [logging.getLogger(name) for name in ("", "django", "django.request", "orientation")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield lines
    for logger, level in zip(loggers, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.mark.parametrize("asked", [{}, {"x": "1"}], ids=["answered", "refused"])
def test_what_someone_typed_is_never_logged(ask: Ask, written: list[str], asked: dict[str, str]) -> None:
    ask("needs/", q="surendettement", expect=400 if asked else 200, **asked)
    assert "surendettement" not in "\n".join(written)


def test_what_someone_typed_never_reaches_the_database(ask: Ask) -> None:
    with CaptureQueriesContext(connection) as queries:
        ask("needs/", q="je me suis fait arnaquer sur internet, surendettement")
    assert len(queries) <= 1
    assert "surendettement" not in str(queries.captured_queries)


@pytest.mark.parametrize("q", ["\x00", "a\x00b", "🤷", "%", "<script>", "'; DROP TABLE", "ا" * 300, "é" * 300, "1" * 300])
def test_any_words_are_answered(ask: Ask, q: str) -> None:
    assert ask("needs/", q=q).json()["outcome"] in {"answer", "ask", "out_of_scope"}
