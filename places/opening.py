"""Which places are open at a moment, as a condition the database can search and count.

Thousands of places share far fewer texts of hours. Each different text is read once for each clock (time zone and public holidays), and
places are then found by their text. Temporary closures and exceptional hours are few, and looked at one by one.
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

    Queries: 1 for the version of the directory; the first time in a minute, 1 for the texts and 1 for the places not as usual.
    """
    condition = Q(pk__in=[])
    minute = moment.replace(second=0, microsecond=0)
    version = directory_version().number
    for clock, texts in texts_at(version, minute).items():
        here = _in_departments(texts.departments, default=clock == _clock("", minute))
        found = texts.open | texts.doubtful | {""} if include_unknown else texts.open
        condition |= here & Q(hours__in=sorted(found))
    apart = unusual_at(version, minute)
    one_by_one = [*apart.open, *apart.doubtful] if include_unknown else apart.open
    return places.filter((condition & ~Q(pk__in=apart.all)) | Q(pk__in=one_by_one))


def is_closed_on(closures: Iterable[dict[str, str | None]] | None, day: date) -> bool:
    """Whether a temporary closure (`Place.temporary_closures`) covers this day, both ends included; no end means until further notice."""
    return any((closure.get("from") or "") <= day.isoformat() <= (closure.get("until") or "9999-12-31") for closure in closures or ())


@dataclass(slots=True)
class Unusual:
    """Places that go by something else than their usual hours: closed for a while, or at exceptional hours."""

    open: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)

    @property
    def all(self) -> list[int]:
        """Every one of them."""
        return [*self.open, *self.doubtful, *self.closed]


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
def unusual_at(version: int, moment: datetime) -> Unusual:
    """Places not as usual, in this version of the directory, at this minute. One query, then kept by the process."""
    told = Q(temporary_closures__isnull=False) | Q(exceptional_hours__isnull=False)
    found = Unusual()
    for place in Place.objects.filter(told).only("hours", "department", "temporary_closures", "exceptional_hours"):
        day = moment.astimezone(place.zone).date()
        if is_closed_on(place.temporary_closures, day):
            found.closed.append(place.pk)
        elif place.exceptional_hours:
            schedule = place.schedule
            state = schedule.open_at(moment) if isinstance(schedule, Schedule) else None
            {True: found.open, False: found.closed, None: found.doubtful}[state].append(place.pk)
    return found


def _clock(code: str, moment: datetime) -> Clock:
    zone = zone_of(department_of_code(code))
    day = moment.astimezone(zone).date()
    return Clock(zone, (public_holiday(day - timedelta(days=1), code), public_holiday(day, code)))


def _in_departments(codes: set[str], *, default: bool) -> Q:
    """Places of these départements; those whose département is unknown go by the clock and the holidays of all of France."""
    inside = Q(department__in=sorted(codes))
    return inside | Q(department__isnull=True) if default else inside
