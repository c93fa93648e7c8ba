"""`open_at`, `updated_since` and `source`: places open at a moment, written since another, told of by someone."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpResponse

from places.editing import Authorship
from places.models import Place, SourceRecord
from places.vocabulary import Origin
from tests.factories import AT, make_place, make_places, make_source
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db

TUESDAY_MORNING = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)  # 10:30 in Paris, 13:30 in La Réunion


def names_of(answer: HttpResponse) -> list[str]:
    return [row["name"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-03-03T10:30:00+01:00", ["matin"]),
        ("2026-03-03T10:30:00 01:00", ["matin"]),
        ("2026-03-03T09:30:00Z", ["matin"]),
        ("2026-03-03t09:30:00z", ["matin"]),
        ("2026-03-03T10:30", ["matin"]),
        ("2026-03-03T15:00", ["après-midi"]),
        ("2026-03-03", []),
    ],
)
def test_places_are_found_open_at_a_moment_on_the_clock_of_paris_if_it_names_none(ask: Ask, moment: str, found: list[str]) -> None:
    make_places([{"name": "matin", "hours": "Tu 10:00-12:00"}, {"name": "après-midi", "hours": "Tu 14:00-17:00"}, {"name": "rien dit"}])
    answer = ask("places/", open_at=moment)
    assert (names_of(answer), answer.json()["count"]) == (found, len(found))


def test_now_is_when_it_is_asked_on_the_clock_of_each_place(ask: Ask) -> None:
    save()
    hours = "Tu 10:00-12:00"
    make_places([{"name": "métropole", "hours": hours, "commune": "93066"}, {"name": "La Réunion", "hours": hours, "commune": "97411"}])
    with time_machine.travel(TUESDAY_MORNING, tick=False):
        assert names_of(ask("places/", open_at="now")) == ["métropole"]
    with time_machine.travel(TUESDAY_MORNING.replace(hour=6), tick=False):
        assert names_of(ask("places/", open_at="now")) == ["La Réunion"]


def test_a_temporary_closure_closes(ask: Ask) -> None:
    make_place(hours="24/7", temporary_closures=[{"from": "2026-03-01", "until": "2026-03-03", "reason": "Travaux"}])
    assert ask("places/", open_at="2026-03-03T10:00").json()["count"] == 0
    assert ask("places/", open_at="2026-03-04T10:00").json()["count"] == 1


def test_hours_that_say_nothing_come_after_when_asked_for(ask: Ask) -> None:
    make_places([{"name": "a rien dit"}, {"name": "b fermé", "hours": "Mo 10:00-12:00"}, {"name": "c ouvert", "hours": "Tu 10:00-12:00"}])
    assert names_of(ask("places/", open_at="2026-03-03T11:00", include_unknown="true")) == ["c ouvert", "a rien dit"]


@pytest.mark.parametrize("parameter", ["open_at", "updated_since"])
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-03T00:00:00+23:59"])
def test_no_moment_is_too_far(ask: Ask, parameter: str, moment: str) -> None:
    make_place(hours="Mo 10:00-12:00")
    ask("places/", **{parameter: moment})


def test_places_written_since_a_moment_are_found_that_moment_included(ask: Ask) -> None:
    make_place(name="ancien", by=Authorship(origin=Origin.STAFF, at=AT.replace(day=1)))
    make_place(name="récent", by=Authorship(origin=Origin.STAFF, at=AT))
    assert names_of(ask("places/", updated_since="2026-03-03T10:00:00Z")) == ["récent"]
    assert names_of(ask("places/", updated_since="2026-03-03T10:00:01Z")) == []
    assert names_of(ask("places/", updated_since="2026-03-01")) == ["ancien", "récent"]


def test_a_source_has_the_places_it_tells_of_and_those_it_collected(ask: Ask) -> None:
    make_source("essai")
    told, _collected, gone = make_places([{"name": "dit"}, {"name": "recueilli", "collected_by": "essai"}, {"name": "plus dit"}])
    make_place(name="autre")
    record(told)
    record(gone, withdrawn_at=AT)
    assert names_of(ask("places/", source="essai")) == ["dit", "recueilli"]


def record(place: Place, **facts: datetime) -> None:
    SourceRecord.objects.create(
        source_id="essai", external_id=place.code, place=place, raw={}, facts={}, fingerprint="", seen_at=AT, **facts
    )
