"""Which state of the directory an answer speaks of: what makes an ETag, and what makes a cached count stale."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from places.models import Batch, Place, Revision

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The last change of a directory that has never been written to."""


class Version(NamedTuple):
    """`number` grows with every write through `places.editing` and every import; `at` is when the last one was made (in UTC)."""

    number: int
    at: datetime


def directory_version() -> Version:
    """The present state of the directory. One query, by primary key; plain SQL, because every list pays it.

    Batches count too: an import that changes no place may still change which source tells of it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST_WRITES)
        rows = cursor.fetchall()
    return Version(sum(number for number, _ in rows), max((_in_utc(at) for _, at in rows), default=NEVER))


_LAST_WRITES = " UNION ALL ".join(
    f"SELECT * FROM (SELECT id, {at} FROM {table} ORDER BY id DESC LIMIT 1) AS {table}_last"  # noqa: S608 - names of ours
    for table, at in ((Revision._meta.db_table, "at"), (Batch._meta.db_table, "started_at"))
)


def _in_utc(at: datetime | str) -> datetime:
    """A moment as either database returns it to plain SQL."""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def place_version(place: Place) -> Version:
    """The state of one place. No query."""
    return Version(place.pk, place.updated_at)
