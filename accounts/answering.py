"""Answering: managers decide on the requests of their départements, and the person is told by mail, whatever is decided."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.asking import RequestOver, locked_together
from accounts.inviting import invite, send
from accounts.lifetimes import KEPT_DAYS
from accounts.mailing import MailNotSent, write_to
from accounts.members import NotYoursToChange, closed_professional, reopen
from accounts.models import AccountRequest, Invitation, User
from accounts.models.account_request import Refusal
from accounts.policy import Action, Role, covers_everything, may
from accounts.territories import covers_department, territory_of
from accounts.who import Who

TOLD: Final[dict[str, str]] = {
    Refusal.NOT_PRO: (
        "Les comptes sont pour les personnes qui en accompagnent d'autres dans leur travail. Pour chercher de l'aide, ou un lieu près de "
        "chez vous, vous n'avez pas besoin de compte."
    ),
    Refusal.UNKNOWN: (
        "Nous n'avons pas pu vérifier votre demande auprès de votre service. Vous pouvez recommencer, avec le numéro de téléphone de "
        "l'accueil de votre service."
    ),
    Refusal.PRIVATE: "Il nous faut l'adresse e-mail que votre service vous a donnée. Vous pouvez recommencer avec cette adresse.",
    Refusal.ELSEWHERE: "Vous travaillez dans un autre département. Vous pouvez recommencer en choisissant ce département.",
    Refusal.MEMBER: "Vous avez déjà un compte, peut-être à une autre adresse. Entrez avec cette adresse : un code vous sera envoyé.",
}
"""What the person is told, by reason."""


class ReplacedMeanwhile(MailNotSent):
    """The message did not leave, and the person had confirmed another request meanwhile: this one is forgotten."""


def requests_within(user: User) -> QuerySet[AccountRequest]:
    """Those that wait in the départements of this account, the oldest first; all of them for whoever covers everything. Adds no query."""
    waiting = AccountRequest.objects.filter(confirmed_at__isnull=False, decided_at__isnull=True)
    return waiting if covers_everything(user) else waiting.filter(department__in=territory_of(user))


def asked_for(invitation: Invitation) -> AccountRequest | None:
    """The request that this invitation answers; None when nobody asked, or when it was erased since. One query."""
    return AccountRequest.objects.filter(invitation=invitation).first()


def accept(asked: AccountRequest, *, by: User, territory: Collection[str], at: datetime) -> AccountRequest:
    """Invites whoever asked to orient people over these départements, or opens their closed account again; `tell_accepted` writes to them.

    Raises NotYoursToChange, NotYoursToGive, AlreadyMember, RequestOver: nothing is then decided. Nine queries.
    """
    with transaction.atomic():
        locked = _locked(asked, by)
        if closed := closed_professional(locked.email):
            reopen(closed, by=by, who=Who(locked.name, locked.organisation, locked.phone), territory=territory)
        else:
            locked.invitation = invite(locked.email, by=by, role=Role.PRO, territory=territory, at=at)
        _decide(locked, by, at)
    return locked


def tell_accepted(asked: AccountRequest, *, link: str, at: datetime) -> None:
    """Sends the invitation, or says that the account is open again. `link`: where one joins, or comes in.

    Raises MailNotSent: the request waits again, unless it is ReplacedMeanwhile; the account is closed again.
    """
    try:
        if asked.invitation:
            send(asked.invitation, link=link, at=at)
        else:
            write_to(asked.email, "votre compte est rouvert", "accounts/email/reopened.txt", {"link": link})
    except MailNotSent as error:
        if asked.invitation is None:
            User.objects.filter(email=asked.email).update(is_active=False)
        _wait_again(asked, error)
        raise


def refuse(asked: AccountRequest, *, by: User, reason: Refusal, link: str, at: datetime) -> None:
    """Refuses, and says why to whoever asked. `link`: where one asks, comes in, or finds help without an account.

    Raises NotYoursToChange, RequestOver; MailNotSent, the request then waiting again, unless it is ReplacedMeanwhile. Three queries.
    """
    with transaction.atomic():
        locked = _locked(asked, by)
        locked.refusal = reason
        _decide(locked, by, at)
    words = {"told": TOLD[reason], "link": link, "kept_days": KEPT_DAYS}
    try:
        write_to(locked.email, "votre demande d'accès", "accounts/email/request_refused.txt", words)
    except MailNotSent as error:
        _wait_again(locked, error)
        raise


def _locked(asked: AccountRequest, by: User) -> AccountRequest:
    if not (may(by, Action.INVITE) and covers_department(by, asked.department)):
        raise NotYoursToChange
    waiting = AccountRequest.objects.select_for_update().filter(confirmed_at__isnull=False, decided_at__isnull=True)
    locked = waiting.filter(pk=asked.pk).first()
    if locked is None:
        raise RequestOver
    return locked


def _decide(locked: AccountRequest, by: User, at: datetime) -> None:
    locked.decided_at, locked.decided_by = at, by
    locked.save(update_fields=["decided_at", "decided_by", "refusal", "invitation"])


def _wait_again(decided: AccountRequest, error: MailNotSent) -> None:
    """Undecided, since the person was not told. The lock was given back while the message was on its way: they may have confirmed another
    request, which is then the one that counts, as if this one had been waiting. Raises ReplacedMeanwhile, this one forgotten. Two queries.
    """
    with transaction.atomic():
        others = [one for one in locked_together(decided.email).values() if one.pk != decided.pk]
        this = AccountRequest.objects.filter(pk=decided.pk)
        replaced = any(_is_later(one, decided) for one in others)
        if replaced:
            this.delete()
        else:
            this.update(decided_at=None, decided_by=None, refusal="", invitation=None)
    if replaced:
        raise ReplacedMeanwhile from error


def _is_later(other: AccountRequest, decided: AccountRequest) -> bool:
    """Whether this other request of the same address was confirmed after: it waits, or was decided since."""
    if other.confirmed_at is None or decided.confirmed_at is None:
        return False
    return other.decided_at is None or other.confirmed_at > decided.confirmed_at
