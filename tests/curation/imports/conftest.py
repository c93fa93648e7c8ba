"""A small gazetteer, and a folder of its own for the files of each test."""

from pathlib import Path
from typing import Any

import pytest

from tests import towns


@pytest.fixture(autouse=True)
def _ground(db: None, tmp_path: Path, settings: Any) -> None:
    settings.IMPORTS_ROOT = str(tmp_path / "imports")
    towns.stand_for_the_gazetteer()
