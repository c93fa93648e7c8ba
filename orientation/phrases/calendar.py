"""Calendar words: weekdays, months, small numbers and ages, in every language, read from one data file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from orientation.phrases.tokens import words

FILE = Path(__file__).resolve().parent.parent / "data" / "calendar.toml"


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Plain words of one language. `weekdays`: word → 0 (Monday) to 6; `months`: word → 1 to 12; `numbers`: word → value.

    `by`: says that a limit follows ("avant"), or comes before it ("kadar"). `within`: that a length of time does ("dans"). `on`: what
    stands before a day of the month ("le"). `not_day`: what after a number says it is no day ("heures"). `years`: "ans". `not_age` and
    `not_age_after`: what before or after a number of years says it is no age ("depuis", "d'expérience"). `habit`: what before a weekday
    says no date is meant ("chaque"). `being` and
    `after_age`: between which a number alone is an age, in languages that say so ("I am 15 and"); `being_of`: the same after one of
    `relatives` ("my mum is 83"). `tens`: word → value of the numbers from
    sixteen that one word says; `joining`: what stands inside a number in full ("vingt et un"). `not_weekday`: what after a weekday makes it
    another word ("segunda mão").
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    days: frozenset[str]
    weeks: frozenset[str]
    by: frozenset[str]
    within: frozenset[str]
    years: frozenset[str]
    not_age: frozenset[str]
    habit: frozenset[str]
    on: frozenset[str]
    not_day: frozenset[str]
    not_age_after: frozenset[str]
    being: frozenset[str]
    after_age: frozenset[str]
    joining: frozenset[str]
    not_weekday: frozenset[str]
    relatives: frozenset[str]
    being_of: frozenset[str]
    tens: Mapping[str, int]
    aimed: frozenset[str]
    past: frozenset[str]
    due: frozenset[str]


_SETS = (
    *("days", "weeks", "by", "within", "years", "not_age", "habit", "on", "not_day", "not_age_after", "being", "after_age", "joining"),
    *("not_weekday", "relatives", "being_of", "aimed", "past", "due"),
)


@cache
def calendar_words(language: str) -> CalendarWords:
    """The words of one language (ISO code), read once; those of French when we have none for it."""
    sections = _sections()
    section = sections.get(language, sections["fr"])
    return CalendarWords(
        **{name: _ranked(section[name], start) for name, start in (("weekdays", 0), ("months", 1), ("numbers", 1))},
        tens={word: value for line, value in section.get("tens", {}).items() for word in words(line)},
        **{name: frozenset(words(section.get(name, ""))) for name in _SETS},
    )


@cache
def _sections() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _ranked(lines: Sequence[str], start: int) -> dict[str, int]:
    """Each spelling of a line, with the rank of its line."""
    return {word: rank for rank, line in enumerate(lines, start) for word in words(line)}
