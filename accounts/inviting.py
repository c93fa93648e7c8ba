"""Inviting: the only way in. A signed link goes by mail, opens one account once, within a week, unless it is taken back."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.core import signing
from django.db import transaction

from accounts.mailing import MailNotSent, write_to
from accounts.members import NotYoursToChange, NotYoursToGive, may_act_upon, may_give
from accounts.models import Invitation, User
from accounts.models.user import in_lower_case
from accounts.who import Who

SALT: Final = "accounts.invitation"


class AlreadyMember(Exception):
    """The address has an account."""


class InvitationOver(Exception):
    """Accepted, taken back, or too old since the form was opened."""


@transaction.atomic
def invite(email: str, *, by: User, role: str, territory: Collection[str], at: datetime) -> Invitation:
    """A new invitation, which replaces one that waits for the same address; `send` tells of it.

    Raises NotYoursToGive, AlreadyMember. Three queries.
    """
    if not may_give(by, role, territory):
        raise NotYoursToGive
    address = in_lower_case(email)
    if User.objects.filter(email=address).exists():
        raise AlreadyMember
    Invitation.objects.filter(email=address, accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=at)
    return Invitation.objects.create(email=address, role=role, territory=sorted(set(territory)), invited_by=by, sent_at=at)


def send(invitation: Invitation, *, link: str, at: datetime) -> None:
    """Writes to the person. Raises MailNotSent, having taken the invitation back."""
    try:
        write_to(invitation.email, "votre invitation", "accounts/email/invitation.txt", {"invitation": invitation, "link": link})
    except MailNotSent:
        Invitation.objects.filter(pk=invitation.pk).update(revoked_at=at)
        raise


def token_of(invitation: Invitation) -> str:
    """What the link carries: it names nobody, and cannot be made without the site's key."""
    return signing.dumps(invitation.pk, salt=SALT)


def invitation_of(token: str, at: datetime) -> Invitation | None:
    """The open invitation that a link carries; None for a forged, used, revoked or old one, or one whose author may no longer give as much.

    At most one query.
    """
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    found = Invitation.objects.filter(pk=key).select_related("invited_by").first()
    return found if found and _holds(found, at) else None


def _holds(invitation: Invitation, at: datetime) -> bool:
    return invitation.is_open(at) and may_give(invitation.invited_by, invitation.role, invitation.territory)


@transaction.atomic
def accept(invitation: Invitation, *, who: Who, password: str | None, at: datetime) -> User:
    """The account that was promised. Raises InvitationOver when it was accepted or revoked meanwhile. Five queries."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not _holds(locked, at) or User.objects.filter(email=locked.email).exists():
        raise InvitationOver
    locked.accepted_at = at
    locked.save(update_fields=["accepted_at"])
    facts = {"name": who.name, "organisation": who.organisation, "phone": who.phone, "role": locked.role, "territory": locked.territory}
    return User.objects.create_user(locked.email, password, **facts)


def revoke(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Takes it back; an accepted one stays. Raises NotYoursToChange. One query."""
    if not (may_give(by, invitation.role, invitation.territory) and may_act_upon(by, invitation.role, invitation.territory)):
        raise NotYoursToChange
    Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=at)
