"""Messages: what leaves by e-mail. Never a name, a contact, an adaptation or a need: a link, the reference, and whom to call.

Each says why it is received, and how to receive no more.
"""

import logging
from collections.abc import Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from accounts.models import User
from places.models import Place
from places.phones import spoken
from places.presenting.labels import name_of
from places.presenting.words import day_words
from referrals.links import LASTS
from referrals.models import Referral, Transmission

logger = logging.getLogger(__name__)


class MailNotSentError(Exception):
    """The mail server did not take a message."""


def send_to_place(transmission: Transmission, token: str, *, host: str, reminder: bool = False) -> None:
    """A link to the demand, and to oppose. `host`: this site with its scheme. Raises MailNotSentError; nobody's address is logged."""
    referral = transmission.referral
    url = host + reverse("referrals:demand", args=[token])
    stop = host + reverse("referrals:demand-stop", args=[token])
    opening = "Une personne attend votre réponse depuis dix jours." if reminder else "Une personne a besoin de votre aide."
    lines = [
        "Bonjour,",
        f"{opening} {_sender(referral.professional)} vous l'adresse, avec son accord.",
        *([f"C'est à faire avant le {day_words(referral.deadline)}."] if referral.deadline else []),
        "Lisez la demande et répondez en une minute, sans compte ni mot de passe :",
        url,
        f"Ce lien marche {LASTS.days} jours. Ne le donnez à personne d'autre : il mène au prénom et au contact de la personne.",
        f"Référence : {referral.reference}.",
        f"{_why(transmission.place)} S'opposer, ne plus recevoir de demandes : {stop}",
        _signature(),
    ]
    subject = f"{'Rappel : une' if reminder else 'Une'} personne a besoin de votre aide, référence {referral.reference}"
    _send(subject, lines, transmission.sent_to, reply_to=_answers_to(referral.professional), stop=stop)


def tell_place_it_is_withdrawn(transmission: Transmission) -> None:
    """Asks a place that read the contact to erase what it noted. A message that does not leave stops nothing: the site has erased."""
    lines = [
        "Bonjour,",
        f"La personne de la référence {transmission.referral.reference} a retiré sa demande.",
        "Nous avons effacé ses informations. Effacez aussi ce que vous avez noté. Ne l'appelez plus.",
        _signature(),
    ]
    try:
        _send(f"Demande retirée, référence {transmission.referral.reference}", lines, transmission.sent_to)
    except MailNotSentError:
        logger.warning("withdrawal_not_told transmission=%s", transmission.pk)


def tell_professional(referral: Referral, sentence: str, *, host: str) -> None:
    """That something happened, and where to read it. A message that does not leave stops nothing: the list says it too.

    A closed account is not written to: whoever had it has left, and could no longer read the rest.
    """
    if referral.professional is None or not referral.professional.is_active:
        return
    lines = [
        "Bonjour,",
        f"Référence {referral.reference} : {sentence}",
        "Lisez la suite, et ce que vous pouvez faire :",
        host + reverse("referrals:followed", args=[referral.reference]),
        f"Vous recevez ce message car vous avez envoyé cette demande avec {settings.SITE_NAME}.",
        _signature(),
    ]
    try:
        _send(f"{referral.reference} : {sentence}", lines, referral.professional.email)
    except MailNotSentError:
        logger.warning("professional_not_told referral=%s", referral.pk)


def _sender(professional: User | None) -> str:
    if professional is None:
        return "Un professionnel"
    beside = [part for part in (professional.organisation, spoken(professional.phone) if professional.phone else "") if part]
    return f"{professional.name or 'Un professionnel'}" + (f" ({', '.join(beside)})" if beside else "")


def _answers_to(professional: User | None) -> str:
    """Where a place's answer by mail goes; blank once nobody reads it."""
    return professional.email if professional and professional.is_active else ""


def _why(place: Place) -> str:
    return f"Vous recevez ce message car {name_of(place)} reçoit des personnes par l'annuaire {settings.SITE_NAME}."


def _signature() -> str:
    return settings.OPERATOR_NAME or settings.SITE_NAME


def _send(subject: str, lines: Sequence[str], to: str, *, reply_to: str = "", stop: str = "") -> None:
    headers = {"Auto-Submitted": "auto-generated"}
    if stop:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = EmailMessage(
        subject=" ".join(subject.split())[:200],
        body="\n\n".join(" ".join(line.split()) for line in lines) + "\n",
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers=headers,
    )
    try:
        message.send()
    except (OSError, SMTPException, ValueError) as error:  # ValueError: an address that no header can hold
        logger.error("mail_not_sent error=%s", type(error).__name__)
        raise MailNotSentError from error
