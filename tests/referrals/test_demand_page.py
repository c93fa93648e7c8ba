"""The page of a place: a link that scanners may follow, a reading that is written down, an answer, a way to ask again, a way out."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from places.models import Place
from referrals.models import Entry, Opposition, Referral, Transmission
from tests.html import Page
from tests.referrals.conftest import FIRST_NAME, Mails, Post, Sent, filled, link_in, text_of, whole

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def place(sent: Sent) -> Client:
    """Whoever reads the mail of the place."""
    return Client(enforce_csrf_checks=True)


def act(place: Client, sent: Sent, what: str, **more: str) -> HttpResponse:
    return place.post(sent.link, {"acte": what, **more})


def test_following_the_link_writes_nothing_and_does_not_say_whom_to_call(place: Client, sent: Sent) -> None:
    for method in (place.get, place.head):
        response = method(sent.link)
        assert response.status_code == 200
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert not response.cookies
        assert FIRST_NAME not in response.content.decode()
    assert Transmission.objects.get().state == "sent"
    assert Entry.objects.count() == 1
    text = Page(place.get(sent.link)).text
    assert "Faire une démarche".lower() in text.lower()
    assert "Agente d'essai – Service d'essai" in text


def test_each_reading_of_the_contact_is_written_down(place: Client, sent: Sent) -> None:
    first, second = act(place, sent, "voir"), act(place, sent, "voir")
    for response in (first, second):
        text = Page(response).text
        assert FIRST_NAME in text
        assert "Lire et écrire avec elle." in text
        assert "06 39 98 00 42" in text
    assert [(entry.happened, entry.actor) for entry in Entry.objects.all()][1:] == [("read", "place"), ("read", "place")]
    assert Transmission.objects.get().state == "seen"


def test_an_appointment_needs_a_reading_and_a_day_and_may_be_moved(place: Client, sent: Sent, mails: Mails) -> None:
    assert act(place, sent, "rendez-vous", jour="10/03/2026").status_code == 409
    act(place, sent, "voir")
    for wrong in ("", "hier", "02/03/2026", "10/03/2027", "32/03/2026"):
        response = act(place, sent, "rendez-vous", jour=wrong)
        assert response.status_code == 400
        assert "Par exemple : 10/03/2026" in Page(response).text
    assert act(place, sent, "rendez-vous", jour="10/03/2026", heure="25h").status_code == 400
    assert "rendez-vous le 10 mars 2026 à 14 h" in Page(act(place, sent, "rendez-vous", jour="10/03/2026", heure="14 h")).text
    act(place, sent, "rendez-vous", jour="2026-03-12")
    transmission = Transmission.objects.get()
    assert (str(transmission.appointment_on), transmission.appointment_at) == ("2026-03-12", None)
    told = [mail for mail in mails if mail["To"] == "pro@essai.example"]
    assert len(told) == 2
    assert f"/pro/suivi/{sent.reference}/" in text_of(told[1])


def test_a_refusal_is_told_at_once_and_is_final(place: Client, sent: Sent, mails: Mails) -> None:
    assert act(place, sent, "pas-possible").status_code == 400
    assert act(place, sent, "pas-possible", raison="parce que").status_code == 400
    assert "Nous n'avons plus de place" in Page(act(place, sent, "pas-possible", raison="full")).text
    assert mails[-1]["To"] == "pro@essai.example"
    assert FIRST_NAME not in whole(mails[-1])
    for again in ({"acte": "voir"}, {"acte": "pas-possible", "raison": "other"}, {"acte": "rendez-vous", "jour": "10/03/2026"}):
        response = place.post(sent.link, again)
        assert response.status_code == 409
        assert FIRST_NAME not in response.content.decode()
    assert Transmission.objects.get().refusal == "full"
    assert Referral.objects.get().ended_at is not None


def test_an_unknown_act_changes_nothing(place: Client, sent: Sent) -> None:
    assert act(place, sent, "").status_code == 400
    assert act(place, sent, "terminer").status_code == 400
    assert Transmission.objects.get().state == "sent"


def test_a_forged_or_cut_link_says_what_to_do(place: Client, sent: Sent) -> None:
    for link in (sent.link[:-2] + "/", "/demande/" + "a" * 43 + "/", "/demande/x/", "/demande/" + "a" * 43 + "/ne-plus-recevoir/"):
        for response in (place.get(link), place.post(link, {"acte": "voir"})):
            assert response.status_code == 404
            assert "Copiez l'adresse entière" in Page(response).text
    assert Transmission.objects.get().state == "sent"


def test_an_old_link_opens_nothing_but_a_new_one_to_the_same_address_once_an_hour(
    place: Client, sent: Sent, mails: Mails, clock: time_machine.Traveller
) -> None:
    clock.shift(8 * DAY)
    for response in (place.get(sent.link), act(place, sent, "voir"), act(place, sent, "pas-possible", raison="full")):
        assert response.status_code == 410
        assert FIRST_NAME not in response.content.decode()
    for _ in range(3):
        assert "Un nouveau lien est parti" in Page(act(place, sent, "nouveau-lien")).text
    assert [mail["To"] for mail in mails] == ["premier@essai.example"] * 2
    fresh = link_in(mails[-1])
    assert fresh != sent.link
    assert FIRST_NAME in place.post(fresh, {"acte": "voir"}).content.decode()
    clock.shift(timedelta(hours=1))
    act(place, sent, "nouveau-lien")
    assert len(mails) == 3


def test_a_place_that_opposes_receives_nothing_more_even_by_an_old_link(place: Client, sent: Sent, clock: time_machine.Traveller) -> None:
    stop = f"{sent.link}ne-plus-recevoir/"
    clock.shift(20 * DAY)
    assert place.get(stop).status_code == 200
    assert not Opposition.objects.exists()
    for _ in range(2):
        assert "C'est fait" in Page(place.post(stop, {"List-Unsubscribe": "One-Click"})).text
    assert Opposition.objects.get().place == Place.objects.get(name="Premier")


def test_a_link_opens_its_own_demand_only(place: Client, sent: Sent, mails: Mails, post: Post) -> None:
    post("envoyer", **filled("Second", prenom="Autrement", envoi="b" * 22))
    assert FIRST_NAME not in place.post(link_in(mails[-1]), {"acte": "voir"}).content.decode()
    states = dict(Transmission.objects.values_list("place__name", "state"))
    assert states == {"Premier": "sent", "Second": "seen"}
