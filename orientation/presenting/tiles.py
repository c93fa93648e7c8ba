"""Tiles: the nine services as pictures to touch, each leading to the second question, or back to where one was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orientation.asking.changing import UNCHANGED, Changing
from orientation.asking.kept_answers import Kept
from orientation.asking.page_addresses import results_url
from orientation.needs import UNSAID, Need
from places.plain_words import SERVICES
from places.vocabulary import ServiceCategory

LESS_ASKED = (ServiceCategory.LOISIRS, ServiceCategory.CULTURE)
"""Behind "Autre chose", so that eight pictures are enough."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A title, an example, a pictogram of `lucide`, and where it leads."""

    title: str
    example: str
    icon: str
    url: str


def tiles(categories: Iterable[str], changing: Changing = UNCHANGED) -> list[Tile]:
    """A tile for each of these services (`ServiceCategory` codes), in this order. `changing`: where one was, if on a later page."""
    return [_tile(ServiceCategory(category), changing) for category in categories]


def first_tiles(changing: Changing) -> list[Tile]:
    """The services that are shown at once, the most asked for first."""
    return tiles((category for category in SERVICES if category not in LESS_ASKED), changing)


def other_tiles(changing: Changing) -> list[Tile]:
    """Those that "Autre chose" unfolds."""
    return tiles(LESS_ASKED, changing)


def also_said(kept: Kept | None, need: Need, others: Sequence[str] = ()) -> list[Tile]:
    """The other needs that the same words told, or the same address (`others`, codes): they lead to the places when where is known, else to
    the second question.
    """
    said = dict.fromkeys((*others, *(kept.also if kept else ())))
    too = [ServiceCategory(code) for code in said if code not in need.categories]
    if need.spot == UNSAID:
        return tiles(too)
    return [replace(tile, url=results_url(replace(need, categories=(code.value,)))) for code, tile in zip(too, tiles(too), strict=True)]


def _tile(category: ServiceCategory, changing: Changing) -> Tile:
    words = SERVICES[category]
    return Tile(words.title, words.example, words.icon, changing.after(category.value))
