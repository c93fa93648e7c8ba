"""Which state of the directory an answer speaks of: what makes an ETag, and what makes a cached count stale."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from places.models import Place, Revision

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The last change of a directory that has never been written to."""


class Version(NamedTuple):
    """`number` grows with every write through `places.editing`; `at` is when the last one was made (in UTC)."""

    number: int
    at: datetime


def directory_version() -> Version:
    """The present state of the directory. One query, by primary key; plain SQL, because every list pays it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, at FROM {Revision._meta.db_table} ORDER BY id DESC LIMIT 1")  # noqa: S608 - a name of ours
        row = cursor.fetchone()
    if row is None:
        return Version(0, NEVER)
    number, at = row
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    return Version(number, at if at.tzinfo else at.replace(tzinfo=UTC))


def place_version(place: Place) -> Version:
    """The state of one place. No query."""
    return Version(place.pk, place.updated_at)
