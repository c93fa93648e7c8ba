"""axe, narrow screens and large text on every kind of page, in its ok, error and empty states."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

TAGS = ["RGAAv4", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

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


def said_by_axe(page: Page) -> list[str]:
    """What axe finds, in the light by every rule, then in the dark by those that colours change."""
    found = []
    for scheme, rules in (
        ("light", {"type": "tag", "values": TAGS}),
        ("dark", {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}),
    ):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        response = Axe().run(page, options={"runOnly": rules}).response
        assert response["passes"], page.url
        found += [f"{page.url} {scheme}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in response["violations"]]
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_to_say(browser: Browser, live_server: LiveServer, directory: dict[str, str], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    page.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
    found = []
    for address in PAGES.values():
        page.goto(directory.get(address, address))
        found += said_by_axe(page)
    context.close()
    assert found == []


LARGE_TEXT = "html { font-size: 200% !important }"
SPACED_TEXT = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


@pytest.mark.parametrize(
    ("width", "style"),
    [
        pytest.param(320, "", id="400-percent-zoom"),
        pytest.param(1280, LARGE_TEXT, id="200-percent-text"),
        pytest.param(360, SPACED_TEXT, id="spaced"),
    ],
)
def test_nothing_must_be_read_sideways(
    browser: Browser, live_server: LiveServer, directory: dict[str, str], width: int, style: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    page.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
    sideways = []
    for name, address in PAGES.items():
        page.goto(directory.get(address, address))
        if style:
            page.add_style_tag(content=style)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            sideways.append(name)
    context.close()
    assert sideways == []


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
