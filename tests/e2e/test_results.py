"""The places proposed, on a telephone: the first number in the first screenful, nothing to read sideways, nothing for axe to say."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from orientation.asking.kept_answers import Kept
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from tests.e2e.test_accessibility import LARGE_TEXT, SPACED_TEXT, TAGS

HERE = "/resultats/?besoin=demarches&commune=93066"

STATES: dict[str, tuple[str, Kept | None]] = {
    "plain": (HERE, None),
    "everything asked": (
        HERE,
        Kept(
            wishes=Wishes(
                deadline=date(2030, 1, 1),
                free=True,
                step_free=True,
                slots=("samedi",),
                language="ar",
                special_support=("illettrisme", "surdite"),
            )
        ),
    ),
    "home-bound": (HERE, Kept(wishes=Wishes(cannot_move=True))),
    "under 18": (HERE, Kept(wishes=Wishes(minor=True))),
    "in danger": (HERE, Kept(alerts=("violence",))),
    "empty": ("/resultats/?besoin=culture&commune=93066", None),
    "nowhere": ("/resultats/?besoin=demarches", None),
    "error": ("/resultats/?besoin=demarches&commune=99999", None),
    "answers lost": (f"{HERE}&important=1", None),
}


def opened(page: Page, base: str, state: str) -> Page:
    address, kept = STATES[state]
    page.context.clear_cookies()
    if kept:
        page.context.add_cookies([{"name": COOKIE, "value": kept.signed(), "url": base}])
    page.goto(address)
    return page


@pytest.fixture
def unguarded(browser: Browser, live_server: LiveServer, directory: dict[str, str]) -> Iterator[BrowserContext]:
    """A browser into whose pages tests may put styles and scripts."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    context.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
    yield context
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme", "states"),
    [(360, "light", list(STATES)), (1280, "dark", ["plain", "everything asked", "in danger"])],
    ids=["a telephone", "a large screen in the dark"],
)
def test_axe_finds_nothing_to_say_of_the_places_proposed(
    unguarded: BrowserContext, live_server: LiveServer, width: int, scheme: Literal["light", "dark"], states: list[str]
) -> None:
    page = unguarded.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    found = []
    for state in states:
        response = Axe().run(opened(page, live_server.url, state), options={"runOnly": {"type": "tag", "values": TAGS}}).response
        found += [f"{state}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in response["violations"]]
    assert found == []


@pytest.mark.parametrize(
    ("width", "style"),
    [pytest.param(320, "", id="narrow"), pytest.param(360, LARGE_TEXT, id="200-percent-text"), pytest.param(360, SPACED_TEXT, id="spaced")],
)
def test_no_place_proposed_must_be_read_sideways(unguarded: BrowserContext, live_server: LiveServer, width: int, style: str) -> None:
    page = unguarded.new_page()
    page.set_viewport_size({"width": width, "height": 740})
    sideways = []
    for state in STATES:
        opened(page, live_server.url, state)
        if style:
            page.add_style_tag(content=style)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            sideways.append(state)
    assert sideways == []


def test_the_first_number_is_in_the_first_screenful(page: Page, live_server: LiveServer, directory: dict[str, str]) -> None:
    button = opened(page, live_server.url, "plain").get_by_role("link", name="Appeler le").first
    box = button.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740


def test_buttons_are_large_enough_for_a_thumb(page: Page, live_server: LiveServer, directory: dict[str, str]) -> None:
    opened(page, live_server.url, "plain")
    boxes = [link.bounding_box() for link in page.locator(".suggestion a:visible, .after button:visible").all()]
    assert boxes
    assert not [box for box in boxes if not box or box["height"] < 44]


def test_the_journey_of_the_keyboard_follows_the_reading(page: Page, live_server: LiveServer, directory: dict[str, str]) -> None:
    opened(page, live_server.url, "plain")
    met = []
    for _ in range(40):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.innerText"))
    wanted = ["Appeler le", "Voir le chemin", "Toutes les informations", "Imprimer"]
    positions = [next(number for number, words in enumerate(met) if words.startswith(start)) for start in wanted]
    assert positions == sorted(positions)
