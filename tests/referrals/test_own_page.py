"""The person's page: opened by the reference and the code of a paper, by nothing else, and never guessed."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from referrals.guessing import TRIES
from referrals.models import Entry, Referral, Transmission
from tests.html import Page
from tests.referrals.conftest import FIRST_NAME, Mails, Sent, whole

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def person(sent: Sent) -> Client:
    return Client()


def look(person: Client, sent: Sent, act: str = "", **more: str) -> HttpResponse:
    return person.post("/suivi/", {"reference": sent.reference, "code": sent.code, "acte": act, **more})


def key() -> str:
    return str(Transmission.objects.get().pk)


def test_the_paper_opens_the_page_however_it_is_copied_and_the_address_holds_nothing(person: Client, sent: Sent) -> None:
    for reference, code in (
        (sent.reference, sent.code),
        (sent.reference.lower().replace("-", " "), sent.code.replace("-", "").lower()),
        (sent.reference.removeprefix("OR-"), f" {sent.code[:1]} {sent.code[1:]} "),
    ):
        response = person.post("/suivi/", {"reference": reference, "code": code})
        assert response.status_code == 200
        assert "Ce lieu n'a pas encore lu votre demande" in Page(response).text
        assert "no-store" in response["Cache-Control"]
    assert FIRST_NAME not in response.content.decode()
    told = person.get("/suivi/", {"reference": sent.reference, "code": sent.code}).content.decode()
    assert sent.reference not in told
    assert "Premier" not in told


def test_a_form_sent_from_elsewhere_is_refused(sent: Sent) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/suivi/", {"reference": sent.reference, "code": sent.code, "acte": "retirer", "sur": "oui"})
    assert response.status_code == 403
    assert Referral.objects.get().sealed is not None


def test_blank_wrong_and_unknown_are_told_what_to_do_and_not_which(person: Client, sent: Sent) -> None:
    assert person.post("/suivi/", {"reference": sent.reference}).status_code == 400
    wrong = person.post("/suivi/", {"reference": sent.reference, "code": "AAA-AAA"})
    unknown = person.post("/suivi/", {"reference": "OR-9999", "code": sent.code})
    assert (wrong.status_code, unknown.status_code) == (404, 404)
    assert Page(wrong).text == Page(unknown).text
    assert "AAA-AAA" not in wrong.content.decode()
    for reference in ("OR-", "1", "é" * 400, "\x00", "OR-7F3K'--"):
        assert person.post("/suivi/", {"reference": reference, "code": "x"}).status_code == 404


def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(person: Client, sent: Sent, clock: time_machine.Traveller) -> None:
    for _ in range(TRIES):
        assert person.post("/suivi/", {"reference": sent.reference, "code": "AAA-AAA"}).status_code == 404
    cache.clear()  # as another worker, or a restart
    refused = look(person, sent)
    assert refused.status_code == 429
    assert "Attendez une heure" in Page(refused).text
    clock.shift(HOUR)
    assert look(person, sent).status_code == 200
    for _ in range(TRIES - 1):
        person.post("/suivi/", {"reference": sent.reference, "code": "AAA-AAA"})
    assert look(person, sent).status_code == 200


def test_one_network_address_does_not_try_many_references(person: Client, sent: Sent, settings: Settings) -> None:
    settings.FOLLOW_THROTTLE = "3/hour"
    for number in range(3):
        assert person.post("/suivi/", {"reference": f"OR-{2222 + number}", "code": "x"}).status_code == 404
    response = look(person, sent)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


def test_having_gone_ends_the_demand_and_tells_the_professional(
    person: Client, sent: Sent, mails: Mails, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert "Merci, c'est noté" in Page(look(person, sent, "went", envoi=key())).text
        look(person, sent, "went", envoi=key())
    assert Transmission.objects.get().state == "done"
    assert mails[-1]["To"] == "pro@essai.example"
    assert [entry.happened for entry in Entry.objects.all()] == ["sent", "went", "done"]
    assert look(person, sent, "was_closed", envoi=key()).status_code == 409


def test_a_closed_door_leaves_the_demand_open_and_may_be_said_otherwise(person: Client, sent: Sent) -> None:
    look(person, sent, "was_closed", envoi=key())
    assert Transmission.objects.get().state == "sent"
    look(person, sent, "could_not", envoi=key())
    assert Transmission.objects.get().person_says == "could_not"
    assert "Je n'ai pas pu y aller" in Page(look(person, sent)).text


def test_a_sending_of_another_demand_is_out_of_reach(person: Client, sent: Sent) -> None:
    for envoi in ("0", "-1", "999999", "x", "9" * 30):
        assert look(person, sent, "went", envoi=envoi).status_code == 400
    assert Transmission.objects.get().state == "sent"


def test_taking_the_consent_back_erases_at_once_and_asks_whoever_read_to_erase(person: Client, sent: Sent, mails: Mails) -> None:
    Client().post(sent.link, {"acte": "voir"})
    assert "On ne peut pas revenir en arrière" in Page(look(person, sent, "retirer")).text
    assert Referral.objects.get().sealed is not None
    assert "Tout est effacé" in Page(look(person, sent, "retirer", sur="oui")).text
    referral = Referral.objects.get()
    assert (referral.sealed, referral.transmissions.get().state) == (None, "withdrawn")
    assert mails[-1]["To"] == "premier@essai.example"
    assert "Ne l'appelez plus" in whole(mails[-1])
    gone = Client().get(sent.link)
    assert "La personne a retiré sa demande" in Page(gone).text
    assert Client().post(sent.link, {"acte": "voir"}).status_code == 409
    assert look(person, sent).status_code == 404


def test_a_place_that_read_nothing_is_not_written_to_when_the_consent_is_taken_back(person: Client, sent: Sent, mails: Mails) -> None:
    look(person, sent, "retirer", sur="oui")
    assert len(mails) == 1
