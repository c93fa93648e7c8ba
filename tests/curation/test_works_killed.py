"""Long works really killed, the server that started them being gone: nothing is half done, it is said, and they start again."""

import os
import signal
from pathlib import Path

import pytest

from curation.works.folder import WorkFolder
from places.models import Batch
from tests.curation.test_import_runs_killed import Site, killed, waited
from tests.places.importing.test_import_killed import directory_of
from tests.team import make_user

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = 1200

SETUP = """
from accounts.models import User
from curation.models import DuplicatePair, Work
from curation.works.starting import UnderWayError, follow, start_search, start_undoing
from places.models import Batch, Place
from places.undoing import foresee
author, now = User.objects.get(), timezone.now()
"""
UNDO = SETUP + "batch = Batch.objects.get()\nstart = lambda: start_undoing(batch, seen=foresee(batch).stamp, at=now, author=author)"
SEARCH = SETUP + "start = lambda: start_search(at=now, author=author)"
START = """
from curation.works import launching
pids, spawn = [], launching.spawn
launching.spawn = lambda *told: pids.append(spawn(*told)) or pids[0]
try:
    start()
    print(*pids)
except UnderWayError as error:
    print("refused", error.work.author.email)
"""
LOOK = SETUP + "print(follow(Work.objects.get()).state, Place.objects.published().count(), DuplicatePair.objects.count())"


@pytest.fixture
def site(tmp_path: Path, settings: object) -> Site:
    make_user("admin", second_factor=False)
    site = Site(directory_of(tmp_path, PLACES), tmp_path / "imports")
    settings.IMPORTS_ROOT = str(site.folder)  # type: ignore[attr-defined]
    return site


@pytest.mark.parametrize("stage", ["Lieux", "Lignes des sources"])
def test_an_undoing_killed_has_changed_nothing_and_starts_again(site: Site, stage: str) -> None:
    folder = WorkFolder(f"undo-{Batch.objects.get().pk}")
    before = site.public()
    pid = int(site.asked(UNDO + START))
    waited(folder, stage=stage)
    killed(pid, folder)
    assert site.asked(LOOK) == f"interrupted {PLACES} 0"
    assert site.public() == before

    pid = int(site.asked(UNDO + START))
    waited(folder)
    assert site.asked(LOOK) == "done 0 0"
    assert site.public() != before


def test_a_search_killed_has_changed_nothing_and_two_at_once_are_one(site: Site) -> None:
    folder = WorkFolder("duplicates")
    before = site.public()
    pid = int(site.asked(SEARCH + START))
    waited(folder, stage="Comparaison des lieux")
    os.kill(pid, signal.SIGSTOP)
    assert site.asked(SEARCH + START) == "refused admin@essai.example"
    killed(pid, folder)
    assert site.asked(LOOK) == f"interrupted {PLACES} 0"
    assert site.public() == before

    site.asked(SEARCH + START)
    waited(folder)
    assert site.asked(LOOK).startswith(f"done {PLACES} ")
