"""What every test shares: an empty cache, no network beyond this machine, what logs say when asked, and what keeps the suite quick."""

import gc
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from hypothesis import settings as examples
from pytest_socket import socket_allow_hosts

from mediation.logs import JsonFormatter
from places.opening import texts_at, unusual_at

LOOPBACK = ["127.0.0.1", "::1"]
LOGGERS = ["", "django", "django.server", "django.request", "django.security"]


examples.register_profile("suite", deadline=None)
"""How long an example takes says how busy the machine is: both databases run side by side, and others beside them."""
examples.load_profile("suite")


def pytest_configure() -> None:
    """Accounts of tests are no secret, and a slow hash is meant to be slow."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end: each search for garbage would walk through them."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup() -> None:
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Counts and hours are kept by the number of the last revision, which a rolled-back test gives back."""
    cache.clear()
    texts_at.cache_clear()
    unusual_at.cache_clear()


class Written(logging.Handler):
    """Every line, of every level, as production writes it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(JsonFormatter())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def written() -> Iterator[list[str]]:
    """What the logs hold, at every level, whatever production keeps of it."""
    handler, loggers = Written(), [logging.getLogger(name) for name in LOGGERS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield handler.lines
    for logger, level in zip(loggers, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
