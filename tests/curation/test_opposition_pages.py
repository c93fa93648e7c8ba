"""A place that refused demands wants them again: the team writes it down, or the place says it by its link; the history says who."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.policy import Role
from curation.links import issue
from curation.models import PlaceLink
from curation.models.place_link import LinkPurpose
from places.merging.joining import merge_places, side_by_side
from places.models import Place
from places.vocabulary import AccessMode
from referrals.accepting import accepting
from referrals.models import Opposition, PastOpposition
from referrals.opposing import oppose
from tests import towns
from tests.factories import STAFF, make_place
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

SINCE = date(2026, 3, 10)
MISSING = "il lui faut une adresse mail"


@pytest.fixture
def place() -> Place:
    """One that demands could be sent to, had it not said that it wants none."""
    towns.save()
    place = make_place(commune="93066", emails=["lieu@essai.example"], access_modes=[AccessMode.PRESCRIPTION])
    oppose(place, today=SINCE)
    return place


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(name="Camille Essai"))
    return client


def is_sent_demands(place: Place) -> bool:
    return bool(accepting([Place.objects.get(pk=place.pk)], timezone.localdate()))


def test_the_team_takes_it_back_from_the_page_of_the_place_and_the_history_says_who(editor: Client, place: Place) -> None:
    shown = editor.get(f"/equipe/lieux/{place.code}/")
    assert faults(shown.content.decode()) == []
    assert "Depuis le 10 mars 2026, les professionnels ne peuvent plus" in Page(shown).text
    assert "Depuis le 10/03/2026, ce lieu ne veut plus de demandes" in Page(editor.get(f"/equipe/lieux/{place.code}/historique/")).text
    with CaptureQueriesContext(connection) as queries:
        asked = editor.get(Page(shown).link("Il a changé d'avis ?"))
    assert all(query["sql"].startswith("SELECT") for query in queries), "asking changes nothing"
    assert faults(asked.content.decode()) == []
    assert "Changez-le seulement si le lieu vous l'a dit." in Page(asked).text
    assert not is_sent_demands(place)
    done = editor.post(f"/equipe/lieux/{place.code}/demandes/", follow=True)
    assert "ce lieu peut à nouveau recevoir des demandes" in Page(done).text
    assert "ne veut plus de demandes" not in Page(done).text
    assert is_sent_demands(place)
    history = editor.get(f"/equipe/lieux/{place.code}/historique/")
    assert faults(history.content.decode()) == []
    assert "Du 10/03/2026 au" in Page(history).text
    assert "Camille Essai a noté qu'il en veut à nouveau." in Page(history).text


def test_taken_back_twice_it_is_written_once_and_said_again_it_holds_again(editor: Client, place: Place) -> None:
    for _ in range(2):
        done = editor.post(f"/equipe/lieux/{place.code}/demandes/", follow=True)
    assert "il n'y a rien à changer" in Page(done).text
    assert PastOpposition.objects.count() == 1
    nothing = editor.get(f"/equipe/lieux/{place.code}/demandes/")
    assert ("Il n'y a rien à changer." in Page(nothing).text, faults(nothing.content.decode())) == (True, [])
    oppose(place, today=date(2026, 4, 2))
    assert "Depuis le 2 avril 2026" in Page(editor.get(f"/equipe/lieux/{place.code}/")).text
    history = Page(editor.get(f"/equipe/lieux/{place.code}/historique/")).text
    assert history.index("Depuis le 02/04/2026") < history.index("Du 10/03/2026")


def test_only_who_answers_for_that_territory_takes_it_back(client: Client, place: Place) -> None:
    for who in (make_user(Role.EDITOR, territory=["48"], email="loin@essai.example"), make_user(Role.PRO)):
        client.force_login(who)
        assert client.post(f"/equipe/lieux/{place.code}/demandes/").status_code == 403
    assert Client().post(f"/equipe/lieux/{place.code}/demandes/").status_code == 302
    assert (Opposition.objects.count(), PastOpposition.objects.count()) == (1, 0)


def test_what_is_still_missing_is_said(editor: Client) -> None:
    towns.save()
    for facts in ({"emails": ["lieu@essai.example"]}, {"access_modes": [AccessMode.PRESCRIPTION]}):
        place = make_place(commune="93066", **facts)
        oppose(place, today=SINCE)
        assert MISSING in Page(editor.post(f"/equipe/lieux/{place.code}/demandes/", follow=True)).text
        assert not Opposition.objects.exists()


def test_what_a_merged_place_said_is_taken_back_from_the_one_that_stays(editor: Client, place: Place) -> None:
    kept = make_place(commune="93066", emails=["autre@essai.example"], access_modes=[AccessMode.PRESCRIPTION])
    merge_places(kept, place, chosen={}, seen=side_by_side(kept, place).seen, by=STAFF)
    assert "Depuis le 10 mars 2026" in Page(editor.get(f"/equipe/lieux/{kept.code}/")).text
    assert editor.post(f"/equipe/lieux/{place.code}/demandes/").status_code == 404
    assert not is_sent_demands(kept)
    editor.post(f"/equipe/lieux/{kept.code}/demandes/")
    assert is_sent_demands(kept)
    for one in (kept, place):
        assert "Camille Essai a noté" in Page(editor.get(f"/equipe/lieux/{one.code}/historique/")).text


def test_the_place_takes_it_back_itself_by_its_link(client: Client, place: Place) -> None:
    link, token = issue(place, LinkPurpose.UPDATE, at=timezone.now())
    page = client.get(f"/mon-lieu/{token}/")
    assert faults(page.content.decode()) == []
    assert "Depuis le 10 mars 2026, les professionnels ne peuvent plus vous envoyer de personnes" in Page(page).text
    asked = client.get(Page(page).link("Vous avez changé d'avis ?"))
    assert faults(asked.content.decode()) == []
    assert Opposition.objects.exists(), "a scanner of mail that follows links changes nothing"
    strict = Client(enforce_csrf_checks=True)
    done = strict.post(f"/mon-lieu/{token}/demandes/", headers={"origin": "null"}, follow=True)
    assert [status for _, status in done.redirect_chain] == [302], "read again, the page sends nothing again"
    assert (done.status_code, faults(done.content.decode())) == (200, [])
    assert "peuvent à nouveau envoyer des demandes" in Page(done).text
    assert "ne refuse plus" not in Page(done).text
    assert is_sent_demands(place)
    assert PlaceLink.objects.get(pk=link.pk).used_at is not None
    assert Place.objects.get(pk=place.pk).verified_on is None, "it vouches for nothing by that"
    again = client.post(f"/mon-lieu/{token}/demandes/", follow=True)
    assert ("Il n'y a rien à changer." in Page(again).text, faults(again.content.decode())) == (True, [])
    assert "ne recevez plus" not in Page(client.get(f"/mon-lieu/{token}/")).text
    client.force_login(make_user())
    assert "Il en veut à nouveau : il l'a dit par son lien." in Page(client.get(f"/equipe/lieux/{place.code}/historique/")).text


def test_the_place_is_told_what_is_still_missing(client: Client) -> None:
    place = make_place(emails=["lieu@essai.example"])
    oppose(place, today=SINCE)
    _, token = issue(place, LinkPurpose.UPDATE, at=timezone.now())
    done = client.post(f"/mon-lieu/{token}/demandes/", follow=True)
    assert ("ne refuse plus les demandes" in Page(done).text, faults(done.content.decode())) == (True, [])
    client.post(f"/mon-lieu/{token}/")
    assert is_sent_demands(place)


def test_a_link_that_was_revoked_takes_nothing_back(client: Client, place: Place) -> None:
    _, token = issue(place, LinkPurpose.UPDATE, at=timezone.now())
    _, stop = issue(place, LinkPurpose.STOP, at=timezone.now())
    PlaceLink.objects.filter(purpose=LinkPurpose.UPDATE).update(revoked_at=timezone.now())
    for bad in (token, stop, "a" * 43):
        assert client.post(f"/mon-lieu/{bad}/demandes/").status_code == 404
    assert Opposition.objects.exists()
