"""An answer that has not changed is not sent again; one that has always is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.api import fresh
from places.editing import Authorship, change_place
from places.models import Commune
from places.vocabulary import Origin
from tests.factories import AT, STAFF, make_place
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db

HERE = "48.93697,2.35976"
LATER = Authorship(origin=Origin.STAFF, at=AT + timedelta(days=1))
LISTS = [{}, {"near": HERE}, {"near": HERE, "format": "geojson"}, {"open_at": "2026-03-03T10:30"}, {"open_at": "now"}]


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")], ids=lambda pair: pair[1])
@pytest.mark.parametrize("asked", LISTS, ids=str)
def test_a_list_that_has_not_changed_is_not_sent_again(ask: Ask, asked: dict[str, Any], validator: tuple[str, str]) -> None:
    make_place(hours="24/7")
    with time_machine.travel(datetime(2026, 3, 3, 12, 0, 30, tzinfo=UTC), tick=False):
        first = ask("places/", **asked)
        again = ask("places/", headers={validator[1]: first[validator[0]]}, expect=304, **asked)
    assert again.content == b""
    for header in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert again[header] == first[header], "RFC 9110 §15.4.5: what a 200 would have sent"


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")], ids=lambda pair: pair[1])
def test_a_list_is_sent_again_after_a_write(ask: Ask, validator: tuple[str, str]) -> None:
    place = make_place()
    first = ask("places/")
    change_place(place, {"phone": "+33199001234"}, by=LATER)
    assert ask("places/", headers={validator[1]: first[validator[0]]}).json()["results"][0]["phone"] == "+33199001234"


def test_a_list_that_has_not_changed_costs_one_query(ask: Ask) -> None:
    make_place()
    tag = ask("places/", near=HERE)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        ask("places/", near=HERE, headers={"If-None-Match": tag}, expect=304)
    assert len(queries) == 1


@pytest.mark.parametrize("path", ["places/", "places/{code}/", "vocabulary/"])
def test_answers_that_differ_have_tags_that_differ(ask: Ask, path: str) -> None:
    path = path.format(code=make_place().code)
    asked: list[dict[str, Any]] = [{}, {"lang": "en"}, {"lang": "fr"}]
    if path != "vocabulary/":
        asked += [{"format": "geojson"}, {"format": "json"}]
    if path == "places/":
        asked += [{"page_size": 5}, {"near": HERE}, {"near": "44.5,3.5"}, {"service": "acces"}, {"open_at": "now"}]
    tags = [ask(path, **one)["ETag"] for one in asked]
    assert len(set(tags)) == len(asked)


def test_a_format_asked_by_accept_has_its_own_tag_and_says_so(ask: Ask) -> None:
    make_place()
    plain, map_ = ask("places/"), ask("places/", headers={"Accept": "application/geo+json"})
    assert plain["ETag"] != map_["ETag"]
    assert "Accept" in plain["Vary"].split(", ")


def test_a_new_version_of_the_contract_makes_every_answer_new(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    make_place()
    tag = ask("places/")["ETag"]
    monkeypatch.setattr(fresh, "SHAPE", "1.1.0")
    ask("places/", headers={"If-None-Match": tag})


def test_a_commune_whose_town_hall_moves_gives_another_list(ask: Ask) -> None:
    save()
    tag = ask("places/", commune="48095")["ETag"]
    Commune.objects.filter(pk="48095").update(latitude=44.6)
    ask("places/", commune="48095", headers={"If-None-Match": tag})


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")], ids=lambda pair: pair[1])
def test_a_list_of_what_is_open_now_is_another_one_when_a_place_closes(ask: Ask, validator: tuple[str, str]) -> None:
    make_place(hours="Tu 10:00-12:00")
    with time_machine.travel(datetime(2026, 3, 3, 10, 59, 59, tzinfo=UTC), tick=False) as clock:
        first = ask("places/", open_at="now")
        assert first.json()["count"] == 1
        clock.shift(2)
        assert ask("places/", open_at="now", headers={validator[1]: first[validator[0]]}).json()["count"] == 0


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")], ids=lambda pair: pair[1])
def test_a_place_that_closes_is_sent_again_though_nobody_wrote(ask: Ask, validator: tuple[str, str]) -> None:
    place = make_place(hours="Tu 10:00-12:00")
    with time_machine.travel(datetime(2026, 3, 3, 10, 59, 30, tzinfo=UTC), tick=False) as clock:
        first = ask(f"places/{place.code}/")
        assert first.json()["open_now"] is True
        ask(f"places/{place.code}/", headers={validator[1]: first[validator[0]]}, expect=304)
        clock.shift(31)
        assert ask(f"places/{place.code}/", headers={validator[1]: first[validator[0]]}).json()["open_now"] is False


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")], ids=lambda pair: pair[1])
def test_a_place_is_sent_again_after_a_write(ask: Ask, validator: tuple[str, str]) -> None:
    place = make_place()
    first = ask(f"places/{place.code}/")
    ask(f"places/{place.code}/", headers={validator[1]: first[validator[0]]}, expect=304)
    change_place(place, {"services": {"acces": {"category": "acces"}}}, by=LATER)
    assert ask(f"places/{place.code}/", headers={validator[1]: first[validator[0]]}).json()["services"][0]["key"] == "acces"


def test_the_date_of_a_copy_is_not_enough_to_keep_it(ask: Ask) -> None:
    """An import that began before the copy was made may be written after it, with the date when it began."""
    make_place()
    ask("places/", headers={"If-Modified-Since": "Thu, 01 Oct 2026 10:00:00 GMT"})


def test_a_second_write_in_the_same_second_is_seen(ask: Ask) -> None:
    with time_machine.travel(AT + timedelta(milliseconds=300), tick=False) as clock:
        place = make_place()
        first = ask("places/")
        change_place(place, {"phone": "+33199001234"}, by=STAFF)
        ask("places/", headers={"If-Modified-Since": first["Last-Modified"]})
        clock.shift(5)
        second = ask("places/", headers={"If-Modified-Since": first["Last-Modified"]})
        ask("places/", headers={"If-Modified-Since": second["Last-Modified"]}, expect=304)


@pytest.mark.parametrize("asked", [{"near": HERE}, {"commune": "93066"}, {"near": HERE, "format": "geojson"}], ids=str)
def test_where_someone_is_stays_out_of_shared_caches(ask: Ask, asked: dict[str, Any]) -> None:
    save()
    assert ask("places/", **asked)["Cache-Control"] == "max-age=60, private"


def test_what_says_nothing_of_anyone_may_be_shared(ask: Ask) -> None:
    place = make_place()
    for path in ("places/", f"places/{place.code}/", "vocabulary/"):
        assert ask(path)["Cache-Control"] == "max-age=60, public"


@pytest.mark.parametrize("condition", [{"If-Match": '"other"'}, {"If-Unmodified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}], ids=str)
def test_a_condition_that_does_not_hold_is_answered_in_the_one_shape(ask: Ask, condition: dict[str, str]) -> None:
    make_place()
    assert ask("places/", headers=condition, expect=412).json()["error"]["code"] == "precondition_failed"


@pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since"])
@pytest.mark.parametrize("nonsense", ["abc", '"abc"', "\x00", "W/", "Mon, 99 Foo 2026", ""])
def test_a_validator_that_means_nothing_is_ignored(ask: Ask, header: str, nonsense: str) -> None:
    make_place()
    ask("places/", headers={header: nonsense})


def test_any_copy_will_do_when_the_caller_says_so(ask: Ask) -> None:
    ask("vocabulary/", headers={"If-None-Match": "*"}, expect=304)
