"""Exceptional hours in words: "Horaires exceptionnels du 14 juillet au 31 août", and the days they are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from places.departments import METROPOLITAN_ZONE
from places.exceptional_hours import CLOSED, Told, periods_of
from places.hours import Period
from places.hours_gloss import in_french
from places.hours_words import date_words, day_words, week_rows
from places.models import Place
from places.presenting.words import day_words as date_in_full

DAYS_IN_A_WEEK = 7

Rows = tuple[tuple[str, str], ...]
"""("lundi", "9 h à 12 h"), in order."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """Hours that hold on some days only: a title, a row for each day, and all of it in one line."""

    title: str
    rows: Rows
    line: str


def periods_from(place: Place, day: date) -> list[Period]:
    """The periods of a place that are not over on this day, the first to come first."""
    told = periods_of(place.exceptional_hours, zone=place.zone, department=place.department or "")
    return [period for period in told if period.last >= day]


def part_of(period: Period, today: date) -> PartWords:
    """A period as a part of the hours."""
    rows = rows_of(period)
    return PartWords(f"Horaires exceptionnels {dates_of(period, today)}", rows, line_of(rows))


def dates_of(period: Period, today: date) -> str:
    """As "du 14 juillet au 31 août", "le mardi 14 juillet"; the year only when it is not this one."""
    if period.first == period.last:
        return f"le {date_words(period.first)}{_year(period.first, today)}"
    return f"du {_short(period.first, today)} au {_short(period.last, today)}"


def rows_of(period: Period) -> Rows:
    """The week, when one can stand for all of the period; else each day up to a week of them, and nothing for what cannot be read."""
    if period.hours is None:
        return ()
    if is_weekly(period):
        return tuple(week_rows(period.hours))
    days = min((period.last - period.first).days + 1, DAYS_IN_A_WEEK)
    shown = [period.first + timedelta(days=offset) for offset in range(days)]
    return tuple((date_words(day), day_words(period.on(day))) for day in shown)


def is_weekly(period: Period) -> bool:
    """Whether it lasts longer than a week, each week being like the others."""
    return period.hours is not None and not period.hours.dated and (period.last - period.first).days >= DAYS_IN_A_WEEK


def line_of(rows: Sequence[tuple[str, str]]) -> str:
    """As "lundi à vendredi : 9 h à 12 h ; samedi et dimanche : fermé"; the words alone for a single day, or when no day is open;
    blank without rows."""
    if len(rows) == 1 or {words for _, words in rows} == {"fermé"}:
        return rows[0][1]
    runs = [[day for day, _ in run] + [words] for words, run in groupby(rows, key=lambda row: row[1])]
    return " ; ".join(f"{_days(run[:-1])} : {run[-1]}" for run in runs)


def past_lines(told: Told, today: date) -> list[str]:
    """Periods that are over, the latest first, in a line each: "du 14 juillet au 31 août : lundi à vendredi : 9 h à 12 h"."""
    periods = periods_of(told, zone=METROPOLITAN_ZONE)
    over = sorted((period for period in periods if period.last < today), key=lambda period: period.first, reverse=True)
    return [f"{dates_of(period, today)} : {line_of(rows_of(period))}" for period in over]


def sentence_of(told: Mapping[str, str]) -> str:
    """A period as it was written, its years named: for a history, which is read much later."""
    first, last = date.fromisoformat(told["from"]), date.fromisoformat(told["until"])
    dates = f"Le {date_in_full(first)}" if first == last else f"Du {date_in_full(first)} au {date_in_full(last)}"
    return f"{dates} : {'fermé' if told['hours'] == CLOSED else in_french(told['hours'])}"


def _days(days: Sequence[str]) -> str:
    if len(days) == 1:
        return days[0]
    return f"{days[0]} {'et' if len(days) == 2 else 'à'} {days[-1]}"


def _short(day: date, today: date) -> str:
    return date_words(day).split(" ", 1)[1] + _year(day, today)


def _year(day: date, today: date) -> str:
    return "" if day.year == today.year else f" {day.year}"
