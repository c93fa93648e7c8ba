"""Reminding: what time does to a sending that nobody answers: a reminder, then its end. Run every day, it never does the same twice.

The days are those of DORA: a reminder on the tenth, an end on the thirtieth.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from places.presenting.labels import name_of
from places.vocabulary import Status
from referrals.journal import write_down
from referrals.links import issue, take_back
from referrals.messages import MailNotSentError, send_to_place, tell_professional
from referrals.models import Transmission
from referrals.transitions import NotAllowed, move
from referrals.vocabulary import Actor, Happened, State

REMINDER_DAYS: Final = 10
EXPIRY_DAYS: Final = 30
"""Days after the sending, and after the day of an appointment of which nobody said what became."""


@dataclass
class Report:
    """What a run did, or would do: reminders sent and not sent, sendings ended."""

    reminded: int = 0
    failed: int = 0
    ended: int = 0


def follow_up(*, host: str, at: datetime, write: bool) -> Report:
    """Remind and end what is due now. `host`: this site with its scheme, for the links. Nothing is sent nor written without `write`."""
    report = Report()
    for transmission in to_end(at):
        report.ended += _ended(transmission, host, at) if write else 1
    for transmission in to_remind(at):
        if not write or _reminded(transmission, host, at):
            report.reminded += 1
        else:
            report.failed += 1
    return report


def to_end(at: datetime) -> QuerySet[Transmission]:
    """The sendings that waited thirty days, and the appointments thirty days old."""
    unanswered = Q(state__in=[State.SENT, State.SEEN], sent_at__lte=at - timedelta(days=EXPIRY_DAYS))
    past = Q(state=State.APPOINTMENT, appointment_on__lte=at.date() - timedelta(days=EXPIRY_DAYS))
    return _with_all().filter(unanswered | past)


def to_remind(at: datetime) -> QuerySet[Transmission]:
    """The sendings that waited ten days, whose place was not reminded, is still there and does not oppose, itself or once merged."""
    waiting = _with_all().filter(state__in=[State.SENT, State.SEEN], reminded_at__isnull=True)
    since, until = at - timedelta(days=EXPIRY_DAYS), at - timedelta(days=REMINDER_DAYS)
    return (
        waiting.filter(sent_at__gt=since, sent_at__lte=until)
        .exclude(place__status=Status.WITHDRAWN)
        .filter(place__opposition__isnull=True, place__merged_into__opposition__isnull=True)
    )


def _with_all() -> QuerySet[Transmission]:
    return Transmission.objects.select_related("referral__professional", "place__commune")


def _ended(transmission: Transmission, host: str, at: datetime) -> int:
    """1, or 0 when someone answered meanwhile. An appointment is taken to have been kept: nobody said otherwise."""
    to = State.DONE if transmission.state == State.APPOINTMENT else State.EXPIRED
    try:
        moved = move(transmission, to, actor=Actor.SITE, at=at)
    except NotAllowed:
        return 0
    if to == State.EXPIRED:
        tell_professional(moved.referral, f"{name_of(moved.place)} n'a pas répondu en {EXPIRY_DAYS} jours.", host=host)
    return 1


def _reminded(transmission: Transmission, host: str, at: datetime) -> bool:
    """Whether the reminder left. It is written down first: a run that dies reminds nobody twice."""
    free = Transmission.objects.filter(pk=transmission.pk, reminded_at__isnull=True, state__in=[State.SENT, State.SEEN])
    if not free.update(reminded_at=at):
        return True
    token = issue(transmission, at=at)
    try:
        send_to_place(transmission, token, host=host, reminder=True)
    except MailNotSentError:
        take_back(token)
        Transmission.objects.filter(pk=transmission.pk).update(reminded_at=None)
        return False
    write_down(transmission.referral, Happened.REMINDED, actor=Actor.SITE, at=at, transmission=transmission)
    return True
