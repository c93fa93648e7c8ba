"""Pictograms of the page of results: drawn once at the top, used by every card."""

from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from orientation.presenting.actions import Kind

ALWAYS = ("check", "clock", "map-pin")


@lru_cache(maxsize=64)
def drawings(kinds: frozenset[Kind]) -> SafeString:
    """The symbols of these buttons and those that every card has, each under the id "i-" and its name. Kept: drawing one takes longer than
    the rest of a card.
    """
    names = sorted({*ALWAYS, *(kind.value for kind in kinds)})
    return format_html_join("", "{}", ((lucide(name, id=f"i-{name}"),) for name in names))
