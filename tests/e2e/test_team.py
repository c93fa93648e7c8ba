"""The team's pages in a browser: in by keyboard, sound to axe, never read sideways."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from tests.e2e.test_accessibility import said_by_axe
from tests.team import PASSWORD, make_user

PAGES = [
    "/equipe/",
    "/equipe/lieux/",
    "/equipe/lieux/?etat=x",
    "/equipe/lieux/en-nombre/",
    "/equipe/lieux/en-nombre/?fait=fees",
    "/equipe/lieux/en-nombre/?fait=fees&operation=x&valeur=",
    "/equipe/lieux/en-nombre/?fait=programmes&operation=ajouter&valeur=pix",
    "/equipe/lieux/en-nombre/?departement=01",
    "/equipe/recherches-sans-resultat/",
    "/equipe/demandes/",
    "/pro/",
    "/pro/suivi/",
    "/equipe/a-verifier/feuille/",
    "/equipe/a-verifier/",
    "/equipe/doublons/",
    "/equipe/suggestions/",
    "/equipe/desaccords/",
    "/equipe/imports/",
    "/equipe/lieux/ajouter/",
    "/equipe/aide/",
    "/equipe/membres/",
    "/compte/",
    "/compte/mot-de-passe/",
    "/compte/telephone/activer/",
]
"""The last two ask once more who one is."""


@pytest.mark.parametrize("width", [320, 1280])
def test_one_comes_in_by_keyboard_and_every_page_is_sound(
    browser: Browser, live_server: LiveServer, directory: dict[str, str], width: int, settings: object
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined] # no second factor to type
    make_user(Role.MANAGER, password=PASSWORD)
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    page.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
    page.goto("/equipe/lieux/")
    found = said_by_axe(page)
    page.focus("input[name=login]")
    page.keyboard.type("manager@essai.example")
    page.keyboard.press("Tab")
    page.keyboard.type("faux")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    found += said_by_axe(page)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/equipe/lieux/")
    for address in PAGES:
        page.goto(address)
        if "/confirmer/" in page.url:
            found += said_by_axe(page)
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(f"**{address}")
        found += said_by_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
    assert found == []
