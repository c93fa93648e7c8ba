"""Standing for another: what the team keeps of a place holds, once it is merged, for the place that stays; and for it again once undone.

Rows of curation are never moved: a merge, and its undoing, only change which place the merged one leads to, in one hop whatever was merged
before (`places.merging`). Here is how a query follows it.
"""

from django.db.models import Q
from django.db.models.functions import Coalesce

from places.models import Place

STANDS_FOR = Coalesce("place__merged_into", "place")
"""The key of the place that a row with a `place` is about today."""
STANDS_FOR_FIRST = Coalesce("first__merged_into", "first")
STANDS_FOR_SECOND = Coalesce("second__merged_into", "second")
"""The same, for rows about two places."""


def about(place: Place) -> Q:
    """Rows about this place, or about one merged into it."""
    return Q(place=place) | Q(place__merged_into=place)
