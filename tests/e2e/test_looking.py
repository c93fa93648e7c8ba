"""Looking finds what it is made to find: in the light, in the dark, on one width only, when zoomed; and a sound page has nothing."""

from playwright.sync_api import Page

from tests.e2e.looking import LARGE, TELEPHONE, read_sideways, said_by_axe

STYLE = """
@media (prefers-color-scheme: dark) { .dark { color: #777; background: #888 } }
@media (max-width: 400px) { .narrow { color: #bbb; background: #ccc } }
"""


def shown(page: Page, words: str) -> Page:
    page.set_content(f"<!doctype html><html lang=fr><title>Essai</title><style>{STYLE}</style><main><h1>Essai</h1>{words}</main></html>")
    return page


def test_a_fault_is_found_where_it_is(unguarded: Page) -> None:
    assert said_by_axe(shown(unguarded, "<p>Des mots</p>")) == []
    assert read_sideways(unguarded) == []
    dark = said_by_axe(shown(unguarded, "<p class=dark>Des mots</p>"))
    assert [f'{width} dark: color-contrast <p class="dark">' in one for width, one in zip((TELEPHONE, LARGE), dark, strict=True)] == [
        True,
        True,
    ]
    narrow = said_by_axe(shown(unguarded, "<p class=narrow>Des mots</p>"))
    assert [one.split(" ", 1)[1] for one in narrow] == [
        f'{TELEPHONE} {scheme}: color-contrast <p class="narrow">Des mots</p>' for scheme in ("light", "dark")
    ]
    both = said_by_axe(shown(unguarded, "<img src=data:,>"))
    assert [f"{width} light: image-alt" in one for width, one in zip((TELEPHONE, LARGE), both, strict=True)] == [True, True]
    assert len(read_sideways(shown(unguarded, "<p style='width: 340px'>Des mots</p>"))) == 2
    assert len(read_sideways(shown(unguarded, "<p style='width: 18em'>Des mots</p>"))) == 1
    assert len(read_sideways(shown(unguarded, "<p style='width: 30em'>Des mots</p>"))) == 3
    cut = "<div style='overflow: hidden'><span style='display: block; width: 340px'>Des mots</span></div>"
    assert len(read_sideways(shown(unguarded, cut))) == 2
    assert unguarded.viewport_size == {"width": 360, "height": 740}
