"""Mailing: one message in plain words to one address, and what happens when it cannot leave."""

import logging
from collections.abc import Mapping
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


class MailNotSent(Exception):
    """The mail server did not take the message. Whoever sends undoes what the message would have told."""


def write_to(email: str, subject: str, template: str, words: Mapping[str, Any]) -> None:
    """Sends the words of `template`, which also knows `site_name`. Raises MailNotSent; the address is never logged."""
    body = render_to_string(template, {**words, "site_name": settings.SITE_NAME})
    try:
        send_mail(f"{settings.SITE_NAME} – {subject}", body, None, [email])
    except (OSError, SMTPException) as error:
        logger.error("mail_not_sent error=%s", type(error).__name__)
        raise MailNotSent from error
