"""An import in a browser, on a telephone: a file sent, a row put right, written, read, then undone once it was shown what comes back."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from curation.management.commands.run_work import KINDS
from curation.works import launching
from places.models import Place
from tests import towns
from tests.e2e.test_accessibility import said_by_axe
from tests.e2e.test_duplicates import signed_in
from tests.places.importing.rows import csv_text, national_row
from tests.works import launch_nothing


@pytest.fixture
def _at_once(transactional_db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of a run would not see the database of a test: the page's answer waits for the work instead."""
    towns.stand_for_the_gazetteer()
    launch_nothing(tmp_path, settings, monkeypatch)

    def spawn(job: str, number: int, lock: int) -> int:
        now: datetime = timezone.now()
        KINDS[job].do(number, now)
        return 0

    monkeypatch.setattr(launching, "spawn", spawn)


@pytest.mark.usefixtures("_at_once")
def test_a_file_is_sent_put_right_written_and_undone(context: BrowserContext, live_server: LiveServer, tmp_path: Path) -> None:
    signed_in(context, live_server)
    page = context.new_page()
    file = tmp_path / "lieux.csv"
    rows = [national_row(id=f"essai-{rank}", nom=f"Lieu {rank}" if rank else "") for rank in range(4)]
    file.write_text(csv_text(*rows), encoding="utf-8")

    page.goto("/equipe/imports/")
    page.get_by_label("Fichier", exact=True).set_input_files(file)
    page.get_by_label("Identifiant de la source nouvelle").fill("hub-essai")
    page.get_by_role("button", name="Envoyer et vérifier").click()
    page.get_by_role("heading", name="Lignes refusées").wait_for()
    found = said_by_axe(page)
    page.get_by_label("Nouvelle valeur, ligne 2").fill("Lieu corrigé")
    page.get_by_role("button", name="Corriger la ligne 2").click()
    page.get_by_role("heading", name="Lignes refusées").wait_for(state="detached")
    page.get_by_role("button", name="Écrire dans l'annuaire").click()
    page.get_by_text("Écrit dans l'annuaire").first.wait_for()
    assert Place.objects.published().count() == 4

    page.get_by_role("link", name="Annuler cet import").click()
    page.get_by_text("4 lieux ajoutés seront retirés").wait_for()
    found += said_by_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Annuler ce lot").click()
    page.get_by_text("ce lot est annulé").wait_for()
    found += said_by_axe(page)
    assert not Place.objects.published().exists()
    assert found == []
