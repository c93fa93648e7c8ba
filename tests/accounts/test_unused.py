"""Unused accounts of professionals: told a month before, closed after a year, and opened again when their person asks."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.asking import token_of
from accounts.models import AccountRequest, User
from accounts.policy import Role
from accounts.unused import close_unused, tell_unused
from tests.accounts.test_asking import TOLD_ONCE, login
from tests.accounts.test_signing_in import ASK_CODE, GIVE_CODE, mailed_code
from tests.html import Page
from tests.mail_server import mail_server
from tests.markup import faults
from tests.team import PASSWORD, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def pro(days: int, **facts: object) -> User:
    """A professional who last came in so many days ago."""
    return make_user(Role.PRO, **{"last_login": NOW - timedelta(days=days), "organisation": "CCAS", "phone": "+33199005150", **facts})


def days_later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def test_a_year_without_coming_in_closes_the_account_a_month_after_it_was_told(settings: Settings) -> None:
    settings.SITE_URL = "https://lieux.example"
    user, today = pro(334), timezone.localdate(NOW)
    make_user(Role.EDITOR, last_login=NOW - timedelta(days=900))
    pro(900, email="equipe@essai.example", is_staff=True)
    pro(900, email="ferme@essai.example", is_active=False)
    pro(10, email="actif@essai.example")
    assert (tell_unused(today, write=True), close_unused(today, write=True)) == (0, 0)
    tomorrow = today + timedelta(days=1)
    assert (tell_unused(tomorrow, write=False), len(mail.outbox)) == (1, 0)
    with mail_server(settings) as received:
        assert [tell_unused(tomorrow, write=True) for _ in range(2)] == [1, 0]
    [message] = received
    text = message.get_content().replace("=\n", "")
    assert (message["To"], "https://lieux.example/compte/connexion/" in text) == (user.email, True)
    assert [close_unused(today + timedelta(days=days), write=False) for days in (30, 31)] == [0, 1]
    user.refresh_from_db()
    assert user.is_active
    assert close_unused(today + timedelta(days=31), write=True) == 1
    user.refresh_from_db()
    assert (user.is_active, user.phone, user.organisation, user.closed_unused_on) == (False, "", "CCAS", today + timedelta(days=31))
    assert User.objects.filter(is_active=True).count() == 3


def test_coming_in_keeps_the_account_and_one_is_told_again_the_year_after() -> None:
    user, today = pro(340), timezone.localdate(NOW)
    assert tell_unused(today, write=True) == 1
    user.last_login = NOW + timedelta(days=2)
    user.save()
    for days in (31, 200, 336):
        assert (tell_unused(today + timedelta(days=days), write=True), close_unused(today + timedelta(days=days), write=True)) == (0, 0)
    later = today + timedelta(days=337)
    assert (tell_unused(later, write=True), close_unused(later + timedelta(days=29), write=True)) == (1, 0)
    assert close_unused(later + timedelta(days=30), write=True) == 1


def test_nobody_is_closed_untold_even_long_unused_and_a_dead_mailbox_is_told(settings: Settings, written: list[str]) -> None:
    today = timezone.localdate(NOW)
    for number in range(4):
        pro(900, email=f"parti{number}@essai.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert (tell_unused(today, write=True), close_unused(today + timedelta(days=60), write=True)) == (0, 0)
    assert len([line for line in written if "mail_not_sent" in line]) == 3, "a server that fails is not asked for ever"
    with mail_server(settings, refuses=True):
        assert tell_unused(today, write=True) == 4
    assert close_unused(today + timedelta(days=30), write=True) == 4
    assert not [line for line in written if "parti" in line and '"mail.log"' not in line]


def test_the_daily_command_is_dry_unless_told_to_write() -> None:
    pro(900)
    outs = []
    for days, options in ((0, ()), (0, ("--write",)), (31, ()), (31, ("--write",)), (32, ("--write",))):
        out = StringIO()
        with time_machine.travel(days_later(days)):
            call_command("purge_personal_data", *options, stdout=out)
        outs.append((out.getvalue().split()[1:3], User.objects.get().is_active))
    assert outs == [
        (["accounts_told=1", "accounts_closed=0"], True),
        (["accounts_told=1", "accounts_closed=0"], True),
        (["accounts_told=0", "accounts_closed=1"], True),
        (["accounts_told=0", "accounts_closed=1"], False),
        (["accounts_told=0", "accounts_closed=0"], False),
    ]
    assert len(mail.outbox) == 1


def test_whoever_comes_back_is_told_what_to_do_by_mail_and_nobody_else_is(client: Client) -> None:
    user = pro(400, is_active=False, closed_unused_on=NOW.date(), password=PASSWORD)
    make_user(email="membre@essai.example", is_active=False)
    pages = []
    told = {user.email: "demandez un accès avec la même adresse", "membre@essai.example": "parlez-en", "x@essai.example": "pas de compte"}
    for email, said in told.items():
        visitor = Client()
        visitor.post(ASK_CODE, {"email": email})
        pages.append(Page(visitor.get(GIVE_CODE)).text.replace(email, "…"))
        assert (mail.outbox[-1].to, said in mail.outbox[-1].body) == ([email], True), mail.outbox[-1].body
        assert ("/compte/demande/" in mail.outbox[-1].body) is (said != "parlez-en")
    assert len(set(pages)) == 1
    page = client.post("/compte/connexion/", {"login": user.email, "password": PASSWORD}, follow=True)
    assert Page(page).link("Demander un accès") == "/compte/demande/"
    assert faults(page.content.decode()) == []


def test_a_closed_account_opens_again_when_its_person_asks_and_a_manager_accepts(settings: Settings) -> None:
    user = pro(
        400, is_active=False, closed_unused_on=NOW.date(), email="claude@service.example", territory=["48"], unused_told_on=NOW.date()
    )
    make_user(email="membre@service.example", is_active=False)
    manager = login(make_user(Role.MANAGER))
    for email in ("claude@service.example", "membre@service.example"):
        assert Client().post("/compte/demande/", TOLD_ONCE | {"email": email})["Location"] == "/compte/demande/envoyee/"
    assert ["est fermé" in one.body for one in mail.outbox] == [False, True]
    asked = AccountRequest.objects.get()
    Client().post("/compte/demande/confirmer/", {"cle": token_of(asked)})
    address = f"/equipe/demandes-de-compte/{asked.pk}/"
    page = manager.get(address)
    assert "Un compte fermé existe à cette adresse : il n'avait pas servi" in Page(page).text
    assert faults(page.content.decode()) == []
    with mail_server(settings, refuses=True):
        manager.post(address, {"decision": "accept", "territory": "93"})
    user.refresh_from_db()
    assert not user.is_active
    with mail_server(settings) as received:
        manager.post(address, {"decision": "accept", "territory": "93"})
    assert "http://testserver/compte/connexion/" in received[0].get_content().replace("=\n", "")
    user.refresh_from_db()
    assert (user.is_active, user.territory, user.organisation, user.phone) == (True, ["93"], "Service d'essai", "+33199005150")
    assert close_unused(timezone.localdate(), write=True) == 0, "a month passes before it closes again"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    visitor = Client()
    visitor.post(ASK_CODE, {"email": user.email})
    visitor.post(GIVE_CODE, {"code": mailed_code()})
    assert visitor.get("/pro/").status_code == 200
