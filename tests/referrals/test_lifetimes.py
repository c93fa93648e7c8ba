"""What time erases: a reminder on the tenth day, an end on the thirtieth, nothing personal a month after the end nor after ninety days."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from referrals.models import Entry, Opposition, Referral, Transmission, TransmissionLink
from referrals.reading import read_by_professional
from tests.mail_server import mail_server
from tests.referrals.conftest import FIRST_NAME, Mails, Sent, link_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def run(capsys: pytest.CaptureFixture[str], command: str, *options: str) -> str:
    call_command(command, *options)
    return capsys.readouterr().out


def test_a_place_that_does_not_answer_is_reminded_once_then_the_demand_ends(
    sent: Sent, mails: Mails, clock: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    def follow_up() -> str:
        return run(capsys, "follow_up_referrals", "--write").strip()

    clock.shift(10 * DAY - timedelta(seconds=1))
    assert follow_up() == "reminded=0 failed=0 ended=0"
    clock.shift(timedelta(seconds=1))
    assert "reminded=1" in run(capsys, "follow_up_referrals")
    assert len(mails) == 1
    assert follow_up() == "reminded=1 failed=0 ended=0"
    assert follow_up() == "reminded=0 failed=0 ended=0"
    assert (mails[-1]["To"], len(mails)) == ("premier@essai.example", 2)
    assert FIRST_NAME in Client().post(link_in(mails[-1]), {"acte": "voir"}).content.decode()
    clock.shift(20 * DAY)
    assert follow_up() == "reminded=0 failed=0 ended=1"
    assert Transmission.objects.get().state == "expired"
    assert mails[-1]["To"] == "pro@essai.example"
    assert [entry.happened for entry in Entry.objects.all()] == ["sent", "reminded", "read", "expired"]


def test_a_reminder_that_does_not_leave_is_tried_again_and_an_opponent_gets_none(
    sent: Sent, settings: Settings, clock: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.shift(11 * DAY)
    with mail_server(settings, refuses=True), pytest.raises(CommandError, match="did not leave"):
        call_command("follow_up_referrals", "--write")
    capsys.readouterr()
    Opposition.objects.create(place=Transmission.objects.get().place, since="2026-03-10")
    assert "reminded=0" in run(capsys, "follow_up_referrals", "--write")
    Opposition.objects.all().delete()
    with mail_server(settings) as received:
        assert "reminded=1" in run(capsys, "follow_up_referrals", "--write")
    assert len(received) == 1
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match="SITE_URL"):
        call_command("follow_up_referrals")


def test_an_appointment_of_which_nobody_says_more_is_taken_to_be_kept(
    sent: Sent, mails: Mails, clock: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    Transmission.objects.update(state="appointment", appointment_on="2026-03-20")
    clock.shift(46 * DAY)
    assert "ended=0" in run(capsys, "follow_up_referrals", "--write")
    clock.shift(DAY)
    assert "ended=1" in run(capsys, "follow_up_referrals", "--write")
    assert Transmission.objects.get().state == "done"


@pytest.mark.parametrize("ends", [True, False], ids=["ended", "never answered"])
def test_a_month_after_the_end_or_after_ninety_days_nothing_leads_to_anybody(
    sent: Sent, clock: time_machine.Traveller, capsys: pytest.CaptureFixture[str], ends: bool
) -> None:
    if ends:
        Client().post(sent.link, {"acte": "pas-possible", "raison": "service_ended"})
    clock.shift((30 if ends else 90) * DAY - DAY)
    assert "referrals=0" in run(capsys, "purge_personal_data", "--write")
    clock.shift(DAY)
    assert "referrals=1" in run(capsys, "purge_personal_data")
    assert read_by_professional(Referral.objects.get(), at=Referral.objects.get().made_at).first_name == FIRST_NAME
    assert "referrals=1" in run(capsys, "purge_personal_data", "--write")
    referral, transmission = Referral.objects.get(), Transmission.objects.get()
    assert referral.is_anonymous
    assert (referral.professional, referral.sealed, referral.form_key, referral.deadline) == (None, None, None, None)
    assert (transmission.sent_to, transmission.alternatives, transmission.appointment_on) == ("", [], None)
    assert (transmission.state, transmission.categories) == ("not_possible" if ends else "expired", ["demarches"])
    assert f"{transmission.sent_at:%d}" in {"01", "28"}, "a day is kept"
    assert (Entry.objects.count(), TransmissionLink.objects.count()) == (0, 0)
    assert Client().get(sent.link).status_code == 404
    clock.shift(731 * DAY)
    assert "referral_rows=1" in run(capsys, "purge_personal_data", "--write")
    assert (Referral.objects.count(), Transmission.objects.count()) == (0, 0)
