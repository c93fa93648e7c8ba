"""Saying what is wrong with a keyboard alone and without a script, from the page of a place to the thanks, one mistake repaired."""

from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from curation.models import Suggestion


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus, as someone without a mouse does."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {selector}")


def test_someone_says_what_is_wrong_with_a_keyboard_and_no_script(
    browser: Browser, live_server: LiveServer, directory: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(directory["full"])
    tab_to(page, "a[href$='/signaler/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Signaler une erreur")
    tab_to(page, "input[name=sujet]")
    page.keyboard.press("Space")
    tab_to(page, "textarea")
    page.keyboard.type("Le bon numéro est le 01 99 00 77 77")
    tab_to(page, "form[action$='#erreurs'] button")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Erreur : Signaler une erreur : Médiathèque d'essai – Coup de main numérique")
    tab_to(page, "#erreurs a")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=role]")
    page.keyboard.press("Space")
    tab_to(page, "form[action$='#erreurs'] button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, votre message est arrivé")
    context.close()
    one = Suggestion.objects.get()
    assert (one.topic, one.teller, one.facts["phone"]) == ("phone", "resident", "+33199007777")
