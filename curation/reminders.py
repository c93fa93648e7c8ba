"""Reminders: which places are asked by e-mail whether their facts still hold, and sending it.

A reminder is written down before it leaves, so that a run that dies, or two at once, never write twice to the same place.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from curation.freshness.acting import day_of, locked_upkeep
from curation.freshness.queue import page_of, to_verify
from curation.links import issue
from curation.models import Reminder, Upkeep
from curation.models.place_link import LinkPurpose
from curation.models.reminder import ReminderState
from curation.own_word import own
from places.models import Place
from places.presenting.labels import name_of

logger = logging.getLogger(__name__)

AGAIN_DAYS = 30
"""A place that does not answer is written to again after a month: the life of the link it had."""

ASKING = "Les gens lisent votre téléphone, vos horaires et vos aides avant de venir. Sont-ils toujours justes ?"
ASKED = "Vous avez demandé un nouveau lien. Sinon, ne tenez pas compte de ce message : rien n'a changé."

FAILURES_IN_A_ROW = 3
"""After so many, it is the mail server that fails: the run stops, and leaves the rest for another day."""


@dataclass
class Report:
    """What a run did. `stopped`: the server failed, and some were left for another day."""

    sent: int = 0
    failed: int = 0
    skipped: int = 0
    stopped: bool = False


def to_remind(*, today: date, at_most: int) -> list[Place]:
    """The places to write to, most urgent first: open, to be verified, with an address, not opposed, not written to in the last month.

    Two queries.
    """
    waiting = to_verify(Place.objects.exclude(emails__isnull=True).exclude(emails=[]), today=today)
    return page_of(waiting.filter(_may_be_written_to(today)), 0, at_most, today=today)


def remind(places: list[Place], *, at: datetime) -> Report:
    """Write to each of these places. Raises OSError or SMTPException, and writes nothing, when the mail server cannot be reached.

    A place that another run, or its own answer, got to first is skipped. A refusal of one address is noted and stops nothing.
    """
    report, in_a_row = Report(), 0
    with get_connection() as connection:
        for place in places:
            reminder, message = _prepared(place, at=at)
            if reminder is None:
                report.skipped += 1
                continue
            failure = deliver(reminder, message, connection)
            report.sent, report.failed = report.sent + (not failure), report.failed + bool(failure)
            in_a_row = in_a_row + 1 if failure and failure != SMTPRecipientsRefused.__name__ else 0
            if in_a_row == FAILURES_IN_A_ROW:
                report.stopped = True
                break
    return report


@transaction.atomic
def _prepared(place: Place, *, at: datetime) -> tuple[Reminder | None, EmailMessage]:
    """The reminder, written down as pending with the links it holds, and its message; None when the place is not to be written to."""
    upkeep, today = locked_upkeep(place), day_of(place, own(at))
    if not Upkeep.objects.filter(_may_be_written_to(today, prefix=""), pk=upkeep.pk).exists():
        return None, EmailMessage()
    link, token = issue(place, LinkPurpose.UPDATE, at=at)
    _, stop = issue(place, LinkPurpose.STOP, at=at)
    upkeep.reminded_on = today
    upkeep.save(update_fields=["reminded_on"])
    return Reminder.objects.create(place=place, link=link, at=at), message_to(place, token=token, stop=stop)


def message_to(place: Place, *, token: str, stop: str, asked: bool = False) -> EmailMessage:
    """The message: what is asked, a link to answer, a link to be left alone, also for the button of mail readers (RFC 8058).

    `asked`: the place asked for it.
    """
    name = " ".join(name_of(place).split())
    answer_url = settings.SITE_URL + reverse("curation:own-place", args=[token])
    stop_url = settings.SITE_URL + reverse("curation:own-stop", args=[stop])
    return EmailMessage(
        subject=f"{'Votre nouveau lien' if asked else 'Vos informations sont-elles justes ?'} {name}"[:200],
        body=_body(name, answer_url, stop_url, ASKED if asked else ASKING),
        to=place.emails[:1],
        reply_to=[settings.OPERATOR_EMAIL] if settings.OPERATOR_EMAIL else None,
        headers={
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _body(name: str, answer_url: str, stop_url: str, why: str) -> str:
    lines = [
        "Bonjour,",
        f"Votre lieu est dans l'annuaire {settings.SITE_NAME} : {name}.",
        why,
        "Répondez en une minute, sans compte ni mot de passe :",
        answer_url,
        f"Ce lien est pour votre lieu seulement. Il marche {settings.PLACE_LINK_DAYS} jours. Ne le donnez à personne d'autre.",
        f"S'opposer, ne plus recevoir ce message : {stop_url}",
        settings.OPERATOR_NAME or settings.SITE_NAME,
    ]
    return "\n\n".join(lines) + "\n"


def deliver(reminder: Reminder, message: EmailMessage, connection: Any) -> str:
    """Send the message and note what became of it. What went wrong, "" when it left."""
    failure = _failure(message, connection)
    reminder.state = ReminderState.FAILED if failure else ReminderState.SENT
    reminder.failure = failure
    reminder.save(update_fields=["state", "failure"])
    if failure:
        logger.warning("reminder_not_sent reminder=%s error=%s", reminder.pk, failure)
    return failure


def _failure(message: EmailMessage, connection: Any) -> str:
    """What went wrong, as the type of the error; "" when it left. The log says no address: the message of the error may hold one."""
    message.connection = connection
    try:
        message.send()
    except (SMTPException, OSError) as error:
        connection.close()
        return type(error).__name__
    return ""


def _may_be_written_to(today: date, *, prefix: str = "upkeep__") -> Q:
    """Not opposed, and not written to in the last month; of an `Upkeep`, or of the place that has one or none."""
    before = Q(**{f"{prefix}reminded_on__isnull": True}) | Q(**{f"{prefix}reminded_on__lte": today - timedelta(days=AGAIN_DAYS)})
    return Q(**{f"{prefix}opposed_on__isnull": True}) & before
