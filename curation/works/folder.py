"""Folder of a long work: how far it is, and the lock that says whether a process is at work on it."""

import fcntl
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

TELLS_EVERY_S: Final = 0.3
"""Seconds between two notes of progress: a page reads it every few seconds."""

_RETRIES: Final = 10
_RETRY_S: Final = 0.02
"""A page that looks whether the lock is held holds it for some microseconds."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a work is: the stage (French), rows done and rows in all; 0 in all when nobody knows."""

    stage: str
    done: int
    rows: int


class WorkFolder:
    """The folder of one work, by its name. Nobody but the service reads it."""

    def __init__(self, name: str) -> None:
        self.path = Path(settings.IMPORTS_ROOT) / name

    def make(self) -> None:
        """Make it where there is none. Raises OSError."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700, exist_ok=True)

    def take_lock(self) -> int | None:
        """The lock of the work as a file descriptor, None when a process is at work on it.

        The descriptor may be handed to a child process: the system lets go of the lock when the last process that has it is dead, however
        it died. Raises OSError when the folder is gone.
        """
        lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        for _ in range(_RETRIES):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return lock
            except BlockingIOError:
                time.sleep(_RETRY_S)
        os.close(lock)
        return None

    def is_at_work(self) -> bool:
        """Whether a process holds the lock."""
        try:
            lock = os.open(self.path / "lock", os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False

    def note(self, progress: Progress) -> None:
        """Say how far the work is. Beside the database, which says nothing of a transaction under way."""
        draft = self.path / "progress.new"
        draft.write_text(json.dumps([progress.stage, progress.done, progress.rows]), encoding="utf-8")
        draft.replace(self.path / "progress")

    def progress(self) -> Progress | None:
        """What was noted last; None when nothing was."""
        try:
            stage, done, rows = json.loads((self.path / "progress").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return Progress(stage, done, rows)


class Notes:
    """A watcher (`places.progress.Progress`) that notes how far a work is in its folder."""

    def __init__(self, folder: WorkFolder) -> None:
        self.folder, self.stage, self.rows, self.done, self.told_at = folder, "Lecture", 0, 0, 0.0

    def start(self, stage: str, rows: int) -> None:
        """A stage begins."""
        self.stage, self.rows, self.done = stage, rows, 0
        self._tell()

    def step(self, rows: int) -> None:
        """So many rows more are done."""
        self.done += rows
        if time.monotonic() - self.told_at >= TELLS_EVERY_S:
            self._tell()

    def _tell(self) -> None:
        self.told_at = time.monotonic()
        self.folder.note(Progress(self.stage, self.done, self.rows))
