"""The places proposed, on a telephone: the first number in the first screenful, nothing to read sideways, nothing for axe to say."""

from datetime import date

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from orientation.asking.kept_answers import Kept
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from tests.e2e.looking import LARGE, LARGE_TEXT, SPACED, TELEPHONE, ZOOMED, ZOOMED_LARGE, read_sideways, said_by_axe

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


def test_no_place_proposed_is_hard_to_use_or_read(unguarded: Page, live_server: LiveServer, directory: dict[str, str]) -> None:
    found = []
    for state in STATES:
        opened(unguarded, live_server.url, state)
        widths = (TELEPHONE, LARGE) if state in ("plain", "everything asked", "in danger") else (TELEPHONE,)
        found += [
            *said_by_axe(unguarded, widths),
            *read_sideways(unguarded, [ZOOMED, ZOOMED_LARGE, SPACED, *((width, LARGE_TEXT) for width in widths)]),
        ]
    assert found == []


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
