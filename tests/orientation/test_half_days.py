"""Half-days when someone can come: read in the hours of a place, by its own clock, and told in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from orientation.half_days import HalfDay, on_the_grid
from orientation.judging.moments import slot_met
from orientation.needs import Slot
from orientation.presenting.availability import when_words
from orientation.suggesting import suggest
from orientation.telling.wording import reason_text
from places.hours import read_hours
from tests.factories import make_place
from tests.orientation.candidates import AT, HERE, need

PARIS, CAYENNE = ZoneInfo("Europe/Paris"), ZoneInfo("America/Cayenne")


def test_a_half_day_knows_its_day_and_its_part() -> None:
    assert (HalfDay.LUNDI_MATIN.weekday, HalfDay.LUNDI_MATIN.part) == (0, Slot.MATIN)
    assert (HalfDay.SAMEDI_SOIR.weekday, HalfDay.SAMEDI_SOIR.part) == (5, Slot.SOIR)
    for half in HalfDay:
        assert half.value.endswith(f"-{half.part}")


@pytest.mark.parametrize(
    ("written", "told", "met"),
    [
        ("Tu 09:00-12:00", ["mardi-matin"], "mardi-matin"),
        ("Tu 14:00-17:00", ["mardi-matin"], ""),
        ("We 09:00-12:00", ["mardi-matin"], ""),
        ("Tu 11:45-14:00", ["mardi-matin"], ""),
        ("Tu 09:00-12:00; Th 09:00-12:00", ["lundi-matin", "jeudi-matin"], "jeudi-matin"),
        ("Tu 17:00-19:00", ["soir", "mardi-soir"], "soir"),
        ("", ["mardi-matin"], None),
        ("sur rendez-vous le mardi", ["mardi-matin"], None),
    ],
    ids=["open", "another part", "another day", "too short", "one of two", "any day", "unknown", "unreadable"],
)
def test_a_place_is_open_when_they_can_come_or_not_or_nobody_knows(written: str, told: list[str], met: str | None) -> None:
    assert slot_met(read_hours(written, zone=PARIS, department="93"), told, AT) == met


def test_the_half_day_told_is_the_next_by_the_clock_of_the_place() -> None:
    """At 12:00 in Universal Time on a Tuesday, Tuesday morning is over in Paris, not in French Guiana, where it is nine."""
    noon, told = datetime(2026, 3, 3, 12, 0, tzinfo=UTC), ["mardi-matin", "jeudi-matin"]
    hours = {zone: read_hours("Tu,Th 09:00-12:00", zone=zone, department=code) for zone, code in ((PARIS, "93"), (CAYENNE, "973"))}
    assert {zone: slot_met(one, told, noon) for zone, one in hours.items()} == {PARIS: "jeudi-matin", CAYENNE: "mardi-matin"}


@pytest.mark.django_db
def test_the_reason_says_which_half_day_in_the_words_of_each() -> None:
    make_place(services=["demarches"], hours="Th 09:00-12:00", latitude=HERE.point.latitude, longitude=HERE.point.longitude)
    (shown,) = suggest(need(slots=("lundi-soir", "jeudi-matin")), at=AT).suggestions
    said = {reason_text(reason, shown) for reason in shown.reasons} | {reason_text(one, shown, familiar=True) for one in shown.reasons}
    assert {"Ouvert le jeudi matin, quand vous pouvez venir.", "Ouvert le jeudi matin, quand tu peux venir."} <= said


def test_the_moments_are_said_in_a_few_words() -> None:
    assert when_words(()) == ""
    assert when_words(("soir", "mardi-matin")) == "le soir ou le mardi matin"
    assert when_words(on_the_grid(("samedi", "lundi-soir"))) == "le lundi soir ou le samedi"
