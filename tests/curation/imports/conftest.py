"""A small gazetteer."""

import pytest

from tests import towns


@pytest.fixture(autouse=True)
def _ground(db: None) -> None:
    towns.stand_for_the_gazetteer()
