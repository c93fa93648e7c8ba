"""Unused accounts: a professional who has not come in for a year has changed jobs, and the account is closed; told a month before.

Only those of professionals: the team's are closed by hand, by those who work with them. Nothing is deleted, and it opens again when its
person asks (`accounts.answering`).
"""

import logging
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.mailing import MailNotSent, write_to
from accounts.models import User
from accounts.policy import Role

logger = logging.getLogger(__name__)

CLOSED_DAYS: Final = 365
"""Without coming in, after which an account is closed."""

NOTICE_DAYS: Final = 30
"""Between the mail and the closing, at least."""

TOLD_DAYS: Final = CLOSED_DAYS - NOTICE_DAYS

FAILURES_IN_A_ROW: Final = 3
"""After so many, it is the mail server that fails: the rest is left for another day."""


def tell_unused(today: date, *, write: bool) -> int:
    """How many are told that their account closes in a month, or would be without `write`. A mailbox that refuses counts as told: it is
    often why nobody comes. One query, and one for each.
    """
    to_tell = unused_for(TOLD_DAYS, today).exclude(unused_told_on__gt=today - timedelta(days=TOLD_DAYS))
    if not write:
        return to_tell.count()
    told = failures = 0
    for user in to_tell:
        if _tell(user, today):
            User.objects.filter(pk=user.pk).update(unused_told_on=today)
            told, failures = told + 1, 0
        else:
            failures += 1
        if failures == FAILURES_IN_A_ROW:
            logger.error("unused_accounts_not_told")
            break
    return told


def close_unused(today: date, *, write: bool) -> int:
    """How many are closed, or would be without `write`: none before a month after it was told. Their telephone is erased. One query."""
    told_of_this = {"unused_told_on__gt": today - timedelta(days=TOLD_DAYS), "unused_told_on__lte": today - timedelta(days=NOTICE_DAYS)}
    past = unused_for(CLOSED_DAYS, today).filter(**told_of_this)
    if not write:
        return past.count()
    return User.objects.filter(pk__in=list(past.values_list("pk", flat=True))).update(is_active=False, closed_unused_on=today, phone="")


def unused_for(days: int, today: date) -> QuerySet[User]:
    """Open accounts of professionals who last came in `days` days ago or more; who never came, counted from its opening. Adds no query."""
    open_ones = User.objects.filter(role=Role.PRO, is_active=True, is_staff=False).order_by("pk")
    return open_ones.annotate(seen=Coalesce("last_login", "created_at")).filter(seen__date__lte=today - timedelta(days=days))


def _tell(user: User, today: date) -> bool:
    """Whether it is told, or cannot ever be."""
    link = f"{settings.SITE_URL}{reverse('account_login')}" if settings.SITE_URL else ""
    words = {"closes_on": today + timedelta(days=NOTICE_DAYS), "link": link}
    try:
        write_to(user.email, "votre compte va fermer", "accounts/email/unused.txt", words)
    except MailNotSent as error:
        return isinstance(error.__cause__, SMTPRecipientsRefused)
    return True
