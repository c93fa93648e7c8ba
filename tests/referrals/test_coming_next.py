"""The places that come next in a plan, as they stand today: a merged one is the one that stays, said once, and sent to as itself."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from places.editing import change_place
from places.merging.joining import merge_places, side_by_side
from places.merging.splitting import undo_merge
from places.models import Batch, Place
from referrals.coming_next import coming_next
from referrals.following import followed
from referrals.models import Transmission
from tests.factories import STAFF, make_place, make_places
from tests.html import Page
from tests.orientation.pro.conftest import place
from tests.referrals.conftest import ACCEPTS, Mails, Sent, code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(sent: Sent) -> Sent:
    """Premier cannot help; Autre came next in the plan, then Muet."""
    Client().post(sent.link, {"acte": "pas-possible", "raison": "full"})
    return sent


@pytest.fixture
def other() -> Place:
    """A place that the plan does not name."""
    make_places([place("Survivant", 3, "demarches", emails=["survivant@essai.example"], **ACCEPTS)])
    return Place.objects.get(name="Survivant")


def merge(absorbed: str, kept: str) -> Batch:
    into, gone = Place.objects.get(name=kept), Place.objects.get(name=absorbed)
    return merge_places(into, gone, chosen={}, seen=side_by_side(into, gone).seen, by=STAFF)


def proposed(pro: Client, sent: Sent) -> list[str]:
    """The codes of the places that the page of the demand links to."""
    links = Page(pro.get(f"/pro/suivi/{sent.reference}/")).links
    return [url.removeprefix("/lieu/").strip("/") for _, url in links if url.startswith("/lieu/")]


def send_to(sent: Sent, code: str) -> str:
    return f"/pro/suivi/{sent.reference}/envoyer/{code}/"


def test_a_merged_place_is_proposed_and_sent_to_as_the_one_that_stays(pro: Client, refused: Sent, mails: Mails, other: Place) -> None:
    gone = code_of("Autre")
    assert proposed(pro, refused) == [gone, code_of("Muet")]
    merge("Autre", "Survivant")
    assert proposed(pro, refused) == [other.code, code_of("Muet")]
    page = Page(pro.get(f"/pro/suivi/{refused.reference}/"))
    assert page.link("Lui envoyer la demande : Survivant") == send_to(refused, other.code)
    written = len(mails)
    assert pro.post(send_to(refused, other.code), {"accord": "on"}).status_code == 302
    assert [mail["To"] for mail in mails[written:]] == ["survivant@essai.example"]
    last = Transmission.objects.latest("pk")
    assert (last.place, last.alternatives) == (other, [code_of("Muet")])


def test_the_address_of_before_the_merge_leads_to_the_page_of_the_one_that_stays_and_sends_nothing(
    pro: Client, refused: Sent, mails: Mails, other: Place
) -> None:
    gone, written = code_of("Autre"), len(mails)
    merge("Autre", "Survivant")
    for response in (pro.get(send_to(refused, gone)), pro.post(send_to(refused, gone), {"accord": "on"})):
        assert (response.status_code, response["Location"]) == (302, send_to(refused, other.code))
    assert "Survivant" in Page(pro.get(send_to(refused, other.code))).text
    assert (len(mails), Transmission.objects.count()) == (written, 1)


def test_two_places_that_are_now_one_are_proposed_once(pro: Client, refused: Sent, other: Place) -> None:
    merge("Muet", "Survivant")
    merge("Autre", "Survivant")
    assert proposed(pro, refused) == [other.code]
    assert pro.post(send_to(refused, other.code), {"accord": "on"}).status_code == 302
    assert Transmission.objects.latest("pk").alternatives == []


def test_a_place_that_was_asked_already_is_not_proposed_under_another_name(pro: Client, refused: Sent, mails: Mails) -> None:
    written = len(mails)
    merge("Premier", "Autre")
    assert proposed(pro, refused) == [code_of("Muet")]
    assert pro.post(send_to(refused, code_of("Autre")), {"accord": "on"}).status_code == 404
    assert len(mails) == written


def test_an_undone_merge_leaves_the_list_as_it_was(pro: Client, refused: Sent, other: Place) -> None:
    before = proposed(pro, refused)
    batch = merge("Autre", "Survivant")
    undo_merge(batch, STAFF)
    assert proposed(pro, refused) == before


def test_the_one_that_stays_must_be_in_the_directory(pro: Client, refused: Sent, other: Place) -> None:
    gone = code_of("Autre")
    merge("Autre", "Survivant")
    change_place(Place.objects.get(pk=other.pk), {"status": "withdrawn"}, by=STAFF)
    assert proposed(pro, refused) == [code_of("Muet")]
    for code in (gone, other.code):
        assert pro.get(send_to(refused, code)).status_code == 404


def test_following_merges_costs_one_query(refused: Sent, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_place(name="Survivant")
    merge("Autre", "Survivant")
    sending = Transmission.objects.select_related("referral__professional").get()
    one = followed(sending.referral.professional, refused.reference, today=timezone.localdate())
    assert one is not None
    with django_assert_num_queries(1):
        assert [place.name for place in coming_next(one)[sending.pk]] == ["Survivant", "Muet"]
