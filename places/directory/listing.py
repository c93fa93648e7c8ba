"""Listing: one page of the places that answer what is asked, how many there are, and which are left out for want of knowing."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from places.directory.asked import Asked
from places.directory.filters import unsaid
from places.directory.pages import SIZE, Pages
from places.directory.where import InCommune, InDepartment, Where
from places.hours_words import NBSP
from places.presenting.cards import Card, cards, for_cards
from places.presenting.words import counted, listed, of_town
from places.searching import Search
from places.versions import Version


@dataclass(frozen=True)
class LeftOut:
    """Places that a list leaves out because something of them is not known, and the address of a list that has them."""

    words: str
    unsaid: str
    url: str


@dataclass(frozen=True)
class Listing:
    """What the list of places answers from a place, at a moment, in a state of the directory."""

    asked: Asked
    where: Where
    at: datetime
    version: Version

    @cached_property
    def search(self) -> Search:
        return self.asked.to_search(point=self.where.point, department=self.where.department, at=self.at)

    @cached_property
    def total(self) -> int:
        """How many places answer. At most 1 query."""
        return self.search.count(self.version)

    @cached_property
    def sure(self) -> int:
        """How many of them say yes to all that is asked: they come first. At most 1 query."""
        return self.search.without_unknown().count(self.version) if self.asks_the_unsaid else self.total

    @cached_property
    def pages(self) -> Pages:
        return Pages(self.asked, self.total)

    @cached_property
    def cards(self) -> list[Card]:
        """The cards of this page. Queries: one ordered reading of the search, and 1 for services."""
        start = self.pages.start
        return cards(self.search.rows(start=start, stop=min(start + SIZE, self.total), loading=for_cards), self.at)

    @property
    def sure_cards(self) -> list[Card]:
        return self.cards[: max(0, self.sure - self.pages.start)]

    @property
    def unsure_cards(self) -> list[Card]:
        """Cards of the places that say nothing of something asked."""
        return self.cards[max(0, self.sure - self.pages.start) :]

    @property
    def asks_the_unsaid(self) -> bool:
        """Whether places that do not say everything are in the list, after the others."""
        return self.search.include_unknown and self.search.may_leave_out_unknown

    @property
    def words(self) -> str:
        """As "214 lieux", "1 lieu", "Aucun lieu"."""
        return counted(self.total, "lieu", "lieux") if self.total else "Aucun lieu"

    @property
    def heading(self) -> str:
        """What the list is: the nearest places of a commune, those of a département, or simply how many."""
        where = self.where
        if isinstance(where, InDepartment):
            return f"{where.label}{NBSP}: {self.words.lower()}"
        if not isinstance(where, InCommune):
            return self.words if self.asked.is_anything else "Tous les lieux"
        town = of_town(where.label)
        if self.total and where.point and not self.search.within_m:
            return f"Les lieux les plus proches {town}"
        return f"{self.words} à moins de {self.asked.within_km}{NBSP}km {town}" if self.search.within_m else f"{self.words} près {town}"

    @property
    def order(self) -> str:
        """How many places, and in what order, for the line under the heading."""
        if self.where.point:
            return f"{self.words}, du plus proche au plus loin, à vol d'oiseau depuis la mairie."
        ignored = " Écrivez votre ville pour que la distance compte." if self.asked.within_km else ""
        return f"{self.words}, par ordre alphabétique.{ignored}"

    @property
    def unsaid(self) -> str:
        """What nobody told us of the last places of the list: "prix ou horaires"."""
        return listed(unsaid(self.asked), last="ou")

    @cached_property
    def left_out(self) -> LeftOut | None:
        """The places that say nothing of what is asked, when the list leaves them out. At most 1 query."""
        if self.search.include_unknown or not self.search.may_leave_out_unknown:
            return None
        number = replace(self.search, include_unknown=True).count(self.version) - self.total
        if number <= 0:
            return None
        return LeftOut(counted(number, "autre lieu", "autres lieux"), self.unsaid, self.asked.but(include_unknown=True).url())

    @cached_property
    def unplaced(self) -> LeftOut | None:
        """The places that answer but whose position is not known, which a list by distance leaves out. At most 1 query."""
        if self.search.point is None or self.search.within_m is not None:
            return None
        number = replace(self.search, point=None).count(self.version) - self.total
        if number <= 0:
            return None
        return LeftOut(counted(number, "lieu", "lieux"), "", self.asked.but(where="", commune="").url())
