"""An import run really killed, the server that started it being gone: nothing is half done, it is said, and it starts again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection

from curation.imports.folder import RunFolder
from curation.works.folder import WorkFolder
from tests.places.importing.rows import csv_text, national_row
from tests.places.importing.test_import_killed import HELD, LONGEST_S, ROOT, Directory, directory, dump_alone

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = 1500

__all__ = ["directory"]

SETUP = """
import sys, django
django.setup()
from django.utils import timezone
from curation.imports.receiving import receive
from curation.imports.starting import cancel, look, start
from curation.imports.states import Task
from curation.models import ImportRun
from places.models import Source
"""
RECEIVE = """
with open(sys.argv[1], "rb") as file:
    run = receive([file.read()], name="next.csv", source=Source.objects.get(), at=timezone.now(), author_id=None, departments=None)
print(run.pk, start(run.pk, Task.CHECK, at=timezone.now(), author_id=None, departments=None))
"""
START = "print(start(int(sys.argv[1]), Task(sys.argv[2]), at=timezone.now(), author_id=None, departments=None, insisted=True))"
LOOK = "seen = look(int(sys.argv[1])); print(seen.state, seen.run.summary.get('counts', {}).get('added', ''))"


class Site(NamedTuple):
    """A directory, and a server that people use, which is gone as soon as it has answered."""

    directory: Directory
    folder: Path

    def asked(self, code: str, *arguments: object) -> str:
        environment = os.environ | {
            "DATABASE_URL": self.directory.url,
            "IMPORTS_ROOT": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "mediation.settings",
            "LOG_LEVEL": "CRITICAL",
        }
        with (self.folder.parent / "errors").open("a+") as errors:
            answer = subprocess.run(
                [sys.executable, "-c", SETUP + code, *map(str, arguments)],
                cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, timeout=LONGEST_S, check=False,
            )  # fmt: skip
            errors.seek(0)
            assert answer.returncode == 0, errors.read()
        return answer.stdout.decode().strip()

    def public(self) -> object:
        """All that the directory holds, but for the runs and works themselves."""
        if connection.vendor == "postgresql":
            return dump_alone()
        dumped = self.directory.dump()
        assert isinstance(dumped, list)
        return [line for line in dumped if "curation_importrun" not in line and "curation_work" not in line]


@pytest.fixture
def site(directory: Directory, tmp_path: Path, settings: object) -> Site:
    settings.IMPORTS_ROOT = str(tmp_path / "imports")  # type: ignore[attr-defined]
    return Site(directory, tmp_path / "imports")


class Checking(NamedTuple):
    """A run being checked, by which process, and what the directory held before."""

    number: int
    pid: int
    before: object

    @property
    def folder(self) -> RunFolder:
        return RunFolder(self.number)


@pytest.fixture
def checking(site: Site, tmp_path: Path) -> Checking:
    """A file that changes all that the directory holds, and adds as much again and more, has just been sent."""
    before = site.public()
    path = tmp_path / "next.csv"
    rows = [national_row(id=f"essai-{rank}", nom=f"Lieu {rank}", horaires="Mo 10:00-12:00") for rank in range(ROWS)]
    path.write_text(csv_text(*rows), encoding="utf-8")
    number, pid = site.asked(RECEIVE, path).split()
    return Checking(int(number), int(pid), before)


def waited(folder: WorkFolder, *, stage: str = "") -> None:
    """Until the run is in this stage; until it is over when none is given."""
    deadline = time.monotonic() + LONGEST_S
    while time.monotonic() < deadline:
        progress = folder.progress()
        if (stage and progress and progress.stage == stage) or (not stage and not folder.is_at_work()):
            return
        time.sleep(0.01)
    raise AssertionError(f"never came to {stage or 'an end'}")


def killed(pid: int, folder: WorkFolder) -> None:
    os.kill(pid, signal.SIGKILL)
    waited(folder)


@pytest.mark.parametrize("stage", ["Nettoyage", "Écriture"])
def test_killed_while_writing_nothing_has_changed_and_it_starts_again(site: Site, checking: Checking, stage: str) -> None:
    number, folder = checking.number, checking.folder
    waited(folder)
    assert site.asked(LOOK, number) == f"checked {ROWS - HELD}"
    (folder.path / "progress").unlink()
    pid = int(site.asked(START, number, "apply"))
    waited(folder, stage=stage)
    killed(pid, folder)
    assert site.asked(LOOK, number) == f"interrupted {ROWS - HELD}"
    assert site.public() == checking.before

    site.asked(START, number, "apply")
    waited(folder)
    assert site.asked(LOOK, number) == f"applied {ROWS - HELD}"
    assert site.public() != checking.before


def test_killed_while_checking_nothing_has_changed_and_only_a_check_starts_again(site: Site, checking: Checking) -> None:
    number, folder = checking.number, checking.folder
    waited(folder, stage="Écriture")
    killed(checking.pid, folder)
    assert site.asked(LOOK, number).startswith("interrupted")
    assert site.public() == checking.before
    refused = "try:\n    " + START + "\nexcept Exception as error:\n    print(type(error).__name__)"
    assert site.asked(refused, number, "apply") == "NotNowError"
    site.asked(START, number, "check")
    waited(folder)
    assert site.asked(LOOK, number).startswith("checked")


def test_two_people_who_start_it_at_once_start_it_once(site: Site, checking: Checking) -> None:
    number, folder = checking.number, checking.folder
    refused = "try:\n    " + START + "\nexcept Exception as error:\n    print(type(error).__name__, error.state)"
    again = site.asked(refused, number, "check")
    waited(folder)
    assert checking.pid > 0
    # The first may be over when the second asks: it then checks again, which is not at once.
    assert again == "NotNowError checking" or again.isdigit()
    waited(folder)


def test_a_run_at_work_is_not_cancelled_and_one_that_is_over_is(site: Site, checking: Checking) -> None:
    number, folder = checking.number, checking.folder
    cancelled = "cancel(int(sys.argv[1]), at=timezone.now())"
    os.kill(checking.pid, signal.SIGSTOP)
    told = site.asked(f"try:\n    {cancelled}\nexcept Exception as error:\n    print(type(error).__name__)", number)
    os.kill(checking.pid, signal.SIGCONT)
    waited(folder)
    assert told == "NotNowError"
    site.asked(cancelled, number)
    assert site.asked(LOOK, number).startswith("cancelled")
    assert not folder.path.exists()
