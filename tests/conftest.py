"""What every test shares: an empty cache, a fixed clock for what it writes, and no network beyond this machine."""

import pytest
from django.core.cache import cache
from pytest_socket import socket_allow_hosts

from places.opening import closed_at, texts_at

LOOPBACK = ["127.0.0.1", "::1"]


def pytest_runtest_setup() -> None:
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Counts and hours are kept by the number of the last revision, which a rolled-back test gives back."""
    cache.clear()
    texts_at.cache_clear()
    closed_at.cache_clear()
