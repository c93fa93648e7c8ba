"""The questions in a browser: what the telephone may tell of where it is, and what unfolds without a script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.conftest import PHONE
from tests.e2e.looking import TELEPHONE, read_sideways, said_by_axe
from tests.e2e.pages import Home, WhereQuestion, WishesQuestion

pytestmark = pytest.mark.usefixtures("directory")


def test_a_position_is_rounded_before_it_leaves_the_telephone(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 48.936971, "longitude": 2.359761})
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    where = Home(page).open().choose("Faire une démarche")
    where.locate.click()
    expect(page).to_have_url(re.compile(r"/important/\?besoin=demarches&lat=48\.94&lon=2\.36(#|$)"))
    assert len(sent) == 1
    assert "lat=48.94&lon=2.36" in sent[0]
    assert "48.93" not in sent[0]


def test_a_telephone_that_keeps_its_position_asks_for_the_town(page: Page) -> None:
    page.context.clear_permissions()
    where = WhereQuestion(page).open("?besoin=demarches")
    where.locate.click()
    expect(where.status).to_have_text("Votre téléphone n'a pas donné sa position. Écrivez votre ville.")
    expect(where.town).to_be_focused()


def test_without_a_script_nothing_is_offered_that_cannot_answer_and_days_still_unfold(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    where = Home(page).open().choose("Faire une démarche")
    expect(where.locate).to_be_hidden()
    wishes = where.say("93200").go_on()
    expect(wishes.days).to_be_hidden()
    wishes.urgent.check()
    expect(wishes.days).to_be_visible()
    context.close()


def test_a_problem_is_focused_so_that_it_is_heard_first(page: Page) -> None:
    WhereQuestion(page).open("?besoin=demarches").go_on()
    expect(page.locator("#erreurs")).to_be_focused()
    page.get_by_role("link", name="Écrivez votre ville ou votre code postal.").click()
    expect(WhereQuestion(page).town).to_be_focused()


def test_a_danger_only_likely_opens_on_numbers_with_the_keyboard_and_is_sound_open(unguarded: Page, directory: dict[str, str]) -> None:
    page, found = unguarded, []
    Home(page).open().write("comment effacer mon historique pour qu'il ne voie rien")
    for address in ("/", "/ou/?besoin=securite", "/resultats/?besoin=demarches&commune=93066"):
        page.goto(address)
        line = page.locator("summary", has_text="Vous voulez parler à quelqu'un" if address == "/" else "Quelqu'un vous fait peur")
        found += said_by_axe(page, [TELEPHONE])
        line.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.href") == "tel:17"
        found += [*said_by_axe(page), *read_sideways(page)]
    assert found == []


@pytest.mark.parametrize(("typed", "chosen"), [("saint-denis", "Seine-Saint-Denis (93)"), ("mandde", "Mende")], ids=["several", "misspelt"])
def test_one_comes_back_to_the_towns_to_choose_from(page: Page, typed: str, chosen: str) -> None:
    Home(page).open().write("mon mari me frappe, je dois faire un dossier caf")
    where = WhereQuestion(page).open("?besoin=demarches").say(typed)
    where.go_on()
    expect(page.locator("fieldset.towns")).to_be_focused()
    page.get_by_role("radio", name=chosen).check()
    where.go_on()
    expect(page).to_have_url(re.compile("/important/"))
    page.go_back()
    expect(page.get_by_role("radio", name=chosen)).to_be_visible()
    expect(where.town).to_have_value(typed)
    page.go_back()
    expect(where.town).to_be_visible()
    expect(page.locator("fieldset.towns")).to_have_count(0)


def test_the_three_questions_can_be_answered_with_the_keyboard_alone(page: Page) -> None:
    Home(page).open()
    link = page.get_by_role("link", name="Faire une démarche")
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    WhereQuestion(page).town.focus()
    page.keyboard.type("93200")
    page.keyboard.press("Enter")
    wishes = WishesQuestion(page)
    wishes.urgent.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Aujourd'hui")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/resultats/\?besoin=demarches&commune=93066&important=1$"))
