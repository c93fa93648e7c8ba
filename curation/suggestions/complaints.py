"""Complaints: "it was closed", "they could not help me". They say no fact, and make the facts of a place less sure."""

from datetime import date, timedelta

from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from curation.models import Suggestion
from curation.standing import STANDS_FOR, about
from curation.suggestions.closed_lists import COMPLAINTS, State
from places.models import Place
from places.querysets import PlaceQuerySet

ITS_OWN, OF_WHAT_STAYS = "place__verified_on", "place__merged_into__verified_on"
"""When the place of a complaint was verified last; once merged, when the one that stays was."""

COUNTED_DAYS = 365
"""A complaint of more than twelve months says nothing of today."""


def complaints(today: date) -> QuerySet[Suggestion]:
    """Those that count: of the last twelve months, not refused, and that nobody has answered by verifying the place since."""
    merged = Q(place__merged_into__isnull=False)
    unanswered = [Q(**{f"{where}__isnull": True}) | Q(**{f"{where}__lt": F("created_on")}) for where in (ITS_OWN, OF_WHAT_STAYS)]
    return _recent(today).filter((~merged & unanswered[0]) | (merged & unanswered[1]))


def with_complaints(places: PlaceQuerySet, today: date) -> PlaceQuerySet:
    """The places annotated `complaints`: how many count for each (see `complaints`), 0 for most. One subquery."""
    last_verified = Coalesce(OuterRef("verified_on"), Value(date(1, 1, 1)), output_field=DateField())
    counted = _recent(today).annotate(standing=STANDS_FOR).filter(standing=OuterRef("pk"), created_on__gt=last_verified)
    numbers = counted.order_by().values("standing").annotate(number=Count("pk")).values("number")
    return places.annotate(complaints=Coalesce(Subquery(numbers), 0))


def complaint_to_tell(place: Place, today: date) -> Suggestion | None:
    """The last complaint that the team took into account, for the page of the place to warn of; None when there is none.

    One that nobody has read yet is not told: a stranger's word could otherwise harm a place. One query.
    """
    return complaints(today).filter(about(place), state=State.ACCEPTED).order_by("-created_on", "-pk").first()


def _recent(today: date) -> QuerySet[Suggestion]:
    since = today - timedelta(days=COUNTED_DAYS)
    return Suggestion.objects.filter(topic__in=COMPLAINTS, created_on__gt=since).exclude(state=State.REFUSED)
