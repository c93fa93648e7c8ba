"""Moments: whether hours fit a deadline or the slots when someone can come, by the clock of the place."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from orientation.half_days import HalfDay
from orientation.judging.answers import Answer
from orientation.needs import Slot
from places.hours import Schedule, Unreadable
from places.hours_days import Span
from places.opening import is_closed_on

Hours = Schedule | Unreadable | None

SOON_DAYS = 7
"""Someone in a hurry who named no day wants an answer within the week."""

OPENINGS_TRIED = 40
"""Openings looked at behind a temporary closure before giving up: about a month and a half of a place open daily."""

LEAST_MINUTES = 30
"""A place that closes in less than half an hour is no longer open, nor is one open for less of a slot: there is no time to be helped."""

DATED_DAYS = 28
"""Hours without a usual week, or with exceptional ones, are looked at over the coming four weeks."""

SATURDAY = 5
NOON, EVENING, NIGHT = 12 * 60, 17 * 60, 24 * 60
SLOT_MINUTES = {Slot.MATIN: (0, NOON), Slot.APRES_MIDI: (NOON + 60, EVENING), Slot.SOIR: (EVENING, NIGHT)}
"""Minutes of the day. The afternoon starts at one, so that a place that closes for lunch at half past twelve is not open then."""


def first_opening(hours: Hours, closures: Iterable[dict[str, Any]], at: datetime) -> datetime | None:
    """The first moment from `at` on (aware) when the place is surely open, `at` itself if it is and not about to close; None when nobody
    knows, or never."""
    if not isinstance(hours, Schedule):
        return None
    shut = list(closures)
    moment: datetime | None = at if _is_open_long_enough(hours, at) else hours.next_opening(at)
    for _ in range(OPENINGS_TRIED):
        if moment is None or not is_closed_on(shut, moment.astimezone(hours.zone).date()):
            return moment
        moment = hours.next_opening(moment)
    return None


def in_time(hours: Hours, closures: Iterable[dict[str, Any]], at: datetime, deadline: date | None) -> Answer:
    """Whether the place opens by the end of `deadline` (its own clock); PARTLY when that is more than SOON_DAYS from now.

    Without a deadline, whether it opens within SOON_DAYS. UNKNOWN when its hours are.
    """
    if not isinstance(hours, Schedule):
        return Answer.UNKNOWN
    opening, today = first_opening(hours, closures, at), at.astimezone(hours.zone).date()
    last = deadline or today + timedelta(days=SOON_DAYS)
    day = opening.astimezone(hours.zone).date() if opening else None
    if day is None or day > last:
        return Answer.UNKNOWN if _may_open(hours, today, last) else Answer.NO
    return Answer.YES if day <= today + timedelta(days=SOON_DAYS) else Answer.PARTLY


def slot_met(hours: Hours, slots: Iterable[str], at: datetime) -> str | None:
    """The first of the slots in which the place is open on some day of a usual week, half-days from the one that comes first after `at`;
    "" when none; None when nobody knows. With exceptional hours in the coming four weeks, on some day of these.
    """
    if not isinstance(hours, Schedule):
        return None
    days, told = _days(hours, at), set(slots)
    here = at.astimezone(hours.zone)
    halves = sorted((half for half in HalfDay if half in told), key=lambda half: _minutes_until_the_end(half, here))
    wanted = [*(slot.value for slot in Slot if slot in told), *(half.value for half in halves)]
    met = next((slot for slot in wanted if any(_is_open_in(slot, *day) for day in days)), "")
    return met if met or hours.usual_told else None


def closed_for(closures: Iterable[dict[str, Any]], day: date, days: int) -> bool:
    """Whether temporary closures cover this day and all of the following, `days` in all."""
    shut = list(closures)
    return bool(shut) and all(is_closed_on(shut, day + timedelta(days=offset)) for offset in range(days))


def _is_open_long_enough(hours: Schedule, at: datetime) -> bool:
    closing = hours.closes_at(at)
    return hours.open_at(at) is True and (closing is None or closing - at >= timedelta(minutes=LEAST_MINUTES))


def _may_open(hours: Schedule, first: date, last: date) -> bool:
    """Whether some day of these, of the coming four weeks, is in doubt: a public holiday of which the hours do not speak."""
    days = min((last - first).days, DATED_DAYS)
    return any(span.doubt for offset in range(days + 1) for span in hours.on(first + timedelta(days=offset)))


def _days(hours: Schedule, at: datetime) -> list[tuple[int, tuple[Span, ...]]]:
    """Days of the week, 0 for Monday, with their spans."""
    today, week = at.astimezone(hours.zone).date(), hours.week()
    if week is not None and not hours.changes_within(today, today + timedelta(days=DATED_DAYS - 1)):
        return list(enumerate(week))
    coming = [today + timedelta(days=offset) for offset in range(DATED_DAYS)]
    return [(day.weekday(), hours.on(day)) for day in coming]


def _minutes_until_the_end(half: HalfDay, here: datetime) -> int:
    """From this moment, by the clock of the place; a half-day nearly over is that of next week."""
    days, (_, end) = (half.weekday - here.weekday()) % 7, SLOT_MINUTES[half.part]
    minutes = days * NIGHT + end - (here.hour * 60 + here.minute)
    return minutes if minutes >= LEAST_MINUTES else minutes + 7 * NIGHT


def _is_open_in(slot: str, weekday: int, spans: tuple[Span, ...]) -> bool:
    sure = [span for span in spans if span.doubt is None]
    if slot == Slot.SAMEDI:
        return weekday == SATURDAY and bool(sure)
    if slot in HalfDay.values:
        return weekday == HalfDay(slot).weekday and _is_open_in(HalfDay(slot).part, weekday, spans)
    start, end = SLOT_MINUTES[Slot(slot)]
    return any(min(span.end, end) - max(span.start, start) >= LEAST_MINUTES for span in sure)
