"""What an attacker, an accident or a race may try: two acts at the same moment, line ends in names, errors in the middle, merged places."""

import sys
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from django.views.debug import ExceptionReporter
from pytest_django import Settings

from accounts.models import User
from places.editing import change_place
from places.merging.joining import merge_places, side_by_side
from places.models import Place
from referrals.in_vain import said_ended
from referrals.models import Entry, Referral, Transmission
from tests.factories import STAFF
from tests.html import Page
from tests.referrals.conftest import FIRST_NAME, PHONE, TWO_NEEDS, Mails, Post, Sent, code_of, filled, link_in, text_of

pytestmark = pytest.mark.django_db


def at_once(*acts: Callable[[], object]) -> None:
    """Each in its own thread and its own connection, all starting together."""
    gate, failed = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            gate.wait()
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_the_same_moment_one_stands_and_what_is_erased_is_not_read(sent: Sent, post: Post, mails: Mails) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes one at a time")
    Client().post(sent.link, {"acte": "voir"})
    statuses: list[int] = []

    def answer(**told: str) -> Callable[[], object]:
        return lambda: statuses.append(Client().post(sent.link, told).status_code)

    refusals = [answer(acte="pas-possible", raison=why) for why in ("full", "other")]
    at_once(*refusals, answer(acte="rendez-vous", jour="10/03/2026"))
    assert statuses.count(409) >= 1
    assert Entry.objects.filter(happened="not_possible").count() == 1
    assert Transmission.objects.get().state == "not_possible"
    keys = {"reference": sent.reference, "code": sent.code, "acte": "retirer", "sur": "oui"}
    at_once(*[lambda: Client().post("/suivi/", keys)] * 2, answer(acte="voir"))
    assert Referral.objects.get().sealed is None
    assert [mail["Subject"] for mail in mails if "retirée" in mail["Subject"]] == [f"Demande retirée, référence {sent.reference}"]


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_the_same_moment_it_leaves_once(pro: Client, professional: User, mails: Mails) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes one at a time")

    def pressed_twice(address: str, form: dict[str, object]) -> list[int]:
        statuses: list[int] = []
        hands = [Client(), Client()]
        for hand in hands:
            hand.force_login(professional)
        at_once(*[lambda hand=hand: statuses.append(hand.post(address, form).status_code) for hand in hands])
        return statuses

    assert pressed_twice("/pro/transmettre/", {**TWO_NEEDS, "etape": "envoyer", **filled("Premier")}) == [200, 200]
    assert ([mail["To"] for mail in mails], Referral.objects.count()) == (["premier@essai.example"], 1)
    Client().post(link_in(mails[0]), {"acte": "pas-possible", "raison": "full"})
    on = f"/pro/suivi/{Referral.objects.get().reference}/envoyer/{code_of('Autre')}/"
    assert set(pressed_twice(on, {"accord": "on"})) <= {302, 404, 409}
    assert [mail["To"] for mail in mails].count("autre@essai.example") == 1
    assert Transmission.objects.count() == 2


def test_a_place_that_read_then_refused_is_asked_to_erase_too_and_once(pro: Client, sent: Sent, mails: Mails) -> None:
    Client().post(sent.link, {"acte": "voir"})
    Client().post(sent.link, {"acte": "pas-possible", "raison": "full"})
    for _ in range(2):
        pro.post(f"/pro/suivi/{sent.reference}/", {"acte": "retirer", "sur": "on"})
    assert [mail["To"] for mail in mails if "retirée" in mail["Subject"]] == ["premier@essai.example"]


def test_line_ends_in_names_write_neither_headers_nor_paragraphs_and_a_bad_address_keeps_nothing(
    post: Post, professional: User, mails: Mails
) -> None:
    User.objects.filter(pk=professional.pk).update(name="Agente\r\nBcc: autre@essai.example\n\nCliquez ici", organisation="A\nB")
    Place.objects.filter(name="Premier").update(name="Premier\nBcc: x@essai.example")
    form = {**filled("Second"), "destinataire": [Place.objects.get(name__startswith="Premier").code]}
    assert post("envoyer", **form).status_code == 200
    assert mails[-1]["Bcc"] is None
    assert "\n\nCliquez" not in text_of(mails[-1])
    Place.objects.filter(name="Second").update(emails=["second@essai.example\nBcc: autre@essai.example"])
    assert post("envoyer", **filled("Second", envoi="b" * 22)).status_code == 503
    assert (len(mails), Referral.objects.count()) == (1, 1)


def test_an_error_in_the_middle_keeps_nothing_and_its_report_names_nobody(post: Post, pro: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "nulle.part.Backend"
    pro.raise_request_exception = False
    reports: list[str] = []

    def report(request: object, **more: object) -> None:
        reports.append(ExceptionReporter(request, *sys.exc_info()).get_traceback_text())  # as is mailed to ADMINS

    got_request_exception.connect(report)
    response = post("envoyer", **filled("Premier"))
    got_request_exception.disconnect(report)
    assert response.status_code == 500
    assert len(reports) == 1
    for told in (*reports, response.content.decode()):
        assert not [word for word in (FIRST_NAME, PHONE, "+33639980042") if word in told]
    assert Referral.objects.count() == 0


def test_nothing_of_it_is_in_the_admin_nor_in_sessions_nor_in_its_log(pro: Client, sent: Sent) -> None:
    Client().post(sent.link, {"acte": "voir"})
    pro.post(f"/pro/suivi/{sent.reference}/", {"acte": "voir"})
    models = set(apps.get_app_config("referrals").get_models())
    assert not models & set(admin.site._registry)
    assert not [name for one in admin.site._registry.values() for name in one.search_fields if "referral" in name or "transmission" in name]
    assert LogEntry.objects.count() == 0
    kept = [str(session.get_decoded()) for session in Session.objects.all()]
    assert kept
    assert not [text for text in kept if FIRST_NAME in text or sent.reference in text or "39980042" in text]


def merge(kept: Place, absorbed: Place) -> None:
    """Two rows were one place."""
    merge_places(kept, absorbed, chosen={}, seen=side_by_side(kept, absorbed).seen, by=STAFF)


def test_a_merged_place_keeps_its_opposition_and_what_was_said_of_it_and_shows_where_to_go_now(
    pro: Client, sent: Sent, post: Post, mails: Mails
) -> None:
    kept, absorbed = Place.objects.get(name="Autre"), Place.objects.get(name="Premier")
    change_place(kept, {"phone": "+33199001777"}, by=STAFF)
    Client().post(sent.link + "ne-plus-recevoir/")
    merge(kept, absorbed)
    keys = {"reference": sent.reference, "code": sent.code}
    for page in (Client().post("/suivi/", keys), pro.get(f"/pro/suivi/{sent.reference}/")):
        assert "01 99 00 17 77" in Page(page).text
    assert post("envoyer", **filled("Autre", envoi="b" * 22)).status_code == 400
    assert len(mails) == 1
    Client().post(sent.link, {"acte": "pas-possible", "raison": "service_ended"})
    assert said_ended(timezone.localdate()).exists()
    change_place(kept, {"verified_on": "2026-03-03", "verified_by": "staff"}, by=STAFF)
    assert not said_ended(timezone.localdate()).exists()


def test_a_withdrawn_place_is_not_reminded_and_calls_the_professional_at_once(
    pro: Client, sent: Sent, mails: Mails, professional: User, clock: time_machine.Traveller
) -> None:
    change_place(Place.objects.get(name="Premier"), {"status": "withdrawn"}, by=STAFF)
    assert "n'est plus dans l'annuaire : cherchez un autre lieu" in Page(pro.get("/pro/suivi/")).text
    assert f"/envoyer/{code_of('Autre')}/" in pro.get(f"/pro/suivi/{sent.reference}/").content.decode()
    clock.shift(timedelta(days=11))
    call_command("follow_up_referrals", "--write")
    assert len(mails) == 1


def test_a_closed_account_is_not_written_to_and_the_person_is_told_to_look_elsewhere(
    sent: Sent, professional: User, mails: Mails, clock: time_machine.Traveller
) -> None:
    User.objects.filter(pk=professional.pk).update(is_active=False)
    clock.shift(timedelta(days=10))
    call_command("follow_up_referrals", "--write")
    assert mails[-1]["Reply-To"] is None
    Client().post(link_in(mails[-1]), {"acte": "pas-possible", "raison": "full"})
    assert [mail["To"] for mail in mails] == ["premier@essai.example"] * 2
    page = Client().post("/suivi/", {"reference": sent.reference, "code": sent.code})
    assert "Cherchez un autre lieu" in Page(page).text
