"""Answering: one e-mail in plain French says what became of a suggestion, and the address is erased."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from curation.models import Suggestion
from curation.suggestions.closed_lists import COMPLAINTS, Refusal, State, Topic
from places.models import Place
from places.presenting.labels import name_of

logger = logging.getLogger(__name__)

TIMEOUT_S = 10
"""How long the mail server may take before the answer is left for later."""

REFUSED = {
    Refusal.ALREADY_SO: "La fiche disait déjà ce que vous nous avez écrit. Nous n'avons donc rien changé.",
    Refusal.NOT_CONFIRMED: "Nous avons vérifié : la fiche est juste. Nous n'avons donc rien changé.",
    Refusal.CANNOT_CHECK: "Nous n'avons pas pu vérifier ce que vous nous avez écrit. Nous n'avons donc rien changé.",
    Refusal.OTHER_PLACE: "Votre message parle d'un autre lieu. Vous pouvez nous écrire depuis la page de cet autre lieu.",
    Refusal.NOT_UNDERSTOOD: "Nous n'avons pas compris votre message. Vous pouvez nous écrire à nouveau, avec d'autres mots.",
    Refusal.NOT_ABOUT_FACTS: "Votre message ne parle pas des informations de la fiche. Pour une question, contactez directement le lieu.",
}
"""One who abuses is not answered."""


def to_answer(suggestion: Suggestion) -> bool:
    """Whether someone still waits for the answer to a suggestion that was decided."""
    return bool(suggestion.contact) and suggestion.state != State.OPEN


def answer(suggestion: Suggestion, place: Place, *, url: str) -> bool:
    """Send the answer, if one is waited for, then erase the address. False when it could not leave: the address then stays, to try again.

    `url`: the page of the place, in full. One query to erase. The log says that an answer did not leave, not to whom.
    """
    if not to_answer(suggestion):
        return True
    if suggestion.reason != Refusal.ABUSE and not _sent(suggestion, place, url):
        return False
    suggestion.contact = ""
    suggestion.save(update_fields=["contact"])
    return True


def body_of(suggestion: Suggestion, name: str, url: str) -> str:
    """The words of the answer."""
    lines = [
        "Bonjour,",
        f"Vous nous avez écrit au sujet de ce lieu : {name}.",
        decision_of(suggestion),
        f"La page du lieu : {url}",
        "Merci de nous avoir aidés. Nous avons maintenant effacé votre mail : ce message est le seul que vous recevrez.",
        settings.SITE_NAME,
    ]
    return "\n\n".join(lines) + "\n"


def decision_of(suggestion: Suggestion) -> str:
    """What was decided, for whoever suggested."""
    if suggestion.state == State.REFUSED:
        return REFUSED[Refusal(suggestion.reason)]
    if suggestion.topic in COMPLAINTS:
        return "Nous allons vérifier les informations de ce lieu. En attendant, sa page dit de se renseigner avant de venir."
    if suggestion.topic == Topic.GONE:
        return "Vous aviez raison. Nous ne proposons plus ce lieu."
    if suggestion.state == State.PARTLY:
        return "Vous aviez raison sur une partie. Nous avons corrigé cette partie de la fiche."
    return "Vous aviez raison. La fiche est maintenant corrigée."


def _sent(suggestion: Suggestion, place: Place, url: str) -> bool:
    name = " ".join(name_of(place).split())
    message = EmailMessage(
        subject=f"Votre message : {name}",
        body=body_of(suggestion, name, url),
        to=[suggestion.contact],
        headers={"Auto-Submitted": "auto-replied"},
        connection=get_connection(timeout=TIMEOUT_S),
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        logger.warning("suggestion_answer_kept suggestion=%s error=%s", suggestion.pk, type(error).__name__)
        return False
    return True
