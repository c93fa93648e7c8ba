"""A browser for the tests that need one: Debian's Chromium, or the one that CHROMIUM names; skipped, saying so, where there is none."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import towns
from tests.factories import make_place, make_places

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 360, "height": 740}

NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
"""Said once to the browser, which then finds no other site; to be asked about each request would cost as much as showing the pages."""

# Playwright runs an event loop in this thread, which Django would take for asynchronous code that must not reach the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.whichever_database)


@pytest.fixture(scope="session")
def browser(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Browser]:
    """One browser for all. Inside Playwright's event loop Django keeps other connections than outside: each side is closed when it is left,
    or PostgreSQL would see a stranger connected.
    """
    if not CHROMIUM:
        pytest.skip("no Chromium here: install it (apt-get install chromium) or set CHROMIUM to its path")
    with django_db_blocker.unblock():
        connections.close_all()
    with sync_playwright() as playwright:
        # No sandbox: test machines often run as root, and only our own pages are opened.
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", NOWHERE_ELSE])
        yield running
        running.close()
        with django_db_blocker.unblock():
            connections.close_all()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A fresh phone."""
    opened = browser.new_context(viewport=PHONE, locale="fr-FR", base_url=live_server.url)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def unguarded(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page of a fresh telephone into which tests may put styles and scripts."""
    opened = browser.new_context(viewport=PHONE, locale="fr-FR", base_url=live_server.url, bypass_csp=True)
    yield opened.new_page()
    opened.close()


@pytest.fixture
def directory(transactional_db: None) -> dict[str, str]:
    """A small directory round Saint-Denis; name → address of some of its places."""
    towns.save()
    free = {"demarches": {"category": "demarches", "fees": ["gratuit"], "support_modes": ["individuel"]}}
    full = make_place(
        name="Médiathèque d'essai",
        typologies=["BIB"],
        commune="93066",
        phone="+33199001234",
        emails=["accueil@essai.example"],
        websites=["https://essai.example/"],
        hours="Mo-Su 00:00-24:00",
        summary="Un lieu calme.",
        programmes=["pix"],
        languages=["ar"],
        walk_in=True,
        access_modes=["se-presenter", "prescription"],
        printing=False,
        services=free,
        verified_on="2026-01-01",
        verified_by="staff",
    )
    bare = make_place(name="Lieu presque inconnu", address="", commune="93066", position_precision="commune", services=[])
    gone = make_place(name="Lieu parti", status="withdrawn")
    make_places([{"name": f"Lieu {number:02}", "commune": "93066", "latitude": 48.94 + number / 1000} for number in range(25)])
    page = full.get_absolute_url()
    return {
        "full": page,
        "report": f"{page}signaler/",
        "reported": f"{page}signaler/merci/",
        "bare": bare.get_absolute_url(),
        "gone": gone.get_absolute_url(),
    }
