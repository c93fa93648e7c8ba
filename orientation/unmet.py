"""Unmet: the one thing kept of a search that found no place near, for staff to see where help is missing. It names nobody."""

import re
from datetime import date

from orientation.models import UnmetNeed
from places.small_writes import write_or_lose
from places.vocabulary import ServiceCategory

INSEE = re.compile(r"[0-9][0-9AB][0-9]{3}\Z", re.ASCII)

WAIT_MS = 200
"""How long a page waits for SQLite's only writer: a count may be lost during an import, an answer may not be late."""

_TABLE = UnmetNeed._meta.db_table
_COUNT_UP = (
    f"INSERT INTO {_TABLE} (category, commune, day, count) VALUES (%s, %s, %s, 1) "  # noqa: S608 - names of ours
    f"ON CONFLICT (day, commune, category) DO UPDATE SET count = {_TABLE}.count + 1"
)


def record_unmet(need_category: str, commune: str, day: date) -> None:
    """Count one page shown. `need_category`: a `ServiceCategory` code; `commune`: INSEE code, "" when the person did not say where.

    One statement, atomic between processes. Never raises: what is neither a category nor a commune is not counted, and a count that cannot
    be written is lost, which the log says without saying what was searched.
    """
    if need_category not in ServiceCategory.values or not (commune == "" or INSEE.match(commune)):
        return
    write_or_lose(_COUNT_UP, [need_category, commune, day.isoformat()], wait_ms=WAIT_MS, event="unmet_need_lost")
