"""Identifiers: the id of each place in an exported file, the one its source knows it by."""

from collections import Counter

from django.db.models import Count, QuerySet

from places.models import SourceRecord
from places.querysets import PlaceQuerySet


def external_ids(places: PlaceQuerySet, *, source: str = "") -> dict[int, str]:
    """Number of the place → its id in the file; no two alike. Two queries, and one more for the places of no source.

    It is the external id of the earliest record that still tells of the place (of `source`, if that one does), else the public code. An id
    that sources give to different places is written `<source>-<id>`, always, so that it does not depend on what else the file holds.
    """
    shared = set(
        _live()
        .values("external_id")
        .annotate(places=Count("place", distinct=True))
        .filter(places__gt=1)
        .values_list("external_id", flat=True)
    )
    found: dict[int, str] = {}
    preferred: set[int] = set()
    records = _live().filter(place__in=places.order_by().values("pk")).order_by("pk")
    for place_id, source_id, external_id in records.values_list("place_id", "source_id", "external_id").iterator():
        is_preferred = source_id == source and place_id not in preferred
        if place_id not in found or is_preferred:
            found[place_id] = f"{source_id}-{external_id}" if external_id in shared else external_id
        if is_preferred:
            preferred.add(place_id)
    codes = dict(places.exclude(pk__in=_live().values("place_id")).order_by("pk").values_list("pk", "code"))
    return _unlike({**codes, **found})


def _live() -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(withdrawn_at__isnull=True)


def _unlike(ids: dict[int, str]) -> dict[int, str]:
    """The ids, those still met twice being followed by the number of their place: only ids made to look alike come to that."""
    times = Counter(ids.values())
    return {number: text if times[text] == 1 else f"{text}-{number}" for number, text in ids.items()}
