"""Corrections: a refused row is put right on its own or in a file that comes back, and the file received stays as it was."""

import csv
import io
from datetime import timedelta

import pytest

from curation.imports.corrections import COLUMN, LINE, correct_row, file_to_correct, take_back
from curation.imports.folder import RunFolder
from curation.imports.lifetimes import forget_files
from curation.imports.mapping import UnclearMappingError, keep, proposed
from curation.imports.starting import NotNowError
from curation.imports.states import State, Task
from curation.models import ImportRun
from places.importing.drafts import UnreadableFileError
from places.models import Place
from tests.curation.imports.runs import applied, done, rows, sent
from tests.factories import AT
from tests.places.importing.rows import csv_text, national_row

BAD = {"id": "x", "nom": "", "telephone": "+33199000001"}


def checked() -> ImportRun:
    return done(sent(*rows(8), BAD))


def edited(text: str, **cells: str) -> bytes:
    """The file of rows to correct, with these cells changed in its only row."""
    (row,) = csv.DictReader(io.StringIO(text))
    return csv_text({**row, **cells}).encode()


def test_a_row_put_right_on_its_own_is_accepted() -> None:
    run = checked()
    received = RunFolder(run.pk).file.read_bytes()
    correct_row(run.pk, 10, "nom", "Médiathèque")
    run = done(run)
    assert (run.rejections, run.summary["counts"]["added"]) == ([], 9)
    done(run, Task.APPLY)
    assert Place.objects.filter(name="Médiathèque", phone="+33199000001").exists()
    assert RunFolder(run.pk).file.read_bytes() == received


def test_a_row_is_put_right_under_the_heading_of_its_source() -> None:
    text = csv_text(*(national_row(**row) for row in (*rows(8), BAD))).replace(",nom,", ",Nom du lieu,", 1)
    run = sent(text=text)
    keep(run.source, text.splitlines()[0].split(","), {"id": "id", "Nom du lieu": "nom"})
    run = done(run)
    correct_row(run.pk, 10, "nom", "Médiathèque")
    assert done(run).rejections == []


@pytest.mark.parametrize(("line", "column"), [(9, "nom"), (10, "id"), (10, ""), (99, "nom")])
def test_only_what_was_refused_is_put_right(line: int, column: str) -> None:
    with pytest.raises(KeyError):
        correct_row(checked().pk, line, column, "x")


def test_a_run_that_was_written_is_not_put_right_any_more() -> None:
    run = applied(*rows(8), BAD)
    with pytest.raises(NotNowError):
        correct_row(run.pk, 10, "nom", "x")


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="20000"):
        correct_row(checked().pk, 10, "nom", "x" * 20_001)


def test_the_rows_to_correct_go_and_come_back() -> None:
    run = checked()
    text = file_to_correct(run)
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row[LINE], row[COLUMN], row["telephone"]) == ("10", "nom", "'+33199000001")
    assert take_back(run.pk, edited(text, nom="Médiathèque", telephone=""), "lignes.csv") == 2
    run = done(run)
    assert (run.rejections, run.summary["counts"]["added"]) == ([], 9)


def test_sent_back_as_it_came_nothing_is_put_right() -> None:
    run = checked()
    assert take_back(run.pk, file_to_correct(run).encode(), "lignes.csv") == 0
    assert done(run).rejections == run.rejections


def test_rows_that_were_not_refused_are_left_alone() -> None:
    run = checked()
    assert take_back(run.pk, edited(file_to_correct(run), **{LINE: "3", "nom": "Pirate"}), "lignes.csv") == 0
    assert take_back(run.pk, edited(file_to_correct(run), **{LINE: "²"}), "lignes.csv") == 0


def test_another_file_is_refused() -> None:
    run = checked()
    for content in (csv_text(national_row()).encode(), b"[]", b"%PDF"):
        with pytest.raises(UnreadableFileError):
            take_back(run.pk, content, "autre.csv")


def test_columns_are_proposed_as_they_are_understood() -> None:
    text = csv_text(national_row(id="1")).replace("id,", "Matricule,", 1).replace("telephone", "Téléphone", 1)
    run = done(sent(text=text))
    assert (proposed(run)["Matricule"], proposed(run)["Téléphone"]) == ("", "telephone")
    keep(run.source, run.columns, {**proposed(run), "Matricule": "id"})
    assert done(run).state == State.CHECKED


@pytest.mark.parametrize(("chosen", "twice"), [({"a": "id", "b": "id"}, "id"), ({"a": "nom"}, ""), ({"z": "id"}, ""), ({"a": "rien"}, "")])
def test_columns_that_leave_a_doubt_are_not_kept(chosen: dict[str, str], twice: str) -> None:
    run = sent(*rows(1))
    with pytest.raises(UnclearMappingError) as refused:
        keep(run.source, ["a", "b"], chosen)
    assert refused.value.twice == twice


def test_files_are_forgotten_after_their_time_and_what_they_wrote_stays() -> None:
    written, waiting, recent = applied(*rows(1)), checked(), sent(*rows(1))
    ImportRun.objects.filter(pk=recent.pk).update(created_at=AT + timedelta(days=2))
    today = (AT + timedelta(days=31)).date()
    assert forget_files(today, write=False) == 2
    assert RunFolder(written.pk).file.exists()
    assert forget_files(today, write=True) == 2
    assert forget_files(today, write=True) == 0
    states = [ImportRun.objects.get(pk=run.pk).state for run in (written, waiting, recent)]
    assert states == [State.APPLIED, State.CANCELLED, State.UPLOADED]
    assert [RunFolder(run.pk).file.exists() for run in (written, waiting, recent)] == [False, False, True]
    assert Place.objects.count() == 1
