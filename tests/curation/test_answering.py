"""Whoever asked for an answer gets one, in plain words, and their address is erased; it is erased anyway after its time."""

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from pytest_django import Settings

from curation.models import Suggestion
from curation.suggestions.answering import answer, to_answer
from curation.suggestions.closed_lists import Refusal, State, Topic
from places.models import Place
from tests.curation.told import suggested
from tests.factories import AT, make_place
from tests.mail_server import mail_server

pytestmark = pytest.mark.django_db

URL = "https://site.example/lieu/abc/"
SOMEONE = "personne@essai.example"


@pytest.fixture
def place() -> Place:
    return make_place(name="Lieu d'essai\n(annexe)", phone="+33199001111")


def decided(place: Place, state: str = "accepted", reason: str = "", **told: str) -> Suggestion:
    one = suggested(place, **({"contact": SOMEONE} | told))
    one.state, one.reason, one.decided_at = state, reason, AT
    one.save()
    return one


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "La fiche est maintenant corrigée."),
        ({"state": "partly"}, "Nous avons corrigé cette partie de la fiche."),
        ({"topic": "was-closed"}, "Nous allons vérifier les informations de ce lieu"),
        ({"topic": "not-helped"}, "Nous allons vérifier les informations de ce lieu"),
        ({"topic": "gone"}, "Nous ne proposons plus ce lieu."),
        ({"state": "refused", "reason": "not-confirmed"}, "Nous avons vérifié : la fiche est juste."),
        ({"topic": "gone", "state": "refused", "reason": "cannot-check"}, "Nous n'avons pas pu vérifier"),
    ],
)
def test_the_answer_says_what_was_decided_and_the_address_is_erased(
    place: Place, settings: Settings, told: dict[str, str], words: str
) -> None:
    one = decided(place, **told)
    with mail_server(settings) as received:
        assert answer(one, place, url=URL)
        assert answer(one, place, url=URL), "once is enough"
    (message,) = received
    body = message.get_content()
    assert (message["To"], message["Subject"]) == (SOMEONE, "Votre message : Lieu d'essai (annexe)")
    assert message["Auto-Submitted"] == "auto-replied"
    assert words in body
    assert URL in body
    assert "01 99" not in body
    one.refresh_from_db()
    assert one.contact == ""


def test_every_decision_has_its_words(place: Place, settings: Settings) -> None:
    with mail_server(settings) as received:
        for reason in Refusal.values:
            assert answer(decided(place, "refused", reason), place, url=URL)
        for topic in Topic.values:
            assert answer(decided(place, topic=topic), place, url=URL)
    assert len(received) == len(Refusal.values) - 1 + len(Topic.values)
    assert not Suggestion.objects.exclude(contact="").exists()


def test_abuse_is_not_answered_and_its_address_is_erased(place: Place, settings: Settings) -> None:
    one = decided(place, "refused", "abuse")
    with mail_server(settings) as received:
        assert answer(one, place, url=URL)
    assert received == []
    assert not to_answer(Suggestion.objects.get(pk=one.pk))


def test_nobody_is_written_to_before_a_decision_nor_without_asking(place: Place, settings: Settings) -> None:
    with mail_server(settings) as received:
        assert answer(suggested(place, contact=SOMEONE), place, url=URL)
        assert answer(decided(place, contact=""), place, url=URL)
    assert received == []
    assert Suggestion.objects.filter(contact=SOMEONE).count() == 1


@pytest.mark.parametrize("refuses", [True, False], ids=["refused", "no server"])
def test_an_answer_that_cannot_leave_is_kept_and_the_log_names_nobody(
    place: Place, settings: Settings, written: list[str], refuses: bool
) -> None:
    one = decided(place)
    with mail_server(settings, refuses=refuses):
        if refuses:
            assert not answer(one, place, url=URL)
    if not refuses:
        assert not answer(one, place, url=URL)
    assert to_answer(Suggestion.objects.get(pk=one.pk))
    assert [line for line in written if "suggestion_answer_kept" in line]
    ours = [line for line in written if '"mail.log"' not in line]  # the server of the test writes too
    assert not [line for line in ours if SOMEONE in line]
    with mail_server(settings) as received:
        assert answer(one, place, url=URL)
    assert len(received) == 1


NOTHING_ELSE = "account_requests=0 accounts_told=0 accounts_closed=0 import_files=0 invitations=0 page_views=0 referrals=0 referral_rows=0"


def purged(*options: str) -> str:
    out = StringIO()
    with time_machine.travel(AT, tick=False):
        call_command("purge_personal_data", *options, stdout=out)
    return out.getvalue()


def kept() -> list[tuple[str, str]]:
    return list(Suggestion.objects.order_by("pk").values_list("contact", "text"))


def test_what_is_kept_of_people_is_erased_in_time_and_only_with_write(place: Place) -> None:
    suggested(place, contact=SOMEONE, text="neuf", days_ago=89)
    suggested(place, contact=SOMEONE, text="vieux", days_ago=90)
    suggested(place, text="ouvert", days_ago=365)
    decided(place, contact="", text="récent", days_ago=364)  # type: ignore[arg-type]
    decided(place, contact="", text="ancien", days_ago=365)  # type: ignore[arg-type]
    before = kept()
    assert purged() == f"{NOTHING_ELSE} suggestion_contacts=1 suggestion_texts=1\nNothing was erased: add --write.\n"
    assert kept() == before
    assert purged("--write") == f"{NOTHING_ELSE} suggestion_contacts=1 suggestion_texts=1\n"
    assert kept() == [(SOMEONE, "neuf"), ("", "vieux"), ("", "ouvert"), ("", "récent"), ("", "")]
    assert purged("--write") == f"{NOTHING_ELSE} suggestion_contacts=0 suggestion_texts=0\n"
    assert Suggestion.objects.exclude(state=State.OPEN).count() == 2
