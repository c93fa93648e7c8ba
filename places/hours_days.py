"""What a readable text of opening hours says of one day: the door to opening-hours-py.

Everything is in wall-clock minutes of the place: no time zone and no country enter here but the national holidays.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache

from opening_hours import OpeningHours, ParserError, State

from places.hours_guards import NIGHT_ENDS, NIGHT_STARTS
from places.hours_rules import DAY, MINUTES_IN_A_DAY, TIME, rules_of, without_comments

# One year without a change is "never changes": keeps the library from searching up to the year 9999.
_FAR = 366

# Seven days in a row far from any public holiday, Monday first, and seven public holidays, one for each weekday.
_ORDINARY_MONDAY = date(2026, 9, 7)
_HOLIDAYS = (
    date(2026, 4, 6),
    date(2026, 7, 14),
    date(2026, 11, 11),
    date(2026, 5, 14),
    date(2026, 12, 25),
    date(2026, 8, 15),
    date(2026, 11, 1),
)


class Doubt(Enum):
    """Why nobody can say whether a place is open at a moment that its hours mention."""

    PUBLIC_HOLIDAY = "public holiday the hours do not speak of"
    COMMENT = "the hours carry a comment"
    OPEN_END = "no closing time is given"
    SAID_UNKNOWN = "the hours say so"
    NOT_TOLD = "nobody told the hours of this day"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Minutes from the midnight that starts a day, `end` excluded and beyond 1440 when the night goes on.

    `doubt` is None when the place is surely open; `words` holds the comment or the name of the holiday.
    """

    start: int
    end: int
    doubt: Doubt | None = None
    words: str = ""


Day = tuple[Span, ...]
"""The spans that start on one day, in order, closed between them."""

NOT_TOLD: Day = (Span(0, MINUTES_IN_A_DAY, Doubt.NOT_TOLD),)
"""A day of which nobody told the hours."""


def common(one: Day, other: Day) -> Day:
    """What two days have in common; in doubt wherever one of them is."""
    pairs = ((mine, theirs) for mine in one for theirs in other)
    return tuple(
        Span(max(mine.start, theirs.start), min(mine.end, theirs.end), mine.doubt or theirs.doubt, mine.words or theirs.words)
        for mine, theirs in pairs
        if max(mine.start, theirs.start) < min(mine.end, theirs.end)
    )


def is_readable(text: str) -> bool:
    """Whether the OSM syntax accepts this text."""
    try:
        OpeningHours(text, country="FR")
    except ParserError:
        return False
    return True


@lru_cache(maxsize=32768)
def ordinary_week(text: str) -> tuple[Day, ...]:
    """The seven days of a week without holidays, Monday first; only for a text that is not `dated`."""
    return days_from(text, _ORDINARY_MONDAY, 7)


@lru_cache(maxsize=1024)
def holiday_week(text: str) -> tuple[Day, ...]:
    """The seven days, Monday first, were each a public holiday; only for a text that is not `dated`."""
    return tuple(days_from(text, day, 1)[0] for day in _HOLIDAYS)


def days_from(text: str, first: date, count: int) -> tuple[Day, ...]:
    """`count` days from `first` on, national holidays included as far as the text speaks of them.

    Raises ParserError when the text is not readable.
    """
    origin = datetime.combine(first, datetime.min.time())
    hours, open_ended = _compiled(text)
    days: list[list[Span]] = [[] for _ in range(count)]
    # The day before tells a night that began then from an opening at midnight; the day after, where a night ends.
    for start, end, state, comment in hours.intervals(origin - timedelta(days=1), origin + timedelta(days=count + 1)):
        if state == State.CLOSED:
            continue
        for day, span in _by_day(_minutes(start - origin), _minutes(end - origin)):
            if 0 <= day < count:
                days[day].append(Span(*span, *_doubt(state, comment, open_ended and span[1] == MINUTES_IN_A_DAY)))
    return tuple(tuple(day) for day in days)


def is_dated(text: str) -> bool:
    """Whether the text depends on more than the weekday and public holidays: no week can then stand for all."""
    rest = re.sub(rf'{TIME}|24/7|{DAY}|\b(?:off|closed|open|unknown)\b|""', "", without_comments(text))
    return re.search(r"[^\s;,+-]", rest) is not None or re.search(r"\bPH [+-]", text) is not None


def is_open_all_day_unsaid(text: str) -> bool:
    """Whether a usual day would be open for 24 hours although no 24 is written: the text was not read as it was meant."""
    spans = [span for day in ordinary_week(text) for span in day if span.doubt is None]
    return "24" not in text and any(span.end - span.start >= MINUTES_IN_A_DAY for span in spans)


def speaks_of_holidays(text: str) -> bool:
    """Whether the text says what happens on public holidays ("24/7" does: it is every day)."""
    return re.search(r"\bPH\b", without_comments(text)) is not None or any(rule.always for rule in rules_of(text))


@lru_cache(maxsize=1024)
def _compiled(text: str) -> tuple[OpeningHours, bool]:
    """The text ready to be evaluated, and whether one of its ranges has no end (the library ends it at midnight)."""
    return OpeningHours(text, country="FR", max_interval_days=_FAR), any(rule.open_ended for rule in rules_of(text))


def _by_day(start: int, end: int) -> list[tuple[int, tuple[int, int]]]:
    """Cut an interval of minutes at midnights; a night that starts in the evening stays with the day it starts on."""
    pieces = []
    while start < end:
        day, minute = divmod(start, MINUTES_IN_A_DAY)
        rest = end - day * MINUTES_IN_A_DAY
        night = minute >= NIGHT_STARTS and rest <= MINUTES_IN_A_DAY + NIGHT_ENDS
        stop = rest if night else min(rest, MINUTES_IN_A_DAY)
        pieces.append((day, (minute, stop)))
        start = day * MINUTES_IN_A_DAY + stop
    return pieces


def _doubt(state: State, comment: str, no_end: bool) -> tuple[Doubt | None, str]:
    if comment:
        return Doubt.COMMENT, comment
    if state == State.UNKNOWN:
        return Doubt.SAID_UNKNOWN, ""
    return (Doubt.OPEN_END, "") if no_end else (None, "")


def _minutes(elapsed: timedelta) -> int:
    return int(elapsed.total_seconds()) // 60
