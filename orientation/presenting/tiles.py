"""Tiles: the nine services as pictures to touch, each leading to the second question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orientation.asking.kept_answers import Kept
from orientation.asking.page_addresses import results_url, where_url
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


def tiles(categories: Iterable[str]) -> list[Tile]:
    """A tile for each of these services (`ServiceCategory` codes), in this order."""
    return [_tile(ServiceCategory(category)) for category in categories]


def first_tiles() -> list[Tile]:
    """The services that are shown at once, the most asked for first."""
    return tiles(category for category in SERVICES if category not in LESS_ASKED)


def other_tiles() -> list[Tile]:
    """Those that "Autre chose" unfolds."""
    return tiles(LESS_ASKED)


def also_said(kept: Kept | None, need: Need, others: Sequence[str] = ()) -> list[Tile]:
    """The other needs that the same words told, or the same address (`others`, codes): they lead to the places when where is known, else to
    the second question.
    """
    said = dict.fromkeys((*others, *(kept.also if kept else ())))
    too = [ServiceCategory(code) for code in said if code not in need.categories]
    if need.spot == UNSAID:
        return tiles(too)
    return [replace(tile, url=results_url(replace(need, categories=(code.value,)))) for code, tile in zip(too, tiles(too), strict=True)]


def _tile(category: ServiceCategory) -> Tile:
    words = SERVICES[category]
    return Tile(words.title, words.example, words.icon, where_url(Need(categories=(category.value,))))
