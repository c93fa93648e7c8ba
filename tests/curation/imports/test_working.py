"""Working: a check tells all and writes nothing; applying writes what was checked, and says so in the same breath."""

from typing import Any

import pytest
from django.core.management import call_command

from curation.imports import working
from curation.imports.folder import RunFolder
from curation.imports.states import State, Task
from curation.imports.working import work
from curation.models import ColumnMapping, ImportRun
from places.editing import change_place
from places.models import Batch, Place, Revision, Source, SourceRecord
from places.undoing import undo_batch
from tests.curation.imports.runs import applied, done, rows, sent
from tests.factories import AT, STAFF, make_place
from tests.places.importing.rows import csv_text, national_row


def facts_of_the_directory() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Place, Revision, SourceRecord, Batch))


def test_a_check_tells_all_and_writes_nothing() -> None:
    applied(*rows(3))
    before = facts_of_the_directory()
    run = done(sent({"id": "essai-0", "nom": "Lieu 0"}, {"id": "essai-1", "nom": "Autre nom"}, {"id": "essai-9", "nom": "Neuf"}))
    assert (run.state, run.batch) == (State.CHECKED, None)
    assert facts_of_the_directory() == before
    counts = {"read": 3, "added": 1, "changed": 1, "unchanged": 1, "withdrawn": 1, "rejected": 0, "conflicts": 0}
    assert run.summary["counts"] == counts
    assert [card["name"] for card in run.summary["added"]] == ["Neuf"]
    assert ("Autre nom", ["name"]) in [(card["name"], card["paths"]) for card in run.summary["changed"]]
    assert [(card["id"], card["name"]) for card in run.summary["absent"]] == [("essai-2", "Lieu 2")]


def test_the_lock_is_let_go_of_with_the_end_of_the_work_not_of_its_process() -> None:
    """Or the next step, which the page offers already, would be refused until the process has left."""
    run = sent(*rows(1))
    ImportRun.objects.filter(pk=run.pk).update(state=State.CHECKING)
    folder = RunFolder(run.pk)
    lock = folder.take_lock()
    assert lock is not None
    call_command("run_work", "check", run.pk, locked=lock, verbosity=0)
    assert (ImportRun.objects.get().state, folder.is_at_work()) == (State.CHECKED, False)


def test_applying_does_what_was_checked() -> None:
    checked = done(sent(*rows(3)))
    run = done(checked, Task.APPLY)
    assert (run.state, run.summary["counts"]) == (State.APPLIED, checked.summary["counts"])
    assert Place.objects.count() == 3
    assert run.batch is not None
    undo_batch(run.batch, at=AT, author_id=None)
    assert Place.objects.published().count() == 0


def test_a_row_refused_says_where_what_why_and_how_to_repair() -> None:
    run = done(sent(*rows(8), {"id": "x", "nom": ""}))
    (refused,) = run.rejections
    assert (refused["line"], refused["external_id"], refused["column"]) == (10, "x", "nom")
    assert refused["reason"]
    assert refused["fix"]


def test_losses_call_for_insisting() -> None:
    applied(*rows(10))
    run = done(sent(*rows(5)))
    assert run.state == State.CHECKED
    assert (len(run.summary["losses"]), run.summary["lost"]) == (1, 5)
    run = done(run, Task.APPLY)
    assert (run.state, run.batch) == (State.CHECKED, None)
    assert "5 lignes sur 10 ont disparu du fichier" in run.message
    assert "--accept-losses" not in run.message + run.fix
    assert Place.objects.published().count() == 10
    run = done(run, Task.APPLY, insisted=True)
    assert run.state == State.APPLIED
    assert Place.objects.published().count() == 5


def test_a_file_whose_columns_nobody_knows_waits_for_someone_to_say() -> None:
    text = csv_text(national_row(id="1")).replace("id,", "Matricule,", 1).replace("telephone", "Appeler le", 1)
    run = done(sent(text=text))
    assert (run.state, "Matricule" in run.columns) == (State.TO_MAP, True)
    ColumnMapping.objects.create(source=run.source, headings={"Matricule": "id", "Appeler le": "telephone", "pivot": ""})
    run = done(run)
    assert run.state == State.CHECKED
    assert run.summary["headings"]["Appeler le"] == "telephone"
    assert "pivot" not in run.summary["headings"]
    later = done(sent(text=text.replace("\n1,", "\n2,")))
    assert later.state == State.CHECKED


def test_a_file_that_cannot_be_read_says_so() -> None:
    run = done(sent(text="id,nom\n"))
    assert run.state == State.FAILED
    assert "lieux.csv" in run.message
    assert run.fix


def test_what_a_person_wrote_is_listed_field_by_field() -> None:
    applied({"id": "1", "telephone": "+33199000001"})
    change_place(Place.objects.get(), {"phone": "+33199000009"}, by=STAFF)
    run = done(sent({"id": "1", "telephone": "+33199000002"}))
    (conflict,) = run.summary["conflicts"]
    assert (conflict["path"], conflict["ours"], conflict["theirs"]) == ("phone", "+33199000009", "+33199000002")


def test_likely_twins_are_shown_and_not_merged() -> None:
    make_place(name="Médiathèque du Centre", address="40 avenue du Loin", latitude=48.95, longitude=2.45)
    make_place(name="Maison des aînés", latitude=48.8901, longitude=2.4501)
    near = {"latitude": "48.8902", "longitude": "2.4502"}
    rows_near = ({"id": "1", "nom": "Maison des Ainés", **near}, {"id": "2", "nom": "Épicerie", "adresse": "8 rue Loin", **near})
    run = done(sent(*rows_near))
    assert [(twin["new"]["name"], twin["held"]["name"]) for twin in run.summary["twins"]] == [("Maison des Ainés", "Maison des aînés")]


def test_a_breakdown_is_said_and_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    run = done(sent(*rows(3)))

    def broken(*args: Any) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(working, "findings", broken)
    with pytest.raises(RuntimeError):
        done(run, Task.APPLY)
    run.refresh_from_db()
    assert (run.state, run.message) == (State.FAILED, working.UNEXPECTED)
    assert not Place.objects.exists()


def test_a_run_set_to_nothing_is_left_alone() -> None:
    run = done(sent(*rows(1)))
    assert work(run.pk, Task.APPLY, at=AT) == State.CHECKED
    assert not Place.objects.exists()


def test_rows_out_of_the_territory_are_refused_and_listed() -> None:
    outside = {"commune": "Mende", "code_postal": "48000", "code_insee": "48095"}
    run = done(sent(*rows(2), {"id": "x", "nom": "Loin", **outside}, departments=["93"]))
    assert run.summary["counts"]["added"] == 2
    assert "hors de votre territoire" in run.rejections[0]["reason"]
    assert run.summary["losses"] == []


def test_a_check_takes_as_many_queries_for_many_places_as_for_few(django_assert_max_num_queries: Any) -> None:
    Source.objects.create(slug="essai", name="Essai")
    with django_assert_max_num_queries(75):
        done(sent(*rows(1)))
    with django_assert_max_num_queries(75):
        done(sent(*rows(25)))


def test_the_last_run_of_a_source_does_not_speak_for_another() -> None:
    applied(*rows(2))
    run = done(sent(*rows(2), source="autre"))
    assert run.summary["absent_total"] == 0
    assert ImportRun.objects.count() == 2
