"""In vain: what sendings say of the places themselves, for those who keep the directory true. No person is behind these questions.

A place that vouches for itself after that day has answered: what was said before no longer counts.
"""

from datetime import date, timedelta

from django.db.models import DateField, F, Q, QuerySet
from django.db.models.functions import TruncDate

from referrals.models import Transmission
from referrals.vocabulary import PersonSays, Refusal

COUNTED_DAYS = 365
"""What was said more than twelve months ago says nothing of today."""


def said_ended(today: date) -> QuerySet[Transmission]:
    """Sendings to which the place answered that it no longer gives this help."""
    return _unanswered(today).filter(refusal=Refusal.SERVICE_ENDED)


def gone_to_in_vain(today: date) -> QuerySet[Transmission]:
    """Sendings after which the person found the door closed, or that the place refused without one of the usual reasons."""
    return _unanswered(today).filter(Q(person_says=PersonSays.WAS_CLOSED) | Q(refusal=Refusal.OTHER))


def _unanswered(today: date) -> QuerySet[Transmission]:
    """A place that was merged has answered when the one that stays has vouched for itself."""
    said_on = TruncDate("answered_at", output_field=DateField())
    recent = Transmission.objects.annotate(said_on=said_on).filter(said_on__gt=today - timedelta(days=COUNTED_DAYS))
    since = Q(place__verified_on__isnull=True) | Q(place__verified_on__lt=F("said_on"))
    merged = Q(place__merged_into__verified_on__isnull=True) | Q(place__merged_into__verified_on__lt=F("said_on"))
    return recent.filter((Q(place__merged_into__isnull=True) & since) | (Q(place__merged_into__isnull=False) & merged))
