"""The team's pages that are about something: a place, a suggestion, a batch, a work, a disagreement; sound to axe, never read sideways."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from curation.duplicates.refreshing import refresh_duplicates
from curation.links import issue
from curation.models import Work
from curation.models.place_link import LinkPurpose
from curation.models.work import Job, WorkState
from curation.works.folder import Notes, WorkFolder
from places.editing import change_place
from places.models import Batch, Conflict, Place, Source, SourceRecord
from places.vocabulary import Origin
from referrals.opposing import oppose
from tests import towns
from tests.curation.told import suggested
from tests.e2e.looking import LARGE, ZOOMED, read_sideways, said_by_axe
from tests.e2e.test_duplicates import signed_in
from tests.factories import AT, STAFF, make_place
from tests.referrals.test_transitions import make_transmission
from tests.team import make_request, make_user


def looked_at(page: Page) -> list[str]:
    return [*said_by_axe(page), *read_sideways(page, [ZOOMED, (LARGE, "")])]


@pytest.fixture
def place(transactional_db: None) -> Place:
    towns.save()
    return make_place(name="Lieu d'essai", commune="93066", phone="+33199000001", hours="Mo 09:00-12:00", emails=["lieu@essai.example"])


@pytest.fixture
def addresses(place: Place) -> list[str]:
    """Of pages about this place, about what was done to it, and about who asks and answers."""
    batch = Batch.objects.create(origin=Origin.STAFF, started_at=AT, label="Un lot d'essai")
    change_place(place, {"wifi": True, "hours": "Tu 10:00-18:00"}, by=replace(STAFF, batch=batch))
    issue(place, LinkPurpose.UPDATE, at=timezone.now())
    source = Source.objects.create(slug="essai", name="Essai")
    record = SourceRecord.objects.create(source=source, external_id="1", place=place, raw={}, facts={}, fingerprint="", seen_at=AT)
    said = {"path": "phone", "ours": "+33199000001", "theirs": "+33199000002"}
    Conflict.objects.create(record=record, batch=batch, found_at=AT, **said)
    asked = make_request(confirmed_at=AT)
    member = make_user(email="membre@essai.example")
    make_transmission("done", place=place)
    oppose(place, today=AT.date())
    at_place = f"/equipe/lieux/{place.code}/"
    return [
        f"{at_place}historique/",
        f"{at_place}historique/{batch.revisions.get().pk}/annuler/",
        f"/equipe/lots/{batch.pk}/",
        f"/equipe/lots/{batch.pk}/annuler/",
        f"{at_place}liens/",
        f"{at_place}demandes/",
        f"/equipe/suggestions/{suggested(place).pk}/",
        "/equipe/suggestions/",
        "/equipe/desaccords/",
        "/equipe/demandes/",
        "/equipe/demandes-de-compte/",
        f"/equipe/demandes-de-compte/{asked.pk}/",
        f"/equipe/membres/{member.pk}/",
    ]


def test_pages_about_something_are_sound(unguarded: Page, live_server: LiveServer, addresses: list[str]) -> None:
    signed_in(unguarded.context, live_server, Role.MANAGER)
    found = []
    for address in addresses:
        answer = unguarded.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        found += looked_at(unguarded)
    assert found == []


def test_a_work_is_sound_under_way_interrupted_and_over(
    unguarded: Page, live_server: LiveServer, place: Place, tmp_path: Path, settings: Settings
) -> None:
    settings.IMPORTS_ROOT = str(tmp_path)
    signed_in(unguarded.context, live_server)
    work = Work.objects.create(job=Job.DUPLICATES, state=WorkState.UNDER_WAY, started_at=AT, author=make_user(email="autre@essai.example"))
    folder = WorkFolder(work.folder_name)
    folder.make()
    address = f"/equipe/travaux/{work.pk}/"
    unguarded.goto(address)
    unguarded.get_by_text("s'est arrêté avant la fin").wait_for()
    found = looked_at(unguarded)
    lock = folder.take_lock()
    Notes(folder).start("Comparaison des lieux", 40)
    unguarded.goto(address)
    unguarded.get_by_text("Comparaison des lieux").wait_for()
    found += looked_at(unguarded)
    assert lock is not None
    Work.objects.update(state=WorkState.DONE, message="Recherche terminée.", ended_at=AT)
    unguarded.goto(address)
    found += looked_at(unguarded)
    assert found == []


def test_what_is_refused_is_sound_and_a_merge_is_foreseen_both_ways(unguarded: Page, live_server: LiveServer, place: Place) -> None:
    signed_in(unguarded.context, live_server)
    page = unguarded
    page.goto("/equipe/lieux/ajouter/")
    page.get_by_role("button", name="Enregistrer").last.click()
    page.wait_for_selector("[role=alert]")
    found = looked_at(page)
    page.goto(f"/equipe/a-verifier/feuille/retour/?lieux={place.code}")
    found += looked_at(page)
    page.get_by_label("Réponse").first.select_option(label="Injoignable")
    page.get_by_role("button", name="Enregistrer les réponses").click()
    found += looked_at(page)
    page.goto("/equipe/a-verifier/")
    found += looked_at(page)
    other = make_place(name="Lieu d'essai", commune="93066", phone="+33199000001")
    refresh_duplicates(at=AT, write=True)
    page.goto(f"/equipe/doublons/{place.code}/{other.code}/")
    page.get_by_role("button", name="Fusionner les deux fiches").click()
    page.get_by_role("button", name="Fusionner", exact=True).click()
    page.get_by_role("link", name="Annuler cette fusion").click()
    found += looked_at(page)
    assert found == []
