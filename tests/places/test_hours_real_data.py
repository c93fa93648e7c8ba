"""The hours and telephone numbers of the 6,263 real places, when their file is beside the repository."""

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from places.departments import METROPOLITAN_ZONE, department_of_postal_code
from places.hours import Schedule, Unreadable, read_hours
from places.hours_guards import Unclear
from places.hours_words import status_sentence
from places.phones import Phones, parse_phones, spoken

FILE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "lieux_standard.csv"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    if not FILE.exists():
        pytest.skip(f"{FILE.name} is not beside the repository")
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def hours(rows: list[dict[str, str]]) -> list[Schedule | Unreadable]:
    found = []
    for row in rows:
        department = department_of_postal_code(row["code_postal"])
        assert department, row["code_postal"]
        found.append(read_hours(row["horaires"], zone=department.zone, department=department.code))
    return [one for one in found if one is not None]


def test_nearly_all_real_hours_are_read_and_the_others_have_known_reasons(hours: list[Schedule | Unreadable]) -> None:
    refused = Counter(one.reason for one in hours if isinstance(one, Unreadable))
    assert len(hours) == 5214
    assert refused == {Unclear.OVERLAP: 21, Unclear.END_BEFORE_START: 12, Unclear.TOO_EARLY: 4, Unclear.NO_DAY: 1}


def test_every_real_schedule_answers(hours: list[Schedule | Unreadable]) -> None:
    tuesday = datetime(2026, 9, 8, 8, 30, tzinfo=UTC)
    schedules = [one for one in hours if isinstance(one, Schedule)]
    assert all(one.week() for one in schedules)
    assert all(one.open_at(tuesday) is not None for one in schedules)
    for one in schedules:
        opening = one.next_opening(tuesday)
        assert opening
        assert opening > tuesday
        assert one.open_at(opening)


def test_on_a_holiday_no_real_place_is_said_open(hours: list[Schedule | Unreadable]) -> None:
    ascension = datetime(2026, 5, 14, 8, 30, tzinfo=UTC)
    answers = Counter(one.open_at(ascension) for one in hours if isinstance(one, Schedule) and one.zone == METROPOLITAN_ZONE)
    assert answers[True] == 0
    assert answers[None] > 3000


def test_every_real_place_has_a_sentence(hours: list[Schedule | Unreadable]) -> None:
    assert all(status_sentence(one, datetime(2026, 9, 8, 8, 30, tzinfo=UTC)) for one in hours)


def test_every_real_number_is_read_as_it_is_and_from_the_way_it_is_spoken(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if number := row["telephone"]:
            assert parse_phones(number, postal_code=row["code_postal"]) == Phones(numbers=(number,))
            assert parse_phones(spoken(number), postal_code=row["code_postal"]) == Phones(numbers=(number,))
