"""Guessing: how many wrong codes are borne for one reference. Counted in the database: another worker, or a restart, forgets nothing."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from referrals.models import Referral

TRIES: Final = 5
LOCKED: Final = timedelta(hours=1)
"""Five tries an hour for ninety days are 10,800, of 309 million codes."""


def is_locked(referral: Referral, *, at: datetime) -> bool:
    """Whether no code, even the right one, opens it for now."""
    return referral.locked_until is not None and at < referral.locked_until


def count_wrong(referral: Referral, *, at: datetime) -> None:
    """One more wrong code; at the fifth, the reference is locked for an hour. Two queries at most, right for tries at the same moment."""
    one = Referral.objects.filter(pk=referral.pk)
    one.update(wrong_codes=F("wrong_codes") + 1)
    one.filter(wrong_codes__gte=TRIES).update(wrong_codes=0, locked_until=at + LOCKED)


def forget_wrong(referral: Referral) -> None:
    """The right code was given."""
    if referral.wrong_codes:
        Referral.objects.filter(pk=referral.pk).update(wrong_codes=0)
