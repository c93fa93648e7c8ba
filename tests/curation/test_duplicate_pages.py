"""The team's pages on duplicates: the queue, two places side by side, the merge and its undoing."""

import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.policy import Role
from curation.duplicates.deciding import decision_on
from curation.duplicates.refreshing import refresh_duplicates
from curation.models import DistinctPair, SharedAddress
from places.editing import change_place
from places.models import Batch, Place, Revision
from tests import towns
from tests.curation.confirming import confirmed
from tests.factories import AT, STAFF, make_place, make_places
from tests.html import Page
from tests.markup import faults
from tests.team import make_user
from tests.works import worked

pytestmark = pytest.mark.django_db

QUEUE = "/equipe/doublons/"


@pytest.fixture
def user() -> User:
    towns.save()
    return make_user(Role.EDITOR)


@pytest.fixture
def editor(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def two() -> tuple[Place, Place]:
    kept = make_place(name="Médiathèque fictive", commune="93066", phone="+33199000001", programmes=["pix"])
    absorbed = make_place(name="Bibliothèque fictive", commune="93066", phone="+33199000002", programmes=["bnr"], services=["acces"])
    refresh_duplicates(at=AT, write=True)
    return kept, absorbed


def address(two: tuple[Place, Place]) -> str:
    return f"{QUEUE}{two[0].code}/{two[1].code}/"


def ticked(response: HttpResponse) -> dict[str, str]:
    """What a browser would send."""
    inputs = Page(response).all("input")
    radios = {one["name"]: one["value"] for one in inputs if one.get("type") == "radio" and "checked" in one}
    hidden = {one["name"]: one["value"] for one in inputs if one.get("type") == "hidden" and one["name"] != "csrfmiddlewaretoken"}
    return radios | hidden


def decide(editor: Client, two: tuple[Place, Place], decision: str, **choices: str) -> Any:
    return editor.post(address(two), ticked(editor.get(address(two))) | choices | {"decision": decision})


def test_the_queue_says_why_and_leads_to_the_pair(editor: Client, two: tuple[Place, Place]) -> None:
    response = editor.get(QUEUE)
    page = Page(response)
    assert faults(response.content.decode()) == []
    assert page.link("Médiathèque fictive") == address(two)
    assert "1 paire à examiner dans vos départements, dont 1 très probable." in page.text
    assert "même nom" in page.text
    assert "même adresse · au même point" in page.text
    assert Page(editor.get("/equipe/")).link("1 Doublons possibles") == QUEUE


def test_the_queue_is_sound_when_empty_and_full(editor: Client) -> None:
    assert faults(editor.get(QUEUE).content.decode()) == []
    make_places([{"name": f"Lieu {rank // 2}", "address": f"{rank // 2} rue", "commune": "93066"} for rank in range(120)])
    editor.post(f"{QUEUE}chercher/")
    worked()
    response = editor.get(QUEUE)
    assert faults(response.content.decode()) == []
    assert "Page 1 sur 2" in Page(response).text


def test_the_queue_asks_as_many_questions_for_1_pair_as_for_25(editor: Client) -> None:
    asked = []
    for count in (2, 48):
        make_places(
            [{"name": f"Lieu {count} {rank // 2}", "address": f"{rank // 2} rue {count}", "commune": "93066"} for rank in range(count)]
        )
        refresh_duplicates(at=AT, write=True)
        with CaptureQueriesContext(connection) as queries:
            editor.get(QUEUE)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_only_what_differs_is_shown_with_the_likeliest_ticked(editor: Client, two: tuple[Place, Place]) -> None:
    response = editor.get(address(two))
    assert faults(response.content.decode()) == []
    text = Page(response).text
    assert "01 99 00 00 01" in text
    assert "Code postal" not in text
    assert ticked(response) | {"vu": ""} == {"choix-name": "kept", "choix-phone": "kept", "choix-programmes": "both", "vu": ""}
    assert [one["name"] for one in Page(response).all("button") if one.get("name")] == ["decision"] * 3


def test_merging_is_summed_up_then_written_then_undone(editor: Client, two: tuple[Place, Place]) -> None:
    kept, absorbed = two
    summary = decide(editor, two, "fusionner", **{"choix-phone": "absorbed"})
    assert faults(summary.content.decode()) == []
    assert "01 99 00 00 02" in Page(summary).text
    assert Batch.objects.count() == 0
    done = editor.post(address(two), ticked(summary) | {"decision": "confirmer"}, follow=True)
    assert faults(done.content.decode()) == []
    kept.refresh_from_db()
    assert (kept.phone, kept.programmes, kept.services.count()) == ("+33199000002", ["pix", "bnr"], 2)
    assert editor.get(absorbed.get_absolute_url()).headers["Location"] == kept.get_absolute_url()
    assert "0 paire à" in Page(editor.get(QUEUE)).text
    batch = Batch.objects.get()
    assert Page(editor.get(QUEUE)).link(batch.label) == f"{QUEUE}fusions/{batch.pk}/"
    shown = editor.get(f"{QUEUE}fusions/{batch.pk}/annuler/")
    assert faults(shown.content.decode()) == []
    assert "Téléphone 01 99 00 00 02 01 99 00 00 01" in Page(shown).text
    undone = confirmed(editor, f"{QUEUE}fusions/{batch.pk}/annuler/")
    assert faults(undone.content.decode()) == []
    assert "La fusion est annulée" in Page(undone).text
    kept.refresh_from_db()
    absorbed.refresh_from_db()
    assert (kept.phone, kept.services.count(), absorbed.status) == ("+33199000001", 1, "published")
    again = confirmed(editor, f"{QUEUE}fusions/{batch.pk}/annuler/")
    assert "ne peut pas être annulée" in Page(again).text


def test_the_merge_is_in_the_name_of_whoever_made_it(editor: Client, user: User, two: tuple[Place, Place]) -> None:
    decide(editor, two, "confirmer")
    assert {revision.author for revision in Batch.objects.get().revisions.all()} == {user}


@pytest.mark.parametrize(("decision", "model"), [("deux-lieux", DistinctPair), ("meme-adresse", SharedAddress)])
def test_a_decision_is_remembered_said_and_taken_back(
    editor: Client, user: User, two: tuple[Place, Place], decision: str, model: Any
) -> None:
    response = decide(editor, two, decision)
    assert response.headers["Location"] == address(two)
    assert model.objects.get().decided_by == user
    page = editor.get(address(two))
    assert faults(page.content.decode()) == []
    assert "Décidé le" in Page(page).text
    assert "0 paire à" in Page(editor.get(QUEUE)).text
    editor.post(address(two), {"decision": "revenir"})
    assert decision_on(*two) is None
    assert "0 paire à" not in Page(editor.get(QUEUE)).text


@pytest.mark.parametrize("decision", ["fusionner", "confirmer", "deux-lieux", "meme-adresse"])
def test_a_page_that_is_stale_is_refused_with_what_changed_and_keeps_the_choices(
    editor: Client, two: tuple[Place, Place], decision: str
) -> None:
    sent = ticked(editor.get(address(two))) | {"choix-phone": "absorbed", "decision": decision}
    change_place(two[1], {"hours": "Mo 10:00-12:00"}, by=STAFF)
    response = editor.post(address(two), sent)
    assert response.status_code == 409
    assert faults(response.content.decode()) == []
    page = Page(response)
    assert "Bibliothèque fictive – horaires : Nous ne savons pas → lundi 10 h à 12 h" in page.text
    assert ticked(response)["choix-phone"] == "absorbed"
    assert (Batch.objects.count(), decision_on(*two)) == (0, None)
    assert re.search(r"<title>\s*À relire : ", response.content.decode())
    assert editor.post(address(two), ticked(response) | {"decision": decision}).status_code in (200, 302)


@pytest.mark.parametrize("wrong", [{"choix-phone": "both"}, {"choix-phone": "x"}, {"vu": "x"}, {"vu": ""}])
def test_an_impossible_answer_is_said_and_nothing_is_written(editor: Client, two: tuple[Place, Place], wrong: dict[str, str]) -> None:
    revisions = Revision.objects.count()
    response = decide(editor, two, "confirmer", **wrong)
    assert response.status_code == 400
    assert faults(response.content.decode()) == []
    assert 'id="erreurs"' in response.content.decode()
    assert Revision.objects.count() == revisions


def test_both_places_must_be_in_the_territory(editor: Client) -> None:
    here, away = make_place(commune="93066"), make_place(commune="48095")
    refresh_duplicates(at=AT, write=True)
    for pair in ((here, away), (away, here)):
        assert editor.get(address(pair)).status_code == 403
        assert editor.post(address(pair), {"decision": "confirmer", "vu": "0"}).status_code == 403
    assert not Batch.objects.exists()


def test_the_queue_and_the_merges_of_others_are_not_shown(editor: Client, client: Client) -> None:
    pair = (make_place(commune="48095"), make_place(commune="48095"))
    refresh_duplicates(at=AT, write=True)
    assert "0 paire à" in Page(editor.get(QUEUE)).text
    client.force_login(make_user(Role.ADMIN))
    decide(client, pair, "confirmer")
    batch = Batch.objects.get()
    client.force_login(User.objects.get(role=Role.EDITOR))
    assert batch.label not in Page(client.get(QUEUE)).text
    assert client.get(f"{QUEUE}fusions/{batch.pk}/").status_code == 403
    assert client.post(f"{QUEUE}fusions/{batch.pk}/annuler/").status_code == 403


def test_strangers_are_sent_to_sign_in_and_forms_must_be_ours(client: Client, user: User, two: tuple[Place, Place]) -> None:
    for url in (QUEUE, address(two), f"{QUEUE}chercher/", f"{QUEUE}fusions/1/", f"{QUEUE}fusions/1/annuler/"):
        assert client.post(url).status_code == 302
        assert "/compte/" in client.post(url).headers["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(address(two), {"decision": "deux-lieux", "vu": "999999"}).status_code == 403
    assert not DistinctPair.objects.exists()


def test_reading_never_writes(editor: Client, two: tuple[Place, Place]) -> None:
    revisions = Revision.objects.count()
    assert editor.get(f"{QUEUE}chercher/").status_code == 405
    editor.get(address(two) + "?decision=confirmer")
    assert (Revision.objects.count(), Batch.objects.count()) == (revisions, 0)


def test_what_is_no_pair_is_not_found(editor: Client, two: tuple[Place, Place]) -> None:
    draft = make_place(commune="93066", status="draft")
    for other in ("zzzzzzzz", two[0].code, draft.code):
        assert editor.get(f"{QUEUE}{two[0].code}/{other}/").status_code == 404
    assert editor.get(f"{QUEUE}fusions/999/").status_code == 404
    decide(editor, two, "confirmer")
    assert "déjà fusionnée" in Page(editor.get(address(two), follow=True)).text


def test_a_withdrawn_place_is_not_the_one_kept(editor: Client, two: tuple[Place, Place]) -> None:
    change_place(two[0], {"status": "withdrawn"}, by=STAFF)
    response = editor.post(address(two), ticked(editor.get(address(two))) | {"decision": "confirmer"}, follow=True)
    assert "gardez plutôt l'autre" in Page(response).text


def test_a_service_whose_key_is_odd_can_be_chosen(editor: Client) -> None:
    pair = tuple(make_place(commune="93066", services={"di 1/é": {"category": "acces", "title": title}}) for title in ("Un", "Deux"))
    response = editor.get(address(pair))  # type: ignore[arg-type]
    assert faults(response.content.decode()) == []
    choice = next(name for name in ticked(response) if name.startswith("choix-services"))
    decide(editor, pair, "confirmer", **{choice: "absorbed"})  # type: ignore[arg-type]
    assert pair[0].services.get().title == "Deux"


def test_a_merge_met_among_the_batches_leads_to_its_own_page(editor: Client, two: tuple[Place, Place]) -> None:
    decide(editor, two, "confirmer")
    batch = Batch.objects.get()
    assert editor.get(f"/equipe/lots/{batch.pk}/annuler/").headers["Location"] == f"{QUEUE}fusions/{batch.pk}/"
    revision = batch.revisions.get(place=two[1])
    response = editor.get(f"/equipe/lieux/{two[1].code}/historique/{revision.pk}/annuler/")
    assert response.headers["Location"] == f"{QUEUE}fusions/{batch.pk}/"
    assert Place.objects.get(pk=two[1].pk).status == "merged"
