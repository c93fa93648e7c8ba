"""Lifetimes: how long the files that the team imports are kept."""

from datetime import date, timedelta
from typing import Final

from curation.imports.folder import RunFolder
from curation.imports.states import State
from curation.models import ImportRun

KEPT_DAYS: Final = 30
"""After this, nobody corrects the rows of a file any more: a newer one came. Files may name people; what was read of places stays."""


def forget_files(today: date, *, write: bool) -> int:
    """How many runs have a file, or rows refused, past `KEPT_DAYS`, and no process at work; they are forgotten if `write`. One query each.

    A run that was waiting is given up: without its file nothing can be done of it.
    """
    count = 0
    for run in (
        ImportRun.objects.filter(created_at__date__lte=today - timedelta(days=KEPT_DAYS)).exclude(state=State.CANCELLED).order_by("pk")
    ):
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
