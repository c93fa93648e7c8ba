"""orientation.sheets.short_hours: the usual week in one line, or nothing when a line could mislead."""

from zoneinfo import ZoneInfo

import pytest

from orientation.sheets.short_hours import Days, equal_days, week_in_a_line
from places.hours import read_hours

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("hours", "line"),
    [
        pytest.param("Mo-Fr 09:00-17:00", "Lundi à vendredi 9h-17h", id="week"),
        pytest.param("Mo-Th 09:00-12:00,14:00-17:30; Sa,Su 10:00-12:00",
                     "Lundi à jeudi 9h-12h 14h-17h30, samedi et dimanche 10h-12h", id="spans"),
        pytest.param("Tu 14:00-18:00; Th 14:00-18:00", "Mardi 14h-18h, jeudi 14h-18h", id="apart"),
        pytest.param("24/7", "Lundi à dimanche 24h/24", id="always"),
        pytest.param("Fr 20:00-26:00", "Vendredi 20h-2h", id="past-midnight"),
        pytest.param("", "", id="unknown"),
        pytest.param("sur rendez-vous", "", id="unreadable"),
        pytest.param("week 1-53/2 Tu 09:00-12:00", "", id="no-usual-week"),
        pytest.param('Mo-Fr 09:00-17:00 "sur rendez-vous"', "", id="comment"),
        pytest.param("Mo-Fr 09:00+", "", id="open-end"),
        pytest.param("Mo-Su off", "", id="never"),
    ],
)  # fmt: skip
def test_a_week_in_a_line(hours: str, line: str) -> None:
    assert week_in_a_line(read_hours(hours, zone=PARIS, department="93")) == line


def test_days_in_three_letters() -> None:
    assert week_in_a_line(read_hours("Mo-Fr 09:00-17:00; Sa 09:00-12:00", zone=PARIS), short=True) == "Lun à ven 9h-17h, sam 9h-12h"


def test_equal_days_stand_together_only_when_they_follow() -> None:
    assert equal_days(["a", "a", "b", "a", "a", "a", "c"]) == [Days(0, 1), Days(2, 2), Days(3, 5), Days(6, 6)]
