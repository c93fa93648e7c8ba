"""Asking for an account: the address is confirmed by hand, a manager decides, mails tell; and nobody learns who has an account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.answering import TOLD, accept, requests_within
from accounts.asking import RequestOver, token_of
from accounts.lifetimes import erase_old_requests
from accounts.members import NotYoursToChange, NotYoursToGive
from accounts.models import AccountRequest, Invitation, User
from accounts.models.account_request import Refusal
from accounts.policy import Role
from tests.accounts.test_inviting import link_in
from tests.html import Page
from tests.mail_server import mail_server
from tests.markup import faults
from tests.team import make_request, make_user

pytestmark = pytest.mark.django_db

ASK = "/compte/demande/"
CONFIRM = "/compte/demande/confirmer/"
REQUESTS = "/equipe/demandes-de-compte/"
TOLD_ONCE = {
    "name": "Claude Essai",
    "email": "Claude@Service.example",
    "organisation": "Service d'essai",
    "department": "93",
    "phone": "01 99 00 51 50",
    "purpose": "Les familles du quartier",
}


def asked(**changes: str) -> HttpResponse:
    return Client().post(ASK, TOLD_ONCE | changes)  # type: ignore[return-value]


def key_in(body: str) -> str:
    found = re.search(r"http://testserver/compte/demande/confirmer/\?cle=(\S+)", body)
    assert found, body
    return found[1]


def login(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_from_the_form_to_the_account_by_real_mails(settings: Settings) -> None:
    manager = login(make_user(Role.MANAGER, territory=["93", "48"]))
    with mail_server(settings) as received:
        assert asked()["Location"] == "/compte/demande/envoyee/"
        key = key_in(received[0].get_content().replace("=\n", ""))
        assert "Aucune demande" in Page(manager.get(REQUESTS)).text
        scanner = Client()
        page = scanner.get(CONFIRM, {"cle": key})
        assert faults(page.content.decode()) == []
        assert "01 99 00 51 50" in Page(page).text
        assert "Aucune demande" in Page(manager.get(REQUESTS)).text, "a scanner that opens links confirms nothing"
        assert [scanner.post(CONFIRM, {"cle": key})["Location"] for _ in range(2)] == ["/compte/demande/recue/"] * 2
        assert "1 Demandes de compte" in Page(manager.get("/equipe/")).text
        waiting = manager.get(REQUESTS)
        assert faults(waiting.content.decode()) == []
        one = Page(waiting).link("Claude Essai")
        assert faults(manager.get(one).content.decode()) == []
        assert manager.post(one, {"decision": "accept", "territory": "93, 48"})["Location"] == REQUESTS
        assert [message["To"] for message in received] == ["claude@service.example"] * 2
        link = link_in(received[1].get_content().replace("=\n", ""))
    assert scanner.post(CONFIRM, {"cle": key}).status_code == 410
    assert manager.get(one).status_code == 404
    guest = Client()
    typed = Page(guest.get(link))
    assert [field["value"] for field in typed.all("input") if field.get("name") in ("name", "organisation", "phone")] == [
        "Claude Essai",
        "Service d'essai",
        "01 99 00 51 50",
    ]
    key = link.split("cle=")[1]
    without = guest.post("/compte/invitation/", {"cle": key, "name": "Claude Essai", "organisation": " "})
    assert "Écrivez le nom de votre service" in Page(without).text
    assert faults(without.content.decode()) == []
    joined = guest.post("/compte/invitation/", {"cle": key, "name": "Claude Essai", "organisation": "Service", "phone": "0199005151"})
    assert joined["Location"] == "/pro/"
    user = User.objects.get(email="claude@service.example")
    assert (user.role, user.territory, user.organisation, user.phone) == ("pro", ["48", "93"], "Service", "+33199005151")


def test_nobody_learns_who_has_an_account_nor_writes_to_strangers() -> None:
    make_user(email="membre@service.example")
    answers = [asked(email=email) for email in ("Membre@service.example", "inconnu@service.example")]
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/compte/demande/envoyee/")}
    assert ["déjà un compte" in one.body for one in mail.outbox] == [True, False]
    assert [one.to for one in mail.outbox] == [["membre@service.example"], ["inconnu@service.example"]]
    assert AccountRequest.objects.count() == 1
    for typed in ("Claude Essai", "Service d'essai", "Les familles du quartier"):
        assert not [one for one in mail.outbox if typed in one.body or typed in one.subject]


def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(client: Client) -> None:
    assert faults(client.get(ASK).content.decode()) == []
    response = client.post(ASK, {"name": "Claude Essai"})
    assert (response.status_code, faults(response.content.decode())) == (400, [])
    assert 'value="Claude Essai"' in response.content.decode()
    for wrong, said in (
        ({"phone": "3949"}, "Écrivez un seul numéro"),
        ({"phone": "0199005150 / 0199005151"}, "Écrivez un seul numéro"),
        ({"email": "sans arobase"}, "Une adresse e-mail a un @"),
        ({"department": "9Z"}, "Choisissez le département"),
        ({"purpose": "x" * 201}, "200"),
    ):
        response = client.post(ASK, TOLD_ONCE | wrong)
        assert (response.status_code, said in Page(response).text) == (400, True), wrong
    assert (AccountRequest.objects.count(), len(mail.outbox)) == (0, 0)


def test_robots_and_floods_write_to_nobody(settings: Settings) -> None:
    assert asked(suite="http://essai.example")["Location"] == "/compte/demande/envoyee/"
    assert (AccountRequest.objects.count(), len(mail.outbox)) == (0, 0)
    assert {asked()["Location"] for _ in range(5)} == {"/compte/demande/envoyee/"}
    assert len(mail.outbox) == 3, "one mailbox is not filled"
    settings.ACCOUNT_REQUEST_THROTTLE = "6/hour"
    assert asked(email="autre@service.example").status_code == 302
    response = asked(email="encore@service.example")
    assert (response.status_code, len(mail.outbox)) == (429, 4)
    assert int(response["Retry-After"]) > 0
    assert "est toujours là" in Page(response).text
    assert faults(response.content.decode()) == []


def test_a_mail_that_cannot_leave_keeps_nothing_and_is_said(settings: Settings, written: list[str]) -> None:
    with mail_server(settings, refuses=True):
        response = asked()
    assert (response.status_code, AccountRequest.objects.count()) == (503, 0)
    assert "Attendez quelques minutes" in Page(response).text
    assert faults(response.content.decode()) == []
    assert not [line for line in written if "claude@" in line.lower() and '"mail.log"' not in line]


def test_a_forged_or_old_link_confirms_nothing() -> None:
    one = make_request()
    for forged in ("", "1", signing.dumps(one.pk), signing.dumps(one.pk, key="another", salt="accounts.request"), "x" * 40):
        assert Client().post(CONFIRM, {"cle": forged}).status_code == 410
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        response = Client().post(CONFIRM, {"cle": token_of(one)})
    assert (response.status_code, faults(response.content.decode())) == (410, [])
    one.refresh_from_db()
    assert one.confirmed_at is None


def test_a_second_request_replaces_the_first_once_confirmed_only() -> None:
    first, second = make_request(confirmed_at=timezone.now()), make_request(organisation="Autre service")
    assert AccountRequest.objects.count() == 2, "a stranger who types an address erases nothing"
    Client().post(CONFIRM, {"cle": token_of(second)})
    assert [one.organisation for one in AccountRequest.objects.all()] == ["Autre service"]
    assert Client().get(CONFIRM, {"cle": token_of(first)}).status_code == 410


def test_a_refusal_says_why_and_what_to_do(settings: Settings) -> None:
    client, now = login(make_user(Role.MANAGER)), timezone.now()
    for reason in Refusal:
        one = make_request(confirmed_at=now)
        assert client.post(f"{REQUESTS}{one.pk}/", {"decision": "refuse", "reason": reason})["Location"] == REQUESTS
        assert mail.outbox[-1].to == ["demande@essai.example"]
        assert TOLD[reason] in mail.outbox[-1].body
        assert "http://testserver/" in mail.outbox[-1].body
        one.refresh_from_db()
        assert (one.refusal, one.decided_by is not None) == (reason, True)
    one = make_request(confirmed_at=now)
    for decision, told in (("refuse", ""), ("accept", "75"), ("accept", "")):
        response = client.post(f"{REQUESTS}{one.pk}/", {"decision": decision, "territory": told})
        assert (response.status_code, faults(response.content.decode())) == (400, [])
    with mail_server(settings, refuses=True):
        for decision in ({"decision": "refuse", "reason": "unknown"}, {"decision": "accept", "territory": "93"}):
            response = client.post(f"{REQUESTS}{one.pk}/", decision, follow=True)
            assert "La demande attend toujours" in Page(response).text
    one.refresh_from_db()
    assert (one.decided_at, one.refusal, one.invitation) == (None, "", None)
    assert not Invitation.objects.filter(revoked_at=None).exists()
    make_user(email="demande@essai.example")
    response = client.post(f"{REQUESTS}{one.pk}/", {"decision": "accept", "territory": "93"}, follow=True)
    assert "Un compte a déjà cette adresse." in Page(response).text


def test_a_manager_sees_and_decides_those_of_their_departements_only() -> None:
    now = timezone.now()
    here = make_request(confirmed_at=now)
    make_request(email="loin@essai.example", department="75", confirmed_at=now)
    make_request(email="attend@essai.example")
    manager, elsewhere = make_user(Role.MANAGER), make_user(Role.MANAGER, email="ailleurs@essai.example", territory=["48"])
    assert [requests_within(one).count() for one in (manager, elsewhere, make_user(Role.ADMIN))] == [1, 0, 2]
    with pytest.raises(NotYoursToChange):
        accept(here, by=elsewhere, territory=["48"], at=now)
    with pytest.raises(NotYoursToChange):
        accept(here, by=make_user(), territory=["93"], at=now)
    with pytest.raises(NotYoursToGive):
        accept(here, by=manager, territory=["93", "75"], at=now)
    accept(here, by=manager, territory=["93"], at=now)
    with pytest.raises(RequestOver):
        accept(here, by=manager, territory=["93"], at=now)
    assert Invitation.objects.count() == 1


def test_requests_are_erased_in_time() -> None:
    now, today = timezone.now(), timezone.localdate()
    manager = make_user(Role.MANAGER)
    make_request()
    make_request(email="decidee@essai.example", confirmed_at=now, decided_at=now, decided_by=manager)
    make_request(email="attend@essai.example", confirmed_at=now)
    left = []
    for days in (7, 8, 29, 30, 89, 90):
        count = AccountRequest.objects.count()
        erased = erase_old_requests(today + timedelta(days=days), write=False)
        assert AccountRequest.objects.count() == count
        assert erase_old_requests(today + timedelta(days=days), write=True) == erased
        left.append(AccountRequest.objects.count())
    assert left == [3, 2, 2, 1, 1, 0]


def test_one_corrects_what_one_s_account_tells(client: Client) -> None:
    user = make_user(Role.PRO)
    client.force_login(user)
    assert 'href="/compte/demande/"' in Client().get("/compte/connexion/").content.decode()
    assert 'href="/compte/demande/"' in Client().get("/compte/inscription/").content.decode()
    response = client.post("/compte/", {"name": "Claude", "organisation": ""})
    assert (response.status_code, faults(response.content.decode())) == (400, [])
    response = client.post("/compte/", {"name": "Claude", "organisation": "CCAS", "phone": "+33 1 99 00 51 50"}, follow=True)
    assert "C'est enregistré." in Page(response).text
    assert faults(response.content.decode()) == []
    user.refresh_from_db()
    assert (user.name, user.organisation, user.phone) == ("Claude", "CCAS", "+33199005150")
    client.force_login(make_user(Role.MANAGER))
    assert "CCAS" in Page(client.get("/equipe/membres/")).text
    assert "01 99 00 51 50" in Page(client.get(f"/equipe/membres/{user.pk}/")).text
    assert client.post("/compte/", {"name": "Sans organisme"}).status_code == 302
