"""Looking at a page as it stands: what axe says on a telephone and on a large screen, and what must be read sideways. One load for all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["RGAAv4", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]

TELEPHONE, LARGE = 360, 1280
"""CSS pixels."""

LARGE_TEXT = "html { font-size: 200% !important }"
SPACED_TEXT = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"

Reading = tuple[int, str]
"""A width, and the style that a reader imposes: "" for none."""

ZOOMED: Reading = (320, "")
ZOOMED_LARGE: Reading = (320, LARGE_TEXT)
SPACED: Reading = (360, SPACED_TEXT)

# Only what is wrong comes back, and no address of an element that nobody reads: both cost more than the rules themselves.
RUN = """async (rules) => {
  const said = await axe.run({ runOnly: rules, resultTypes: ["violations"], selectors: false, preload: false });
  return [said.passes.length, said.violations.map((one) => `${one.id} ${one.nodes[0].html.slice(0, 200)}`)];
}"""


# The page first, then what would be cut off: not words for the ear alone, nor the map, which is moved by hand.
WIDER = """() => [document.documentElement, ...document.querySelectorAll("main, main *")].filter(
  one => one.scrollWidth > one.clientWidth + 1
    && (one === document.documentElement || ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
    && !one.closest(".vh, .leaflet-container, input, select, textarea")).map(one => one.outerHTML.slice(0, 80).split("\\n")[0])"""


def said_by_axe(page: Page, widths: Iterable[int] = (TELEPHONE, LARGE)) -> list[str]:
    """What axe finds at each width, in the light by every rule, then in the dark by those that colours change."""
    page.evaluate(f"{AXE_SCRIPT};0")
    found = []
    with as_it_was(page):
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            found += _said(page, f"{width} light", {"type": "tag", "values": TAGS})
            page.emulate_media(color_scheme="dark")
            found += _said(page, f"{width} dark", {"type": "rule", "values": COLOURS})
    return found


def _said(page: Page, how: str, rules: dict[str, object]) -> list[str]:
    passed, found = page.evaluate(RUN, rules)
    assert passed, page.url
    return [f"{page.url} {how}: {one}" for one in found]


def read_sideways(page: Page, readings: Iterable[Reading] = (ZOOMED, ZOOMED_LARGE, SPACED, (LARGE, LARGE_TEXT))) -> list[str]:
    """The readings in which the page, or a box that cuts off what it holds, is wider than the screen: zoomed to 400 %, and in text twice as
    large besides; spaced; in text twice as large on a large screen."""
    found = []
    with as_it_was(page):
        for width, style in readings:
            page.set_viewport_size({"width": width, "height": 800})
            tag = page.add_style_tag(content=style or "/* as it is */")
            found += [f"{page.url}: sideways at {width} pixels {style} {box}" for box in page.evaluate(WIDER)]
            tag.evaluate("one => one.remove()")
    return found


@contextmanager
def as_it_was(page: Page) -> Iterator[None]:
    """The size of the screen and its colours are given back."""
    size = page.viewport_size
    yield
    page.emulate_media(color_scheme="light")
    if size:
        page.set_viewport_size(size)
