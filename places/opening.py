"""Which places are open at a moment, as a condition the database can search and count.

Thousands of places share far fewer texts of hours. Each different text is read once for each clock (time zone and public holidays), and
places are then found by their text. Temporary closures are few, and looked at one by one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import Q

from places.departments import DEPARTMENTS, department_of_code, zone_of
from places.holidays import public_holiday
from places.hours import Schedule, read_hours
from places.models import Place
from places.querysets import PlaceQuerySet
from places.versions import directory_version


@dataclass(frozen=True, slots=True)
class Clock:
    """Départements where the same text of hours means the same at the moment: same time zone, same public holidays."""

    zone: ZoneInfo
    holidays: tuple[str | None, str | None]
    """Of the day before, whose openings may last past midnight, and of the day."""


@dataclass(slots=True)
class Texts:
    """Under one clock: its départements, the texts that are surely open, and those that leave it in doubt."""

    departments: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)


def open_at(places: PlaceQuerySet, moment: datetime, *, include_unknown: bool = False) -> PlaceQuerySet:
    """Those of `places` known to be open at this moment (aware); with `include_unknown`, also those whose hours do not tell.

    Queries: 1 for the version of the directory; the first time in a minute, 1 for the texts and 1 for the closures.
    """
    condition = Q(pk__in=[])
    minute = moment.replace(second=0, microsecond=0)
    version = directory_version().number
    for clock, texts in texts_at(version, minute).items():
        here = _in_departments(texts.departments, default=clock == _clock("", minute))
        found = texts.open | texts.doubtful | {""} if include_unknown else texts.open
        condition |= here & Q(hours__in=sorted(found))
    return places.filter(condition).exclude(pk__in=closed_at(version, minute))


def is_closed_on(closures: Iterable[dict[str, str | None]] | None, day: date) -> bool:
    """Whether a temporary closure (`Place.temporary_closures`) covers this day, both ends included; no end means until further notice."""
    return any((closure.get("from") or "") <= day.isoformat() <= (closure.get("until") or "9999-12-31") for closure in closures or ())


@lru_cache(maxsize=4)
def texts_at(version: int, moment: datetime) -> dict[Clock, Texts]:
    """Every text of hours of this version of the directory, sorted by what it says at this minute. One query, then kept by the process."""
    clocks = {code: _clock(code, moment) for code in DEPARTMENTS}
    read: dict[Clock, Texts] = defaultdict(Texts)
    for code, clock in clocks.items():
        read[clock].departments.add(code)
    pairs = Place.objects.published().exclude(hours="").values_list("hours", "department").distinct()
    seen: set[tuple[str, Clock]] = set()
    for hours, department in pairs.order_by():
        clock = clocks.get(department) or _clock("", moment)
        if (hours, clock) in seen:
            continue
        seen.add((hours, clock))
        schedule = read_hours(hours, zone=clock.zone, department=department or "")
        state = schedule.open_at(moment) if isinstance(schedule, Schedule) else None
        if state is None:
            read[clock].doubtful.add(hours)
        elif state:
            read[clock].open.add(hours)
    return dict(read)


@lru_cache(maxsize=4)
def closed_at(version: int, moment: datetime) -> list[int]:
    """Places under a temporary closure, in this version of the directory, at this minute. One query, then kept by the process."""
    rows = Place.objects.filter(temporary_closures__isnull=False).values_list("pk", "department", "temporary_closures")
    return [
        pk
        for pk, department, closures in rows
        if is_closed_on(closures, moment.astimezone(zone_of(department_of_code(department or ""))).date())
    ]


def _clock(code: str, moment: datetime) -> Clock:
    zone = zone_of(department_of_code(code))
    day = moment.astimezone(zone).date()
    return Clock(zone, (public_holiday(day - timedelta(days=1), code), public_holiday(day, code)))


def _in_departments(codes: set[str], *, default: bool) -> Q:
    """Places of these départements; those whose département is unknown go by the clock and the holidays of all of France."""
    inside = Q(department__in=sorted(codes))
    return inside | Q(department__isnull=True) if default else inside
