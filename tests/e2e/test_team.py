"""The team's pages in a browser: in by keyboard, sound to axe, never read sideways."""

from playwright.sync_api import Page
from pytest_django import Settings

from accounts.policy import Role
from tests.e2e.looking import LARGE, ZOOMED, read_sideways, said_by_axe
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
    "/equipe/a-verifier/feuille/retour/",
    "/equipe/a-verifier/",
    "/equipe/doublons/",
    "/equipe/suggestions/",
    "/equipe/desaccords/",
    "/equipe/imports/",
    "/equipe/lieux/ajouter/",
    "/equipe/aide/",
    "/equipe/membres/",
    "/equipe/demandes-de-compte/",
    "/compte/demande/",
    "/compte/demande/envoyee/",
    "/compte/demande/recue/",
    "/compte/",
    "/compte/mot-de-passe/",
    "/compte/telephone/activer/",
]
"""The last two ask once more who one is."""


def test_one_comes_in_by_keyboard_and_every_page_is_sound(unguarded: Page, directory: dict[str, str], settings: Settings) -> None:
    settings.DEMO = True  # no second factor to type
    make_user(Role.MANAGER, password=PASSWORD)
    page = unguarded
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
        found += [*said_by_axe(page), *read_sideways(page, [ZOOMED, (LARGE, "")])]
    assert found == []
