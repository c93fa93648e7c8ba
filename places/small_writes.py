"""Small writes: a count that a page adds while it answers. It may be lost, it may neither break the page nor keep it waiting."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

logger = logging.getLogger(__name__)


def write_or_lose(statement: str, values: Sequence[object], *, wait_ms: int, event: str) -> None:
    """Run one statement of ours, atomic, waiting at most `wait_ms` for SQLite's only writer (an import may hold it for minutes).

    Never raises for the database: what cannot be written is lost, and the log names the `event` and the kind of error, none of the values.
    """
    try:
        with _waiting_at_most(wait_ms), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        logger.warning("%s error=%s", event, type(error).__name__)


@contextmanager
def _waiting_at_most(milliseconds: int) -> Iterator[None]:
    """On SQLite, gives up sooner than the usual wait for another writer. PostgreSQL has no single writer to wait for."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    usual = connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual}")
