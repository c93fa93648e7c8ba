"""orientation.unmet: one count per service, commune and day, exact under competition, silent about the rest, harmless to a page."""

import logging
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import DatabaseError, OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext

from orientation.models import UnmetNeed
from orientation.unmet import WAIT_MS, record_unmet

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 3, 3)


def counts() -> dict[tuple[str, str, date], int]:
    return {(row.category, row.commune, row.day): row.count for row in UnmetNeed.objects.all()}


@pytest.mark.django_db
def test_the_same_search_on_the_same_day_is_counted_up() -> None:
    for commune, day in (("93066", DAY), ("93066", DAY), ("48095", DAY), ("93066", date(2026, 3, 4)), ("", DAY)):
        record_unmet("demarches", commune, day)
    record_unmet("acces", "93066", DAY)
    assert counts() == {
        ("demarches", "93066", DAY): 2,
        ("demarches", "48095", DAY): 1,
        ("demarches", "93066", date(2026, 3, 4)): 1,
        ("demarches", "", DAY): 1,
        ("acces", "93066", DAY): 1,
    }


@pytest.mark.django_db
def test_nothing_else_is_kept() -> None:
    assert {field.name for field in UnmetNeed._meta.get_fields()} == {"id", "category", "commune", "day", "count"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("category", "commune"),
    [
        ("pizza", "93066"),
        ("", "93066"),
        ("demarches", "93 066"),
        ("demarches", "93066\n"),
        ("demarches", "2C004"),
        ("demarches", "x' OR 1=1"),
    ],
)
def test_what_is_neither_a_service_nor_a_commune_is_not_counted(category: str, commune: str) -> None:
    record_unmet(category, commune, DAY)
    assert counts() == {}


@pytest.mark.django_db
def test_corsica_has_communes() -> None:
    record_unmet("demarches", "2A004", DAY)
    assert counts() == {("demarches", "2A004", DAY): 1}


@pytest.mark.django_db
def test_one_statement_writes() -> None:
    with CaptureQueriesContext(connection) as queries:
        record_unmet("demarches", "93066", DAY)
    assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) == 1


@pytest.mark.django_db
def test_a_database_in_trouble_never_reaches_the_page_and_the_log_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("demarches 93066")):
        record_unmet("demarches", "93066", DAY)
    assert "unmet_need_lost" in caplog.text
    assert "OperationalError" in caplog.text
    assert "93066" not in caplog.text
    assert "demarches" not in caplog.text


@pytest.mark.django_db
def test_a_refused_write_leaves_the_transaction_usable() -> None:
    with patch("orientation.unmet._COUNT_UP", "INSERT INTO no_such_table (a, b, c) VALUES (%s, %s, %s)"):
        record_unmet("demarches", "93066", DAY)
    assert UnmetNeed.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_sqlite_does_not_make_a_page_wait_for_an_import() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no single writer to wait for")
    usual = connection.cursor().execute("PRAGMA busy_timeout").fetchone()[0]
    asked: list[int] = []
    execute = "django.db.backends.utils.CursorWrapper.execute"

    def look(*_: object) -> None:
        asked.append(connection.connection.execute("PRAGMA busy_timeout").fetchone()[0])
        raise DatabaseError

    with patch(execute, side_effect=look):
        record_unmet("demarches", "93066", DAY)
    assert asked == [WAIT_MS]
    assert connection.cursor().execute("PRAGMA busy_timeout").fetchone()[0] == usual > WAIT_MS


@pytest.mark.django_db(transaction=True)
def test_several_at_once_are_all_counted_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has its own test, on a file: its tests are in memory, seen by one thread")
    count_together()
    assert counts() == {("demarches", "93066", DAY): 40}


def test_several_at_once_are_all_counted_on_an_sqlite_file(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'count.sqlite3'}"}
    told = subprocess.run([sys.executable, "-c", ON_A_FILE], env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split()[-1] == "40"


def count_together() -> None:
    """Four threads, ten searches each."""
    together = threading.Barrier(4)

    def count_ten() -> None:
        together.wait()
        for _ in range(10):
            record_unmet("demarches", "93066", DAY)
        connections["default"].close()

    threads = [threading.Thread(target=count_ten) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


ON_A_FILE = """
import os
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mediation.settings')
import django
django.setup()
from django.db import connection
from orientation import unmet
from orientation.models import UnmetNeed
from tests.orientation.helplines.test_unmet import count_together
with connection.schema_editor() as editor:
    editor.create_model(UnmetNeed)
unmet.WAIT_MS = 20_000  # a slow machine must not lose a count here
count_together()
print(UnmetNeed.objects.get().count)
"""
