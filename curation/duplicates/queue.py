"""The queue of duplicates: the pairs that wait for someone, and the merges made, within a territory."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from accounts.territories import within
from curation.duplicates.deciding import undecided
from curation.models import DuplicatePair
from places.models import Batch, Place

RECENT = 10
"""Merges listed below the queue, to be looked at again or undone."""


def waiting(user: User) -> QuerySet[DuplicatePair]:
    """Pairs of published places, both in the territory of this account, of which nothing was decided; the likeliest first. No query yet."""
    # Correlated, so that each pair looks its two places up by key: with `first__in` and `second__in`, SQLite crosses all places with all.
    mine = within(user, Place.objects.published())
    found = DuplicatePair.objects.filter(Exists(mine.filter(pk=OuterRef("first_id"))), Exists(mine.filter(pk=OuterRef("second_id"))))
    return undecided(found).select_related("first", "second")


def waiting_count(user: User, today: date) -> int:
    """One query."""
    return waiting(user).count()


def recent_merges(user: User) -> list[Batch]:
    """The last merges of which this account may see the place that stays, the newest first. One query."""
    mine = within(user, Place.objects.all()).filter(revisions__batch=OuterRef("pk"))
    found = Batch.objects.filter(Exists(mine), counts__has_key="merged").select_related("author")
    return list(found.order_by("-pk")[:RECENT])
