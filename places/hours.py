"""Opening hours: read, "open at?", closing time, next opening, the week; or honestly unreadable.

Three rules hold everywhere. Blank hours are unknown hours. What is in doubt is never shown open: on a public holiday
that the hours do not speak of, nobody knows. The clock is the place's own, whatever the zone of the moment asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from places.departments import METROPOLITAN_ZONE
from places.holidays import is_national, public_holiday
from places.hours_days import (
    NOT_TOLD,
    Day,
    Doubt,
    Span,
    common,
    days_from,
    holiday_week,
    is_dated,
    is_open_all_day_unsaid,
    is_readable,
    ordinary_week,
    speaks_of_holidays,
)
from places.hours_guards import LONGEST_TEXT, Unclear, unclear
from places.hours_repairs import repaired

# A place that opens once a year is still announced; one that does not open within a year is not.
LOOK_AHEAD_DAYS = 370

# A place open for longer than this without a break has no closing time worth telling.
_LONGEST_OPENING = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Hours that cannot be trusted: to be shown as written, with the reason for the person who could correct them."""

    raw: str
    reason: Unclear


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included, on which other hours replace the usual ones (`places.exceptional_hours`). `hours`: None when unreadable.

    `narrows`: they do not replace these hours but bound them, as those of a place bound those of its services.
    """

    first: date
    last: date
    hours: "Schedule | None"
    narrows: bool = False

    def on(self, day: date) -> Day:
        """The spans that start on this day. Who speaks of a single day speaks of it whole, even when it is a public holiday."""
        if self.hours is None:
            return NOT_TOLD
        return self.hours.on_ordinary(day) if self.first == self.last else self.hours.on(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Hours that can be trusted. Methods take an aware datetime in any zone and raise ValueError on a naive one.

    `raw` is the text as received, `text` what was read after the `repairs` (French words). `dated` hours depend on the
    weeks or the dates, so that they have no usual week; `speaks_of_holidays` is whether they cover public holidays. `periods` come before
    all that; with `usual_told` false, they are all that is known.
    """

    raw: str
    text: str
    repairs: tuple[str, ...]
    zone: ZoneInfo
    department: str
    dated: bool
    speaks_of_holidays: bool
    periods: tuple[Period, ...] = ()
    usual_told: bool = True

    def open_at(self, moment: datetime) -> bool | None:
        """Whether the place is open; None when its hours leave it in doubt (see `doubt_at`)."""
        span = self._span_at(moment)
        return False if span is None else True if span.doubt is None else None

    def doubt_at(self, moment: datetime) -> Span | None:
        """The doubtful span of this moment, with its reason; None when the answer is sure."""
        span = self._span_at(moment)
        return span if span and span.doubt else None

    def closes_at(self, moment: datetime) -> datetime | None:
        """When a place that is open is no longer surely so; None when it is not open or does not close within a week."""
        wall = _wall_time(moment, self.zone)
        for start, stop in self._openings(wall.date(), _LONGEST_OPENING.days + 2):
            if start <= wall < stop:
                return _instant(stop, self.zone, after=moment) if stop - wall <= _LONGEST_OPENING else None
        return None

    def next_opening(self, moment: datetime) -> datetime | None:
        """The first instant after `moment` when the place surely opens; None when it does not within LOOK_AHEAD_DAYS.

        A place that is open now is given its opening after this one; doubtful openings are passed over.
        """
        wall = _wall_time(moment, self.zone)
        for start, _ in self._openings(wall.date(), LOOK_AHEAD_DAYS):
            opening = _instant(start, self.zone, after=moment) if start > wall else moment
            # A start that the change of clock skips may leave nothing of its opening.
            if opening > moment and self.open_at(opening):
                return opening
        return None

    def week(self) -> tuple[Day, ...] | None:
        """The seven days of a usual week, Monday first; None when the hours are `dated`, or told for some `periods` only."""
        return None if self.dated or not self.usual_told else ordinary_week(self.text)

    def holidays(self) -> tuple[Day, ...] | None:
        """The seven days, Monday first, were each a public holiday; None when the hours do not speak of them."""
        return holiday_week(self.text) if self.speaks_of_holidays and not self.dated else None

    def on(self, day: date) -> Day:
        """The spans that start on this day of the place, holidays and exceptional periods taken into account."""
        period = self.period_on(day)
        if period is None:
            return self._usually_on(day)
        return common(self._usually_on(day), period.on(day)) if period.narrows else period.on(day)

    def period_on(self, day: date) -> Period | None:
        """The exceptional period that covers this day, None when there is none."""
        return next((period for period in self.periods if period.first <= day <= period.last), None)

    def changes_within(self, first: date, last: date) -> bool:
        """Whether some of these days, both included, are not as usual: the usual week alone would not tell when the place opens."""
        return any(period.first <= last and period.last >= first for period in self.periods)

    def tells_from(self, day: date) -> bool:
        """Whether the hours of this day or of a later one are told."""
        return self.usual_told or any(period.last >= day for period in self.periods)

    def on_ordinary(self, day: date) -> Day:
        """The spans that start on this day, were it no public holiday."""
        return days_from(self.text, day, 1)[0] if self.dated else ordinary_week(self.text)[day.weekday()]

    def _usually_on(self, day: date) -> Day:
        if not self.usual_told:
            return NOT_TOLD
        holiday = public_holiday(day, self.department)
        if self.dated:
            spans = days_from(self.text, day, 1)[0]
            answered = self.speaks_of_holidays and is_national(day)
            return spans if holiday is None or answered else _doubtful(spans, holiday)
        if holiday is None:
            return ordinary_week(self.text)[day.weekday()]
        if self.speaks_of_holidays:
            return holiday_week(self.text)[day.weekday()]
        return _doubtful(ordinary_week(self.text)[day.weekday()], holiday)

    def _span_at(self, moment: datetime) -> Span | None:
        wall = _wall_time(moment, self.zone)
        minute = wall.hour * 60 + wall.minute
        for days_before in (0, 1):
            at = minute + days_before * 24 * 60
            for span in self.on(wall.date() - timedelta(days=days_before)):
                if span.start <= at < span.end:
                    return span
        return None

    def _openings(self, first: date, days: int) -> Iterator[tuple[datetime, datetime]]:
        """The sure openings in wall time, those that touch joined, from the night before `first`."""
        current: tuple[datetime, datetime] | None = None
        for offset in range(-1, days):
            day = first + timedelta(days=offset)
            midnight = datetime.combine(day, datetime.min.time())
            for span in self.on(day):
                if span.doubt:
                    continue
                start, stop = midnight + timedelta(minutes=span.start), midnight + timedelta(minutes=span.end)
                if current and start <= current[1]:
                    current = (current[0], max(stop, current[1]))
                    continue
                if current:
                    yield current
                current = (start, stop)
        if current:
            yield current


def read_hours(raw: str | None, *, zone: ZoneInfo, department: str = "") -> Schedule | Unreadable | None:
    """Read hours in the OSM syntax, or in French close to it; None when blank, which is unknown and not "always open".

    `zone` is the clock of the place, `department` the code that gives its local holidays (blank: national ones only).
    Never raises. Reading the same text again is a look-up.
    """
    if raw is None or not raw.strip():
        return None
    reading = _reading(raw)
    if isinstance(reading, Unreadable):
        return reading
    return replace(reading, zone=zone, department=department)


# Twice the distinct texts expected of 20,000 places (3,268 for the 5,214 real ones that have hours).
@lru_cache(maxsize=32768)
def _reading(raw: str) -> Schedule | Unreadable:
    if len(raw) > LONGEST_TEXT:
        return Unreadable(raw, Unclear.TOO_LONG)
    text, repairs = repaired(raw)
    if not is_readable(text):
        return Unreadable(raw, Unclear.NOT_READ)
    dated = is_dated(text)
    reason = unclear(text)
    if not reason and not dated and is_open_all_day_unsaid(text):
        reason = Unclear.NO_HOURS
    if reason:
        return Unreadable(raw, reason)
    return Schedule(
        raw=raw,
        text=text,
        repairs=repairs,
        zone=METROPOLITAN_ZONE,
        department="",
        dated=dated,
        speaks_of_holidays=speaks_of_holidays(text),
    )


def _doubtful(spans: Day, holiday: str) -> Day:
    return tuple(span if span.doubt else replace(span, doubt=Doubt.PUBLIC_HOLIDAY, words=holiday) for span in spans)


def _wall_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall of the place shows at this moment, as a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(zone).replace(tzinfo=None)


def _instant(wall: datetime, zone: ZoneInfo, *, after: datetime) -> datetime:
    """The instant when the clock of the place shows `wall`.

    When it shows it twice (end of summer time), the first one that comes after `after`; when it never does (start of
    summer time), the instant when it jumps over it.
    """
    while not _exists(wall, zone):
        wall += timedelta(minutes=1)
    first = wall.replace(tzinfo=zone, fold=0)
    return first if first.astimezone(UTC) > after.astimezone(UTC) else wall.replace(tzinfo=zone, fold=1)


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
