"""Sending: a referral is made and each place is written to, with the consent of the person; or nothing of it remains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.models import User
from orientation.sheets.reference import new_reference
from places.models import Place
from referrals.accepting import accepting
from referrals.consent import VERSION
from referrals.identity import Identity
from referrals.journal import write_down
from referrals.links import issue
from referrals.messages import MailNotSentError, send_to_place
from referrals.models import Referral, Transmission
from referrals.sealing import seal
from referrals.vocabulary import Actor, Happened

MOST_A_DAY = 40
"""Places written to by one account in a day: four times what a full day of interviews makes, and too few to harm anyone by mail."""

TRIES = 5
"""References drawn before giving up. One in ten thousand is taken when fifty referrals are under way."""


class TooManyError(Exception):
    """The account has written to `MOST_A_DAY` places since yesterday."""


class NothingSentError(Exception):
    """No place could be written to: the mail server took nothing. Nothing is kept."""


class NotAcceptedError(Exception):
    """A place among those asked for does not accept, or no longer. Nothing is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of one place: `categories` of need, and the codes of the places that come next if it says no, best first."""

    place: Place
    categories: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """`failed`: the places that could not be written to; nothing of it is kept for them. `again`: this form had been sent already."""

    referral: Referral
    failed: tuple[Place, ...] = ()
    again: bool = False


def send(asked: Sequence[Asked], identity: Identity, *, by: User, form_key: str, deadline: date | None, host: str, at: datetime) -> Sent:
    """Send to these places what the person agreed to, now. `form_key`: of the form, so that a second press sends nothing.

    Raises NotAcceptedError, TooManyError and NothingSentError, in which case nothing is kept; ValueError without a place.
    Queries: 5, then 4 a place, and 1 for each that could not be written to.
    """
    if not asked:
        raise ValueError("Nothing is asked of nobody.")
    if earlier := _sent_before(form_key, by):
        return Sent(referral=earlier, again=True)
    addresses = accepting([one.place for one in asked], at.date())
    if any(one.place.code not in addresses for one in asked):
        raise NotAcceptedError
    check_quota(by, len(asked), at=at)
    try:
        referral = _written(identity, by=by, form_key=form_key, deadline=deadline, at=at)
    except IntegrityError:
        if earlier := _sent_before(form_key, by):
            return Sent(referral=earlier, again=True)
        raise
    try:
        failed = tuple(one.place for one in asked if not _sent(referral, one, addresses[one.place.code], host, at))
    finally:
        nothing = not referral.transmissions.exists()
        if nothing:
            referral.delete()
    if nothing:
        raise NothingSentError
    return Sent(referral=referral, failed=failed)


def send_on(referral: Referral, asked: Asked, *, by: User, host: str, at: datetime) -> None:
    """Send the same to another place, the person having agreed again. Raises as `send`, and leaves the referral as it was."""
    address = accepting([asked.place], at.date()).get(asked.place.code)
    same = Q(place=asked.place) | Q(place__merged_into=asked.place)
    if address is None or referral.sealed is None or referral.transmissions.filter(same).exists():
        raise NotAcceptedError
    check_quota(by, 1, at=at)
    try:
        left = _sent(referral, asked, address, host, at)
    except IntegrityError:  # pressed twice at the same moment: the other press sends it
        return
    if not left:
        raise NothingSentError
    Referral.objects.filter(pk=referral.pk, sealed__isnull=False).update(ended_at=None, consent_version=VERSION)


def check_quota(by: User, more: int, *, at: datetime) -> None:
    """Raises TooManyError when as many more would be too many today. One query."""
    if Transmission.objects.filter(referral__professional=by, sent_at__gt=at - timedelta(days=1)).count() + more > MOST_A_DAY:
        raise TooManyError


def _sent_before(form_key: str, by: User) -> Referral | None:
    """The referral that this form made already. Raises NotAcceptedError for the form of someone else. One query."""
    earlier = Referral.objects.filter(form_key=form_key).first()
    if earlier and earlier.professional_id != by.pk:
        raise NotAcceptedError
    return earlier


def _written(identity: Identity, *, by: User, form_key: str, deadline: date | None, at: datetime) -> Referral:
    """The referral, under a reference that no other has. Two presses at the same moment: the second raises IntegrityError."""
    facts = {"form_key": form_key, "professional": by, "deadline": deadline, "made_at": at}
    for remaining in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                return Referral.objects.create(reference=new_reference(), consent_version=VERSION, sealed=seal(identity), **facts)
        except IntegrityError:
            if not remaining or Referral.objects.filter(form_key=form_key).exists():
                raise
    raise AssertionError("unreachable")


def _sent(referral: Referral, asked: Asked, address: str, host: str, at: datetime) -> bool:
    """Whether the message left; if not, nothing of this sending is kept. Raises NotAcceptedError when the person has just withdrawn."""
    with transaction.atomic():
        if Referral.objects.select_for_update().get(pk=referral.pk).sealed is None:
            raise NotAcceptedError
        transmission = Transmission.objects.create(
            referral=referral,
            place=asked.place,
            categories=list(asked.categories),
            alternatives=list(asked.alternatives),
            sent_to=address,
            sent_at=at,
        )
        write_down(referral, Happened.SENT, actor=Actor.PROFESSIONAL, at=at, transmission=transmission)
        token = issue(transmission, at=at)
    left = False
    try:
        send_to_place(transmission, token, host=host)
        left = True
    except MailNotSentError:
        return False
    finally:  # whatever went wrong, even what nobody foresaw
        if not left:
            transmission.delete()
    return left
