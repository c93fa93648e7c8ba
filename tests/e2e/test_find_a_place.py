"""Journeys: from a need and a town to a telephone number, with and without a script, a mouse, or a map that loads."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.conftest import PHONE
from tests.e2e.pages import PlaceList, PlaceMap

pytestmark = pytest.mark.usefixtures("directory")


def test_a_need_and_a_town_lead_to_a_telephone_number(page: Page) -> None:
    places = PlaceList(page).open("?service=demarches").look_near("saint-denis").choose_town("Seine-Saint-Denis")
    expect(places.heading).to_have_text("Les lieux les plus proches de Saint-Denis (93)")
    sheet = places.visit("Médiathèque d'essai").expect_name("Médiathèque d'essai")
    expect(sheet.call).to_have_attribute("href", "tel:+33199001234")


def test_a_search_brings_the_results_into_view(page: Page) -> None:
    places = PlaceList(page).open().look_near("93200")
    expect(places.heading).to_be_in_viewport()


def test_filters_are_chosen_and_lifted(page: Page) -> None:
    places = PlaceList(page).open("?commune=93066").filter("Prix", "Gratuit")
    expect(places.cards).to_have_count(1)
    places.lift("Gratuit")
    expect(places.cards).to_have_count(20)


def test_the_whole_journey_works_without_a_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(viewport=PHONE, base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    places = PlaceList(page).open("?service=demarches").look_near("saint-denis").choose_town("Seine-Saint-Denis")
    places.filter("Prix", "Gratuit").visit("Médiathèque d'essai").expect_name("Médiathèque d'essai")
    page.go_back()
    places.see_map()
    expect(page.get_by_text("La carte a besoin de JavaScript.")).to_be_visible()
    page.get_by_role("link", name="Retour à la liste").click()
    expect(places.cards).to_have_count(1)
    context.close()


def test_the_whole_journey_works_with_the_keyboard_alone(page: Page) -> None:
    PlaceList(page).open()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Où êtes-vous ?")).to_be_focused()
    page.keyboard.type("93200")
    page.keyboard.press("Enter")
    places = PlaceList(page)
    expect(places.heading).to_contain_text("Saint-Denis (93)")
    first = places.cards.first.get_by_role("link").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    name = first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_map_shows_the_places_and_a_pin_leads_to_its_page_by_keyboard(page: Page) -> None:
    places = PlaceMap(page).open("?commune=93066")
    expect(places.pins).to_have_count(27)
    places.pins.first.focus()
    page.keyboard.press("Enter")
    expect(places.popup.get_by_role("link", name="Toutes les informations")).to_be_focused()
    page.keyboard.press("Escape")
    expect(places.pins.first).to_be_focused()
    page.keyboard.press("Enter")
    places.popup.get_by_role("link", name="Toutes les informations").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_map_without_its_tiles_says_so_and_still_shows_the_places(page: Page) -> None:
    places = PlaceMap(page).open("?commune=93066")
    expect(places.status).to_contain_text("Le fond de carte n'a pas pu se charger.")
    expect(places.pins).to_have_count(27)


def test_a_map_without_its_places_says_so_and_leads_back_to_the_list(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    places = PlaceMap(page).open()
    expect(places.status).to_have_text("Les lieux n'ont pas pu se charger. La liste les montre tous.")
    expect(page.get_by_role("link", name="La liste montre tous les lieux.")).to_be_visible()
