"""Lifetimes: until when an invitation that came to nothing is kept."""

from datetime import date, timedelta

from accounts.models import Invitation

KEPT_DAYS = 30
"""After it was sent: long enough to answer "I never got it"."""


def erase_old_invitations(today: date, *, write: bool) -> int:
    """How many invitations, sent 30 days ago or more, are erased, or would be without `write`; accepted ones too."""
    past = Invitation.objects.filter(sent_at__date__lte=today - timedelta(days=KEPT_DAYS))
    count = past.count()
    if write:
        past.delete()
    return count
