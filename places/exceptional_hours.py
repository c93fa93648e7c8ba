"""Exceptional hours: other hours than usual, from one day to another, both included. After the last one, the usual hours are back.

A place keeps them as `[{"from": date, "until": date, "hours": text}]`, the text being read as any hours are; "off" is closed. They replace
the hours of the place, whatever these say, and bound those of its services: a service is given at its own hours, while its place is open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from places.hours import Period, Schedule, Unreadable, read_hours

Told = Iterable[Mapping[str, Any]] | None
"""As `Place.exceptional_hours` has them. None: nobody told us."""

CLOSED = "off"
"""How a period during which the place does not open at all is written."""


def read_with_exceptions(
    raw: str | None, told: Told, *, zone: ZoneInfo, department: str = "", narrows: bool = False
) -> Schedule | Unreadable | None:
    """As `read_hours`, the exceptional hours of the place before these. `narrows`: the hours are those of one of its services.

    When the usual hours are unknown or unreadable, what is known of the exceptional days is; the others are in doubt.
    """
    usual = read_hours(raw, zone=zone, department=department)
    periods = periods_of(told, zone=zone, department=department)
    if not periods:
        return usual
    if isinstance(usual, Schedule):
        return replace(usual, periods=tuple(replace(period, narrows=narrows) for period in periods))
    if narrows:
        return usual
    return Schedule(
        raw=raw or "",
        text="",
        repairs=(),
        zone=zone,
        department=department,
        dated=False,
        speaks_of_holidays=False,
        periods=periods,
        usual_told=False,
    )


def periods_of(told: Told, *, zone: ZoneInfo, department: str = "") -> tuple[Period, ...]:
    """Every period, past ones included, in order of their first days."""
    periods = [_period(one, zone, department) for one in told or ()]
    return tuple(sorted(periods, key=lambda period: period.first))


def is_over(period: Mapping[str, Any], today: date) -> bool:
    """Whether a period is a thing of the past."""
    return str(period["until"]) < today.isoformat()


def _period(told: Mapping[str, Any], zone: ZoneInfo, department: str) -> Period:
    hours = read_hours(told["hours"], zone=zone, department=department)
    first, last = date.fromisoformat(told["from"]), date.fromisoformat(told["until"])
    return Period(first, last, hours if isinstance(hours, Schedule) else None)
