"""`import_places`: what it says, what it writes, and what it refuses to do."""

import csv
import gzip
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from places.importing import running
from places.models import Batch, Place, Revision, Source, SourceRecord
from places.vocabulary import Status
from tests import towns
from tests.places.importing.rows import csv_text, national_row
from tests.places.importing.telling import everything, place_of

pytestmark = pytest.mark.django_db

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _communes() -> None:
    towns.stand_for_the_gazetteer()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*rows: dict[str, Any], name: str = "lieux.csv", separator: str = ",") -> Path:
        path = tmp_path / name
        path.write_text(csv_text(*rows, separator=separator), encoding="utf-8")
        return path

    return written


def rows(number: int, **cells: Any) -> list[dict[str, Any]]:
    return [national_row(**{"id": f"essai-{rank}", "nom": f"Lieu {rank}"} | cells) for rank in range(number)]


def run(*files: Path, source: str = "essai", **options: Any) -> list[str]:
    """What the command says on its standard output, line by line."""
    output = io.StringIO()
    call_command("import_places", *map(str, files), source=source, stdout=output, **options)
    return output.getvalue().splitlines()


def last_line(*files: Path, **options: Any) -> str:
    return run(*files, verbosity=0, **options)[-1]


def test_the_last_line_counts_everything(write: Write) -> None:
    file = write(*rows(8), national_row(id="refuse", nom=""))
    assert last_line(file, write=True) == "read=9 added=8 changed=0 unchanged=0 withdrawn=0 rejected=1 conflicts=0"
    file = write(*rows(6), national_row(id="essai-6", nom="Lieu 6", horaires="Mo 10:00-12:00"), national_row(id="essai-8", nom="Lieu 8"))
    assert last_line(file, write=True) == "read=8 added=1 changed=1 unchanged=6 withdrawn=1 rejected=0 conflicts=0"


@pytest.mark.parametrize("verbosity", [0, 1, 2])
def test_whatever_else_is_said_the_last_line_is_the_same(write: Write, verbosity: int) -> None:
    said = run(write(*rows(9), national_row(id="refuse", nom="")), verbosity=verbosity)
    assert re.fullmatch(r"read=10 added=9 changed=0 unchanged=0 withdrawn=0 rejected=1 conflicts=0", said[-1])
    assert (len(said) == 1) == (verbosity == 0)


def test_a_dry_run_writes_nothing_and_counts_the_same(write: Write) -> None:
    run(write(*rows(10)), write=True)
    before = everything()
    file = write(*rows(8, horaires="Mo 10:00-12:00"), national_row(id="neuf"), national_row(id="refuse", nom=""))
    said = run(file)
    assert everything() == before
    assert "rien n'a été écrit" in said[-2]
    assert said[-1] == last_line(file, write=True)
    assert everything() != before


def test_the_first_dry_run_does_not_even_create_the_source(write: Write) -> None:
    before = everything()
    assert last_line(write(*rows(3))).startswith("read=3 added=3")
    assert everything() == before


def test_importing_again_changes_nothing_and_cleans_nothing(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(*rows(5))
    run(file, write=True)
    facts, revisions = list(Place.objects.order_by("pk").values()), Revision.objects.count()
    monkeypatch.setattr(running, "clean", lambda file, **_: iter(file.rows and pytest.fail("cleaned again")))
    assert last_line(file, write=True) == "read=5 added=0 changed=0 unchanged=5 withdrawn=0 rejected=0 conflicts=0"
    assert (list(Place.objects.order_by("pk").values()), Revision.objects.count()) == (facts, revisions)


@pytest.mark.parametrize("heading", ["ID", "Id", " id "])
def test_unchanged_rows_are_known_however_their_id_is_headed(write: Write, heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(*({heading if column == "id" else column: cell for column, cell in row.items()} for row in rows(3)))
    run(file, write=True)
    monkeypatch.setattr(running, "clean", lambda file, **_: iter(file.rows and pytest.fail("cleaned again")))
    assert "unchanged=3" in last_line(file, write=True)


def test_the_order_of_the_rows_does_not_matter(write: Write) -> None:
    told = rows(5)
    run(write(*told), write=True)
    assert "unchanged=5" in last_line(write(*reversed(told)), write=True)


@pytest.mark.parametrize("twin", ["essai-0", " essai-0", "essai-0 "])
def test_of_two_rows_with_one_id_the_first_is_kept_each_time(write: Write, twin: str) -> None:
    file = write(*rows(9), national_row(id=twin, nom="Autre lieu"))
    said = run(file, write=True)
    assert any("même identifiant que la ligne 2" in line for line in said)
    assert said[-1] == "read=10 added=9 changed=0 unchanged=0 withdrawn=0 rejected=1 conflicts=0"
    assert last_line(file, write=True) == "read=10 added=0 changed=0 unchanged=9 withdrawn=0 rejected=1 conflicts=0"
    assert place_of(Source.objects.get(), "essai-0").name == "Lieu 0"


def test_the_refused_rows_go_to_a_file_with_the_reason_and_the_fix(write: Write, tmp_path: Path) -> None:
    rejects = tmp_path / "refus.csv"
    run(write(*rows(9), national_row(id="refuse", nom="")), rejects=rejects)
    with rejects.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["ligne"], row["id"], row["colonne"], row["valeur"]) == ("11", "refuse", "nom", "")
    assert row["raison"] == "le lieu n'a pas de nom"
    assert row["correction"]


def test_a_date_to_come_is_not_believed(write: Write) -> None:
    run(write(national_row(date_maj="2099-01-01")), write=True)
    assert Place.objects.get().source_date is None


def test_an_import_is_one_batch_that_keeps_its_counts(write: Write) -> None:
    run(write(*rows(2)), write=True)
    batch = Batch.objects.get()
    assert (batch.source_id, batch.counts["added"], batch.revisions.count()) == ("essai", 2, 2)
    assert Source.objects.get().last_read_at == batch.started_at


def test_a_progress_bar_shows_on_a_terminal_only(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    run(write(*rows(2)))
    assert terminal.getvalue() == ""
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    run(write(*rows(2)))
    assert "Écriture" in terminal.getvalue()


BAD = {
    "empty": (b"", "est vide"),
    "headings-only": (csv_text(national_row()).splitlines()[0].encode(), "ligne de titres"),
    "binary": (bytes(range(256)) * 20, "n'est pas un fichier de texte"),
    "truncated-gzip": (gzip.compress(csv_text(*rows(50)).encode())[:-40], "incomplet"),
    "without-id": (csv_text({"nom": "Lieu", "commune": "Mende", "identifiant_local": "1"}).encode(), "pas de colonne « id »"),
    "half-a-json": (b'[{"id": "1", "nom": "Li', "JSON"),
    "unclosed-quote": (csv_text(*rows(3)).encode() + b'"essai-4', "guillemet"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_gets_a_clear_answer_and_loses_nothing(write: Write, tmp_path: Path, content: bytes, reason: str) -> None:
    run(write(*rows(3)), write=True)
    before = everything()
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content)
    with pytest.raises(CommandError, match=reason) as error:
        run(bad, write=True)
    assert error.value.returncode != 0
    assert everything() == before


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="n'existe pas"):
        run(tmp_path / "absent.csv", write=True)


@pytest.mark.parametrize(
    ("told", "reason", "refusals", "insisted"),
    [
        pytest.param(rows(5), "5 lignes sur 10 ont disparu", 0, "unchanged=5 withdrawn=5 rejected=0", id="half-gone"),
        pytest.param(
            [*rows(10), *(national_row(id=f"refuse-{rank}", nom="") for rank in range(4))],
            "4 lignes sur 14 ne peuvent pas être lues",
            4,
            "unchanged=10 withdrawn=0 rejected=4",
            id="refused",
        ),
        pytest.param([*rows(10), *rows(4)], "4 lignes sur 14", 4, "unchanged=10 withdrawn=0 rejected=4", id="duplicate-ids"),
    ],
)
@pytest.mark.parametrize("wet", [False, True], ids=["dry", "write"])
def test_too_many_losses_stop_before_anything_is_written(
    *, write: Write, tmp_path: Path, told: list[dict[str, Any]], reason: str, refusals: int, insisted: str, wet: bool
) -> None:
    run(write(*rows(10)), write=True)
    before = everything()
    file, rejects = write(*told, name="pertes.csv"), tmp_path / "refus.csv"
    with pytest.raises(CommandError, match=f"{reason}.*--accept-losses"):
        run(file, write=wet, rejects=rejects)
    assert everything() == before
    assert len(rejects.read_text(encoding="utf-8").splitlines()) == 1 + refusals
    assert insisted in last_line(file, write=wet, accept_losses=True)
    assert (everything() != before) == wet


def test_a_first_file_of_refusals_leaves_no_source_behind(write: Write) -> None:
    before = everything()
    with pytest.raises(CommandError, match="--accept-losses"):
        run(write(*rows(2, nom="")), write=True)
    assert everything() == before


@pytest.mark.parametrize("slug", ["", "hub 93", "hub/93", "été", "x" * 81])
def test_an_impossible_source_is_refused(write: Write, slug: str) -> None:
    with pytest.raises(CommandError, match="--source"):
        run(write(*rows(1)), source=slug, write=True)
    assert not Source.objects.exists()


def test_rejects_without_folder_are_refused_before_anything_is_written(write: Write, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="n'existe pas"):
        run(write(*rows(1)), rejects=tmp_path / "absent" / "refus.csv", write=True)
    assert not Place.objects.exists()


def test_rejects_that_cannot_be_written_do_not_undo_the_import(write: Write, tmp_path: Path) -> None:
    errors = io.StringIO()
    said = run(write(*rows(1)), rejects=tmp_path, write=True, stderr=errors)
    assert "ne peut pas être écrit" in errors.getvalue()
    assert said[-1].startswith("read=1 added=1")
    assert Place.objects.count() == 1


def test_a_compressed_file_with_semicolons_is_the_same_file(write: Write, tmp_path: Path) -> None:
    run(write(*rows(3)), write=True)
    packed = tmp_path / "lieux.csv.gz"
    packed.write_bytes(gzip.compress(write(*rows(3), separator=";", name="autre.csv").read_bytes()))
    assert "unchanged=3" in last_line(packed, write=True)


def test_a_withdrawn_place_and_its_record_are_still_there(write: Write) -> None:
    run(write(*rows(5)), write=True)
    run(write(*rows(4)), write=True)
    gone = place_of(Source.objects.get(), "essai-4")
    assert (gone.status, Place.objects.count(), SourceRecord.objects.count()) == (Status.WITHDRAWN, 5, 5)
    assert "changed=1 unchanged=4" in last_line(write(*rows(5)), write=True)
    gone.refresh_from_db()
    assert gone.status == Status.PUBLISHED
