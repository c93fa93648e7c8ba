"""The usual week in few words: rows for paper, where equal days stand together, and one line for an SMS, where every letter counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from places.hours import Schedule, Unreadable
from places.hours_days import Day
from places.hours_words import MINUTES_IN_A_DAY, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Days:
    """Days that follow each other, 0 for Monday, both included."""

    first: int
    last: int

    def named(self, names: tuple[str, ...], *, span: str = "à", pair: str = "et") -> str:
        """As "lundi à vendredi", "samedi et dimanche", "mardi"."""
        if self.first == self.last:
            return names[self.first]
        return f"{names[self.first]} {pair if self.last - self.first == 1 else span} {names[self.last]}"


def equal_days(week: Iterable[object]) -> list[Days]:
    """Runs of equal days of a week that starts on Monday; what a day is made of does not matter."""
    found, start = [], 0
    for _, days in groupby(week):
        length = len(list(days))
        found.append(Days(start, start + length - 1))
        start += length
    return found


def week_in_a_line(hours: Schedule | Unreadable | None, *, short: bool = False) -> str:
    """As "Lundi à vendredi 9h-12h 14h-17h, samedi 9h-12h"; days in three letters when `short`.

    Blank when the hours are unknown, unreadable, without a usual week, in doubt somewhere, or never open: a line has no room for a reserve.
    """
    week = hours.week() if isinstance(hours, Schedule) else None
    if not week or any(span.doubt for day in week for span in day):
        return ""
    names = tuple(name[:3] for name in WEEKDAYS) if short else WEEKDAYS
    open_days = [days for days in equal_days(week) if week[days.first]]
    line = ", ".join(f"{days.named(names, span='à', pair='et')} {_day(week[days.first])}" for days in open_days)
    return line[:1].upper() + line[1:]


def _day(day: Day) -> str:
    return " ".join(
        "24h/24" if (span.start, span.end) == (0, MINUTES_IN_A_DAY) else f"{_clock(span.start)}-{_clock(span.end)}" for span in day
    )


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours if hours <= 24 else hours - 24}h{rest:02}" if rest else f"{hours if hours <= 24 else hours - 24}h"
