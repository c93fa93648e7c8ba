"""No test of the team's work starts a process by a page."""

from pathlib import Path
from typing import Any

import pytest

from tests.works import launch_nothing


@pytest.fixture(autouse=True)
def _nothing_launched(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    launch_nothing(tmp_path, settings, monkeypatch)
