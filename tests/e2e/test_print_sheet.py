"""The sheet on paper: one page on A4 and on A5 for a usual place, in large type, and a button that only a script shows."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import towns
from tests.e2e.looking import LARGE, ZOOMED, ZOOMED_LARGE, read_sideways, said_by_axe
from tests.factories import make_place

A4, A5 = (595, 842), (420, 595)
"""Points, rounded."""

LEAST_POINTS = 14
CSS_PIXELS_A_POINT = 96 / 72


def pages_of(printed: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))


@pytest.fixture
def address(transactional_db: None) -> str:
    towns.save()
    place = make_place(
        name="France services de Saint-Denis", commune="93066", address="2 place de l'Essai", phone="+33199001234",
        hours="Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00", access_sentence="Entrée derrière la mairie", walk_in=True, step_free=True,
        verified_on="2026-03-03", verified_by="staff",
    )  # fmt: skip
    return f"/lieu/{place.code}/fiche/?besoin=demarches"


@pytest.mark.parametrize(("query", "paper"), [("", A4), ("&format=a5", A5)], ids=["A4", "A5"])
def test_a_usual_place_fits_on_one_page(page: Page, address: str, query: str, paper: tuple[int, int]) -> None:
    page.goto(address + query)
    printed = page.pdf(prefer_css_page_size=True)
    assert pages_of(printed) == 1
    box = re.search(rb"/MediaBox\s*\[([^\]]*)\]", printed)
    assert box
    assert tuple(round(float(side)) for side in box[1].split()[2:]) == paper


TALKATIVE = {
    "name": "Centre d'hébergement et d'accueil des nouveaux arrivants", "typologies": ["CHU", "HUDA", "CADA", "CPH"],
    "hours": "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00; We 14:00-18:00; Th 10:00-12:00; Fr 09:00-16:00; Sa 09:00-12:00",
    "address": "129 avenue du Lieu-Inventé", "source_date": "2020-01-01", "walk_in": False, "step_free": True,
}  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [{"phone": "+33199001234"}, {}, {"phone": "+33199001234", "access_modes": ["pas-de-public"]}],
    ids=["telephone", "no telephone", "receives nobody"],
)
def test_a_place_of_which_much_is_to_be_said_fits_on_one_page(page: Page, address: str, facts: dict[str, Any]) -> None:
    place = make_place(commune="93066", **TALKATIVE, **facts)
    for service in ("demarches", "quotidien", "materiel"):
        page.goto(f"/lieu/{place.code}/fiche/?besoin={service}")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


@pytest.mark.parametrize("query", ["", "&format=a5", "&format=a5&langue=en"])
def test_nothing_on_paper_is_small_and_nothing_but_the_sheet_is_printed(page: Page, address: str, query: str) -> None:
    page.goto(address + query)
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".paper *")].filter(one => one.offsetParent && [...one.childNodes].some(
            child => child.nodeType === 3 && child.textContent.trim())).map(one => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert len(sizes) > 15
    assert min(sizes) >= LEAST_POINTS * CSS_PIXELS_A_POINT - 0.01
    for hidden in ("header.top", "footer.foot", ".acts", ".back", ".ways", "[data-print-hint]"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.paper')).color") == "rgb(0, 0, 0)"


def test_the_button_prints_and_replaces_the_words(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    expect(page.get_by_text("Pour imprimer : menu du navigateur")).to_be_hidden()
    page.get_by_role("button", name="Imprimer").click()
    assert page.evaluate("document.body.dataset.printed") == "yes"


def test_without_a_script_the_words_stay_and_no_dead_button_shows(browser: Browser, live_server: LiveServer, address: str) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_text("Pour imprimer : menu du navigateur, puis Imprimer.")).to_be_visible()
    expect(page.get_by_role("button", name="Imprimer", include_hidden=True)).to_be_hidden()
    context.close()


def test_the_screen_can_be_used_by_all(unguarded: Page, address: str) -> None:
    found = []
    for query in ("", "&format=a5&langue=en"):
        unguarded.goto(address + query)
        found += [*said_by_axe(unguarded), *read_sideways(unguarded, [ZOOMED, ZOOMED_LARGE, (LARGE, "")])]
    assert found == []
