"""The queue says of each place what the rules say, in as many queries whatever their number."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from curation.freshness.acting import confirm
from curation.freshness.frequency import Frequency, months_before
from curation.freshness.priority import priority_of
from curation.freshness.queue import NEVER, factors_of, in_states, page_of, to_verify, with_freshness
from curation.freshness.states import State, state_of
from curation.models import Suggestion, Upkeep
from curation.suggestions.closed_lists import Teller, Topic
from curation.suggestions.receiving import Told, receive
from places.editing import Authorship, change_place
from places.models import Place
from places.vocabulary import Origin
from tests.factories import STAFF, make_place, make_places

TODAY = date(2026, 8, 31)
NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
WHOLE: dict[str, Any] = {
    "phone": "+33199000001",
    "hours": "Mo-Fr 09:00-12:00",
    "services": {"demarches": {"category": "demarches", "publics": []}},
    "verified_on": "2026-08-01",
    "verified_by": "staff",
}


def queue() -> Any:
    return with_freshness(Place.objects.published(), today=TODAY)


def codes(place: Place) -> list[str]:
    return [factor.code for factor in factors_of(queue().get(pk=place.pk))]


class TestStatesAgree(TestCase):
    """Hypothesis needs a transaction for each example."""

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(verified=st.none() | st.integers(0, 40), source=st.none() | st.integers(0, 40), frequency=st.none() | st.sampled_from(Frequency))
    def test_the_database_gives_the_state_of_the_rules(self, verified: int | None, source: int | None, frequency: int | None) -> None:
        days = [months and months_before(TODAY, months) for months in (verified, source)]
        days = [TODAY if day == 0 else day for day in days]
        place = make_place(verified_on=days[0] and days[0].isoformat(), source_date=days[1] and days[1].isoformat())
        if frequency:
            Upkeep.objects.create(place=place, frequency=frequency)
        vouched = max((day for day in days if day), default=None)
        found = queue().get(pk=place.pk)
        assert found.vouched_on == (vouched or NEVER)
        assert found.state == state_of(vouched, today=TODAY, frequency=frequency or 6)


@pytest.mark.django_db
def test_nothing_is_asked_of_a_place_that_is_whole_and_recent() -> None:
    place = make_place(**WHOLE)
    assert codes(place) == []
    assert not to_verify(Place.objects.all(), today=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"phone": ""}, "lacks_phone"),
        ({"hours": ""}, "lacks_hours"),
        ({"services": {"demarches": {"category": "demarches"}}}, "lacks_publics"),
        ({"verified_on": "2026-02-28"}, "is_advised"),
        ({"verified_on": "2025-02-28"}, "is_required"),
        ({"verified_on": None, "verified_by": ""}, "is_required"),
    ],
)
def test_each_thing_amiss_weighs(facts: dict[str, Any], expected: str) -> None:
    assert codes(make_place(**{**WHOLE, **facts})) == [expected]


@pytest.mark.django_db
def test_a_place_without_service_lacks_those_who_are_welcome_too() -> None:
    assert codes(make_place(**{**WHOLE, "services": {}})) == ["lacks_services", "lacks_publics"]


@pytest.mark.django_db
def test_what_was_asked_lately_waits() -> None:
    place = make_place(**WHOLE)
    upkeep = Upkeep.objects.create(place=place, tried_on=date(2026, 8, 30), reminded_on=date(2026, 8, 18))
    assert codes(place) == ["tried_lately", "written_lately"]
    upkeep.tried_on, upkeep.reminded_on = date(2026, 8, 29), date(2026, 8, 17)
    upkeep.save()
    assert codes(place) == []


@pytest.mark.django_db
def test_what_the_public_says_brings_a_place_up_to_date_back_until_it_is_verified_or_decided() -> None:
    place = make_place(**WHOLE)
    told = Told(topic=Topic.GONE, text="", teller=Teller.PROFESSIONAL, contact="", form_key="a")
    gone = receive(place, told, on=date(2026, 8, 20))
    receive(place, replace(told, topic=Topic.NOT_HELPED, form_key="b"), on=date(2026, 8, 20))
    assert codes(place) == ["said_closed", "complained_of"]
    assert [one.pk for one in to_verify(Place.objects.all(), today=TODAY)] == [place.pk]
    confirm(place, by=Authorship(origin=Origin.STAFF, at=NOW))
    assert codes(place) == ["said_closed"], "whoever decides suggestions says whether it is closed"
    Suggestion.objects.filter(pk=gone.pk).update(state="refused", reason="not-confirmed", decided_at=NOW)
    assert codes(place) == []


@pytest.mark.django_db
def test_the_most_urgent_comes_first_then_the_oldest() -> None:
    recent = make_place(**WHOLE, name="Récent")
    old = make_place(**{**WHOLE, "name": "Ancien", "verified_on": "2024-01-01"})
    older = make_place(**{**WHOLE, "name": "Plus ancien", "verified_on": "2023-01-01"})
    mute = make_place(**{**WHOLE, "name": "Sans téléphone", "phone": "", "verified_on": "2025-01-01"})
    found = page_of(queue(), 0, 10, today=TODAY)
    assert page_of(queue(), 1, 3, today=TODAY) == found[1:3]
    assert [place.name for place in found] == [mute.name, older.name, old.name, recent.name]
    assert [place.priority for place in found] == [pytest.approx(priority_of(f.code for f in factors_of(place))) for place in found]
    assert [place.name for place in in_states(queue(), [State.UP_TO_DATE])] == [recent.name]


@pytest.mark.django_db
def test_only_open_places_wait() -> None:
    place = make_place()
    assert to_verify(Place.objects.all(), today=TODAY).count() == 1
    change_place(place, {"status": "withdrawn"}, by=STAFF)
    assert to_verify(Place.objects.all(), today=TODAY).count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 25])
def test_a_page_of_the_queue_is_two_queries(number: int) -> None:
    make_places([{"name": f"Lieu {n}"} for n in range(number)])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        waiting = to_verify(Place.objects.all(), today=TODAY)
        shown = [(place.commune, factors_of(place), place.state) for place in page_of(waiting, 0, 20, today=TODAY)]
    assert len(shown) == min(number, 20)
    assert len(queries) == 2
