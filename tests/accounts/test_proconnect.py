"""ProConnect against a real provider: it opens accounts that exist, and nothing else, whatever it is made to say."""

import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.checks import run_checks
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from accounts.policy import Role
from tests.accounts.test_signing_in import is_in, shown_code
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytest.importorskip("mozilla_django_oidc", reason="ProConnect is not tried: its extra is not installed (pip install -e '.[proconnect]')")

import requests

from tests.oidc_server import ANOTHER_KEY, Provider, proconnect_on

pytestmark = pytest.mark.django_db

START, BACK = "/compte/proconnect/", "/compte/proconnect/retour/"


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with proconnect_on(settings) as one:
        yield one


def gone(client: Client, start: str = START) -> str:
    """Out to the provider, by a real browser's redirections: the address that it sends the browser back to."""
    response = client.get(start)
    assert response.status_code == 302, Page(response).text
    sent_back = requests.get(response["Location"], allow_redirects=False, timeout=5).headers["Location"]
    return sent_back.removeprefix("http://testserver")


def came_back(client: Client, start: str = START) -> HttpResponse:
    return client.get(gone(client, start))  # type: ignore[return-value]


def refused(response: HttpResponse, status: int, said: str) -> bool:
    """Whether the page says it, with what to do, and nobody is in."""
    text = Page(response).text
    assert faults(response.content.decode()) == []
    assert "Recevoir un code par e-mail" in text
    return (response.status_code, said in text, is_in(response.client)) == (status, True, False)  # type: ignore[attr-defined]


def test_an_account_that_exists_comes_in_and_goes_out_of_proconnect_too(client: Client, provider: Provider) -> None:
    user = make_user(Role.PRO)
    provider.email = "Pro@Essai.example"
    page = client.get("/compte/connexion/?next=/pro/?commune=93066")
    assert faults(page.content.decode()) == []
    assert Page(page).link("Qu'est-ce que ProConnect ?") == "https://www.proconnect.gouv.fr/"
    response = came_back(client, Page(page).link("S'identifier avec ProConnect"))
    assert (response.status_code, response["Location"]) == (302, "/pro/?commune=93066")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session["_auth_user_backend"].startswith("allauth.")
    assert client.get("/pro/").status_code == 200
    left = client.post("/compte/deconnexion/")
    assert not is_in(client)
    assert faults(left.content.decode()) == []
    way_out = urlsplit(Page(left).link("Sortir aussi de ProConnect"))
    told = {name: one[0] for name, one in parse_qs(way_out.query).items()}
    assert way_out.path == "/session/end"
    assert told["id_token_hint"].count(".") == 2
    assert (len(told["state"]) >= 32, told["post_logout_redirect_uri"]) == (True, "http://testserver/compte/proconnect/sorti/")
    assert client.get("/compte/proconnect/sorti/?state=x")["Location"] == "/"
    assert came_back(client)["Location"] == "/pro/", "without a page asked for, where one works"
    assert [path for path in provider.asked if "well-known" in path] == ["/.well-known/openid-configuration"], "read once"


def test_nobody_is_sent_to_another_site(client: Client, provider: Provider) -> None:
    make_user(Role.PRO)
    assert came_back(client, f"{START}?next=https://ailleurs.example/")["Location"] == "/pro/"


def test_an_unknown_address_makes_no_account_and_a_closed_one_stays_closed(client: Client, provider: Provider) -> None:
    make_user(Role.PRO, is_active=False)
    closed = came_back(client)
    assert refused(closed, 403, "Ce compte est fermé")
    provider.email = "inconnue@essai.example"
    unknown = came_back(client)
    assert refused(unknown, 403, "Aucun compte n'a cette adresse.")
    assert "/session/end?" in Page(unknown).link("Sortir de ProConnect")
    assert User.objects.count() == 1


def test_an_account_closed_meanwhile_is_out_at_once(client: Client, provider: Provider) -> None:
    make_user(Role.PRO)
    came_back(client)
    User.objects.update(is_active=False)
    assert client.get("/pro/").status_code == 302


def test_the_second_factor_is_asked_all_the_same(provider: Provider) -> None:
    provider.id_token = {"acr": "eidas3"}
    manager, bare = make_user(Role.MANAGER), make_user(Role.ADMIN, second_factor=False)
    client, provider.email = Client(), manager.email
    assert came_back(client)["Location"] == "/compte/connexion/telephone/"
    assert not is_in(client)
    assert client.get("/equipe/").status_code == 302
    client.post("/compte/connexion/telephone/", {"code": shown_code()})
    assert client.get("/equipe/").status_code == 200
    assert "Sortir aussi de ProConnect" in Page(client.post("/compte/deconnexion/")).text
    client, provider.email = Client(), bare.email
    came_back(client)
    assert client.get("/equipe/")["Location"] == "/compte/telephone/"


LIES: dict[str, dict[str, object]] = {
    "another nonce": {"id_token": {"nonce": "x" * 32}},
    "no nonce": {"id_token": {"nonce": None}},
    "expired": {"id_token": {"exp": 1_700_000_000}},
    "without end": {"id_token": {"exp": None}},
    "another issuer": {"id_token": {"iss": "https://ailleurs.example"}},
    "for another site": {"id_token": {"aud": "un-autre-site"}},
    "another person": {"id_token": {"sub": "quelqu'un d'autre"}},
    "facts of another issuer": {"userinfo": {"iss": "https://ailleurs.example"}},
    "facts for another site": {"userinfo": {"aud": "un-autre-site"}},
    "expired facts": {"userinfo": {"exp": 1_700_000_000}},
    "no address": {"userinfo": {"email": None}},
    "an address not verified": {"userinfo": {"email_verified": False}},
    "another key": {"signs_with": ANOTHER_KEY},
    "signed by our secret": {"algorithm": "HS256"},
    "facts not signed": {"is_signed": False},
}


def test_a_lie_opens_nothing(provider: Provider, written: list[str]) -> None:
    make_user(Role.PRO)
    true = dict(vars(provider))
    for name, lie in LIES.items():
        vars(provider).update({**true, **lie})
        assert refused(came_back(Client()), 400, "Nous n'avons pas pu vérifier la réponse de ProConnect."), name
    assert len([line for line in written if "proconnect_refused" in line]) == len(LIES)
    assert not [line for line in written if "pro@essai" in line or "id_token_hint" in line]
    vars(provider).update(true)
    assert came_back(Client()).status_code == 302


def test_a_return_serves_once_and_to_the_browser_that_left(client: Client, provider: Provider) -> None:
    make_user(Role.PRO)
    back = gone(client)
    lost = "Cette page a déjà servi"
    other = Client()
    assert refused(other.get(back), 400, lost)
    assert refused(other.get(BACK), 400, lost)
    gone(other)
    assert refused(other.get(back), 400, lost), "the state of another browser"
    assert client.get(back).status_code == 302
    client.post("/compte/deconnexion/")
    assert refused(client.get(back), 400, lost)
    first, second = gone(client), gone(client)
    code = parse_qs(urlsplit(first).query)["code"][0]
    swapped = second.replace(parse_qs(urlsplit(second).query)["code"][0], code)
    assert refused(client.get(swapped), 400, "Nous n'avons pas pu vérifier"), "a code goes with the departure that it answers"
    state = parse_qs(urlsplit(gone(client)).query)["state"][0]
    assert refused(client.get(BACK, {"error": "access_denied", "state": state}), 400, "Vous avez peut-être choisi d'arrêter.")


def test_a_provider_that_fails_or_is_slow_is_said_in_a_bounded_time(provider: Provider, settings: Settings) -> None:
    make_user(Role.PRO)
    settings.PROCONNECT_TIMEOUT = 0.5
    discovery = "/.well-known/openid-configuration"
    for path in (discovery, "/token", "/jwks", "/userinfo"):
        for provider.fails, provider.waits in ((path, ""), ("", path)):
            client, began = Client(), time.monotonic()
            response = client.get(START) if path == discovery else came_back(client)
            assert refused(response, 503, "ProConnect ne répond pas"), path
            assert time.monotonic() - began < 5, path


def test_a_provider_that_is_down_is_said(client: Client, provider: Provider, settings: Settings) -> None:
    settings.PROCONNECT_URL = "http://127.0.0.1:9"
    assert refused(client.get(START), 503, "ProConnect ne répond pas")


def test_it_is_off_unless_its_values_are_given(client: Client, settings: Settings) -> None:
    assert "ProConnect" not in Page(client.get("/compte/connexion/")).text
    assert client.get(START).status_code == 404
    settings.PROCONNECT_URL, settings.PROCONNECT_ALGORITHM = "http://proconnect.example", "none"
    assert {error.id for error in run_checks()} >= {"mediation.E005", "mediation.E006", "mediation.E007"}
