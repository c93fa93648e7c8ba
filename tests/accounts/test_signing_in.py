"""Coming in: by password, by mailed code, with a second factor; and what strangers can learn, which is nothing."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from accounts.policy import Role
from tests.html import Page
from tests.markup import faults
from tests.team import PASSWORD, SECRET, give_second_factor, make_user

pytestmark = pytest.mark.django_db

SIGN_IN = "/compte/connexion/"
ASK_CODE = "/compte/connexion/code/"
GIVE_CODE = "/compte/connexion/code/recu/"
MIDDLE = "/equipe/lieux/"


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def mailed_code() -> str:
    found = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4}|[A-Z0-9]{6,9})\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def shown_code(secret: str = SECRET) -> str:
    """What the application on the telephone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def ask_code(client: Client, email: str) -> None:
    assert client.post(ASK_CODE, {"email": email, "next": MIDDLE}).status_code == 302


def test_a_password_opens_and_leads_to_the_page_that_was_asked_for(client: Client) -> None:
    make_user(password=PASSWORD)
    response = client.post(SIGN_IN, {"login": "Editor@Essai.example", "password": PASSWORD, "next": MIDDLE})
    assert (response.status_code, response["Location"]) == (302, MIDDLE)
    assert is_in(client)
    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize(("role", "first_page"), [(Role.PRO, "/pro/"), (Role.EDITOR, "/equipe/")])
def test_one_begins_where_one_works(client: Client, role: str, first_page: str) -> None:
    make_user(role, email="qui@essai.example", password=PASSWORD)
    assert client.post(SIGN_IN, {"login": "qui@essai.example", "password": PASSWORD})["Location"] == first_page
    assert f'href="{first_page}">Continuer' in client.get("/compte/").content.decode()


def test_a_mailed_code_opens(client: Client) -> None:
    make_user()
    ask_code(client, "editor@essai.example")
    assert [one.to for one in mail.outbox] == [["editor@essai.example"]]
    assert "Ne le donnez à personne" in mail.outbox[0].body
    response = client.post(GIVE_CODE, {"code": mailed_code(), "next": MIDDLE})
    assert (response.status_code, response["Location"]) == (302, MIDDLE)
    assert is_in(client)


def test_a_wrong_code_opens_nothing_and_three_end_it(client: Client) -> None:
    make_user()
    ask_code(client, "editor@essai.example")
    right = mailed_code()
    for _ in range(3):
        client.post(GIVE_CODE, {"code": "AAAA-AAAA"})
    client.post(GIVE_CODE, {"code": right})
    assert not is_in(client)


def test_nobody_is_sent_to_another_site(client: Client) -> None:
    make_user(password=PASSWORD)
    typed = {"login": "editor@essai.example", "password": PASSWORD, "next": "https://ailleurs.example/"}
    assert client.post(SIGN_IN, typed)["Location"] == "/equipe/"


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
@pytest.mark.parametrize("way", ["password", "code"])
def test_with_a_second_factor_the_first_is_not_enough(client: Client, role: str, way: str) -> None:
    user = make_user(role, password=PASSWORD)
    if way == "password":
        client.post(SIGN_IN, {"login": user.email, "password": PASSWORD, "next": MIDDLE})
    else:
        ask_code(client, user.email)
        client.post(GIVE_CODE, {"code": mailed_code(), "next": MIDDLE})
    assert not is_in(client)
    assert client.get(MIDDLE).status_code == 302
    client.post("/compte/connexion/telephone/", {"code": "000000"})
    assert not is_in(client)
    response = client.post("/compte/connexion/telephone/", {"code": shown_code()})
    assert response["Location"] == MIDDLE
    assert client.get(MIDDLE).status_code == 200


def test_a_recovery_code_opens_once(client: Client) -> None:
    user = make_user(Role.MANAGER, password=PASSWORD)
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    for opens in (True, False):
        client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
        client.post("/compte/connexion/telephone/", {"code": code})
        assert is_in(client) is opens
        client.post("/compte/deconnexion/")


def test_a_manager_sets_the_second_factor_up_then_reaches_the_pages(client: Client) -> None:
    make_user(Role.MANAGER, password=PASSWORD, second_factor=False)
    client.post(SIGN_IN, {"login": "manager@essai.example", "password": PASSWORD})
    assert client.get("/equipe/")["Location"] == "/compte/telephone/"
    page = client.get("/compte/telephone/activer/", follow=True)
    assert page.redirect_chain[0][0].startswith("/compte/confirmer/")
    again = client.post("/compte/confirmer/", {"password": PASSWORD, "next": "/compte/telephone/activer/"}, follow=True)
    secret = re.search(r'<code class="key">([A-Z2-7]+)</code>', again.content.decode())
    assert secret
    assert "<svg" in again.content.decode()
    assert faults(again.content.decode()) == []
    done = client.post("/compte/telephone/activer/", {"code": shown_code(secret[1])}, follow=True)
    assert "Vos codes de secours" in Page(done).text
    assert len(re.findall(r"<li><code>\d{8}</code></li>", done.content.decode())) == 10
    assert client.get("/equipe/").status_code == 200
    assert "Votre rôle demande de garder cette protection." in Page(client.get("/compte/telephone/retirer/")).text
    client.post("/compte/telephone/retirer/")
    assert Authenticator.objects.filter(user__email="manager@essai.example", type="totp").exists()


def test_who_has_no_password_confirms_by_mail_and_chooses_one(client: Client) -> None:
    user = make_user()
    ask_code(client, user.email)
    client.post(GIVE_CODE, {"code": mailed_code()})
    chosen = "quatre chevaux bleus"
    assert client.get("/compte/mot-de-passe/")["Location"].startswith("/compte/confirmer/code/")
    client.post("/compte/confirmer/code/", {"recipient": user.email, "next": "/compte/mot-de-passe/"})
    client.post("/compte/confirmer/code/recu/", {"code": mailed_code(), "next": "/compte/mot-de-passe/"})
    assert client.post("/compte/mot-de-passe/", {"password1": "court", "password2": "court"}).status_code == 200
    assert client.post("/compte/mot-de-passe/", {"password1": chosen, "password2": chosen})["Location"] == "/compte/"
    user.refresh_from_db()
    assert user.check_password(chosen)


def test_a_session_left_open_is_not_enough_to_change_how_one_comes_in(client: Client) -> None:
    user = make_user(Role.ADMIN, password=PASSWORD)
    client.force_login(user)
    assert client.get("/compte/mot-de-passe/")["Location"].startswith("/compte/confirmer/")
    assert client.get("/compte/codes-de-secours/")["Location"].startswith("/compte/confirmer/")


def test_known_and_unknown_addresses_are_answered_alike(client: Client) -> None:
    make_user(password=PASSWORD)
    make_user(email="ferme@essai.example", is_active=False)
    pages, places = [], []
    for email in ("editor@essai.example", "inconnu@essai.example", "ferme@essai.example"):
        visitor = Client()
        places.append(visitor.post(ASK_CODE, {"email": email})["Location"])
        pages.append(Page(visitor.get(GIVE_CODE)).text.replace(email, "…"))
        visitor.post(GIVE_CODE, {"code": "AAAA-AAAA"})
        assert not is_in(visitor)
    assert len(set(places)) == len(set(pages)) == 1
    assert len(mail.outbox) == 3, "a mail leaves for each: the time it takes says nothing"
    assert ["pas de compte" in one.body for one in mail.outbox] == [False, True, False]
    assert "est fermé" in mail.outbox[2].body
    wrong = [
        Page(client.post(SIGN_IN, {"login": email, "password": "faux"})).text for email in ("editor@essai.example", "inconnu@essai.example")
    ]
    assert wrong[0] == wrong[1]


def test_a_password_is_not_tried_for_ever(client: Client) -> None:
    make_user(password=PASSWORD)
    for _ in range(5):
        client.post(SIGN_IN, {"login": "editor@essai.example", "password": "faux"})
    response = client.post(SIGN_IN, {"login": "editor@essai.example", "password": PASSWORD})
    assert "Trop d'essais. Attendez cinq minutes" in Page(response).text
    assert not is_in(client)


def test_codes_are_not_asked_for_ever(client: Client) -> None:
    make_user()
    for _ in range(3):
        ask_code(client, "editor@essai.example")
        client = Client()
    response = client.post(ASK_CODE, {"email": "editor@essai.example"})
    assert "Trop d'essais" in Page(response).text
    assert len(mail.outbox) == 3


def test_a_closed_account_opens_nothing(client: Client) -> None:
    make_user(password=PASSWORD, is_active=False)
    response = client.post(SIGN_IN, {"login": "editor@essai.example", "password": PASSWORD}, follow=True)
    assert not is_in(client)
    assert "Ce compte est fermé" in Page(response).text


def test_nobody_signs_up(client: Client) -> None:
    typed = {"email": "nouveau@essai.example", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/compte/inscription/", typed).status_code == 405
    assert not User.objects.exists()
    assert "sur invitation" in Page(client.get("/compte/inscription/")).text


def test_an_address_that_is_no_longer_the_account_s_opens_nothing(client: Client) -> None:
    user = make_user(password=PASSWORD)
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    user.email = "nouvelle@essai.example"
    user.save()
    client = Client()
    client.post(SIGN_IN, {"login": "nouvelle@essai.example", "password": PASSWORD})
    assert is_in(client)
    ask_code(other := Client(), "editor@essai.example")
    other.post(GIVE_CODE, {"code": "AAAA-AAAA"})
    assert "pas de compte" in mail.outbox[-1].body


def test_a_mail_that_cannot_leave_is_said_and_names_nobody(client: Client, settings: Settings, written: list[str]) -> None:
    make_user()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = client.post(ASK_CODE, {"email": "editor@essai.example"})
    assert response.status_code == 503
    assert "L'e-mail n'est pas parti" in Page(response).text
    assert any("mail_not_sent" in line for line in written)
    assert not [line for line in written if "editor@" in line]


@pytest.mark.parametrize("address", [SIGN_IN, ASK_CODE, "/compte/inscription/", "/compte/connexion/ferme/"])
def test_each_page_to_come_in_is_sound_even_wrong(client: Client, address: str) -> None:
    assert faults(client.get(address).content.decode()) == []
    if "code" in address or address == SIGN_IN:
        wrong = client.post(address, {"login": "sans arobase", "email": "sans arobase"}).content.decode()
        assert "Une adresse e-mail a un @" in wrong
        assert faults(wrong) == []


@pytest.mark.parametrize(
    "address",
    [
        "/compte/",
        "/compte/confirmer/",
        "/compte/confirmer/code/",
        "/compte/confirmer/telephone/",
        "/compte/mot-de-passe/",
        "/compte/telephone/",
        "/compte/codes-de-secours/nouveaux/",
    ],
)
def test_each_page_of_one_s_account_is_sound_even_wrong(client: Client, address: str) -> None:
    user = make_user(password=PASSWORD)
    give_second_factor(user)
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    client.post("/compte/connexion/telephone/", {"code": shown_code()})
    assert faults(client.get(address, follow=True).content.decode()) == []
    client.post("/compte/confirmer/", {"password": PASSWORD})
    page = client.get(address)
    assert (page.status_code, faults(page.content.decode())) == (200, [])
    if "confirmer" in address or "mot-de-passe" in address:
        wrong = client.post(address, {})
        assert (wrong.status_code, faults(wrong.content.decode())) == (200, [])
