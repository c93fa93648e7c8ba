"""What a professional follows: their own demands only, what needs them first, another place when one cannot, and no name unasked."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.policy import Role
from places.models import Place
from referrals.models import Entry, Referral, Transmission
from tests.html import Page
from tests.referrals.conftest import FIRST_NAME, Mails, Post, Sent, code_of, filled
from tests.team import make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def url(sent: Sent) -> str:
    return f"/pro/suivi/{sent.reference}/"


def test_the_list_tells_where_things_stand_and_no_name(pro: Client, sent: Sent) -> None:
    text = Page(pro.get("/pro/suivi/")).text
    assert sent.reference in text
    assert "Premier : Le lieu n'a pas encore lu la demande." in text
    assert "À faire" not in text
    for page in (pro.get("/pro/suivi/"), pro.get(url(sent))):
        assert FIRST_NAME not in page.content.decode()
        assert "0042" not in page.content.decode()


def test_a_colleague_sees_nothing_of_it(sent: Sent) -> None:
    other = Client()
    other.force_login(make_user(Role.ADMIN))
    assert sent.reference not in Page(other.get("/pro/suivi/")).text
    for act in ("voir", "code", "retirer", "terminer"):
        response = other.post(url(sent), {"acte": act, "sur": "on", "envoi": str(Transmission.objects.get().pk)})
        assert response.status_code == 404
    assert other.get(f"{url(sent)}envoyer/{code_of('Autre')}/").status_code == 404
    assert Transmission.objects.get().state == "sent"
    assert Entry.objects.count() == 1


def test_reading_the_contact_again_is_written_down(pro: Client, sent: Sent) -> None:
    text = Page(pro.post(url(sent), {"acte": "voir"})).text
    assert FIRST_NAME in text
    assert "06 39 98 00 42" in text
    assert (Entry.objects.last().happened, Entry.objects.last().actor) == ("read", "professional")
    assert sent.code in Page(pro.post(url(sent), {"acte": "code"})).text
    assert Entry.objects.count() == 2


def test_when_a_place_cannot_another_of_the_plan_is_proposed_and_asks_for_consent_again(pro: Client, sent: Sent, mails: Mails) -> None:
    Client().post(sent.link, {"acte": "pas-possible", "raison": "out_of_area"})
    assert "À faire : Premier : Cherchez un autre lieu avec la personne." in Page(pro.get("/pro/suivi/")).text
    page = Page(pro.get(url(sent)))
    assert "Muet : donnez la feuille, ce lieu ne reçoit pas de demande par ce site." in page.text
    on = page.link("Lui envoyer la demande : Autre")
    assert "La personne doit être d'accord pour ce lieu aussi" in Page(pro.get(on)).text
    assert pro.post(on, {}).status_code == 400
    assert pro.post(on, {"accord": "on"}).status_code == 302
    assert mails[-1]["To"] == "autre@essai.example"
    assert dict(Transmission.objects.values_list("place__name", "state")) == {"Premier": "not_possible", "Autre": "sent"}
    assert Referral.objects.get().ended_at is None
    assert "À faire" not in Page(pro.get("/pro/suivi/")).text
    assert pro.post(on, {"accord": "on"}).status_code == 404
    assert len(mails) == 3


def test_a_place_that_the_plan_did_not_name_cannot_be_sent_to_from_here(pro: Client, sent: Sent) -> None:
    Client().post(sent.link, {"acte": "pas-possible", "raison": "full"})
    for code in (code_of("Second"), code_of("Premier"), "zzzzzzzz"):
        assert pro.post(f"{url(sent)}envoyer/{code}/", {"accord": "on"}).status_code == 404


def test_what_waits_for_the_professional_is_said(pro: Client, professional: User, sent: Sent, clock: time_machine.Traveller) -> None:
    transmission = Transmission.objects.get()

    def told() -> str:
        pro.force_login(professional)
        return Page(pro.get("/pro/suivi/")).text

    transmission.person_says = "could_not"
    transmission.save()
    assert "La personne n'a pas pu y aller : voyez avec elle." in told()
    transmission.person_says = ""
    transmission.save()
    clock.shift(10 * DAY)
    assert "Appelez le lieu : il n'a pas lu la demande." in told()
    transmission.state, transmission.appointment_on = "appointment", "2026-03-12"
    transmission.save()
    clock.shift(-DAY)
    assert "À faire" not in told()
    clock.shift(2 * DAY)
    assert "Le rendez-vous est passé" in told()


def test_a_professional_ends_and_erases(pro: Client, sent: Sent) -> None:
    key = str(Transmission.objects.get().pk)
    assert pro.post(url(sent), {"acte": "retirer"}).status_code == 400
    assert pro.post(url(sent), {"acte": "terminer", "envoi": "0"}).status_code == 400
    assert pro.post(url(sent), {"acte": "terminer", "envoi": key}).status_code == 302
    assert Transmission.objects.get().state == "done"
    assert "C'était déjà terminé" in Page(pro.post(url(sent), {"acte": "terminer", "envoi": key})).text
    pro.post(url(sent), {"acte": "retirer", "sur": "on"})
    assert Referral.objects.get().sealed is None
    assert pro.post(url(sent), {"acte": "voir"}).status_code == 410


def test_the_list_costs_as_many_queries_for_ten_demands_as_for_one(
    pro: Client, professional: User, sent: Sent, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    place = Place.objects.get(name="Second")
    at = Referral.objects.get().made_at
    with django_assert_max_num_queries(20) as one:
        pro.get("/pro/suivi/")
    for number in range(10):
        referral = Referral.objects.create(reference=f"OR-{number:04}", form_key=str(number), professional=professional, made_at=at)
        Transmission.objects.create(referral=referral, place=place, sent_at=at)
    with django_assert_max_num_queries(20) as ten:
        pro.get("/pro/suivi/")
    assert len(ten) == len(one)


def test_only_places_of_the_plan_are_kept_as_what_comes_next(post: Post, mails: Mails) -> None:
    post("envoyer", **filled("Premier", "Second"))
    kept = {sending.place.name: set(sending.alternatives) for sending in Transmission.objects.select_related("place")}
    assert kept == {"Premier": {code_of("Autre"), code_of("Muet")}, "Second": {code_of("Muet")}}
