"""The page of professionals in a browser: from one field to the next by keyboard, the plan, the comparison and the paper, sound to axe."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.policy import Role
from tests import towns
from tests.e2e.looking import LARGE, ZOOMED, read_sideways, said_by_axe
from tests.factories import make_places
from tests.orientation.pro.conftest import place
from tests.team import PASSWORD, make_user

THREE = ("demarches", "quotidien", "materiel")


@pytest.fixture(params=[(320, True), (1280, False)], ids=["phone", "no script"])
def desk(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[tuple[Page, bool]]:
    """A professional signed in, before the empty form, and whether scripts run."""
    width, script = request.param
    towns.save()
    make_places([place("Un", 1), place("Deux", 1.2, *THREE, hours="Mo-Fr 09:00-17:00"), place("Trois", 3, *THREE)])
    make_user(Role.PRO, password=PASSWORD)
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=live_server.url, bypass_csp=script, java_script_enabled=script
    )
    opened = context.new_page()
    opened.goto("/pro/")
    opened.fill("input[name=login]", "pro@essai.example")
    opened.fill("input[name=password]", PASSWORD)
    opened.press("input[name=password]", "Enter")
    opened.wait_for_url("**/pro/")
    yield opened, script
    context.close()


def test_an_interview_ends_with_a_paper(desk: tuple[Page, bool]) -> None:
    page, scripted = desk
    found = checked(page, scripted)
    expect(page.locator("#lieu")).to_be_focused()
    page.keyboard.type("93200")
    page.keyboard.press("Tab")
    page.keyboard.type("elle ne sait pas lire, déclaration à la CAF")
    page.keyboard.press("Enter")
    page.wait_for_selector("#resultats")
    expect(page.get_by_label("Faire une démarche")).to_be_checked()
    expect(page.get_by_label("Personnes qui lisent ou écrivent difficilement")).to_be_checked()
    for need in ("Apprendre", "Avoir un ordinateur ou un téléphone pas cher"):
        page.get_by_label(need, exact=True).check()
    page.get_by_role("button", name="Voir le plan").click()
    expect(page.get_by_role("heading", name=re.compile("3 étapes, 1 lieu"))).to_be_visible()
    page.get_by_role("button", name="Après : étape 2").click()
    expect(page.get_by_role("heading", name="Étape 3 : Apprendre")).to_be_visible()
    page.get_by_role("button", name="Retenir Deux").first.click()
    expect(page.get_by_role("rowheader", name="Sans rendez-vous")).to_be_visible()
    found += checked(page, scripted)
    page.get_by_role("button", name="Voir la feuille à imprimer").click()
    expect(page.get_by_role("heading", name="Mon plan")).to_be_visible()
    found += checked(page, scripted)
    page.get_by_role("button", name="Revenir au plan").click()
    expect(page.get_by_role("heading", name="Étape 3 : Apprendre")).to_be_visible()
    assert found == []


def checked(page: Page, scripted: bool) -> list[str]:
    """What axe says, and whether the page is read sideways; nothing where no script runs, axe being one."""
    if not scripted:
        return []
    return [*said_by_axe(page), *read_sideways(page, [ZOOMED, (LARGE, "")])]
