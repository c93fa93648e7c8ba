"""An import killed at any moment has changed nothing, or was already done; and the next one works."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db import connection

from tests import towns
from tests.places.importing.rows import csv_text, national_row
from tests.places.importing.telling import everything

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[3]
ROWS = 700
HELD = 150
LONGEST_S = 60
KILLS = 2

DYING = """
import os, signal, sys, django
django.setup()
from django.utils import timezone
from places.importing.running import run_import

class Dying:
    def start(self, stage, rows):
        self.stage = stage
    def step(self, rows):
        if self.stage == sys.argv[2]:
            self.left = getattr(self, "left", int(sys.argv[3])) - 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

run_import([sys.argv[1]], source="essai", at=timezone.now(), write=True, progress=Dying())
"""
"""Imports, and kills itself after so many steps of a stage."""


class Directory(NamedTuple):
    """A database that another process can open, and all that it holds."""

    url: str
    dump: Callable[[], object]


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    """A directory that already holds some places of the source."""
    return directory_of(tmp_path, HELD)


def directory_of(tmp_path: Path, number: int) -> Directory:
    """A directory that already holds so many places, imported in one batch."""
    towns.stand_for_the_gazetteer()
    call_command("import_places", str(written(tmp_path / "held.csv", number)), source="essai", write=True, verbosity=0)
    if connection.vendor == "postgresql":
        address, _, parameters = os.environ["DATABASE_URL"].partition("?")
        server = address.rpartition("/")[0]
        return Directory(f"{server}/{connection.settings_dict['NAME']}?{parameters}", dump_alone)
    path = tmp_path / "directory.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
    return Directory(f"sqlite:///{path}", lambda: dump_file(path))


def dump_file(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def dump_alone() -> object:
    """Everything, once the server has noticed that the other client is gone."""
    deadline = time.monotonic() + LONGEST_S
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
            if cursor.fetchone() == (0,):
                return everything()
            time.sleep(0.05)
    raise AssertionError("the killed import still holds its connection")


def written(path: Path, number: int, **cells: str) -> Path:
    rows = [national_row(**{"id": f"essai-{rank}", "nom": f"Lieu {rank}"} | cells) for rank in range(number)]
    path.write_text(csv_text(*rows), encoding="utf-8")
    return path


def start(directory: Directory, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"DATABASE_URL": directory.url, "DJANGO_SETTINGS_MODULE": "mediation.settings"}
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def importing(directory: Directory, file: Path, *options: str) -> subprocess.Popen[str]:
    return start(directory, "manage.py", "import_places", str(file), "--source", "essai", "--verbosity", "0", *options)


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    output, errors = process.communicate(timeout=LONGEST_S)
    return process.returncode, output.strip(), errors


def test_killed_at_any_moment_it_has_changed_nothing_and_the_next_one_works(directory: Directory, tmp_path: Path) -> None:
    file = written(tmp_path / "next.csv", ROWS, horaires="Mo 10:00-12:00")
    before = directory.dump()
    started = time.monotonic()
    code, dry, _ = finished(importing(directory, file))
    whole_s = time.monotonic() - started
    assert (code, dry) == (0, f"read={ROWS} added={ROWS - HELD} changed={HELD} unchanged=0 withdrawn=0 rejected=0 conflicts=0")
    assert directory.dump() == before

    moments = sorted(random.uniform(0.4, 1.0) * whole_s for _ in range(KILLS))
    done = False
    for moment in moments:
        process = importing(directory, file, "--write")
        time.sleep(moment)
        process.kill()
        finished(process)
        done = done or directory.dump() != before

    code, said, _ = finished(importing(directory, file, "--write"))
    assert code == 0
    assert said == (f"read={ROWS} added=0 changed=0 unchanged={ROWS} withdrawn=0 rejected=0 conflicts=0" if done else dry)


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        pytest.param("Écriture", 1, id="writing"),
        pytest.param("Écriture", 2, id="written"),
    ],
)
def test_killed_midway_it_has_changed_nothing(directory: Directory, tmp_path: Path, stage: str, steps: int) -> None:
    file = written(tmp_path / "next.csv", ROWS, horaires="Mo 10:00-12:00")
    before = directory.dump()
    code, _, errors = finished(start(directory, "-c", DYING, str(file), stage, str(steps)))
    assert code == -signal.SIGKILL, errors
    assert directory.dump() == before


def test_a_failure_is_told_to_the_shell(directory: Directory, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    before = directory.dump()
    code, output, errors = finished(importing(directory, empty, "--write"))
    assert code == 1
    assert output == ""
    assert "est vide" in errors
    assert "Traceback" not in errors
    assert directory.dump() == before
