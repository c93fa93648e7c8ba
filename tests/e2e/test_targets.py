"""What is touched: a link or a button that stands alone is at least 48 pixels high on a telephone. Links inside a sentence may be lower."""

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from orientation.views.keeping import COOKIE
from tests.e2e.test_accessibility import PAGES
from tests.e2e.test_results import STATES

# Half a pixel is rounding. The title of a card answers for the whole card; the map is moved by hand.
LOW = """() => {
  const said = one => one.textContent.replace(/[\\s·|/:,.‹›]+/g, "");
  const alone = one => {
    let box = one.parentElement;
    while (getComputedStyle(box).display === "inline") box = box.parentElement;
    const links = [...box.querySelectorAll("a, button, .vh")].filter(other => !other.parentElement.closest("a, button"));
    return said(box).length === links.reduce((sum, other) => sum + said(other).length, 0);
  };
  return [...document.querySelectorAll("a, button, summary")].filter(one => one.checkVisibility()
    && one.getBoundingClientRect().height < 47.5 && one.getBoundingClientRect().height > 1
    && !one.closest(".skip, .vh, .place h3, .leaflet-container") && alone(one)).map(one => one.outerHTML.slice(0, 120));
}"""


def test_what_stands_alone_is_tall_enough_for_a_finger(page: Page, live_server: LiveServer, directory: dict[str, str]) -> None:
    found = []
    kept = {f"results, {name}": (address, kept) for name, (address, kept) in STATES.items()}
    sheets = {"sheet": (f"{directory['full']}fiche/?besoin=demarches", None), "bare sheet": (f"{directory['bare']}fiche/", None)}
    for name, (address, answers) in {**{name: (at, None) for name, at in PAGES.items()}, **sheets, **kept}.items():
        page.context.clear_cookies()
        if answers:
            page.context.add_cookies([{"name": COOKIE, "value": answers.signed(), "url": live_server.url}])
        page.goto(directory.get(address, address))
        found += [f"{name}: {one}" for one in page.evaluate(LOW)]
    assert found == []
