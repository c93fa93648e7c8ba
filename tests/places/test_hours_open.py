"""Open at? Until when? When next? In the place's own time, through midnight and both changes of clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from places.hours import Schedule, read_hours
from places.hours_days import Doubt

PARIS = ZoneInfo("Europe/Paris")
REUNION = ZoneInfo("Indian/Reunion")


def schedule(raw: str, *, zone: ZoneInfo = PARIS, department: str = "75") -> Schedule:
    found = read_hours(raw, zone=zone, department=department)
    assert isinstance(found, Schedule)
    return found


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


# 7 September 2026 is a Monday, in odd week 37.
@pytest.mark.parametrize(
    ("raw", "moment", "expected"),
    [
        pytest.param("Mo-Fr 09:00-12:00", "2026-09-07 09:00", True, id="the opening minute"),
        pytest.param("Mo-Fr 09:00-12:00", "2026-09-07 08:59:59", False, id="the second before"),
        pytest.param("Mo-Fr 09:00-12:00", "2026-09-07 11:59:59", True, id="the last second"),
        pytest.param("Mo-Fr 09:00-12:00", "2026-09-07 12:00", False, id="the closing minute"),
        pytest.param("Mo-Fr 09:00-18:00", "2026-09-07 15:00", True, id="the afternoon of a continuous day"),
        pytest.param("Mo-Fr 09:00-17:00; We off", "2026-09-09 10:00", False, id="We off"),
        pytest.param("Mo-Fr 09:00-17:00; We off", "2026-09-10 10:00", True, id="the day after We off"),
        pytest.param("Sa-Mo 10:00-12:00", "2026-09-06 11:00", True, id="Sunday of Sa-Mo"),
        pytest.param("Sa-Mo 10:00-12:00", "2026-09-08 11:00", False, id="Tuesday of Sa-Mo"),
        pytest.param("24/7", "2026-09-06 03:00", True, id="24/7 at night"),
        pytest.param("24/7; We off", "2026-09-09 03:00", False, id="24/7 but one day"),
        pytest.param("Mo-Fr 9:00-17:00", "2026-09-07 09:30", True, id="9:00"),
        pytest.param("Fr 20:00-02:00", "2026-09-12 01:59", True, id="past midnight"),
        pytest.param("Fr 20:00-02:00", "2026-09-12 02:00", False, id="end of the night"),
        pytest.param("Fr 20:00-02:00", "2026-09-11 01:00", False, id="the night before"),
        pytest.param("Su 20:00-02:00", "2026-09-07 01:00", True, id="the night that ends the week"),
        pytest.param("week 1-53/2 Mo 09:00-12:00", "2026-09-07 10:00", True, id="odd week"),
        pytest.param("week 1-53/2 Mo 09:00-12:00", "2026-09-14 10:00", False, id="even week"),
        pytest.param("Mo-Fr 09:00-12:00; Jul-Aug off", "2026-08-10 10:00", False, id="closed in August"),
        pytest.param("Mo[1] 09:00-12:00", "2026-09-07 10:00", True, id="first Monday"),
        pytest.param("Mo[1] 09:00-12:00", "2026-09-14 10:00", False, id="second Monday"),
        pytest.param('Mo-Fr 09:00-12:00 "sur rendez-vous"', "2026-09-07 10:00", None, id="by appointment"),
        pytest.param('Mo-Fr 09:00-12:00 "sur rendez-vous"', "2026-09-07 13:00", False, id="outside the hours by appointment"),
        pytest.param("Mo-Fr 09:00-12:00 unknown", "2026-09-07 10:00", None, id="unknown"),
        pytest.param("Mo-Fr 09:00+", "2026-09-07 08:00", False, id="before an opening without end"),
        pytest.param("Mo-Fr 09:00+", "2026-09-07 20:00", None, id="after an opening without end"),
        pytest.param("Mo-Fr 09:00-12:00,14:00+", "2026-09-07 10:00", True, id="the morning before an afternoon without end"),
        pytest.param("off", "2026-09-07 10:00", False, id="closed for good"),
    ],
)
def test_a_place_is_open_closed_or_in_doubt(raw: str, moment: str, expected: bool | None) -> None:
    assert schedule(raw).open_at(paris(moment)) is expected


@pytest.mark.parametrize(
    ("raw", "doubt", "words"),
    [
        ('Mo 09:00-12:00 "sur rendez-vous"', Doubt.COMMENT, "sur rendez-vous"),
        ("Mo 09:00+", Doubt.OPEN_END, ""),
        ("Mo 09:00-12:00 unknown", Doubt.SAID_UNKNOWN, ""),
    ],
)
def test_a_doubt_comes_with_its_reason(raw: str, doubt: Doubt, words: str) -> None:
    span = schedule(raw).doubt_at(paris("2026-09-07 10:00"))
    assert span
    assert (span.doubt, span.words) == (doubt, words)


def test_a_sure_answer_has_no_doubt() -> None:
    assert schedule("Mo 09:00-12:00").doubt_at(paris("2026-09-07 10:00")) is None
    assert schedule("Mo 09:00-12:00").doubt_at(paris("2026-09-07 13:00")) is None


@pytest.mark.parametrize(
    ("zone", "department", "expected"),
    [
        ("Indian/Reunion", "974", True),
        ("Europe/Paris", "75", False),
        ("America/Martinique", "972", False),
        ("Pacific/Noumea", "988", False),
    ],
)
def test_the_clock_is_the_one_of_the_place(zone: str, department: str, expected: bool) -> None:
    six_in_the_morning_utc = datetime(2026, 9, 7, 6, 0, tzinfo=UTC)
    assert schedule("Mo-Fr 09:00-12:00", zone=ZoneInfo(zone), department=department).open_at(six_in_the_morning_utc) is expected


def test_the_zone_of_the_question_changes_nothing() -> None:
    place = schedule("Mo-Fr 09:00-12:00", zone=REUNION, department="974")
    moment = datetime(2026, 9, 7, 6, 0, tzinfo=UTC)
    answers = {
        place.next_opening(moment.astimezone(ZoneInfo(zone))) for zone in ("UTC", "Europe/Paris", "Pacific/Tahiti", "Pacific/Auckland")
    }
    assert answers == {datetime(2026, 9, 8, 9, 0, tzinfo=REUNION)}


def test_answers_are_given_in_the_zone_of_the_place() -> None:
    opening = schedule("Mo-Fr 09:00-12:00", zone=REUNION, department="974").next_opening(datetime(2026, 9, 7, tzinfo=UTC))
    assert opening
    assert (opening.tzinfo, opening.hour) == (REUNION, 9)


@pytest.mark.parametrize("question", ["open_at", "doubt_at", "closes_at", "next_opening"])
def test_a_moment_without_a_zone_is_refused(question: str) -> None:
    with pytest.raises(ValueError, match="time zone"):
        getattr(schedule("24/7"), question)(datetime(2026, 9, 7, 10, 0))


@pytest.mark.parametrize(
    ("raw", "moment", "closing"),
    [
        pytest.param("Mo-Fr 09:00-12:00,14:00-17:00", "2026-09-07 10:00", "2026-09-07 12:00", id="end of the morning"),
        pytest.param("Mo-Fr 09:00-12:00,12:00-17:00", "2026-09-07 10:00", "2026-09-07 17:00", id="ranges that touch"),
        pytest.param("Fr 20:00-02:00", "2026-09-11 23:00", "2026-09-12 02:00", id="tonight"),
        pytest.param("Fr 20:00-02:00", "2026-09-12 01:00", "2026-09-12 02:00", id="the night that goes on"),
        pytest.param("Mo-We 00:00-24:00", "2026-09-07 10:00", "2026-09-10 00:00", id="three days in a row"),
        pytest.param("Mo-Fr 09:00-12:00,12:00-17:00 unknown", "2026-09-07 08:00", None, id="closed"),
        pytest.param("24/7", "2026-09-07 10:00", None, id="never"),
        pytest.param("Mo-Fr 09:00+", "2026-09-07 10:00", None, id="in doubt"),
    ],
)
def test_a_place_that_is_open_says_until_when(raw: str, moment: str, closing: str | None) -> None:
    assert schedule(raw).closes_at(paris(moment)) == (paris(closing) if closing else None)


@pytest.mark.parametrize(
    ("raw", "moment", "opening"),
    [
        pytest.param("Mo-Fr 09:00-12:00,14:00-17:00", "2026-09-07 08:00", "2026-09-07 09:00", id="this morning"),
        pytest.param("Mo-Fr 09:00-12:00,14:00-17:00", "2026-09-07 10:00", "2026-09-07 14:00", id="open now: the one after"),
        pytest.param("Mo-Fr 09:00-12:00", "2026-09-11 12:00", "2026-09-14 09:00", id="after the week-end"),
        pytest.param("Mo-Fr 09:00-12:00,12:00-17:00", "2026-09-07 10:00", "2026-09-08 09:00", id="ranges that touch are one opening"),
        pytest.param("Mo-We 00:00-24:00", "2026-09-07 10:00", "2026-09-14 00:00", id="midnight inside an opening is not one"),
        pytest.param("week 1-53/2 Mo 09:00-12:00", "2026-09-07 12:00", "2026-09-21 09:00", id="every other week"),
        pytest.param("Jul-Aug Mo 09:00-12:00", "2026-09-07 12:00", "2027-07-05 09:00", id="next summer"),
        pytest.param("24/7", "2026-09-07 10:00", None, id="never closes"),
        pytest.param("off", "2026-09-07 10:00", None, id="never opens"),
        pytest.param("2024 Mo 09:00-12:00", "2026-09-07 10:00", None, id="opened in the past"),
        pytest.param('Mo 09:00-12:00 "sur rendez-vous"', "2026-09-07 08:00", None, id="only in doubt"),
    ],
)
def test_the_next_opening_is_the_first_sure_one(raw: str, moment: str, opening: str | None) -> None:
    assert schedule(raw).next_opening(paris(moment)) == (paris(opening) if opening else None)


# In 2026 the clock jumps from 2 to 3 on Sunday 29 March, and goes back from 3 to 2 on Sunday 25 October.
@pytest.mark.parametrize(
    ("day", "night_lasts"), [pytest.param("2026-03-28", 7, id="summer time starts"), pytest.param("2026-10-24", 9, id="summer time ends")]
)
def test_a_night_across_a_change_of_clock_ends_when_the_wall_clock_says(day: str, night_lasts: int) -> None:
    start = paris(f"{day} 22:00")
    closing = schedule("Sa 22:00-06:00").closes_at(start)
    assert closing
    assert (closing.hour, (closing.astimezone(UTC) - start.astimezone(UTC)).total_seconds() / 3600) == (6, night_lasts)


def test_a_closing_time_that_the_clock_jumps_over_is_the_jump() -> None:
    assert schedule("Sa 22:00-02:30").closes_at(paris("2026-03-29 01:50")) == paris("2026-03-29 03:00")


def test_a_closing_time_that_comes_twice_is_the_one_ahead() -> None:
    second_time_round = datetime(2026, 10, 25, 2, 15, tzinfo=PARIS, fold=1)
    closing = schedule("Sa 22:00-02:30").closes_at(second_time_round)
    assert closing
    assert closing.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_monday_after_a_change_of_clock_opens_at_the_usual_hour() -> None:
    assert schedule("Mo 09:00-12:00").next_opening(paris("2026-03-28 12:00")) == paris("2026-03-30 09:00")
