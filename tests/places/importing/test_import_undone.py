"""An import undone, by the commands that people use: what anyone may download is again, byte for byte, what it was."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from places.models import Batch, Place
from places.undoing import undo_batch
from tests import towns
from tests.places.importing.rows import csv_text, national_row
from tests.places.importing.test_real_file import REAL_PLACES

pytestmark = pytest.mark.django_db

FIRST = {"services": "Aide aux démarches administratives|Accès internet et matériel informatique", "telephone": "+33199000001"}
SECOND = {"services": "Accès internet et matériel informatique", "telephone": "+33199000002", "horaires": "Mo 10:00-12:00"}


def imported(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    call_command("import_places", str(file), source="essai", write=True, verbosity=0, accept_losses=True, stdout=io.StringIO())


def exported() -> str:
    output = io.StringIO()
    call_command("export_places", format="standard", stdout=output, verbosity=0)
    return output.getvalue()


def undone() -> None:
    undo_batch(Batch.objects.latest("pk"), at=timezone.now(), author_id=None)


def test_an_import_undone_leaves_the_export_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    towns.stand_for_the_gazetteer()
    file = tmp_path / "essai.csv"
    imported(file, csv_text(*(national_row(id=f"essai-{rank}", nom=f"Lieu {rank}", **FIRST) for rank in range(6))))
    before = exported()
    next_rows = csv_text(*(national_row(id=f"essai-{rank}", nom=f"Lieu {rank}", **SECOND) for rank in range(3, 9)))
    imported(file, next_rows)
    after = exported()
    undone()
    assert exported() == before != after
    imported(file, next_rows)
    assert exported() == after


@pytest.mark.skipif(not REAL_PLACES.exists(), reason="the real file of places is not beside the repository")
def test_a_real_import_undone_leaves_the_export_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    with REAL_PLACES.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))[::25]
    file = tmp_path / "real.csv"
    imported(file, csv_text(*rows[20:]))
    before = exported()
    imported(file, csv_text(*({**row, "telephone": "", "services": row["services"].split("|")[0]} for row in rows[:-20])))
    undone()
    assert exported() == before
    undone()
    undone()
    assert exported() == before
    assert Place.objects.count() == len(rows)
