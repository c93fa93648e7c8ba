"""When nothing answers: what to give up, what there is all the same, and whom to call."""

from dataclasses import dataclass
from functools import cached_property

from places.directory.asked import Asked
from places.directory.filters import chosen_in
from places.directory.listing import Listing
from places.directory.where import InCommune
from places.presenting.cards import Card, cards, for_cards
from places.presenting.contacts import TownHall, town_hall_of
from places.presenting.words import counted
from places.searching import Search

NEAREST = 5
"""Places shown whatever they offer."""

FIELDS = ("open_now", "within_km", "fees", "support_modes", "publics", "special_support", "access_modes", "programmes", "services", "name")
"""What may be given up, the least costly to the visitor first."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One thing to give up, how many places there are then, and the address of that list."""

    given_up: str
    places: str
    url: str


@dataclass(frozen=True)
class Nothing:
    """An empty list, and the ways out of it."""

    listing: Listing

    @cached_property
    def relaxations(self) -> list[Relaxation]:
        """Each thing asked which, given up alone, leaves places. One count for each (10 at most)."""
        asked = self.listing.asked
        found = []
        for field in FIELDS:
            if not getattr(asked, field):
                continue
            less = asked.without(field)
            places = self._search(less).count(self.listing.version)
            if places:
                found.append(Relaxation(chosen_in(asked, field), counted(places, "lieu", "lieux"), less.url()))
        return found

    @property
    def without_filters(self) -> str:
        """The address of the same list without any filter."""
        return self._bare.url()

    @cached_property
    def nearest(self) -> list[Card]:
        """The nearest places whatever they offer; the first by name when nobody said where. Queries: one reading, and 1 for services."""
        rows = self._search(self._bare).rows(start=0, stop=NEAREST, loading=for_cards)
        return cards(rows, self.listing.at)

    @property
    def town_hall(self) -> TownHall | None:
        """The town hall of the commune asked for, when its telephone is known."""
        where = self.listing.where
        return town_hall_of(where.commune) if isinstance(where, InCommune) else None

    @property
    def _bare(self) -> Asked:
        return Asked(where=self.listing.asked.where, commune=self.listing.asked.commune)

    def _search(self, asked: Asked) -> Search:
        where = self.listing.where
        return asked.to_search(point=where.point, department=where.department, at=self.listing.at)
