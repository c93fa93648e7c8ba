"""Asking for an account twice while the first is being answered: the last that was confirmed waits, alone, and nobody meets a 500."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.answering import ReplacedMeanwhile, accept, tell_accepted
from accounts.asking import confirm, token_of
from accounts.mailing import MailNotSent
from accounts.models import AccountRequest, Invitation, User
from accounts.policy import Role
from tests.html import Page
from tests.markup import faults
from tests.team import make_request, make_user

CONFIRM = "/compte/demande/confirmer/"
REQUESTS = "/equipe/demandes-de-compte/"
ACCEPT = {"decision": "accept", "territory": "93"}
REFUSE = {"decision": "refuse", "reason": "unknown"}


class FailsMeanwhile(BaseEmailBackend):
    """A mail server that fails, long enough for something to happen first."""

    meanwhile: Callable[[], object]

    def send_messages(self, messages: Sequence[Any]) -> int:
        FailsMeanwhile.meanwhile()
        raise OSError("no mail server")


@pytest.fixture
def manager(db: None, settings: Settings) -> Client:
    settings.EMAIL_BACKEND = f"{__name__}.{FailsMeanwhile.__name__}"
    client = Client()
    client.force_login(make_user(Role.MANAGER))
    return client


def confirmed(asked: AccountRequest) -> None:
    """By the person, from their mail."""
    assert Client().post(CONFIRM, {"cle": token_of(asked)}).status_code == 302


@pytest.mark.parametrize("decision", [ACCEPT, REFUSE], ids=["accepted", "refused"])
def test_one_that_is_confirmed_while_the_mail_about_another_fails_replaces_it(manager: Client, decision: dict[str, str]) -> None:
    first, second = make_request(confirmed_at=timezone.now()), make_request(organisation="Nouveau service")
    FailsMeanwhile.meanwhile = lambda: confirmed(second)
    response = manager.post(f"{REQUESTS}{first.pk}/", decision)
    assert (response.status_code, response["Location"]) == (302, REQUESTS)
    page = manager.get(REQUESTS)
    assert faults(page.content.decode()) == []
    assert "L'e-mail n'est pas parti" in Page(page).text
    assert "a confirmé une nouvelle demande, qui remplace celle-ci" in Page(page).text
    assert "Nouveau service" in Page(page).text
    assert [one.pk for one in AccountRequest.objects.all()] == [second.pk]
    assert not Invitation.objects.filter(revoked_at=None).exists(), "what was not told opens nothing"


def test_one_that_is_only_typed_meanwhile_replaces_nothing(manager: Client) -> None:
    first = make_request(confirmed_at=timezone.now())
    FailsMeanwhile.meanwhile = make_request
    response = manager.post(f"{REQUESTS}{first.pk}/", ACCEPT, follow=True)
    assert "La demande attend toujours." in Page(response).text
    first.refresh_from_db()
    assert (first.decided_at, first.invitation) == (None, None)
    assert AccountRequest.objects.count() == 2


def test_one_that_is_confirmed_and_refused_meanwhile_leaves_nothing_to_decide(manager: Client) -> None:
    first, second = make_request(confirmed_at=timezone.now()), make_request()
    other = make_user(Role.MANAGER, email="autre@essai.example")

    def confirmed_then_refused() -> None:
        confirmed(second)
        AccountRequest.objects.filter(pk=second.pk).update(decided_at=timezone.now(), decided_by=other, refusal="unknown")

    FailsMeanwhile.meanwhile = confirmed_then_refused
    response = manager.post(f"{REQUESTS}{first.pk}/", ACCEPT, follow=True)
    assert "qui remplace celle-ci" in Page(response).text
    assert "Aucune demande" in Page(response).text


def test_an_account_that_was_to_open_again_stays_closed(manager: Client) -> None:
    closed = make_user(Role.PRO, email="demande@essai.example", is_active=False)
    first, second = make_request(confirmed_at=timezone.now()), make_request()
    FailsMeanwhile.meanwhile = lambda: confirmed(second)
    manager.post(f"{REQUESTS}{first.pk}/", ACCEPT)
    assert not User.objects.get(pk=closed.pk).is_active
    assert [one.pk for one in AccountRequest.objects.all()] == [second.pk]


@pytest.mark.django_db(transaction=True)
def test_one_that_would_wait_again_while_another_is_being_confirmed_gives_way_to_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mail fails between what confirming reads and what it writes."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes one at a time")
    settings.EMAIL_BACKEND = f"{__name__}.{FailsMeanwhile.__name__}"
    by, at = make_user(Role.MANAGER), timezone.now()
    first, second = make_request(confirmed_at=at), make_request()
    accepted = accept(first, by=by, territory=["93"], at=at)
    has_read, has_failed = threading.Event(), threading.Event()
    FailsMeanwhile.meanwhile = lambda: has_read.wait(10)
    told: list[type[Exception]] = []
    save = AccountRequest.save

    def slow(self: AccountRequest, **options: Any) -> None:
        has_read.set()
        has_failed.wait(0.5)
        save(self, **options)

    def fail() -> None:
        try:
            tell_accepted(accepted, link="http://testserver/", at=at)
        except MailNotSent as error:
            told.append(type(error))
        finally:
            has_failed.set()
            connections.close_all()

    monkeypatch.setattr(AccountRequest, "save", slow)
    failing = threading.Thread(target=fail)
    failing.start()
    confirm(second, at=timezone.now())
    failing.join()
    assert told == [ReplacedMeanwhile]
    assert [(one.pk, one.decided_at) for one in AccountRequest.objects.all()] == [(second.pk, None)]
