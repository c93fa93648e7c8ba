"""Sending: nothing leaves without a place that accepts, a first name, one contact and a yes; nothing is kept of what did not leave."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from places.editing import change_place
from places.models import Place
from referrals.models import Entry, Opposition, Referral, Transmission
from referrals.reading import code_of
from referrals.sealing import UnreadableError, unseal
from referrals.sending import MOST_A_DAY
from tests.factories import STAFF
from tests.html import Page
from tests.mail_server import mail_server
from tests.referrals.conftest import E164, FIRST_NAME, TWO_NEEDS, Mails, Post, Sent, filled, text_of
from tests.referrals.conftest import code_of as code_of_place
from tests.referrals.test_transitions import make_transmission
from tests.team import make_user

pytestmark = pytest.mark.django_db


def names(page: HttpResponse) -> list[str]:
    """The places that may be ticked."""
    boxes = [tag["value"] for tag in Page(page).all("input") if tag.get("name") == "destinataire"]
    return [Place.objects.get(code=code).name for code in boxes]


def test_a_place_is_proposed_only_if_it_takes_demands(post: Post) -> None:
    assert names(post()) == ["Premier", "Second"]
    Opposition.objects.create(place=Place.objects.get(name="Premier"), since="2026-03-01")
    page = post()
    assert names(page) == ["Autre", "Second"]
    assert "Premier : ce lieu ne reçoit pas de demande par ce site" in Page(page).text
    change_place(Place.objects.get(name="Autre"), {"emails": None}, by=STAFF)
    assert names(post()) == ["Second"]
    muet = Place.objects.get(name="Muet")
    change_place(muet, {"verified_on": "2026-01-02", "verified_by": "owner"}, by=STAFF)
    assert names(post()) == ["Muet", "Second"]
    change_place(muet, {"verified_on": "2025-01-02"}, by=STAFF)
    assert names(post()) == ["Second"]
    change_place(Place.objects.get(name="Second"), {"access_modes": ["telephoner"]}, by=STAFF)
    assert "Aucun lieu de ce plan ne reçoit de demande" in Page(post()).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"destinataire": []}, "Cochez au moins un lieu."),
        ({"destinataire": ["zzzzzzzz"]}, "Cochez au moins un lieu."),
        ({"prenom": ""}, "Écrivez le prénom"),
        ({"prenom": "1 85 03 93 066 123 45"}, "Écrivez le prénom seulement"),
        ({"prenom": "elle a des dettes et vit seule"}, "Écrivez le prénom seulement"),
        ({"prenom": "z@essai.example"}, "Écrivez le prénom seulement"),
        ({"contact": "elle n'en a pas"}, "Nous ne lisons pas ce contact"),
        ({"contact": "06 39 98 00 42 ou 06 39 98 00 43"}, "Nous ne lisons pas ce contact"),
        ({"contact": "FR76 3000 6000 0112 3456 7890 189"}, "Nous ne lisons pas ce contact"),
        ({"contact": "z@"}, "Nous ne lisons pas ce contact"),
        ({"accord": []}, "Cochez la case quand elle dit oui"),
    ],
    ids=str,
)
def test_what_is_missing_or_too_much_is_said_and_nothing_is_kept(post: Post, mails: Mails, wrong: dict[str, object], said: str) -> None:
    for step in ("verifier", "envoyer"):
        response = post(step, **{**filled("Premier"), **wrong})
        assert response.status_code == 400
        assert said in Page(response).text
    assert (len(mails), Referral.objects.count()) == (0, 0)


def test_what_is_sent_is_sealed_and_the_message_holds_a_link_and_nothing_of_the_person(sent: Sent, mails: Mails) -> None:
    referral = Referral.objects.get()
    assert referral.sealed is not None
    identity = unseal(referral.sealed)
    assert (identity.first_name, identity.contact, identity.adaptations) == (FIRST_NAME, E164, ("lire",))
    assert (referral.reference, referral.consent_version) == (sent.reference, "2026-11")
    told = text_of(mails[0])
    assert "Agente d'essai (Service d'essai, 01 99 00 13 00)" in told
    assert "S'opposer" in told
    for secret in (FIRST_NAME, "0042", "démarche", "lire", sent.code):
        assert secret not in told.replace(sent.link, "") + str(mails[0]["Subject"])
    assert [entry.happened for entry in Entry.objects.all()] == ["sent"]
    assert set(Transmission.objects.get().alternatives) == {code_of_place("Autre"), code_of_place("Muet")}


def test_a_second_press_sends_nothing_more_and_gives_the_same_paper(post: Post, sent: Sent, mails: Mails) -> None:
    again = post("envoyer", **filled("Premier"))
    assert "Elle était déjà partie" in Page(again).text
    assert sent.code in Page(again).text
    assert (len(mails), Referral.objects.count()) == (1, 1)


def test_a_form_of_someone_else_is_refused(post: Post, mails: Mails) -> None:
    other = make_transmission(place=Place.objects.get(name="Muet"), by=make_user("pro", email="autre@essai.example")).referral
    Referral.objects.update(form_key="a" * 22)
    response = post("envoyer", **filled("Premier"))
    assert response.status_code == 409
    assert Referral.objects.get() == other


def test_what_does_not_leave_is_not_kept(post: Post, settings: Settings) -> None:
    for failing in ({"refuses": True}, {"fails": True}):
        with mail_server(settings, **failing):
            response = post("envoyer", **filled("Premier", "Second"))
        assert response.status_code == 503
        assert "rien n'est gardé" in Page(response).text
        assert FIRST_NAME in response.content.decode()
    assert (Referral.objects.count(), Transmission.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_place_that_stops_accepting_meanwhile_receives_nothing(post: Post, mails: Mails) -> None:
    form = filled("Premier")
    Opposition.objects.create(place=Place.objects.get(name="Premier"), since="2026-03-01")
    assert post("envoyer", **form).status_code == 400
    assert not mails


def test_nothing_is_sent_for_someone_under_18(post: Post, mails: Mails) -> None:
    response = post("envoyer", **filled("Premier"), mineur="on")
    assert "ce site n'envoie ni prénom ni contact" in Page(response).text
    assert (len(mails), Referral.objects.count()) == (0, 0)


def test_one_account_cannot_write_to_everyone(post: Post, pro: Client, mails: Mails, clock: time_machine.Traveller) -> None:
    post("envoyer", **filled("Premier"))
    referral = Referral.objects.get()
    place = Place.objects.get(name="Second")
    at = referral.made_at
    for number in range(MOST_A_DAY - 1):
        other = Referral.objects.create(reference=f"OR-{number:04}", form_key=str(number), professional=referral.professional, made_at=at)
        Transmission.objects.create(referral=other, place=place, sent_at=at)
    assert post("envoyer", **filled("Second", envoi="b" * 22)).status_code == 429
    assert len(mails) == 1
    clock.shift(timedelta(days=1, seconds=1))
    pro.force_login(referral.professional)
    assert post("envoyer", **filled("Second", envoi="b" * 22)).status_code == 200


def test_a_key_that_is_changed_still_opens_what_the_old_one_sealed_while_it_is_listed(sent: Sent, settings: Settings) -> None:
    referral = Referral.objects.get()
    settings.PERSONAL_DATA_KEYS = ["nouvelle", settings.SECRET_KEY]
    assert code_of(referral) == sent.code.replace("-", "")
    settings.PERSONAL_DATA_KEYS = ["nouvelle"]
    with pytest.raises(UnreadableError):
        code_of(referral)


def test_opened_by_its_address_it_leads_to_the_interview(pro: Client) -> None:
    response = pro.get("/pro/transmettre/")
    assert (response.status_code, response["Location"]) == (302, "/pro/")


def test_when_the_person_can_come_is_sent_with_the_rest(post: Post, mails: Mails) -> None:
    response = post("verifier", **filled("Premier"), moment=["matin", "mardi-soir"])
    assert "Peut venir le matin ou le mardi soir" in Page(response).text


def test_the_paper_of_the_plan_carries_the_reference_and_the_code(post: Post, pro: Client, sent: Sent) -> None:
    passed = {
        tag["name"]: tag["value"]
        for tag in Page(post("envoyer", **filled("Premier"))).all("input")
        if tag.get("name") in ("reference", "code")
    }
    assert passed == {"reference": sent.reference, "code": sent.code}
    paper = Page(pro.post("/pro/fiche/", TWO_NEEDS | passed)).text
    assert f"Référence {sent.reference}, code {sent.code}" in paper
    assert "http://testserver/suivi/" in paper
    for forged in ({"code": "x"}, {"code": ""}, {"reference": "<b>"}, {}):
        assert "Votre demande est partie" not in Page(pro.post("/pro/fiche/", TWO_NEEDS | ({**passed, **forged} if forged else {}))).text
