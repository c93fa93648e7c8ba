"""Public holidays: national, local, and what hours that do not speak of them are worth that day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from opening_hours import OpeningHours

from places.departments import DEPARTMENTS
from places.holidays import easter_sunday, public_holiday
from places.hours import Schedule, read_hours
from places.hours_days import Doubt


def schedule(raw: str, department: str = "75") -> Schedule:
    found = read_hours(raw, zone=DEPARTMENTS[department].zone, department=department)
    assert isinstance(found, Schedule)
    return found


def at_ten(day: str, department: str = "75") -> datetime:
    return datetime.fromisoformat(f"{day} 10:00").replace(tzinfo=DEPARTMENTS[department].zone)


def test_the_national_holidays_of_2026() -> None:
    days = [date.fromordinal(ordinal) for ordinal in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert {day.isoformat()[5:]: name for day in days if (name := public_holiday(day))} == {
        "01-01": "jour de l'An",
        "04-06": "lundi de Pâques",
        "05-01": "fête du Travail",
        "05-08": "8 mai",
        "05-14": "Ascension",
        "05-25": "lundi de Pentecôte",
        "07-14": "fête nationale",
        "08-15": "Assomption",
        "11-01": "Toussaint",
        "11-11": "11 novembre",
        "12-25": "Noël",
    }


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2030, 2038])
def test_our_national_holidays_are_those_of_the_library(year: int) -> None:
    library = OpeningHours("24/7; PH off", country="FR")
    for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert library.is_closed(datetime(day.year, day.month, day.day, 12)) == (public_holiday(day) is not None), day


@pytest.mark.parametrize(("year", "easter"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2038, "04-25"), (2285, "03-22")])
def test_easter_from_its_earliest_to_its_latest_day(year: int, easter: str) -> None:
    assert easter_sunday(year).isoformat() == f"{year}-{easter}"


@pytest.mark.parametrize(
    ("department", "day"),
    [
        ("971", "2026-05-27"),
        ("972", "2026-05-22"),
        ("973", "2026-06-10"),
        ("974", "2026-12-20"),
        ("976", "2026-04-27"),
        ("977", "2026-10-09"),
        ("978", "2026-05-28"),
        ("986", "2026-04-28"),
        ("987", "2026-11-20"),
        ("987", "2026-04-03"),
        ("988", "2026-09-24"),
        ("57", "2026-12-26"),
        ("67", "2026-04-03"),
        ("68", "2026-12-26"),
    ],
)
def test_a_local_holiday_is_one_there_and_nowhere_else(department: str, day: str) -> None:
    assert public_holiday(date.fromisoformat(day), department)
    assert public_holiday(date.fromisoformat(day), "75") is None
    assert public_holiday(date.fromisoformat(day)) is None


@pytest.mark.parametrize(
    ("raw", "department", "day", "expected"),
    [
        pytest.param("Mo-Fr 09:00-12:00", "75", "2026-05-14", None, id="hours silent on a national holiday"),
        pytest.param("Mo-Fr 09:00-12:00", "75", "2026-11-01", False, id="a holiday on a day of closing"),
        pytest.param("Mo-Fr 09:00-12:00; PH off", "75", "2026-05-14", False, id="closed on holidays"),
        pytest.param("Mo-Fr 09:00-12:00; Su,PH off", "75", "2026-05-14", False, id="closed on Sundays and holidays"),
        pytest.param("Mo-Fr,PH 09:00-12:00", "75", "2026-05-14", True, id="open on holidays"),
        pytest.param("Mo-Fr 09:00-12:00; PH unknown", "75", "2026-05-14", None, id="unknown on holidays"),
        pytest.param("Mo-Fr 09:00-12:00; PH off", "75", "2026-05-15", True, id="the day after"),
        pytest.param("24/7", "75", "2026-12-25", True, id="24/7 is every day"),
        pytest.param("Mo-Su 00:00-24:00", "75", "2026-12-25", None, id="all week long is not every day"),
        pytest.param("Mo-Fr 09:00-12:00", "972", "2026-05-22", None, id="hours silent on a local holiday"),
        pytest.param("Mo-Fr 09:00-12:00", "75", "2026-05-22", True, id="the same day in Paris"),
        pytest.param("Mo-Fr 09:00-12:00; PH off", "972", "2026-05-22", False, id="a local holiday the library does not know"),
        pytest.param("Mo-Fr,PH 09:00-12:00", "973", "2026-06-10", True, id="open on a local holiday"),
        pytest.param("Mo-Fr 09:00-12:00; PH off", "67", "2026-04-03", False, id="Good Friday in Strasbourg"),
        pytest.param("week 1-53 Mo-Fr 09:00-12:00", "75", "2026-05-14", None, id="dated hours silent on a holiday"),
        pytest.param("week 1-53 Mo-Fr 09:00-12:00; PH off", "75", "2026-05-14", False, id="dated hours closed on holidays"),
        pytest.param("week 1-53 Mo-Fr 09:00-12:00; PH off", "972", "2026-05-22", None, id="dated hours on a local holiday"),
    ],
)
def test_what_hours_are_worth_on_a_holiday(raw: str, department: str, day: str, expected: bool | None) -> None:
    assert schedule(raw, department).open_at(at_ten(day, department)) is expected


def test_the_doubt_names_the_holiday() -> None:
    span = schedule("Mo-Fr 09:00-12:00").doubt_at(at_ten("2026-04-06"))
    assert span
    assert (span.doubt, span.words) == (Doubt.PUBLIC_HOLIDAY, "lundi de Pâques")


def test_the_holiday_is_that_of_the_place_and_not_of_the_question() -> None:
    """When it is already Labour Day in Nouméa, it is still 30 April in Paris."""
    morning_in_noumea = datetime(2026, 5, 1, 8, tzinfo=ZoneInfo("Pacific/Noumea"))
    assert schedule("Mo-Su 00:00-24:00", "988").open_at(morning_in_noumea) is None
    assert schedule("Mo-Su 00:00-24:00", "75").open_at(morning_in_noumea) is True


def test_the_next_opening_passes_over_a_holiday_in_doubt() -> None:
    friday_evening = datetime(2026, 4, 3, 18, tzinfo=ZoneInfo("Europe/Paris"))
    assert schedule("Mo-Fr 09:00-12:00").next_opening(friday_evening) == datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Europe/Paris"))


def test_an_opening_is_sure_until_the_midnight_before_a_holiday() -> None:
    eve = datetime(2026, 4, 30, 10, tzinfo=ZoneInfo("Europe/Paris"))
    assert schedule("Mo-Su 00:00-24:00").closes_at(eve) == datetime(2026, 5, 1, tzinfo=ZoneInfo("Europe/Paris"))
