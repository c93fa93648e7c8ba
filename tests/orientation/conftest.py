"""A geocoder of our own over real HTTP on this machine."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.orientation.locating.fake_geocoder import FakeGeocoder


@pytest.fixture
def geocoder(settings: LazySettings) -> Iterator[FakeGeocoder]:
    """Asked from now on. Each has a port of its own, so the failures of one test are not counted in another."""
    with FakeGeocoder() as fake:
        settings.GEOCODER_URL = fake.address
        yield fake
