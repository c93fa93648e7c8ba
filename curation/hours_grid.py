"""A week of opening hours as a grid can hold it, and the way to the OSM syntax and back. Pure.

A grid holds two spans a day, and whether public holidays are closed. Whatever says more (a comment, some weeks of the year, a night past
midnight, a third span) is not a week: it stays the text that it is, and nothing of it is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from places.departments import METROPOLITAN_ZONE
from places.hours import Schedule, read_hours
from places.hours_rules import MINUTES_IN_A_DAY
from places.hours_rules import WEEKDAYS as CODES

Spans = tuple[tuple[int, int], ...]
"""Minutes since midnight, in order, apart from each other."""

MOST_SPANS = 2
EARLIEST = 5 * 60
"""No place of the kind opens before five in the morning: the reader of hours takes it for a slip too (`places.hours_guards`)."""

_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, Monday first. `closed_on_holidays` false means that nothing is said of them."""

    days: tuple[Spans, ...]
    closed_on_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A day as typed: two spans of two clocks ("09:00", "9h30", "")."""

    cells: tuple[str, str, str, str]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed: closed, if another day is open."""
        return not any(self.cells)


BLANK = Row(("", "", "", ""))


def week_of(raw: str) -> Week | None:
    """The week that a text of hours says, when a grid holds all that it says; None for any other text, blank or unreadable included."""
    schedule = read_hours(raw, zone=METROPOLITAN_ZONE)
    if not isinstance(schedule, Schedule):
        return None
    days, holidays = schedule.week(), schedule.holidays()
    if days is None or any(holidays or ()) or any(span.doubt for day in days for span in day):
        return None
    week = Week(tuple(tuple((span.start, span.end) for span in day) for day in days), schedule.speaks_of_holidays)
    return week if all(_fits(day) for day in week.days) and any(week.days) else None


def text_of(week: Week) -> str:
    """The week in the OSM syntax: "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00; PH off". Days that are not named are closed."""
    days_by_spans: dict[Spans, list[int]] = {}
    for number, spans in enumerate(week.days):
        if spans:
            days_by_spans.setdefault(spans, []).append(number)
    rules = [f"{_days(days)} {','.join(f'{_clock(start)}-{_clock(end)}' for start, end in spans)}" for spans, days in days_by_spans.items()]
    return "; ".join([*rules, *(["PH off"] if week.closed_on_holidays and rules else [])])


def rows_of(week: Week | None) -> tuple[Row, ...]:
    """The seven rows to show; blank ones for no week."""
    if week is None:
        return (BLANK,) * len(CODES)
    return tuple(_row(spans) for spans in week.days)


def read_rows(rows: Sequence[Row], *, closed_on_holidays: bool) -> tuple[Week, dict[int, str]]:
    """The week that was typed, and for each day (0 is Monday) that makes no sense, how to repair it. The week is good without any."""
    problems: dict[int, str] = {}
    days: list[Spans] = []
    for number, row in enumerate(rows):
        spans, problem = _read_row(row)
        days.append(spans)
        if problem:
            problems[number] = problem
    return Week(tuple(days), closed_on_holidays), problems


def _read_row(row: Row) -> tuple[Spans, str]:
    """The spans of a day, or what is wrong with it."""
    spans: list[tuple[int, int]] = []
    for start_typed, end_typed in (row.cells[:2], row.cells[2:]):
        if not start_typed and not end_typed:
            continue
        start, end = _minutes(start_typed), _minutes(end_typed)
        if start is None or end is None:
            return (), _unread(start_typed, end_typed, start)
        if problem := _problem(start, end, after=spans[-1][1] if spans else 0):
            return (), problem
        if spans and spans[-1][1] == start:
            start = spans.pop()[0]
        spans.append((start, end))
    return tuple(spans), ""


def _unread(start_typed: str, end_typed: str, start: int | None) -> str:
    if not start_typed or not end_typed:
        return f"écrivez aussi l'heure {'du début' if not start_typed else 'de la fin'}."
    return f"nous ne comprenons pas « {start_typed if start is None else end_typed} ». Par exemple : 09:00"


def _problem(start: int, end: int, *, after: int) -> str:
    if end <= start:
        return "l'heure de la fin est avant l'heure du début. Vérifiez les deux."
    if start < EARLIEST:
        return "le lieu ouvre avant 5 heures du matin. Vérifiez l'heure du début."
    return "les deux horaires se mélangent. Écrivez d'abord le matin, puis l'après-midi." if start < after else ""


def _fits(day: Spans) -> bool:
    return len(day) <= MOST_SPANS and all(EARLIEST <= start < end < MINUTES_IN_A_DAY for start, end in day)


def _row(spans: Spans) -> Row:
    """One span alone stands on its side of noon, where people look for it."""
    clocks = [_clock(minutes) for span in spans for minutes in span]
    if len(spans) == 1:
        noon = MINUTES_IN_A_DAY // 2
        clocks = ["", "", *clocks] if spans[0][0] >= noon else [*clocks, "", ""]
    clocks += [""] * (2 * MOST_SPANS - len(clocks))
    return Row((clocks[0], clocks[1], clocks[2], clocks[3]))


def _days(numbers: Sequence[int]) -> str:
    """[0, 1, 2, 4] → "Mo-We,Fr"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(CODES[run[0]] if len(run) == 1 else f"{CODES[run[0]]}-{CODES[run[-1]]}" for run in runs)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(typed: str) -> int | None:
    """Minutes since midnight of "9", "9h", "9h30", "09:30", "09:30:00"; None for anything else."""
    match = _CLOCK.fullmatch(typed.strip().removesuffix(":00") if typed.count(":") > 1 else typed.strip())
    if match is None:
        return None
    minutes = int(match[1]) * 60 + int(match[2] or 0)
    return minutes if int(match[2] or 0) < 60 and minutes < MINUTES_IN_A_DAY else None
