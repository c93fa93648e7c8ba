"""remind_places: who is written to, what leaves, through a real mail server, and never twice."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from curation.freshness.acting import confirm
from curation.models import PlaceLink, Reminder, Upkeep
from curation.reminders import remind, to_remind
from places.editing import Authorship
from places.models import Place
from places.vocabulary import Origin
from tests.factories import make_place, make_places
from tests.html import Page
from tests.mail_server import mail_server

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
TODAY = date(2026, 8, 31)


@pytest.fixture(autouse=True)
def _site(settings: Settings) -> Iterator[None]:
    settings.SITE_URL = "https://lieux.example"
    with time_machine.travel(NOW, tick=False):
        yield


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("remind_places", *arguments, stdout=out)
    return out.getvalue()


def addressed(**facts: Any) -> Place:
    return make_place(**{"emails": ["lieu@essai.example", "autre@essai.example"], "name": "Médiathèque\nd'essai"} | facts)


def test_nothing_leaves_nor_is_written_without_write(settings: Settings) -> None:
    addressed()
    with mail_server(settings) as received:
        assert run() == "due=1 sent=0 failed=0 skipped=0\nNothing was sent: add --write.\n"
    assert received == []
    assert [model.objects.count() for model in (PlaceLink, Reminder, Upkeep)] == [0, 0, 0]


def test_a_place_gets_one_message_by_which_it_answers_without_an_account(settings: Settings, client: Client) -> None:
    place = addressed()
    with mail_server(settings) as received:
        assert run("--write") == "due=1 sent=1 failed=0 skipped=0\n"
    message = received[0]
    body = message.get_content()
    assert message["To"] == "lieu@essai.example"
    assert message["Subject"].strip() == "Vos informations sont-elles justes ? Médiathèque d'essai"
    assert (message["Auto-Submitted"], message["List-Unsubscribe-Post"]) == ("auto-generated", "List-Unsubscribe=One-Click")
    answer, stop = re.findall(r"https://\S+", body)
    assert answer.startswith("https://lieux.example/mon-lieu/")
    assert message["List-Unsubscribe"].strip() == f"<{stop}>"
    assert "C'est juste" in Page(client.get(urlsplit(answer).path)).text
    client.post(urlsplit(answer).path)
    assert Place.objects.get(pk=place.pk).verified_by == "owner"
    client.post(urlsplit(stop).path, {"List-Unsubscribe": "One-Click"})
    assert Upkeep.objects.get(place=place).opposed_on == TODAY
    assert Reminder.objects.get().state == "sent"


def test_a_place_is_not_written_to_twice_in_a_month(settings: Settings) -> None:
    place = addressed()
    with mail_server(settings) as received:
        run("--write")
        assert run("--write").startswith("due=0")
        with time_machine.travel(NOW + timedelta(days=29)):
            assert run("--write").startswith("due=0")
        with time_machine.travel(NOW + timedelta(days=30)):
            assert run("--write").startswith("due=1 sent=1")
    assert len(received) == 2
    assert Reminder.objects.filter(place=place).count() == 2


def test_two_runs_at_once_write_once(settings: Settings) -> None:
    addressed()
    chosen = to_remind(today=TODAY, at_most=10)
    with mail_server(settings) as received:
        remind(chosen, at=NOW)
        assert remind(chosen, at=NOW).skipped == 1
    assert len(received) == 1


@pytest.mark.parametrize(
    "facts", [{"emails": None}, {"emails": []}, {"verified_on": "2026-08-01"}, {"status": "withdrawn"}, {"status": "draft"}]
)
def test_who_has_no_address_or_needs_no_verification_is_left_alone(facts: dict[str, Any]) -> None:
    addressed(**facts)
    assert to_remind(today=TODAY, at_most=10) == []


def test_a_place_that_opposed_is_never_written_to_again() -> None:
    Upkeep.objects.create(place=addressed(), opposed_on=date(2020, 1, 1))
    assert to_remind(today=TODAY, at_most=10) == []


def test_the_most_urgent_first_and_no_more_than_asked(settings: Settings) -> None:
    old = {"emails": ["lieu@essai.example"], "phone": "+33199000001"}
    make_places([old | {"name": "Conseillé", "verified_on": "2026-02-01"}, old | {"name": "Exigé", "verified_on": "2025-02-01"}])
    with mail_server(settings) as received:
        assert run("--write", "--max", "1") == "due=1 sent=1 failed=0 skipped=0\n"
    assert "Exigé" in received[0]["Subject"]


def test_an_address_that_is_refused_is_noted_without_being_told(settings: Settings, written: list[str]) -> None:
    make_places([{"name": f"Lieu {number}", "emails": ["lieu@essai.example"]} for number in range(5)])
    with mail_server(settings, refuses=True):
        assert run("--write") == "due=5 sent=0 failed=5 skipped=0\n"
    assert set(Reminder.objects.values_list("state", "failure")) == {("failed", "SMTPRecipientsRefused")}
    assert "reminder_not_sent" in "".join(written)
    assert not [line for line in written if "essai.example" in line and "mail.log" not in line], "mail.log is the test server's own"


def test_a_server_that_cannot_be_reached_is_said_and_nothing_is_written(settings: Settings) -> None:
    addressed()
    with mail_server(settings):
        pass
    with pytest.raises(CommandError, match="cannot be reached"):
        run("--write")
    assert not Reminder.objects.exists()


def test_a_server_that_fails_stops_the_run_and_leaves_the_rest_for_another_day(settings: Settings) -> None:
    make_places([{"name": f"Lieu {number}", "emails": ["lieu@essai.example"]} for number in range(6)])
    chosen = to_remind(today=TODAY, at_most=10)
    with mail_server(settings, fails=True), pytest.raises(CommandError, match="left for another day"):
        run("--write")
    assert len(chosen) == 6
    assert len(to_remind(today=TODAY, at_most=10)) == 3


def test_without_the_address_of_the_site_nothing_is_sent(settings: Settings) -> None:
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match="SITE_URL"):
        run("--write")


def test_a_place_that_answered_waits_for_its_next_time(settings: Settings) -> None:
    place = addressed()
    confirm(place, by=Authorship(origin=Origin.OWNER, at=NOW))
    assert to_remind(today=TODAY, at_most=10) == []
    assert to_remind(today=TODAY + timedelta(days=190), at_most=10) == [place]
