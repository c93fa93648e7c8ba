"""Help near me, in a browser: few taps, a keyboard alone, no script, poor sight; and every screen that only a form or an alert can show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from orientation.alerts import Alert
from orientation.asking.kept_answers import Kept
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from tests.e2e.conftest import PHONE
from tests.e2e.looking import SPACED, TELEPHONE, ZOOMED, ZOOMED_LARGE, read_sideways, said_by_axe
from tests.e2e.pages import Home, Places, WhereQuestion, WishesQuestion

pytestmark = pytest.mark.usefixtures("directory")

NUMBER = re.compile(r"tel:\+?\d{2,}")
MOST_TAPS = 4


@dataclass
class Thumb:
    """Counts what it costs someone: every touch of the screen, and every word typed."""

    taps: int = 0
    words: int = 0

    def tap(self, target: Locator) -> None:
        target.click()
        self.taps += 1

    def type(self, target: Locator, word: str) -> None:
        self.tap(target)
        target.press_sequentially(word)
        self.words += 1


def test_a_number_is_reached_in_four_taps_and_one_typed_word(page: Page) -> None:
    thumb, where, places = Thumb(), WhereQuestion(page), Places(page)
    Home(page).open()
    thumb.tap(page.get_by_role("link", name="Faire une démarche"))
    thumb.type(where.town, "93200")
    thumb.tap(page.get_by_role("button", name="Voir les lieux tout de suite"))
    expect(places.call).to_be_in_viewport(ratio=1)
    expect(places.call).to_have_attribute("href", NUMBER)
    # The last tap calls: a telephone then leaves the page.
    thumb.taps += 1
    assert thumb.taps <= MOST_TAPS
    assert thumb.words == 1


def enter(page: Page, heading: str) -> None:
    """Press Enter, which leads to the page that begins so."""
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    page.wait_for_load_state()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what is focused begins with these words, or is named by them. All that is met on the way is seen."""
    met = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline, within = page.evaluate(
            """() => { const one = document.activeElement, box = one.getBoundingClientRect();
            const name = one.labels && one.labels.length ? one.labels[0].innerText : one.innerText;
            return [name.trim(), getComputedStyle(one).outlineWidth, box.bottom > 0 && box.top < innerHeight]; }"""
        )
        met.append(name)
        assert (outline, within) == ("3px", True), f"{name!r} is focused and not seen"
        if name.startswith(words):
            return
    raise AssertionError(f"{words!r} is none of {met}")


def test_the_keyboard_alone_leads_to_a_number_and_to_its_sheet(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    tab_to(page, "Faire une démarche")
    enter(page, "Où êtes-vous ?")
    tab_to(page, "Où êtes-vous ?")
    page.keyboard.type("saint-denis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Il y a plusieurs villes.")).to_be_visible()
    page.wait_for_load_state()
    tab_to(page, "Saint-Denis — La Réunion")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Saint-Denis — Seine-Saint-Denis (93)")).to_be_checked()
    tab_to(page, "Continuer")
    enter(page, "Qu'est-ce qui est important")
    tab_to(page, "C'est urgent")
    page.keyboard.press("Space")
    tab_to(page, "Voir les lieux")
    enter(page, "lieux pour vous aider")
    tab_to(page, "Appeler le")
    assert NUMBER.match(page.evaluate("document.activeElement.href"))
    tab_to(page, "Imprimer")
    enter(page, "Médiathèque d'essai")
    page.go_back()
    expect(Places(page).call).to_be_visible()


@pytest.fixture
def scriptless(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A telephone whose browser runs no script."""
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_a_script_words_lead_to_a_number_and_to_its_sheet(scriptless: Page) -> None:
    where = Home(scriptless).open().write("je dois déclarer mes impôts")
    wishes = where.say("93200").go_on()
    wishes.urgent.check()
    places = wishes.show()
    expect(places.call).to_have_attribute("href", NUMBER)
    expect(places.first.get_by_role("heading", level=2)).to_contain_text("Médiathèque d'essai")
    places.first.get_by_role("link", name="Imprimer").click()
    expect(scriptless.get_by_role("heading", level=1)).to_have_text("Médiathèque d'essai")


@dataclass(frozen=True)
class Screen:
    """A page as a form or the answers already given make it. `territory`: the départements served, all when empty."""

    address: str
    field: str = ""
    typed: str = ""
    kept: Kept | None = None
    territory: tuple[str, ...] = ()


WHERE = "/ou/?besoin=demarches"
SCREENS = {
    "nothing written": Screen("/", "phrase"),
    "not understood": Screen("/", "phrase", "blorgh 0199001234"),
    "another service": Screen("/", "phrase", "je cherche un médecin"),
    "in danger": Screen("/?choix=securite", kept=Kept(alerts=tuple(Alert.values))),
    "under 18, in danger": Screen("/", kept=Kept(alerts=("violence", "harcelement"), wishes=Wishes(minor=True))),
    "no town": Screen(WHERE, "lieu"),
    "unknown town": Screen(WHERE, "lieu", "xqzwkxqzwkxqzwkxqzwkxqzwkxqzwkxqzwk"),
    "several towns": Screen(WHERE, "lieu", "saint-denis"),
    "not served": Screen(WHERE, "lieu", "93200", territory=("48",)),
    "all ticked": Screen(
        "/important/?besoin=demarches&commune=93066",
        kept=Kept(wishes=Wishes(urgent=True, cannot_move=True, language="ar", slots=("soir",))),
    ),
    "places, all dangers": Screen("/resultats/?besoin=demarches&commune=93066", kept=Kept(alerts=tuple(Alert.values))),
    "sheet, reads with difficulty": Screen("full", kept=Kept(wishes=Wishes(special_support=("illettrisme",), language="ar"))),
    "sheet, in danger": Screen("bare", kept=Kept(alerts=("violence",))),
}


@pytest.fixture
def shown(unguarded: Page, live_server: LiveServer, directory: dict[str, str], settings: Settings) -> Iterator[tuple[str, Page]]:
    """Each screen in turn, on one telephone."""

    def each() -> Iterator[tuple[str, Page]]:
        page = unguarded
        for name, screen in SCREENS.items():
            settings.TERRITORY = list(screen.territory)
            page.context.clear_cookies()
            if screen.kept:
                page.context.add_cookies([{"name": COOKIE, "value": screen.kept.signed(), "url": live_server.url}])
            page.goto(f"{directory[screen.address]}fiche/" if screen.address in directory else screen.address)
            if screen.field:
                page.locator(f"#{screen.field}").fill(screen.typed)
                page.locator(f"form:has(#{screen.field}) button:visible").last.click()
                page.wait_for_load_state()
            expect(page.get_by_role("main").get_by_role("heading", level=1)).not_to_have_text("Le site a un problème")
            yield name, page

    return each()


def test_no_screen_is_hard_to_use_or_read(shown: Iterator[tuple[str, Page]]) -> None:
    """axe has nothing to say, in the light and in the dark; nothing must be read sideways when narrow, large or spaced."""
    found = []
    for name, page in shown:
        wrong = [*said_by_axe(page, [TELEPHONE]), *read_sideways(page, [ZOOMED, SPACED, ZOOMED_LARGE])]
        found += [f"{name}: {one}" for one in wrong]
    assert found == []


def test_with_styles_off_what_matters_comes_first(page: Page) -> None:
    """The order of the source is the order of reading: name, distance, hours, reasons, then the number."""
    page.route("**/*.css", lambda route: route.abort())
    page.goto("/resultats/?besoin=demarches&commune=93066")
    words = page.locator("main li").first.inner_text()
    order = ["Médiathèque d'essai", "Ouvert", "Pourquoi ce lieu ?", "Appeler le", "Voir le chemin", "Vérifié le"]
    positions = [words.find(each) for each in order]
    assert -1 not in positions, words
    assert positions == sorted(positions)


def test_the_last_question_goes_back_to_where_one_was(page: Page) -> None:
    wishes = WishesQuestion(page).open("?besoin=demarches&commune=93066")
    wishes.urgent.check()
    wishes.show()
    page.get_by_role("link", name="Changer ce qui est important").click()
    expect(wishes.urgent).to_be_checked()
