"""axe, narrow screens and large text on every kind of page, in its ok, error and empty states."""

from playwright.sync_api import Page

from tests.e2e.looking import read_sideways, said_by_axe

PAGES = {
    "need": "/",
    "which need": "/?choix=demarches&choix=acces",
    "where": "/ou/?besoin=demarches",
    "where, unknown": "/ou/?besoin=demarches&commune=00000",
    "départements": "/ou/departements/?besoin=demarches",
    "wishes": "/important/?besoin=demarches&commune=93066",
    "list": "/annuaire/",
    "near": "/annuaire/?commune=93066&service=demarches",
    "unsure": "/annuaire/?commune=93066&prix=gratuit&inconnus=1",
    "last page": "/annuaire/?page=2",
    "several towns": "/annuaire/?lieu=saint-denis",
    "typing error": "/annuaire/?lieu=mandde",
    "unknown town": "/annuaire/?lieu=xyzzyx",
    "empty": "/annuaire/?commune=93066&prix=payant",
    "error": "/annuaire/?prix=cher&rayon=loin",
    "map": "/annuaire/carte/?commune=93066",
    "place": "full",
    "bare place": "bare",
    "saying what is wrong": "report",
    "thanks": "reported",
    "withdrawn place": "gone",
    "unknown place": "/lieu/zzzzzzzz/",
    "not found": "/nulle-part/",
    "about": "/a-propos/",
    "accessibility": "/accessibilite/",
    "legal": "/mentions-legales/",
    "privacy": "/confidentialite/",
    "site map": "/plan-du-site/",
}


def test_no_page_is_hard_to_use_or_read(unguarded: Page, directory: dict[str, str]) -> None:
    found = []
    for address in PAGES.values():
        unguarded.goto(directory.get(address, address))
        found += [*said_by_axe(unguarded), *read_sideways(unguarded)]
    assert found == []


def test_the_policy_of_the_site_stops_nothing_of_its_own(page: Page, directory: dict[str, str]) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    for address in PAGES.values():
        page.goto(directory.get(address, address))
        if "carte" in address:
            page.wait_for_load_state("networkidle")
    assert refused == []


def test_what_is_focused_is_seen(page: Page, directory: dict[str, str]) -> None:
    page.goto(directory["full"])
    page.keyboard.press("Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", page.evaluate("document.activeElement.outerHTML")
