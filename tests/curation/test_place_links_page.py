"""The team revokes the links of a place: asked first, at once, written in the history; the old link then answers as any bad one."""

import pytest
from django.test import Client
from django.utils import timezone

from curation.links import issue
from curation.models import PlaceLink
from curation.models.place_link import LinkPurpose
from places.models import Place
from tests import towns
from tests.factories import make_place
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    towns.save()
    return make_place(commune="93066", emails=["lieu@essai.example"])


def test_a_link_that_went_astray_is_revoked_from_the_page_of_the_place(client: Client, place: Place) -> None:
    token, stop = (issue(place, purpose, at=timezone.now())[1] for purpose in (LinkPurpose.UPDATE, LinkPurpose.STOP))
    person = make_user(name="Camille Essai")
    client.force_login(person)
    asked = client.get(Page(client.get(f"/equipe/lieux/{place.code}/")).link("Couper les liens"))
    assert faults(asked.content.decode()) == []
    assert "Couper les liens de ce lieu ?" in Page(asked).text
    assert client.get(f"/mon-lieu/{token}/").status_code == 200, "asking changes nothing"
    done = client.post(f"/equipe/lieux/{place.code}/liens/", follow=True)
    assert "C'est fait : 1 lien coupé." in Page(done).text
    assert "Couper les liens" not in Page(done).text
    stranger = Client()
    for path in ("", "corriger/", "ferme/"):
        refused = stranger.post(f"/mon-lieu/{token}/{path}")
        assert (refused.status_code, "Ce lien ne marche pas" in Page(refused).text) == (404, True)
    assert stranger.get(f"/mon-lieu/{stop}/ne-plus-ecrire/").status_code == 200
    history = client.get(f"/equipe/lieux/{place.code}/historique/")
    assert faults(history.content.decode()) == []
    assert "Camille Essai a coupé 1 lien de ce lieu." in Page(history).text
    again = client.post(f"/equipe/lieux/{place.code}/liens/", follow=True)
    assert "il n'y a rien à couper" in Page(again).text
    assert PlaceLink.objects.filter(revoked_by=person).count() == 1
    assert "Aucun lien ne marche" in Page(client.get(f"/equipe/lieux/{place.code}/liens/")).text
