"""The week to display: seven days and their ranges, or nothing when no week can stand for all."""

from datetime import date

import pytest

from places.departments import METROPOLITAN_ZONE
from places.hours import Schedule, read_hours
from places.hours_days import Day, Doubt, Span

MORNING, AFTERNOON = Span(9 * 60, 12 * 60), Span(14 * 60, 17 * 60)
NOTHING: Day = ()


def schedule(raw: str) -> Schedule:
    found = read_hours(raw, zone=METROPOLITAN_ZONE)
    assert isinstance(found, Schedule)
    return found


@pytest.mark.parametrize(
    ("raw", "week"),
    [
        pytest.param(
            "Mo-Fr 09:00-12:00,14:00-17:00; We off",
            [(MORNING, AFTERNOON)] * 2 + [NOTHING] + [(MORNING, AFTERNOON)] * 2 + [NOTHING] * 2,
            id="We off",
        ),
        pytest.param("Sa-Mo 09:00-12:00", [(MORNING,)] + [NOTHING] * 4 + [(MORNING,)] * 2, id="Sa-Mo"),
        pytest.param("Mo 09:00-12:00; Mo 14:00-17:00", [(MORNING, AFTERNOON)] + [NOTHING] * 6, id="the same day twice adds"),
        pytest.param("Mo-Tu 09:00-12:00; Tu 14:00-17:00", [(MORNING,), (AFTERNOON,)] + [NOTHING] * 5, id="one of the days replaces"),
        pytest.param("Mo-Tu 09:00-12:00, Tu 14:00-17:00", [(MORNING,), (MORNING, AFTERNOON)] + [NOTHING] * 5, id="a comma adds"),
        pytest.param("Mo 09:00-12:00,12:00-18:00", [(Span(540, 1080),)] + [NOTHING] * 6, id="ranges that touch are one"),
        pytest.param("Fr 20:00-02:00", [NOTHING] * 4 + [(Span(1200, 1560),)] + [NOTHING] * 2, id="a night belongs to its evening"),
        pytest.param("Su 20:00-02:00", [NOTHING] * 6 + [(Span(1200, 1560),)], id="the night of Sunday stays on Sunday"),
        pytest.param("24/7", [(Span(0, 1440),)] * 7, id="24/7"),
        pytest.param("Mo-Su 09:00-12:00; PH off", [(MORNING,)] * 7, id="holidays are not in the usual week"),
        pytest.param(
            'Mo 09:00-12:00 "sur rendez-vous"', [(Span(540, 720, Doubt.COMMENT, "sur rendez-vous"),)] + [NOTHING] * 6, id="comment"
        ),
        pytest.param("Mo 09:00-12:00,14:00+", [(MORNING, Span(840, 1440, Doubt.OPEN_END))] + [NOTHING] * 6, id="no end"),
        pytest.param("off", [NOTHING] * 7, id="closed"),
    ],
)
def test_the_usual_week(raw: str, week: list[Day]) -> None:
    assert schedule(raw).week() == tuple(week)


@pytest.mark.parametrize(
    "raw",
    [
        "week 1-53/2 Mo 09:00-12:00",
        "Jul-Aug Mo-Fr 09:00-12:00",
        "Mo-Fr 09:00-12:00; Dec 24 off",
        "Mo[1] 09:00-12:00",
        "2026 Mo 09:00-12:00",
        "Mo 09:00-12:00; easter +1 day off",
        "Mo-Fr 09:00-12:00; PH -1 day off",
    ],
)
def test_hours_that_depend_on_dates_have_no_usual_week(raw: str) -> None:
    assert schedule(raw).week() is None
    assert schedule(raw).holidays() is None


def test_dated_hours_are_known_day_by_day() -> None:
    every_other_monday = schedule("week 1-53/2 Mo 09:00-12:00")
    assert every_other_monday.on(date(2026, 9, 7)) == (MORNING,)
    assert every_other_monday.on(date(2026, 9, 14)) == NOTHING


def test_the_holidays_of_a_week_are_known_when_the_hours_speak_of_them() -> None:
    assert schedule("Mo-Fr 09:00-12:00; PH off").holidays() == (NOTHING,) * 7
    assert schedule("Mo-Fr 09:00-12:00; PH 14:00-17:00").holidays() == ((AFTERNOON,),) * 7
    assert schedule("Mo-Fr 09:00-12:00").holidays() is None


def test_a_holiday_keeps_its_usual_ranges_in_doubt() -> None:
    doubtful = Span(540, 720, Doubt.PUBLIC_HOLIDAY, "Ascension")
    assert schedule("Mo-Fr 09:00-12:00").on(date(2026, 5, 14)) == (doubtful,)
