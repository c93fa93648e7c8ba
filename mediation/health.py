"""Health: whether this process can serve, and how old its facts are."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from places.versions import NEVER, directory_version

SECONDS_IN_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Health:
    """`hours_since_write` is None when nothing was ever written, or when the database cannot say."""

    database: bool
    migrations: bool
    hours_since_write: float | None

    @property
    def ok(self) -> bool:
        """Old facts are for people to judge, not a reason to take the process out of service."""
        return self.database and self.migrations


def health(now: datetime) -> Health:
    """At most 3 queries; never raises when the database does not answer."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
        if not _wanted() <= applied:
            return Health(database=True, migrations=False, hours_since_write=None)
        version = directory_version()
    except DatabaseError:
        return Health(database=False, migrations=False, hours_since_write=None)
    if version.at == NEVER:
        return Health(database=True, migrations=True, hours_since_write=None)
    return Health(database=True, migrations=True, hours_since_write=round((now - version.at).total_seconds() / SECONDS_IN_AN_HOUR, 1))


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    """Every migration of the code that is running: it does not change while the process lives."""
    return frozenset(MigrationLoader(None).graph.nodes)
