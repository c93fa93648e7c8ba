"""What a visitor asks of the list of places, and the only writer of its addresses."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlencode

from django.urls import reverse

from places.geography import Point
from places.searching import Search

PARAMETERS = {
    "where": "lieu",
    "commune": "commune",
    "name": "nom",
    "services": "service",
    "publics": "public",
    "support_modes": "accompagnement",
    "special_support": "soutien",
    "fees": "prix",
    "programmes": "dispositif",
    "access_modes": "mode",
    "open_now": "ouvert",
    "within_km": "rayon",
    "include_unknown": "inconnus",
    "page": "page",
}
"""Field → name in the address, in the order addresses are written. The public reads addresses: they are in French."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Every field left empty asks nothing. `where` is as typed; `commune`, an INSEE code, is where once it is chosen, and wins over it.

    `within_km`: whole kilometres, only of use with a place to start from; None for no bound.
    """

    where: str = ""
    commune: str = ""
    name: str = ""
    services: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    support_modes: tuple[str, ...] = ()
    special_support: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    access_modes: tuple[str, ...] = ()
    open_now: bool = False
    within_km: int | None = None
    include_unknown: bool = False
    page: int = 1

    def pairs(self) -> list[tuple[str, str]]:
        """Parameter and value of everything that is asked, in one canonical order."""
        found: list[tuple[str, str]] = []
        for field, parameter in PARAMETERS.items():
            value = getattr(self, field)
            if not value or (field == "page" and value == 1):
                continue
            values = value if isinstance(value, tuple) else ("1" if value is True else str(value),)
            found += [(parameter, each) for each in values]
        return found

    def url(self, view: str = "places:directory") -> str:
        """The address of the page that answers this."""
        query = urlencode(self.pairs())
        return f"{reverse(view)}?{query}" if query else reverse(view)

    def but(self, **changes: Any) -> Self:
        """The same, but for these fields, from the first page."""
        return replace(self, **{"page": 1, **changes})

    def without(self, field: str, value: str = "") -> Self:
        """The same without this field, or without one of its values."""
        left = tuple(each for each in getattr(self, field) if each != value) if value else EMPTY[field]
        return self.but(**{field: left})

    @property
    def filters(self) -> int:
        """How many filters are on: where and the name of a place are the search itself."""
        lists = (self.services, self.publics, self.support_modes, self.special_support, self.fees, self.programmes, self.access_modes)
        return sum(map(len, lists)) + sum(map(bool, (self.open_now, self.within_km, self.include_unknown)))

    @property
    def is_anything(self) -> bool:
        """Whether something is looked for, so that the list is one of many and no page for a search engine."""
        return self.but(include_unknown=False) != NOTHING_ASKED

    def to_search(self, *, point: Point | None, department: str, at: datetime) -> Search:
        """The search of the directory that answers this from a point or in a département, at this moment."""
        return Search(
            point=point,
            within_m=self.within_km * 1000.0 if point and self.within_km else None,
            services=self.services,
            publics=self.publics,
            special_support=self.special_support,
            fees=self.fees,
            support_modes=self.support_modes,
            access_modes=self.access_modes,
            programmes=self.programmes,
            name=self.name,
            departments=(department,) if department else (),
            open_at=at if self.open_now else None,
            include_unknown=self.include_unknown,
        )


NOTHING_ASKED = Asked()
EMPTY = vars(NOTHING_ASKED)
