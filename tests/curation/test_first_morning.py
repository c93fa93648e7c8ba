"""A morning of the team, page after page: a file imported, a row put right, two places made one, all undone, and nothing has changed."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from places.models import Batch, Place
from tests.curation.confirming import confirmed
from tests.curation.imports.runs import rows
from tests.curation.test_duplicate_pages import QUEUE, ticked
from tests.curation.test_import_pages import BAD, editor, stepped, uploaded, worked
from tests.factories import make_places
from tests.html import Page
from tests.works import worked as worked_apart

pytestmark = pytest.mark.django_db

__all__ = ["editor"]  # the fixture of the pages of imports

THERE = [
    {"name": f"Lieu déjà là {rank}", "commune": "93066", "address": f"{rank} rue d'ici", "phone": f"+3319900010{rank}"} for rank in range(3)
]


def exported() -> str:
    out = StringIO()
    call_command("export_places", format="standard", stdout=out, verbosity=0)
    return out.getvalue()


def test_imported_put_right_merged_and_undone_the_directory_is_what_it_was(client: Client, editor: User) -> None:
    make_places(THERE)
    before = exported()
    run = uploaded(client, *rows(3), BAD)
    stepped(client, run, "corriger", ligne="5", colonne="nom", valeur="Médiathèque remise en état")
    run = worked(run)
    assert run.rejections == []
    stepped(client, run, "ecrire")
    run = worked(run)
    assert Place.objects.published().count() == 3 + 4

    client.post(f"{QUEUE}chercher/")
    worked_apart()
    pair = Page(client.get(QUEUE)).link("Lieu 0 et Lieu 1")
    summary = client.post(pair, ticked(client.get(pair)) | {"decision": "fusionner"})
    client.post(pair, ticked(summary) | {"decision": "confirmer"})
    merge = Batch.objects.latest("pk")
    assert Place.objects.published().count() == 3 + 3
    assert exported() != before

    confirmed(client, f"{QUEUE}fusions/{merge.pk}/annuler/")
    assert run.batch is not None
    confirmed(client, f"/equipe/lots/{run.batch.pk}/annuler/")
    assert exported() == before


def test_a_batch_of_which_a_place_was_merged_since_leaves_that_place_and_says_so(client: Client, editor: User) -> None:
    make_places(THERE)
    run = uploaded(client, *rows(3))
    stepped(client, run, "ecrire")
    run = worked(run)
    client.post(f"{QUEUE}chercher/")
    worked_apart()
    pair = Page(client.get(QUEUE)).link("Lieu 0 et Lieu 1")
    summary = client.post(pair, ticked(client.get(pair)) | {"decision": "fusionner"})
    client.post(pair, ticked(summary) | {"decision": "confirmer"})
    assert run.batch is not None
    response = confirmed(client, f"/equipe/lots/{run.batch.pk}/annuler/")
    assert Place.objects.filter(status="merged").count() == 1, "the merge stands"
    assert response.status_code == 200
    assert "Lieu 1" in Page(response).text
