"""Lifetimes: until when anything of a referral is kept, and what erases it (the table is in docs/personal-data.md)."""

from datetime import date, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import TruncMonth

from referrals.models import Entry, Referral, Transmission, TransmissionLink
from referrals.vocabulary import ENDS, State

AFTER_END_DAYS: Final = 30
"""Days after the last sending ended: long enough for a place to say that it was a mistake."""

HARD_STOP_DAYS: Final = 90
"""Days after it was made, whatever its state."""

ANONYMOUS_DAYS: Final = 730
"""Days during which an anonymous row counts in statistics: two years, to compare a month with the same of the year before."""


def forget(referrals: QuerySet[Referral]) -> int:
    """What is sealed of these is erased, and so are appointments: how many referrals. Two queries, inside a transaction or not."""
    with transaction.atomic():
        _overwrite_what_is_erased()
        Transmission.objects.filter(referral__in=referrals.values("pk")).update(appointment_on=None, appointment_at=None)
        return referrals.update(sealed=None, wrong_codes=0, locked_until=None)


def anonymise_old_referrals(today: date, *, write: bool) -> int:
    """How many referrals are past their time; they become anonymous if `write`: nothing leads from them to anybody. Seven queries."""
    past = Q(ended_at__date__lte=today - timedelta(days=AFTER_END_DAYS)) | Q(made_at__date__lte=today - timedelta(days=HARD_STOP_DAYS))
    keys = list(Referral.objects.filter(past, reference__isnull=False).values_list("pk", flat=True))
    if write and keys:
        _anonymise(keys)
        _leave_the_journal_of_the_database()
    return len(keys)


def erase_anonymous_rows(today: date, *, write: bool) -> int:
    """How many anonymous referrals no longer count in statistics; they are deleted if `write`. Two queries at least."""
    old = Referral.objects.filter(reference__isnull=True, made_at__date__lte=today - timedelta(days=ANONYMOUS_DAYS))
    count = old.count()
    if write:
        old.delete()
    return count


@transaction.atomic
def _anonymise(keys: list[int]) -> None:
    """Dates become the first of their month: an exact moment would lead back to a person through the diary of a place."""
    referrals, transmissions = Referral.objects.filter(pk__in=keys), Transmission.objects.filter(referral__in=keys)
    forget(referrals)
    TransmissionLink.objects.filter(transmission__in=transmissions.values("pk")).delete()
    Entry.objects.filter(referral__in=keys).delete()
    transmissions.exclude(state__in=ENDS).update(state=State.EXPIRED)
    transmissions.update(
        sent_to="", alternatives=[], reminded_at=None, ended_at=None, sent_at=TruncMonth("sent_at"), answered_at=TruncMonth("answered_at")
    )
    referrals.update(
        reference=None, form_key=None, professional=None, deadline=None, made_at=TruncMonth("made_at"), ended_at=TruncMonth("ended_at")
    )


def _overwrite_what_is_erased() -> None:
    """SQLite leaves erased bytes in its file until they are reused, unless told to write zeros over them; PostgreSQL's vacuum does in time.

    What is left could be read by nobody without the key: this is a second lock.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _leave_the_journal_of_the_database() -> None:
    """SQLite's write-ahead log still holds the pages of before: it is emptied now, unless a reader is at work; then the next run does."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
