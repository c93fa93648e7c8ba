"""Page views: about how often each place is looked at, from one visit drawn in ten, and until when that is kept. It names nobody."""

from datetime import date
from random import Random
from typing import Final

from places.models import PageViews
from places.small_writes import write_or_lose

ONE_IN: Final = 10
"""One visit in ten is drawn, and counts for ten: nine pages in ten cost nothing, and the sum is right on average."""

WAIT_MS: Final = 20
"""Long enough for another page to write its count, too short for anyone to feel it."""

MONTHS_KEPT: Final = 13
"""Months that have a count, this one included: a month can be compared with the same of the year before."""

CHANCE = Random()  # noqa: S311 - nothing secret is drawn; tests seed it
"""Who draws."""

_TABLE = PageViews._meta.db_table
_COUNT_UP = (
    f"INSERT INTO {_TABLE} (place_id, month, count) VALUES (%s, %s, {ONE_IN}) "  # noqa: S608 - names of ours
    f"ON CONFLICT (place_id, month) DO UPDATE SET count = {_TABLE}.count + {ONE_IN}"
)


def record_view(place_key: int, day: date) -> None:
    """Count one visit to a place, if it is the one drawn in ten: one statement then, no query otherwise. Never raises."""
    if CHANCE.randrange(ONE_IN) == 0:
        write_or_lose(_COUNT_UP, [place_key, day.replace(day=1).isoformat()], wait_ms=WAIT_MS, event="page_view_lost")


def month_before(today: date, months: int) -> date:
    """The first day of the month that was this many months before that of `today`; 0 is its own."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(years, month + 1, 1)


def erase_old_views(today: date, *, write: bool) -> int:
    """How many counts are older than `MONTHS_KEPT`; they are deleted if `write`. One query, or two."""
    old = PageViews.objects.filter(month__lte=month_before(today, MONTHS_KEPT))
    count = old.count()
    if write:
        old.delete()
    return count
