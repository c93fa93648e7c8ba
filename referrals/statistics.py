"""Statistics: what became of what was sent, by need, in cells of five at least: fewer could be recognised.

No total is given: with it, a hidden cell would be found by subtraction.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import QuerySet

from places.models import Place
from places.vocabulary import ServiceCategory
from referrals.models import Transmission
from referrals.vocabulary import State

LEAST: Final = 5
PERIOD_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Row:
    """One need: how many sendings are in each state, in the order of `State`; None where there are fewer than `LEAST`, none included."""

    category: str
    cells: tuple[int | None, ...]


def became(places: "QuerySet[Place]", *, today: date) -> list[Row]:
    """For each need, what became of the last year's sendings to these places; needs that would show nothing are left out. One query."""
    recent = Transmission.objects.filter(place__in=places, sent_at__date__gt=today - timedelta(days=PERIOD_DAYS))
    return rows_of(recent.values_list("state", "categories"))


def rows_of(sendings: Iterable[tuple[str, list[str]]]) -> list[Row]:
    """The same, from the state and the needs of each sending. Pure."""
    counts = Counter((category, state) for state, categories in sendings for category in categories)
    rows = [Row(category, tuple(_shown(counts[category, state]) for state in State.values)) for category in ServiceCategory.values]
    return [row for row in rows if any(cell is not None for cell in row.cells)]


def _shown(count: int) -> int | None:
    return count if count >= LEAST else None
