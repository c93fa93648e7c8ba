"""Opposing: a place wants no more demands, then perhaps wants them again. What the places merged into it said holds for it: same people."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from places.models import Place
from referrals.models import Opposition, PastOpposition


def opposing(places: Collection[int]) -> set[int]:
    """Those of these keys of places that oppose, or into which one that opposes was merged: it is the same people. One query."""
    theirs = Q(place__in=places) | Q(place__merged_into__in=places)
    found = Opposition.objects.filter(theirs).values_list("place", "place__merged_into")
    return {key for keys in found for key in keys if key is not None}


def opposed_since(place: Place) -> date | None:
    """The day since which nothing is sent to this place, because it, or one merged into it, said so; None when none did. One query."""
    return Opposition.objects.filter(_of(place)).order_by("since").values_list("since", flat=True).first()


def past_oppositions(place: Place) -> QuerySet[PastOpposition]:
    """Those that were taken back, of this place and of those merged into it, the last first, with who took them back."""
    return PastOpposition.objects.filter(_of(place)).select_related("taken_back_by")


@transaction.atomic
def oppose(place: Place, *, today: date) -> None:
    """Nothing is sent to this place any more. Said twice, it is kept once. Two queries at most.

    The row is locked to be read: said while another takes it back, it is said again rather than lost.
    """
    Opposition.objects.select_for_update().get_or_create(place=place, defaults={"since": today})


@transaction.atomic
def take_back(place: Place, *, at: datetime, author_id: int | None = None) -> bool:
    """Demands may be sent to this place again; False when nothing prevented it. `author_id`: None when the place itself says so.

    What the places merged into it had said ends with it, and stays ended if the merge is undone. Three queries.
    """
    found = list(Opposition.objects.select_for_update(of=("self",)).filter(_of(place)))
    PastOpposition.objects.bulk_create(
        PastOpposition(place_id=one.place_id, since=one.since, taken_back_at=at, taken_back_by_id=author_id) for one in found
    )
    Opposition.objects.filter(pk__in=[one.pk for one in found]).delete()
    return bool(found)


def _of(place: Place) -> Q:
    return Q(place=place) | Q(place__merged_into=place)
