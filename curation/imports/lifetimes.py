"""Lifetimes: how long the files that the team imports are kept."""

from datetime import datetime, timedelta
from typing import Final

from curation.imports.folder import RunFolder
from curation.imports.states import State
from curation.models import ImportRun

KEPT: Final = timedelta(days=30)
"""After this, nobody corrects the rows of a file any more: a newer one came. Files may name people; what was read of places stays."""


def forget_files(*, before: datetime, write: bool) -> int:
    """Forget the files and refused rows of runs received before this moment, unless a process is at work; how many runs. One query each.

    A run that was waiting is given up: without its file nothing can be done of it.
    """
    count = 0
    for run in ImportRun.objects.filter(created_at__lt=before).exclude(state=State.CANCELLED).order_by("pk"):
        folder = RunFolder(run.pk)
        if not folder.path.exists() or folder.is_at_work():
            continue
        count += 1
        if not write:
            continue
        state = run.state if run.state == State.APPLIED else State.CANCELLED
        ImportRun.objects.filter(pk=run.pk).update(state=state, rejections=[], corrections={})
        folder.forget()
    return count
