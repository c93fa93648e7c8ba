"""Lifetimes: until when what came to nothing, or has served, is kept: invitations, and requests for an account."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from accounts.models import AccountRequest, Invitation
from accounts.models.account_request import LASTS

KEPT_DAYS = 30
"""After an invitation was sent, or a request decided: long enough to answer "I never got it"."""

WAITING_DAYS = 90
"""After which a request that nobody decided is erased: whoever asked has found another way, or may ask again."""


def erase_old_invitations(today: date, *, write: bool) -> int:
    """How many invitations, sent 30 days ago or more, are erased, or would be without `write`; accepted ones too."""
    return _erase(Invitation.objects.filter(sent_at__date__lte=today - timedelta(days=KEPT_DAYS)), write=write)


def erase_old_requests(today: date, *, write: bool) -> int:
    """How many requests are erased, or would be: never confirmed within 7 days, decided 30 days ago, or asked 90 days ago."""
    unconfirmed = Q(confirmed_at__isnull=True, asked_at__date__lt=today - LASTS)
    decided = Q(decided_at__date__lte=today - timedelta(days=KEPT_DAYS))
    forgotten = Q(asked_at__date__lte=today - timedelta(days=WAITING_DAYS))
    return _erase(AccountRequest.objects.filter(unconfirmed | decided | forgotten), write=write)


def _erase(past: QuerySet[Invitation] | QuerySet[AccountRequest], *, write: bool) -> int:
    count = past.count()
    if write:
        past.delete()
    return count
