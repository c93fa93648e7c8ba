"""Open at a moment: the database finds the places that each one's own hours, clock, holidays and closures say are open."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from places.editing import change_place
from places.hours import Schedule
from places.models import Place
from places.opening import is_closed_on, open_at, texts_at
from tests import towns
from tests.factories import STAFF, make_place, make_places

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
OFFICE = "Mo-Fr 09:00-17:00"
TEXTS = [
    "",
    OFFICE,
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Fr 08:00-09:00; PH 10:00-12:00",
    "Mo-Su,PH 08:00-20:00",
    "Mo-Su 20:00-02:00",
    "24/7",
    "week 1-53/2 Mo-Su 09:00-18:00",
    "Apr-Sep Mo-Sa 10:00-18:00",
    "sur rendez-vous",
]
COMMUNES = [None, *(town.code for town in (*towns.ALL, *towns.OTHER_HOLIDAYS))]
TELLING_DAYS = [
    date(2026, 4, 3),  # Good Friday: a holiday in Alsace and in Polynesia only
    date(2026, 5, 1),
    date(2026, 6, 10),  # Guyane
    date(2026, 12, 20),  # La Réunion
    date(2026, 12, 26),  # Alsace
    date(2026, 3, 29),  # summer time
    date(2026, 10, 25),  # winter time
    date(2026, 11, 18),
]


def closure(first: date, days: int | None) -> list[dict[str, str | None]]:
    until = None if days is None else (first + timedelta(days=days)).isoformat()
    return [{"from": first.isoformat(), "until": until, "reason": "travaux"}]


def exception(first: date, days: int, hours: str) -> list[dict[str, str]]:
    return [{"from": first.isoformat(), "until": (first + timedelta(days=days)).isoformat(), "hours": hours}]


exceptions = st.one_of(
    st.none(),
    st.just([]),
    st.builds(exception, st.sampled_from(TELLING_DAYS), st.sampled_from([0, 1, 30]), st.sampled_from(["off", *TEXTS[1:]])),
)
closures = st.one_of(st.none(), st.just([]), st.builds(closure, st.sampled_from(TELLING_DAYS), st.one_of(st.none(), st.integers(0, 30))))
places_told = st.fixed_dictionaries(
    {
        "hours": st.sampled_from(TEXTS),
        "commune": st.sampled_from(COMMUNES),
        "temporary_closures": closures,
        "exceptional_hours": exceptions,
    },
    optional={"status": st.sampled_from(["published", "withdrawn"])},
)
moments = st.builds(
    lambda day, minute: datetime(day.year, day.month, day.day, tzinfo=PARIS) + timedelta(minutes=minute),
    st.sampled_from(TELLING_DAYS),
    st.integers(-24 * 60, 36 * 60),
)


def is_open(place: Place, moment: datetime) -> bool | None:
    """What the place itself says."""
    if is_closed_on(place.temporary_closures, moment.astimezone(place.zone).date()):
        return False
    schedule = place.schedule
    return schedule.open_at(moment) if isinstance(schedule, Schedule) else None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(places_told, min_size=1, max_size=12), moment=moments)
@example(
    told=[{"hours": text, "commune": code, "temporary_closures": None} for text in TEXTS for code in COMMUNES],
    moment=datetime(2026, 4, 3, 11, 0, tzinfo=PARIS),
)
@example(
    told=[{"hours": text, "commune": code, "temporary_closures": None} for text in TEXTS for code in COMMUNES],
    moment=datetime(2026, 5, 1, 0, 30, tzinfo=UTC),
)
@example(  # the night after a holiday that only some départements keep
    told=[{"hours": text, "commune": code, "temporary_closures": None} for text in TEXTS for code in COMMUNES],
    moment=datetime(2026, 4, 4, 1, 0, tzinfo=PARIS),
)
def test_the_database_says_what_each_place_says(told: list[dict[str, Any]], moment: datetime) -> None:
    towns.save(*towns.ALL, *towns.OTHER_HOLIDAYS)
    created = make_places(told)
    mine = Place.objects.published().filter(pk__in=[place.pk for place in created])
    says = {place.pk: is_open(place, moment) for place in mine}
    assert set(open_at(mine, moment).values_list("pk", flat=True)) == {pk for pk, answer in says.items() if answer}
    not_closed = open_at(mine, moment, include_unknown=True)
    assert set(not_closed.values_list("pk", flat=True)) == {pk for pk, answer in says.items() if answer is not False}


def test_an_unknown_departement_keeps_no_local_holiday() -> None:
    towns.save(*towns.OTHER_HOLIDAYS)
    holidays_only = "Mo-Fr 08:00-09:00; PH 10:00-12:00"
    strasbourg, unknown = make_places([{"hours": holidays_only, "commune": code} for code in ("67482", None)])
    good_friday = datetime(2026, 4, 3, 11, 0, tzinfo=PARIS)
    assert set(open_at(Place.objects.all(), good_friday)) == {strasbourg}
    easter_monday = datetime(2026, 4, 6, 11, 0, tzinfo=PARIS)
    assert set(open_at(Place.objects.all(), easter_monday)) == {strasbourg, unknown}


def test_each_place_goes_by_its_own_clock() -> None:
    towns.save()
    paris, reunion, guyane = make_places([{"hours": OFFICE, "commune": code} for code in ("93066", "97411", "97311")])
    places = Place.objects.filter(pk__in=[paris.pk, reunion.pk, guyane.pk])
    assert set(open_at(places, datetime(2026, 11, 18, 7, 0, tzinfo=PARIS))) == {reunion}
    assert set(open_at(places, datetime(2026, 11, 18, 16, 0, tzinfo=PARIS))) == {paris, guyane}


def test_hours_written_since_are_seen_at_once() -> None:
    place = make_place(hours=OFFICE)
    evening = datetime(2026, 11, 18, 19, 0, tzinfo=PARIS)
    assert not open_at(Place.objects.all(), evening).exists()
    change_place(place, {"hours": "Mo-Fr 09:00-20:00"}, by=STAFF)
    assert open_at(Place.objects.all(), evening).get() == place


def test_a_closure_written_since_is_seen_at_once() -> None:
    place = make_place(hours=OFFICE)
    noon = datetime(2026, 11, 18, 12, 0, tzinfo=PARIS)
    assert open_at(Place.objects.all(), noon).exists()
    change_place(place, {"temporary_closures": [{"from": "2026-11-18", "until": "2026-11-18", "reason": ""}]}, by=STAFF)
    assert not open_at(Place.objects.all(), noon, include_unknown=True).exists()
    assert open_at(Place.objects.all(), noon + timedelta(days=1)).exists()


SUMMER = [{"from": "2026-07-14", "until": "2026-08-31", "hours": "Mo-Fr 09:00-12:00"}]
LATE = [{"from": "2026-11-18", "until": "2026-11-18", "hours": "Mo-Su 14:00-21:00"}]
SHUT = [{"from": "2026-11-18", "until": "2026-11-19", "hours": "off"}]
HOLIDAY = [{"from": "2026-05-01", "until": "2026-05-01", "hours": "Fr 09:00-12:00"}]
READ_BADLY = [{"from": "2026-11-18", "until": "2026-11-18", "hours": "le soir"}]


@pytest.mark.parametrize(
    ("hours", "periods", "at", "expected", "next_one"),
    [
        pytest.param(OFFICE, SUMMER, "2026-07-15T15:00", False, "2026-07-16T09:00", id="afternoons-closed"),
        pytest.param(OFFICE, SUMMER, "2026-07-15T10:00", True, "2026-07-16T09:00", id="mornings-open"),
        pytest.param(OFFICE, SUMMER, "2026-07-14T10:00", None, "2026-07-15T09:00", id="holiday-in-doubt"),
        pytest.param(OFFICE, SUMMER, "2026-07-13T15:00", True, "2026-07-15T09:00", id="the-day-before"),
        pytest.param("Mo-Fr 14:00-17:00", SUMMER, "2026-08-31T13:00", False, "2026-09-01T14:00", id="the-usual-is-back"),
        pytest.param(OFFICE, LATE, "2026-11-18T20:00", True, "2026-11-19T09:00", id="late-one-evening"),
        pytest.param(OFFICE, LATE, "2026-11-18T10:00", False, "2026-11-18T14:00", id="late-instead-of-early"),
        pytest.param(OFFICE, SHUT, "2026-11-18T10:00", False, "2026-11-20T09:00", id="closed-two-days"),
        pytest.param(OFFICE, HOLIDAY, "2026-05-01T10:00", True, "2026-05-04T09:00", id="one-day-is-said-even-a-holiday"),
        pytest.param("Mo-Su 20:00-02:00", SHUT, "2026-11-18T01:00", True, "2026-11-20T20:00", id="the-night-before-goes-on"),
        pytest.param("", SUMMER, "2026-07-13T10:00", None, "2026-07-15T09:00", id="unknown-before"),
        pytest.param("", SUMMER, "2026-07-15T10:00", True, "2026-07-16T09:00", id="known-then"),
        pytest.param("sur rendez-vous", SUMMER, "2026-09-01T10:00", None, None, id="unreadable-after"),
        pytest.param(OFFICE, READ_BADLY, "2026-11-18T10:00", None, "2026-11-19T09:00", id="unreadable-stays-in-doubt"),
    ],
)
def test_exceptional_hours_replace_the_usual_ones_and_go(
    hours: str, periods: list[dict[str, str]], at: str, expected: bool | None, next_one: str | None
) -> None:
    place = make_place(hours=hours, exceptional_hours=periods)
    moment = datetime.fromisoformat(at).replace(tzinfo=PARIS)
    assert isinstance(place.schedule, Schedule)
    opening = place.schedule.next_opening(moment)
    assert (is_open(place, moment), opening and f"{opening:%Y-%m-%dT%H:%M}") == (expected, next_one)


@pytest.mark.parametrize(
    ("closures", "closed"),
    [
        pytest.param(None, False, id="nobody-told-us"),
        pytest.param([], False, id="none"),
        pytest.param([{"from": "2026-08-01", "until": "2026-08-31"}], True, id="during"),
        pytest.param([{"from": "2026-08-15", "until": "2026-08-15"}], True, id="both-ends-included"),
        pytest.param([{"from": "2026-08-01", "until": None}], True, id="until-further-notice"),
        pytest.param([{"from": "2026-08-16", "until": None}], False, id="not-yet"),
        pytest.param([{"from": "2026-07-01", "until": "2026-08-14"}], False, id="no-longer"),
        pytest.param([{"from": "2026-07-01", "until": "2026-08-14"}, {"from": "2026-08-15", "until": "2026-09-01"}], True, id="one-of-two"),
    ],
)
def test_a_temporary_closure_covers_its_days(closures: list[dict[str, str | None]] | None, closed: bool) -> None:
    assert is_closed_on(closures, date(2026, 8, 15)) is closed


def test_a_moment_without_zone_is_refused() -> None:
    make_place(hours=OFFICE)
    with pytest.raises(ValueError, match="time zone"):
        open_at(Place.objects.all(), datetime(2026, 11, 18, 12, 0))


@pytest.mark.parametrize("number", [1, 25])
def test_hours_and_closures_are_read_once_in_a_minute(number: int) -> None:
    make_places([{"hours": f"Mo-Fr 09:{rank:02}-17:00"} for rank in range(number)])
    noon = datetime(2026, 11, 18, 12, 0, 5, tzinfo=PARIS)
    for expected in (4, 2):
        with CaptureQueriesContext(connection) as queries:
            assert open_at(Place.objects.all(), noon).count() == number
        assert len(queries) == expected
        noon += timedelta(seconds=50)
    assert texts_at.cache_info().currsize == 1
