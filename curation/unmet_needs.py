"""Unmet needs, for the team: what was looked for and not found near, commune by commune, in a territory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet, Sum

from accounts.models import User
from accounts.policy import covers_everything
from accounts.territories import territory_of
from orientation.models import UnmetNeed
from places.models import Commune
from places.vocabulary import ServiceCategory

RECENT_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """How often a need met nothing in a commune. `commune`: its name and code, or that nobody said where."""

    commune: str
    commune_code: str
    need: str
    searches: int


def unmet_within(user: User, *, since: date, category: str = "") -> QuerySet[UnmetNeed]:
    """What was counted from that day on in the territory of this account. Searches that did not say where are for admins alone."""
    found = UnmetNeed.objects.filter(day__gte=since)
    if category:
        found = found.filter(category=category)
    if covers_everything(user):
        return found
    here = Q(pk__in=[])
    for code in territory_of(user):
        here |= Q(commune__startswith=code)
    return found.filter(here)


def searches_within(user: User, today: date) -> int:
    """How many searches of the last 30 days found nothing near. One query."""
    found = unmet_within(user, since=today - timedelta(days=RECENT_DAYS))
    return int(found.aggregate(total=Sum("count"))["total"] or 0)


def by_commune(found: QuerySet[UnmetNeed]) -> QuerySet[UnmetNeed]:
    """One row for each commune and need (`commune`, `category`, `total`), the most frequent first."""
    return found.order_by().values("commune", "category").annotate(total=Sum("count")).order_by("-total", "commune", "category")


def lines(rows: Sequence[dict[str, object]]) -> list[UnmetLine]:
    """These rows of `by_commune`, in words. One query."""
    codes = {str(row["commune"]) for row in rows}
    names = dict(Commune.objects.filter(pk__in=codes).values_list("code", "name"))
    return [
        UnmetLine(
            commune=names.get(code, code) if (code := str(row["commune"])) else "Commune non dite",
            commune_code=code,
            need=ServiceCategory(str(row["category"])).label,
            searches=int(str(row["total"])),
        )
        for row in rows
    ]
