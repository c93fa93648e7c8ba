"""The pages of a long work: started once, followed by whoever may, and leading where its result is."""

import os

import pytest
from django.test import Client

from accounts.policy import Role
from curation.models import DuplicatePair, Work
from curation.models.work import WorkState
from curation.views import undoing
from curation.works.folder import WorkFolder
from places.editing import change_place
from places.models import Batch, Place
from tests import towns
from tests.curation.test_history_pages import batch_of
from tests.factories import STAFF, make_places
from tests.html import Page
from tests.markup import faults
from tests.team import make_user
from tests.works import worked

pytestmark = pytest.mark.django_db

SEARCH = "/equipe/doublons/chercher/"


@pytest.fixture
def editor(client: Client) -> Client:
    towns.save()
    client.force_login(make_user(Role.EDITOR))
    return client


@pytest.fixture
def batch(editor: Client, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """One that is too large to be undone while someone waits."""
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    return batch_of("93066", "93066", "48095")


def started(client: Client, batch: Batch) -> str:
    """The undoing of this batch confirmed; the page that follows it."""
    address = f"/equipe/lots/{batch.pk}/annuler/"
    stamp = next(one["value"] for one in Page(client.get(address)).all("input") if one["name"] == "vu")
    return str(client.post(address, {"vu": stamp}).headers["Location"])


def test_a_large_batch_is_undone_apart_as_it_was_shown_and_the_page_leads_to_it(editor: Client, batch: Batch) -> None:
    for forged in ({}, {"vu": "f" * 33}, {"vu": "\0"}):
        assert editor.post(f"/equipe/lots/{batch.pk}/annuler/", forged).status_code == 409
    address = started(editor, batch)
    assert Place.objects.published().count() == 3
    work = Work.objects.get()
    lock = WorkFolder(work.folder_name).take_lock()
    assert lock is not None
    followed = editor.get(address)
    assert (followed.headers["Refresh"], faults(followed.content.decode())) == ("4", [])
    assert "le travail continue" in Page(followed).text
    assert "Refresh" not in editor.get(f"/equipe/travaux/{work.pk}/").headers
    assert worked() == WorkState.DONE
    assert Place.objects.published().count() == 1, "the one of another territory"
    done = editor.get(address, follow=True)
    assert done.redirect_chain[-1][0] == f"/equipe/lots/{Batch.objects.latest('pk').pk}/"
    assert "ce lot est annulé. 2 lieux ont changé" in Page(done).text
    assert faults(editor.get(f"/equipe/travaux/{work.pk}/").content.decode()) == []


def test_what_was_written_meanwhile_refuses_it_all(editor: Client, batch: Batch) -> None:
    address = started(editor, batch)
    change_place(Place.objects.get(name="Lieu 1"), {"wifi": True}, by=STAFF)
    assert worked() == WorkState.REFUSED
    page = Page(editor.get(address))
    assert "Rien n'est annulé" in page.text
    assert page.link("Relire l'aperçu") == f"/equipe/lots/{batch.pk}/annuler/"
    assert Place.objects.published().count() == 3


def test_the_undoing_of_others_is_closed(editor: Client, batch: Batch) -> None:
    address = started(editor, batch)
    editor.force_login(make_user(Role.EDITOR, territory=["75"], email="loin@essai.example"))
    assert editor.get(address).status_code == 403


def test_one_search_at_once_and_a_dead_one_starts_again(editor: Client) -> None:
    make_places([{"name": "Médiathèque du Parc", "commune": "93066", "address": "1 rue d'ici", "phone": "+33199000001"}] * 2)
    address = str(editor.post(SEARCH).headers["Location"])
    lock = WorkFolder(Work.objects.get().folder_name).take_lock()
    assert lock is not None
    other = Client()
    other.force_login(make_user(Role.EDITOR, email="autre@essai.example"))
    refused = other.post(SEARCH, follow=True)
    assert "déjà en cours" in Page(refused).text
    assert faults(refused.content.decode()) == []
    assert "Une recherche est en cours" in Page(other.get("/equipe/doublons/")).text
    os.close(lock)
    assert "Interrompu, rien n'a changé" in Page(editor.get(address)).text
    editor.post(SEARCH)
    assert (worked(), Work.objects.count(), DuplicatePair.objects.count()) == (WorkState.DONE, 1, 1)
    assert "1 nouvelle paire" in Page(editor.get(address, follow=True)).text
