""" "Écouter": shown only where a French voice can read, by keyboard too, sentence by sentence, and silent at once when asked."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from orientation.asking.kept_answers import Kept
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE

HERE = "/resultats/?besoin=demarches&commune=93066"

VOICES = """
window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => LANGUAGES.map((lang) => ({ lang })),
  speak(utterance) { said.push(utterance.text.trim()); this.current = utterance; },
  cancel() { const cut = this.current; this.current = null; if (cut) cut.onerror(); },
  addEventListener() {},
} });
window.ended = () => speechSynthesis.current && speechSynthesis.current.onend();
"""
"""A browser whose voices say nothing aloud, and remember what they were asked to say."""


def opened(context: BrowserContext, address: str, *, languages: str = '["en-US", "fr-FR"]') -> tuple[Page, Locator]:
    context.add_init_script(VOICES.replace("LANGUAGES", languages))
    page = context.new_page()
    page.goto(address)
    return page, page.locator("[data-listen]")


@pytest.fixture
def reads_with_difficulty(context: BrowserContext, live_server: LiveServer, directory: dict[str, str]) -> BrowserContext:
    kept = Kept(wishes=Wishes(special_support=("illettrisme",)))
    context.add_cookies([{"name": COOKIE, "value": kept.signed(), "url": live_server.url}])
    return context


def test_the_question_is_read_to_its_last_sentence(context: BrowserContext, directory: dict[str, str]) -> None:
    page, button = opened(context, "/")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_contain_text("Arrêter")
    for _ in range(40):
        page.evaluate("ended()")
    said = page.evaluate("said")
    assert said[:2] == ["De quoi avez-vous besoin ?", "Faire une démarche"]
    assert said[-1].startswith("Vous pouvez aussi parler")
    expect(button).to_contain_text("Écouter")


def test_it_is_silent_as_soon_as_asked(context: BrowserContext, directory: dict[str, str]) -> None:
    page, button = opened(context, "/")
    button.click()
    page.evaluate("ended()")
    button.click()
    page.evaluate("ended()")
    assert len(page.evaluate("said")) == 2
    expect(button).to_contain_text("Écouter")


def test_one_card_is_read_at_a_time(reads_with_difficulty: BrowserContext) -> None:
    page, buttons = opened(reads_with_difficulty, HERE)
    buttons.nth(0).click()
    buttons.nth(1).click()
    for _ in range(30):
        page.evaluate("ended()")
    said = page.evaluate("said")
    names = [one.strip() for one in page.locator(".suggestion h2 bdi").all_inner_texts()]
    assert said[0].startswith("1")
    assert names[1] in said
    assert names[0] not in said
    assert said[-1] == page.locator(".suggestion").nth(1).locator(".main .i + span").inner_text()


@pytest.mark.parametrize("languages", ["[]", '["en-US"]'], ids=["no voice", "no French voice"])
def test_without_a_french_voice_there_is_nothing_to_touch(context: BrowserContext, directory: dict[str, str], languages: str) -> None:
    _, button = opened(context, "/", languages=languages)
    expect(button).to_be_hidden()


def test_who_reads_easily_has_no_button_on_the_places(context: BrowserContext, directory: dict[str, str]) -> None:
    page, buttons = opened(context, HERE)
    expect(buttons).to_have_count(0)
    assert "listen.js" not in page.content()
