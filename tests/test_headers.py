"""What every answer tells browsers, read on the answers themselves, over https as in production."""

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/annuaire/",
    "/a-propos/",
    "/inconnu",
    "/sante",
    "/compte/connexion/",
    "/equipe/",
    "/api/v1/vocabulary/",
    "/api/v1/nothing/",
    "/api/docs/",
]
POLICY = {
    "default-src": {"'self'"},
    "img-src": {"'self'"},
    "object-src": {"'none'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
}
SWAGGER_POLICY = POLICY | {"style-src": {"'self'", "'unsafe-inline'"}, "img-src": {"'self'", "data:"}}
ORIGIN = {"Origin": "https://ville.example"}


def policy_of(answer: HttpResponse) -> dict[str, set[str]]:
    directives = (directive.split() for directive in answer["Content-Security-Policy"].split(";"))
    return {name: set(values) for name, *values in directives}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_from_elsewhere_and_nothing_inline_runs_anywhere(client: Client, path: str) -> None:
    assert policy_of(client.get(path, secure=True)) == (SWAGGER_POLICY if path == "/api/docs/" else POLICY)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_is_guarded(client: Client, path: str) -> None:
    answer = client.get(path, secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert set(answer["Permissions-Policy"].split(", ")) == {
        "geolocation=(self)",
        "camera=()",
        "microphone=()",
        "payment=()",
        "usb=()",
        "interest-cohort=()",
        "browsing-topics=()",
    }


def test_browsers_are_sent_to_https_and_health_probes_are_not(settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    client = Client()
    answer = client.get("/annuaire/?service=acces")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/annuaire/?service=acces")
    assert "Strict-Transport-Security" not in answer
    assert client.get("/sante").status_code == 200


def test_cookies_of_people_who_sign_in_stay_out_of_reach(client: Client) -> None:
    User.objects.create_superuser("equipe@essai.example", password="un mot de passe d'essai")
    client.get("/compte/connexion/", secure=True)
    typed = {"login": "equipe@essai.example", "password": "un mot de passe d'essai"}
    answer = client.post("/compte/connexion/", typed, secure=True)
    assert answer.status_code == 302
    assert {"sessionid", "csrftoken"} <= answer.cookies.keys()
    for cookie in answer.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, True, "Lax", "")


@pytest.mark.parametrize("path", ["/annuaire/", "/a-propos/", "/api/v1/places/", "/api/docs/", "/sante"])
def test_who_only_reads_gets_no_cookie(client: Client, path: str) -> None:
    assert not client.get(path, secure=True).cookies


def test_any_site_may_read_the_api(client: Client) -> None:
    answer = client.get("/api/v1/places/", headers=ORIGIN)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert set(answer["Access-Control-Expose-Headers"].split(", ")) == {"ETag", "Last-Modified", "Retry-After"}


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v1/places/?near=abc"])
def test_any_site_may_read_the_errors_of_the_api(client: Client, path: str) -> None:
    assert client.get(path, headers=ORIGIN)["Access-Control-Allow-Origin"] == "*"


def test_a_browser_that_asks_first_may_only_read(client: Client) -> None:
    asking = {**ORIGIN, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    answer = client.options("/api/v1/places/", headers=asking)
    assert answer.status_code == 200
    assert set(answer["Access-Control-Allow-Methods"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert {"if-none-match", "if-modified-since"} <= set(answer["Access-Control-Allow-Headers"].split(", "))


@pytest.mark.parametrize("path", ["/", "/annuaire/", "/admin/login/", "/sante", "/apix/"])
def test_no_other_site_may_read_the_pages(client: Client, path: str) -> None:
    asking = {**ORIGIN, "Access-Control-Request-Method": "GET"}
    for answer in (client.get(path, headers=ORIGIN), client.options(path, headers=asking)):
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


@pytest.mark.django_db
def test_pages_are_compressed_for_who_can_read_it(client: Client) -> None:
    plain, compressed = client.get("/"), client.get("/", headers={"Accept-Encoding": "gzip"})
    assert compressed["Content-Encoding"] == "gzip"
    assert len(compressed.content) < len(plain.content) / 2
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in plain["Vary"]
