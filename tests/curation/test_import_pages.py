"""The pages of imports: a file sent is checked, corrected, written and undone without a script, within a territory."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.policy import Role
from curation.imports.folder import RunFolder
from curation.imports.states import State, Task
from curation.models import ColumnMapping, ImportRun
from places.editing import change_place
from places.models import Conflict, Place
from tests import towns
from tests.curation.confirming import confirmed
from tests.curation.imports.runs import done, rows, sent
from tests.factories import STAFF
from tests.html import Page
from tests.markup import faults
from tests.places.importing.rows import csv_text, national_row
from tests.team import make_user

pytestmark = pytest.mark.django_db

OUTSIDE = {"commune": "Mende", "code_postal": "48000", "code_insee": "48095"}
BAD = {"id": "x", "nom": ""}


@pytest.fixture
def editor(client: Client) -> User:
    """Someone of Seine-Saint-Denis, signed in."""
    towns.stand_for_the_gazetteer()
    user = make_user(Role.EDITOR)
    client.force_login(user)
    return user


def file_of(*told: dict[str, Any]) -> SimpleUploadedFile:
    return SimpleUploadedFile("lieux.csv", csv_text(*(national_row(**row) for row in told)).encode())


def uploaded(client: Client, *told: dict[str, Any]) -> ImportRun:
    """A file sent by the page, then checked as its process would."""
    response = client.post("/equipe/imports/", {"fichier": file_of(*told), "nouvelle": "essai", "source": ""})
    assert response.status_code == 302, Page(response).text
    return worked(ImportRun.objects.latest("pk"))


def worked(run: ImportRun) -> ImportRun:
    """The run after the task that a page set it to."""
    task = {State.CHECKING: Task.CHECK, State.APPLYING: Task.APPLY}[State(ImportRun.objects.get(pk=run.pk).state)]
    return done(run, task)


def stepped(client: Client, run: ImportRun, step: str, **told: Any) -> Any:
    return client.post(f"/equipe/imports/{run.pk}/", {"etape": step, **told})


def test_a_file_is_sent_checked_written_and_undone(client: Client, editor: User) -> None:
    run = uploaded(client, *rows(3))
    page = Page(client.get(f"/equipe/imports/{run.pk}/"))
    assert "Lieux nouveaux 3" in page.text
    assert not Place.objects.exists()
    stepped(client, run, "ecrire")
    run = worked(run)
    assert Place.objects.published().count() == 3
    assert run.batch is not None
    assert faults(client.get(f"/equipe/lots/{run.batch.pk}/").content.decode()) == []
    confirmed(client, Page(client.get(f"/equipe/imports/{run.pk}/")).link("Annuler cet import"))
    assert Place.objects.published().count() == 0
    assert "Cet import a été annulé" in Page(client.get(f"/equipe/imports/{run.pk}/")).text


def test_each_state_of_the_page_is_sound(client: Client, editor: User) -> None:
    place = uploaded(client, {"id": "essai-1", "nom": "Lieu 1"}, *rows(9))
    states = [place]
    for run in (uploaded(client, *rows(3), BAD), sent(text="a,b\n1,2\n", source="autre", author_id=editor.pk)):
        states.append(run)
    done(states[-1])
    for run in states:
        for follow in ("", "?suivre=1"):
            assert faults(client.get(f"/equipe/imports/{run.pk}/{follow}").content.decode()) == []
    assert faults(client.get("/equipe/imports/").content.decode()) == []
    assert faults(client.get("/equipe/imports/?liste=attente").content.decode()) == []


def test_what_is_no_table_is_refused_at_the_field(client: Client, editor: User) -> None:
    response = client.post("/equipe/imports/", {"fichier": SimpleUploadedFile("a.csv", b"%PDF-1.7"), "nouvelle": "essai"})
    page = Page(response)
    assert response.status_code == 400
    assert "<title>Erreur : " in response.content.decode()
    assert "document PDF" in page.text
    assert faults(response.content.decode()) == []
    assert client.post("/equipe/imports/", {"nouvelle": "É é"}).status_code == 400
    assert not ImportRun.objects.exists()


def test_rows_elsewhere_are_refused_whatever_the_form_says(client: Client, editor: User) -> None:
    run = uploaded(client, {"id": "1"}, {"id": "2", "nom": "Loin", **OUTSIDE})
    ImportRun.objects.filter(pk=run.pk).update(departments=None)  # set by an admin, say
    stepped(client, run, "ecrire", departments="48")
    worked(run)
    assert list(Place.objects.values_list("department", flat=True)) == ["93"]


def test_the_run_of_someone_else_is_not_opened(client: Client, editor: User) -> None:
    other = make_user(Role.EDITOR, email="autre@essai.example")
    run = done(sent(*rows(2), author_id=other.pk))
    for address in (f"/equipe/imports/{run.pk}/", f"/equipe/imports/{run.pk}/lignes-a-corriger.csv"):
        assert client.get(address).status_code == 404
    assert stepped(client, run, "ecrire").status_code == 404
    client.force_login(make_user(Role.ADMIN))
    assert client.get(f"/equipe/imports/{run.pk}/").status_code == 200


def test_great_losses_are_typed_to_be_confirmed(client: Client, editor: User) -> None:
    stepped(client, run := uploaded(client, *rows(10)), "ecrire")
    worked(run)
    run = uploaded(client, *rows(5))
    for typed in ("", "4", "oui"):
        response = stepped(client, run, "ecrire", confirmation=typed)
        assert response.status_code == 400
        assert "recopiez le nombre" in Page(response).text
        assert faults(response.content.decode()) == []
    stepped(client, run, "ecrire", confirmation=" 5 ")
    worked(run)
    assert Place.objects.published().count() == 5


def test_a_row_is_put_right_on_the_page_or_in_the_file(client: Client, editor: User) -> None:
    run = uploaded(client, *rows(3), BAD)
    told = client.get(f"/equipe/imports/{run.pk}/lignes-a-corriger.csv").content
    assert b"x" in told
    stepped(client, run, "corriger", ligne="5", colonne="nom", valeur="Médiathèque")
    assert worked(run).rejections == []
    for forged in ({"ligne": "9" * 30, "colonne": "nom"}, {"ligne": "²", "colonne": "nom"}, {}):
        assert stepped(client, run, "corriger", **forged).status_code == 400
    run = uploaded(client, *rows(3), BAD)
    for step, told_wrong in (("lignes", {}), ("corriger", {"ligne": "5", "colonne": "nom", "valeur": "x" * 20_001})):
        response = stepped(client, run, step, **told_wrong)
        assert (response.status_code, faults(response.content.decode())) == (400, [])
    run = uploaded(client, *rows(3), BAD)
    corrected = told.replace(b",x,", b",y,")
    assert stepped(client, run, "lignes", lignes=SimpleUploadedFile("l.csv", corrected)).status_code == 302


def test_columns_are_said_on_the_page_and_kept(client: Client, editor: User) -> None:
    text = csv_text(national_row(id="1")).replace("id,", "Matricule,", 1)
    client.post("/equipe/imports/", {"fichier": SimpleUploadedFile("a.csv", text.encode()), "nouvelle": "essai"})
    run = worked(ImportRun.objects.get())
    assert run.state == State.TO_MAP
    response = stepped(client, run, "colonnes")
    assert (response.status_code, faults(response.content.decode())) == (400, [])
    chosen = {f"colonne-{rank}": "id" if heading == "Matricule" else heading for rank, heading in enumerate(run.columns)}
    stepped(client, run, "colonnes", **chosen)
    assert worked(run).state == State.CHECKED
    assert ColumnMapping.objects.get().headings["Matricule"] == "id"


def test_a_run_whose_process_is_dead_says_so_and_starts_again(client: Client, editor: User) -> None:
    run = uploaded(client, *rows(2))
    stepped(client, run, "ecrire")
    page = Page(client.get(f"/equipe/imports/{run.pk}/"))
    assert "Interrompu, rien n'a changé" in page.text
    stepped(client, run, "ecrire")
    assert worked(run).state == State.APPLIED
    assert stepped(client, run, "ecrire").status_code == 409


def test_while_it_works_the_page_follows_only_if_asked(client: Client, editor: User) -> None:
    run = uploaded(client, *rows(2))
    stepped(client, run, "verifier")
    lock = RunFolder(run.pk).take_lock()
    assert lock is not None
    followed, still = client.get(f"/equipe/imports/{run.pk}/?suivre=1"), client.get(f"/equipe/imports/{run.pk}/")
    assert (followed.headers["Refresh"], "Refresh" in still.headers) == ("4", False)
    assert "le travail continue" in Page(followed).text
    assert stepped(client, run, "abandonner").status_code == 409


def test_given_up_nothing_is_left_of_the_file(client: Client, editor: User) -> None:
    run = uploaded(client, *rows(2))
    stepped(client, run, "abandonner")
    assert ImportRun.objects.get().state == State.CANCELLED
    assert not RunFolder(run.pk).path.exists()
    assert stepped(client, run, "n'importe").status_code == 400


def disputed(client: Client) -> Conflict:
    stepped(client, run := uploaded(client, {"id": "1", "telephone": "+33199000001"}), "ecrire")
    worked(run)
    change_place(Place.objects.get(), {"phone": "+33199000009"}, by=STAFF)
    stepped(client, run := uploaded(client, {"id": "1", "telephone": "+33199000002"}), "ecrire")
    worked(run)
    return Conflict.objects.get()


def test_a_disagreement_is_settled_by_a_person_of_the_territory(client: Client, editor: User) -> None:
    conflict = disputed(client)
    assert "1 Désaccords" in Page(client.get("/equipe/")).text
    page = client.get("/equipe/desaccords/")
    assert faults(page.content.decode()) == []
    assert "01 99 00 00 02" in Page(page).text.replace("\xa0", " ")
    assert client.post("/equipe/desaccords/", {"choix-x": "prendre", "choix-1": "autre"}).status_code == 400
    other = Client()
    other.force_login(make_user(Role.EDITOR, email="loin@essai.example", territory=["48"]))
    other.post("/equipe/desaccords/", {f"choix-{conflict.pk}": "prendre"})
    assert Place.objects.get().phone == "+33199000009"
    client.post("/equipe/desaccords/", {f"choix-{conflict.pk}": "prendre"})
    assert Place.objects.get().phone == "+33199000002"


@pytest.mark.parametrize("count", [1, 25])
def test_the_pages_take_as_many_queries_for_many_rows_as_for_few(client: Client, editor: User, count: int) -> None:
    for rank in range(count):
        sent(*rows(1), author_id=editor.pk, source=f"s{rank}")
    run = uploaded(client, *rows(count), *({"id": f"x{rank}", "nom": ""} for rank in range(count)))
    stepped(client, run, "ecrire", confirmation=str(run.summary["lost"]))
    run = worked(run)
    assert run.batch is not None
    for address, most in {"/equipe/imports/": 7, f"/equipe/imports/{run.pk}/": 6, f"/equipe/lots/{run.batch.pk}/": 11}.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= most, (address, [one["sql"][:120] for one in queries])
