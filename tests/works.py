"""Long works in tests: their process cannot see the database of a test, so none is started; a test says when the work is done, here."""

from pathlib import Path
from typing import Any

import pytest

from curation.models import Work
from curation.models.work import Job, WorkState
from curation.works import launching
from curation.works.working import work
from tests.factories import AT


def launch_nothing(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Works have a folder of their own for each test, and wait for `worked`."""
    settings.IMPORTS_ROOT = str(tmp_path / "imports")
    monkeypatch.setattr(launching, "spawn", lambda job, number, lock: 0)


def worked() -> WorkState:
    """The work that is under way, done here and now."""
    waiting = Work.objects.get(state=WorkState.UNDER_WAY)
    return work(waiting.pk, Job(waiting.job), at=AT)
