"""The history of a place and of a batch: everything in words, and undone by those who may, where they may."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.policy import Role
from places.editing import Authorship, Edits, change_place
from places.models import Batch, Place
from places.phones import spoken as words
from places.vocabulary import Origin
from tests import towns
from tests.curation.confirming import confirmed
from tests.factories import AT, STAFF, make_place, place_facts
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    towns.save()
    client.force_login(make_user(Role.EDITOR))
    return client


def batch_of(*communes: str) -> Batch:
    """Places added together, one in each commune."""
    batch = Batch.objects.create(origin=Origin.STAFF, started_at=AT, label="Un lot d'essai")
    edits = Edits(Authorship(origin=Origin.STAFF, at=AT, batch=batch))
    for rank, commune in enumerate(communes):
        edits.add(place_facts(name=f"Lieu {rank}", commune=commune))
    edits.write()
    return batch


def test_the_history_says_who_when_before_and_after_in_words(editor: Client) -> None:
    place = make_place(commune="93066", phone="+33199000001")
    change_place(place, {"phone": "+33199000002", "wifi": True}, by=STAFF)
    response = editor.get(f"/equipe/lieux/{place.code}/historique/")
    text = Page(response).text.replace("\xa0", " ")
    assert "Téléphone 01 99 00 00 01 01 99 00 00 02" in text
    assert "Nous ne savons pas Oui" in text
    assert faults(response.content.decode()) == []


def test_one_change_is_undone_and_its_undoing_too(editor: Client) -> None:
    place = make_place(commune="93066", phone="+33199000001")
    change_place(place, {"phone": "+33199000002"}, by=STAFF)
    address = f"/equipe/lieux/{place.code}/historique/"
    for expected in ("+33199000001", "+33199000002"):
        place.refresh_from_db()
        undoing = f"{address}{place.revisions.latest('pk').pk}/annuler/"
        shown = editor.get(undoing)
        assert faults(shown.content.decode()) == []
        assert f"Téléphone {words(place.phone)} {words(expected)}" in Page(shown).text
        response = confirmed(editor, undoing)
        assert "ce changement est annulé" in Page(response).text
        place.refresh_from_db()
        assert place.phone == expected


def test_what_was_changed_since_is_said_and_kept(editor: Client) -> None:
    place = make_place(commune="93066", phone="+33199000001")
    change_place(place, {"phone": "+33199000002"}, by=STAFF)
    first = place.revisions.latest("pk")
    change_place(place, {"phone": "+33199000003"}, by=STAFF)
    undoing = f"/equipe/lieux/{place.code}/historique/{first.pk}/annuler/"
    assert "plus rien à annuler" in Page(editor.get(undoing)).text
    response = confirmed(editor, undoing)
    assert response.status_code == 409
    assert "téléphone (quelqu'un l'a changé depuis)" in Page(response).text
    place.refresh_from_db()
    assert place.phone == "+33199000003"


def test_forged_forms_undo_nothing_elsewhere(editor: Client) -> None:
    mine, far = make_place(commune="93066"), make_place(commune="48095", phone="+33199000001")
    change_place(far, {"phone": "+33199000002"}, by=STAFF)
    number = far.revisions.latest("pk").pk
    assert editor.get(f"/equipe/lieux/{far.code}/historique/").status_code == 403
    assert confirmed(editor, f"/equipe/lieux/{far.code}/historique/{number}/annuler/").status_code == 403
    for forged in (number, "9" * 18, "0", "²", "-1"):
        assert editor.post(f"/equipe/lieux/{mine.code}/historique/{forged}/annuler/").status_code == 404
    far.refresh_from_db()
    assert far.phone == "+33199000002"


def test_a_batch_is_undone_in_the_territory_and_what_is_left_is_listed(editor: Client) -> None:
    batch = batch_of("93066", "93066", "48095")
    change_place(Place.objects.get(name="Lieu 1"), {"wifi": True}, by=STAFF)
    response = editor.get(f"/equipe/lots/{batch.pk}/")
    assert "Lieu 2" not in Page(response).text
    shown = editor.get(f"/equipe/lots/{batch.pk}/annuler/")
    assert faults(shown.content.decode()) == []
    text = Page(shown).text
    assert "1 lieu ajouté sera retiré" in text
    assert "2 informations ne changeront pas" not in text, "and one place elsewhere, each of whose facts is told"
    assert "Lieu 1 : état (quelqu'un l'a changé depuis)" in text
    assert "Un lieu d'un autre territoire" in text
    assert "Lieu 2" not in text
    response = confirmed(editor, f"/equipe/lots/{batch.pk}/annuler/")
    assert dict(Place.objects.values_list("name", "status")) == {"Lieu 0": "withdrawn", "Lieu 1": "published", "Lieu 2": "published"}
    text = Page(response).text
    assert "Lieu 1 : état (quelqu'un l'a changé depuis)" in text
    assert "Lieu 2" not in text
    assert faults(response.content.decode()) == []
    assert confirmed(editor, f"/equipe/lots/{batch.pk}/annuler/").status_code == 409


def test_what_was_not_shown_is_not_done(editor: Client) -> None:
    batch = batch_of("93066", "93066")
    address = f"/equipe/lots/{batch.pk}/annuler/"
    stamp = next(one["value"] for one in Page(editor.get(address)).all("input") if one["name"] == "vu")
    change_place(Place.objects.get(name="Lieu 1"), {"wifi": True}, by=STAFF)
    response = editor.post(address, {"vu": stamp})
    assert response.status_code == 409
    assert faults(response.content.decode()) == []
    assert "Quelqu'un a écrit depuis" in Page(response).text
    assert Place.objects.published().count() == 2


def test_a_batch_that_wrote_nothing_here_is_not_shown(editor: Client) -> None:
    batch = batch_of("48095")
    assert editor.get(f"/equipe/lots/{batch.pk}/").status_code == 403
    assert confirmed(editor, f"/equipe/lots/{batch.pk}/annuler/").status_code == 403
    assert editor.get("/equipe/lots/999999/").status_code == 404
    assert Place.objects.published().count() == 1


def test_the_pages_take_as_many_queries_for_many_writes_as_for_few(editor: Client) -> None:
    def queries(count: int) -> list[int]:
        batch, place = batch_of(*["93066"] * count), make_place(commune="93066")
        for rank in range(count):
            change_place(place, {"phone": f"+331990000{rank:02}"}, by=STAFF)
        counted = []
        for address in (f"/equipe/lots/{batch.pk}/", f"/equipe/lots/{batch.pk}/annuler/", f"/equipe/lieux/{place.code}/historique/"):
            with CaptureQueriesContext(connection) as captured:
                assert editor.get(address).status_code == 200
            counted.append(len(captured))
        return counted

    assert queries(1) == queries(25)
