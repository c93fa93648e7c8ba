"""The queue of duplicates: the pairs that wait for someone, and the merges made, within a territory."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from accounts.territories import within
from curation.models import DistinctPair, DuplicatePair, SharedAddress
from places.models import Batch, Place

RECENT = 10
"""Merges listed below the queue, to be looked at again or undone."""


def waiting(user: User) -> QuerySet[DuplicatePair]:
    """Pairs of published places, both in the territory of this account, of which nothing was decided; the likeliest first. No query yet."""
    mine = within(user, Place.objects.published()).values("pk")
    found = DuplicatePair.objects.filter(first__in=mine, second__in=mine)
    for decision in (DistinctPair, SharedAddress):
        found = found.exclude(Exists(decision.objects.filter(first=OuterRef("first"), second=OuterRef("second"))))
    return found.select_related("first", "second")


def waiting_count(user: User, today: date) -> int:
    """One query."""
    return waiting(user).count()


def recent_merges(user: User) -> list[Batch]:
    """The last merges of which this account may see the place that stays, the newest first. One query."""
    mine = within(user, Place.objects.all()).values("pk")
    found = Batch.objects.filter(counts__has_key="merged", revisions__place__in=mine).select_related("author").distinct()
    return list(found.order_by("-pk")[:RECENT])
