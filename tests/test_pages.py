"""The site as a site: every public page is sound, says who it is, keeps nothing of its visitors, and survives trouble."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit
from xml.etree import ElementTree

import allauth
import pytest
from django.conf import settings
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

from curation.presenting.guide_sections import SECTIONS
from places.editing import change_place
from tests import towns
from tests.factories import STAFF, make_place, make_places
from tests.html import Page
from tests.markup import faults

pytestmark = pytest.mark.django_db

APPS = ["places", "accounts", "orientation", "referrals", "curation", "mediation"]

READ_ONLY = [
    "/annuaire/",
    "/annuaire/carte/",
    "/a-propos/",
    "/accessibilite/",
    "/mentions-legales/",
    "/confidentialite/",
    "/plan-du-site/",
]
FIXED = ["/", *READ_ONLY]
QUESTIONS = ["/", "/ou/?besoin=demarches", "/important/?besoin=demarches&commune=93066"]
"""They send what is answered, so they carry a form's token."""


def crawled(client: Client, *, most: int = 120) -> Iterator[tuple[str, str, Page]]:
    """Every page reached from the home page by links of this site, `most` at most; each must answer 200."""
    waiting, seen = ["/"], set()
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html") or address.startswith("/api/"):
            continue
        page = Page(response)
        waiting += [url.split("#")[0] for _, url in page.links if url.startswith("/")]
        yield address, response.content.decode(), page


@pytest.fixture
def directory() -> None:
    towns.save()
    many = [{"name": f"Lieu {number:02}", "commune": "93066", "services": ["demarches", "acces"]} for number in range(23)]
    make_places([*many, {"name": "Ailleurs", "commune": "97311", "services": ["quotidien"], "phone": "+33199001234"}])


@pytest.mark.usefixtures("directory")
def test_every_page_reached_by_links_is_sound(client: Client) -> None:
    """Valid, usable, in French, quiet (`tests.markup`), with a title of its own and nothing that a template forgot."""
    titles: dict[str, str] = {}
    for address, html, page in crawled(client):
        assert faults(html) == [], address
        assert page.all("html")[0]["lang"] == "fr"
        assert not re.search(r"\{\{|\{%|\}\}|\bNone\b", page.text), address
        title = page.text.split(" Aller au contenu")[0]
        assert titles.setdefault(title, address) == address, f"{title!r} names two pages"
    assert len(titles) >= 30


@pytest.mark.parametrize("address", FIXED)
def test_each_page_starts_with_a_way_to_its_content_and_ends_with_what_the_law_asks_for(client: Client, address: str) -> None:
    page = Page(client.get(address))
    assert page.links[0] == ("Aller au contenu", "#contenu")
    assert page.link("Accessibilité : non conforme") == "/accessibilite/"
    assert page.link("Mentions légales") == "/mentions-legales/"
    assert page.link("Confidentialité") == "/confidentialite/"


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("address", [*READ_ONLY, *QUESTIONS, "/annuaire/?lieu=93200&service=demarches", "/ou/departements/?besoin=acces"])
def test_no_public_page_leaves_a_cookie_but_the_token_of_its_form_or_calls_another_site(client: Client, address: str) -> None:
    response = client.get(address)
    assert set(response.cookies) == ({"csrftoken"} if address in QUESTIONS else set())
    loaded = [
        attributes.get("src") or attributes.get("href", "") for name, attributes in Page(response).tags if name in ("script", "link", "img")
    ]
    assert not [url for url in loaded if urlsplit(url).netloc], loaded


def test_the_demonstration_says_so_on_every_page(client: Client, settings: Settings) -> None:
    words = "Site de démonstration : les lieux sont fictifs."
    assert words not in Page(client.get("/")).text
    settings.DEMO = True
    assert words in Page(client.get("/annuaire/")).text
    assert client.get("/robots.txt").content.decode().splitlines()[1] == "Disallow: /"


def test_the_site_map_leads_to_each_departement_that_has_places(client: Client) -> None:
    towns.save()
    make_place(commune="48095")
    change_place(make_place(commune="93066"), {"status": "withdrawn"}, by=STAFF)
    page = Page(client.get("/plan-du-site/"))
    assert page.link("Lozère (48)") == "/annuaire/?lieu=48"
    assert "Seine-Saint-Denis" not in page.text


@pytest.mark.parametrize("address", READ_ONLY)
def test_pages_are_read_never_written_to(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_who_publishes_the_site_is_said_or_said_to_be_missing(client: Client, settings: Settings) -> None:
    assert "Le responsable de ce site n'a pas encore rempli cette page." in Page(client.get("/mentions-legales/")).text
    settings.OPERATOR_NAME, settings.OPERATOR_EMAIL = "Hub d'essai", "hub@essai.example"
    text = Page(client.get("/mentions-legales/")).text
    assert "Éditeur du site Hub d'essai" in text
    assert "n'a pas encore rempli" not in text
    assert "Écrivez à hub@essai.example." in Page(client.get("/accessibilite/")).text


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_form.html", "404.html", "500.html"])
def test_an_error_page_needs_neither_context_nor_database_nor_manifest(template: str, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=DatabaseError):
        page = render_to_string(template)
    assert page.count("<h1>") == 1
    assert settings.SITE_NAME in page


def test_an_address_that_leads_nowhere_says_so_in_french(client: Client) -> None:
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    assert "Cette page n'existe pas" in Page(response).text


def test_health_says_that_all_is_well_and_how_old_the_facts_are(client: Client) -> None:
    assert client.get("/sante").json() == {"status": "ok", "database": True, "migrations": True, "hours_since_write": None}
    make_place()
    response = client.get("/sante")
    assert response.json()["hours_since_write"] > 0
    assert "no-store" in response["Cache-Control"]


def test_health_is_503_when_the_database_does_not_answer(client: Client) -> None:
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=DatabaseError):
        response = client.get("/sante")
    assert response.status_code == 503
    assert response.json() == {"status": "failing", "database": False, "migrations": False, "hours_since_write": None}


def test_health_is_503_when_a_migration_is_missing(client: Client) -> None:
    with patch("mediation.health.MigrationRecorder.applied_migrations", return_value={}):
        response = client.get("/sante")
    assert (response.status_code, response.json()["migrations"]) == (503, False)


def test_security_txt_names_whom_to_write_to_and_expires_within_a_year(client: Client, settings: Settings) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "securite@essai.example"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert lines["Contact"] == "mailto:securite@essai.example"
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
    left = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)


def test_the_sitemap_leads_to_every_open_place_and_no_other(client: Client) -> None:
    places = make_places([{"name": f"Lieu {number}"} for number in range(5)])
    change_place(places[0], {"status": "withdrawn"}, by=STAFF)
    with patch("places.sitemaps.FILE_SIZE", 3):
        files = locations(client, "/sitemap.xml")
        found = {url for file in files[1:] for url in locations(client, urlsplit(file).path)}
        assert client.get("/sitemap-lieux-3.xml").status_code == 404
    assert len(files) == 3
    assert found == {f"http://testserver{place.get_absolute_url()}" for place in places[1:]}
    for url in locations(client, "/sitemap-pages.xml"):
        assert client.get(urlsplit(url).path).status_code == 200
    assert f"Sitemap: http://testserver{'/sitemap.xml'}" in client.get("/robots.txt").content.decode()


def locations(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    document = ElementTree.fromstring(response.getvalue())  # noqa: S314 - our own
    return [element.text or "" for element in document.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_every_template_is_used() -> None:
    folder = settings.BASE_DIR / "templates"
    names = {str(path.relative_to(folder)) for path in folder.rglob("*.html")}
    sources = [
        *folder.rglob("*.html"),
        *(path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py")),
    ]
    text = "\n".join(path.read_text() for path in sources)
    implicit = {"400.html", "403.html", "404.html", "429.html", "500.html"}
    implicit |= {section.template for section in SECTIONS}
    implicit |= {name for name in names if (Path(allauth.__file__).parent / "templates" / name).exists()}
    assert {name for name in names - implicit if f'"{name}"' not in text} == set()
