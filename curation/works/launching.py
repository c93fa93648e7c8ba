"""Launching: a process of its own is started for a work, holding the lock of its folder until it is done or dead, however it dies."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings

from curation.works.folder import Progress, WorkFolder

_children: list[subprocess.Popen[bytes]] = []
"""Processes started here, asked from time to time whether they ended: the system keeps the dead until someone asks."""

_MANAGE: Final = "manage.py"
_ERRORS: Final = 2
"""Its logs go where the errors of the server go: what the server answers on its standard output is not the child's to write on."""


def launch(folder: WorkFolder, job: str, *, prepare: Callable[[], int], take_back: Callable[[], None]) -> int | None:
    """Set a work to be done by `manage.py run_work`. Returns at once: the number of the process, None when one is at work already.

    `prepare` writes that the work has begun and tells its number, or refuses by raising; `take_back` unwrites it when no process can be
    started. Raises what `prepare` does, and OSError.
    """
    lock = folder.take_lock()
    if lock is None:
        return None
    try:
        number = prepare()
        folder.note(Progress("Départ", 0, 0))
        try:
            return spawn(job, number, lock)
        except OSError:
            take_back()
            raise
    finally:
        os.close(lock)


def spawn(job: str, number: int, lock: int) -> int:
    """A process of its own session: neither the end of the request nor that of the server ends it. It inherits the lock, open."""
    _children[:] = [child for child in _children if child.poll() is None]
    manage = str(Path(settings.BASE_DIR) / _MANAGE)
    command = [sys.executable, manage, "run_work", job, str(number), "--locked", str(lock), "--verbosity", "0"]
    child = subprocess.Popen(  # noqa: S603 (no part of it comes from outside)
        command, stdin=subprocess.DEVNULL, stdout=_ERRORS, pass_fds=(lock,), start_new_session=True, cwd=settings.BASE_DIR
    )
    _children.append(child)
    return child.pid
