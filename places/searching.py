"""A search of the directory: what is asked, the places that answer it, in what order, and how many there are.

The directory page and the API build the same `Search`, so they give the same places in the same order.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.cache import cache

from places.geography import Point
from places.models import Place
from places.opening import open_at
from places.querysets import PlaceQuerySet
from places.versions import Version

COUNT_KEPT_SECONDS = 3600
"""A count is kept an hour at most; a write to the directory makes it stale at once, because its version is in the key."""

ANYWHERE = Point(0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is asked. Empty fields ask nothing; several codes in one field are alternatives.

    `point`: nearest first, and only places whose position is known; by name otherwise. `within_m`: metres from it, None for no bound.
    `open_at`: known to be open then. `include_unknown`: places that say nothing of what is asked come too, after all those that say yes.
    """

    point: Point | None = None
    within_m: float | None = None
    services: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    special_support: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    support_modes: tuple[str, ...] = ()
    access_modes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    name: str = ""
    departments: tuple[str, ...] = ()
    source: str = ""
    updated_since: datetime | None = None
    open_at: datetime | None = None
    include_unknown: bool = False

    @property
    def may_leave_out_unknown(self) -> bool:
        """Whether something is asked that a place may say nothing of."""
        return bool(
            self.publics or self.special_support or self.fees or self.support_modes or self.access_modes or self.open_at is not None
        )

    def places(self) -> PlaceQuerySet:
        """The published places that answer, in no order. With `include_unknown`, those that say nothing among them.

        Put together once, however often it is asked: "open at" looks up the hours of the whole directory.
        """
        return self._answering.all()

    @cached_property
    def _answering(self) -> PlaceQuerySet:
        places = (
            Place.objects.published()
            .offering(
                self.services,
                support_modes=self.support_modes,
                publics=self.publics,
                special_support=self.special_support,
                fees=self.fees,
                include_unknown=self.include_unknown,
            )
            .reached_by(self.access_modes, include_unknown=self.include_unknown)
            .in_programme(self.programmes)
            .named(self.name)
            .in_departments(self.departments)
            .sourced_from(self.source)
        )
        if self.updated_since:
            places = places.updated_since(self.updated_since)
        if self.open_at:
            places = open_at(places, self.open_at, include_unknown=self.include_unknown)
        return places

    def count(self, version: Version) -> int:
        """How many places answer. At most one query; none while the directory has not changed, unless a distance or a moment is asked.

        What is kept says nothing of where someone is: without a distance, the number does not depend on the point.
        """
        if self.within_m is not None or self.open_at is not None:
            return self._within_reach(self.places()).count()
        asked = repr(replace(self, point=ANYWHERE if self.point else None))
        key = f"count:{version.number}:{hashlib.sha256(asked.encode()).hexdigest()}"
        kept: int | None = cache.get(key)
        if kept is None:
            kept = self._within_reach(self.places()).count()
            cache.set(key, kept, COUNT_KEPT_SECONDS)
        return kept

    def without_unknown(self) -> "Search":
        """The same search, for places that say yes."""
        return replace(self, include_unknown=False)

    def rows(self, *, start: int, stop: int, loading: Callable[[PlaceQuerySet], PlaceQuerySet] = lambda places: places) -> list[Any]:
        """The places from rank `start` to `stop`, each with `distance_m` when there is a point. `loading` says which columns to read.

        Places that say nothing of what is asked come after all those that say yes. Queries: those of one ordered reading, and of `open_at`;
        twice, and one count, with `include_unknown`.
        """
        if not (self.include_unknown and self.may_leave_out_unknown):
            return self._ordered(self.places(), start=start, stop=stop, loading=loading)
        sure = self.without_unknown().places()
        rows = self._ordered(sure, start=start, stop=stop, loading=loading)
        if len(rows) < stop - start:
            known = self._within_reach(sure).count()
            rest = self.places().exclude(pk__in=sure.values("pk"))
            rows += self._ordered(rest, start=max(0, start - known), stop=stop - known, loading=loading)
        return rows

    def _within_reach(self, places: PlaceQuerySet) -> PlaceQuerySet:
        """Those that a list from the point can show."""
        if self.point is None:
            return places
        if self.within_m is None:
            return places.filter(latitude__isnull=False)
        return places.within(self.point, metres=self.within_m)

    def _ordered(self, places: PlaceQuerySet, *, start: int, stop: int, loading: Callable[[PlaceQuerySet], PlaceQuerySet]) -> list[Any]:
        if self.point:
            return loading(places).near(self.point, skip=start, limit=stop - start, within_m=self.within_m)
        return list(loading(places).order_by("name_key", "pk")[start:stop])


def codes(values: Iterable[str]) -> tuple[str, ...]:
    """Codes of one facet in one canonical order, so that the same search is always equal to itself."""
    return tuple(sorted(set(values)))
