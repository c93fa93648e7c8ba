"""Asking for an account: someone tells who they are, then shows that the address is theirs. Managers see nothing before.

Whoever asks learns nothing of who has an account: the page says the same to all, and a message leaves in every case. That message
holds no word of what was typed, so that the form cannot be used to write to strangers (docs/adr/0029).
"""

from datetime import datetime
from typing import Final

from django.core import signing
from django.db import transaction

from accounts.mailing import MailNotSent, write_to
from accounts.members import closed_professional
from accounts.models import AccountRequest, User
from accounts.models.user import in_lower_case
from accounts.who import Who

SALT: Final = "accounts.request"


class RequestOver(Exception):
    """Decided, erased, or too old."""


def ask(who: Who, *, email: str, department: str, purpose: str, at: datetime) -> AccountRequest | None:
    """A request whose address is to be confirmed; None, and nothing kept, when the address has an account, unless it is that of a
    professional and closed, which may open again. At most three queries.
    """
    address = in_lower_case(email)
    if User.objects.filter(email=address).exists() and closed_professional(address) is None:
        return None
    facts = {"name": who.name, "organisation": who.organisation, "phone": who.phone, "department": department, "purpose": purpose}
    return AccountRequest.objects.create(email=address, asked_at=at, **facts)


def ask_to_confirm(asked: AccountRequest, *, link: str) -> None:
    """Writes to the address. Raises MailNotSent, having forgotten the request."""
    try:
        write_to(asked.email, "votre demande d'accès", "accounts/email/confirm_request.txt", {"link": link})
    except MailNotSent:
        asked.delete()
        raise


def tell_of_account(email: str, *, link: str) -> None:
    """Writes to an address that has an account, since only its owner may know. Raises MailNotSent. One query."""
    address = in_lower_case(email)
    words = {"link": link, "is_open": User.objects.filter(email=address, is_active=True).exists()}
    write_to(address, "votre demande d'accès", "accounts/email/already_member.txt", words)


def token_of(asked: AccountRequest) -> str:
    """What the link carries: it names nobody, and cannot be made without the site's key."""
    return signing.dumps(asked.pk, salt=SALT)


def request_of(token: str, at: datetime) -> AccountRequest | None:
    """The request that a link confirms, or has confirmed; None for a forged, decided, erased or old one. At most one query."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    found = AccountRequest.objects.filter(pk=key).first()
    return found if found and found.may_be_confirmed(at) else None


@transaction.atomic
def confirm(asked: AccountRequest, *, at: datetime) -> None:
    """The address is theirs: managers now see the request, instead of any other that waits for this address. Once is enough.

    Raises RequestOver when it was decided meanwhile. Three queries.
    """
    same = locked_together(asked.email)
    locked = same.get(asked.pk)
    if locked is None or not locked.may_be_confirmed(at):
        raise RequestOver
    if locked.confirmed_at is None:
        replaced = [one.pk for one in same.values() if one.decided_at is None and one.pk != locked.pk]
        AccountRequest.objects.filter(pk__in=replaced).delete()
        locked.confirmed_at = at
        locked.save(update_fields=["confirmed_at"])


def locked_together(email: str) -> dict[int, AccountRequest]:
    """Every request of this address by its key, decided ones too, locked in one order until the end of the transaction. One query.

    Whoever makes one wait goes through here: of two, each sees what the other wrote, and `one_request_waits_for_an_address` never speaks.
    """
    return {one.pk: one for one in AccountRequest.objects.select_for_update().filter(email=email).order_by("pk")}
