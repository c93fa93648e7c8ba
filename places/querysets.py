"""Every question one may ask of places. `objects` hides nothing: callers write `.published()`."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from places import nearest
from places.geography import Point
from places.text_keys import search_key
from places.vocabulary import Status

SERVICE_FACETS = ("support_modes", "publics", "special_support", "fees")


class PlaceQuerySet(QuerySet[Any]):
    """Chainable questions. Each argument left empty asks nothing."""

    def published(self) -> Self:
        """Places that anyone may see as open places."""
        return self.filter(status=Status.PUBLISHED)

    def published_or_merged(self) -> Self:
        """Places whose code answers: open ones, and those merged into another."""
        return self.filter(status__in=[Status.PUBLISHED, Status.MERGED])

    def offering(
        self,
        categories: Collection[str] = (),
        *,
        support_modes: Collection[str] = (),
        publics: Collection[str] = (),
        special_support: Collection[str] = (),
        fees: Collection[str] = (),
        include_unknown: bool = False,
    ) -> Self:
        """Places with one service that satisfies all of these at once; several values of one argument are alternatives.

        `include_unknown` also takes a service that says nothing of a facet asked for: unknown is not no.
        """
        facets = {"support_modes": support_modes, "publics": publics, "special_support": special_support, "fees": fees}
        asked = {facet: codes for facet, codes in facets.items() if codes}
        if not categories and not asked:
            return self
        service = apps.get_model("places", "Service").objects.filter(place=OuterRef("pk"))
        if categories:
            service = service.filter(category__in=categories)
        for facet, codes in asked.items():
            known = Q(**{f"{facet}__has_any": codes})
            service = service.filter(known | Q(**{f"{facet}__isnull": True}) if include_unknown else known)
        return self.filter(Exists(service))

    def reached_by(self, access_modes: Collection[str], *, include_unknown: bool = False) -> Self:
        """Places that may be contacted or entered in one of these ways."""
        return self._listing("access_modes", access_modes, include_unknown)

    def in_programme(self, programmes: Collection[str]) -> Self:
        """Places that belong to one of these national programmes."""
        return self._listing("programmes", programmes, False)

    def in_departments(self, codes: Collection[str]) -> Self:
        """Places of these départements (INSEE codes: "93", "2A", "973")."""
        return self.filter(department__in=codes) if codes else self

    def named(self, text: str) -> Self:
        """Places whose name holds every word of the text, accents, case and punctuation apart."""
        places = self
        for word in search_key(text).split():
            places = places.filter(name_key__contains=word)
        return places

    def sourced_from(self, source: str) -> Self:
        """Places that a source (its slug) tells of, or that it collected for another."""
        if not source:
            return self
        record = apps.get_model("places", "SourceRecord").objects.filter(place=OuterRef("pk"), source_id=source, withdrawn_at__isnull=True)
        return self.filter(Q(collected_by=source) | Exists(record))

    def sources(self) -> set[str]:
        """Every name that `sourced_from` knows. Two queries."""
        slugs = apps.get_model("places", "Source").objects.values_list("slug", flat=True)
        collectors = self.published().exclude(collected_by="").order_by().values_list("collected_by", flat=True).distinct()
        return {*slugs, *collectors}

    def updated_since(self, moment: datetime) -> Self:
        """Places written here at that moment or later."""
        return self.filter(updated_at__gte=moment)

    def within(self, point: Point, *, metres: float) -> Self:
        """Places no farther than this, circle included, in no particular order."""
        return nearest.within(self, point, within_m=metres)

    def near(self, point: Point, *, limit: int = 20, skip: int = 0, within_m: float | None = None) -> list[Any]:
        """The nearest of these places, nearest first, each annotated with `distance_m`; see `places.nearest.nearest`. Runs the query."""
        return nearest.nearest(self, point, limit=limit, skip=skip, within_m=within_m)

    def _listing(self, column: str, codes: Collection[str], include_unknown: bool) -> Self:
        if not codes:
            return self
        known = Q(**{f"{column}__has_any": codes})
        return self.filter(known | Q(**{f"{column}__isnull": True}) if include_unknown else known)
