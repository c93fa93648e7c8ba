"""Reading whom to call: the only way to a first name and a contact, and each reading is written down where the person sees it."""

from datetime import datetime

from django.db import transaction

from referrals.identity import Identity
from referrals.journal import write_down
from referrals.models import Referral, Transmission
from referrals.sealing import unseal
from referrals.transitions import NotAllowed, move
from referrals.vocabulary import ENDS, Actor, Happened, State


class ErasedError(Exception):
    """The identity was erased: its time was over, or the person took their consent back."""


@transaction.atomic
def read_by_place(transmission: Transmission, *, at: datetime) -> Identity:
    """What the place needs to reach the person; read a first time, the sending is seen.

    Raises NotAllowed once the sending has ended, ErasedError, and `sealing.UnreadableError`. Six queries the first time.
    """
    if State(transmission.state) in ENDS:
        raise NotAllowed(transmission.state)
    identity = _identity_of(transmission.referral)
    if transmission.state == State.SENT:
        move(transmission, State.SEEN, actor=Actor.PLACE, at=at)
    else:
        write_down(transmission.referral, Happened.READ, actor=Actor.PLACE, at=at, transmission=transmission)
    return identity


@transaction.atomic
def read_by_professional(referral: Referral, *, at: datetime) -> Identity:
    """What the professional wrote, to call the person back. Raises ErasedError and `sealing.UnreadableError`. Two queries."""
    identity = _identity_of(referral)
    write_down(referral, Happened.READ, actor=Actor.PROFESSIONAL, at=at)
    return identity


def code_of(referral: Referral) -> str:
    """The code of the person's paper, for whoever made it with them. It is not whom to call: nothing is written down.

    Raises ErasedError and `sealing.UnreadableError`. One query.
    """
    return _identity_of(referral).code


def _identity_of(referral: Referral) -> Identity:
    sealed = Referral.objects.values_list("sealed", flat=True).get(pk=referral.pk)
    if sealed is None:
        raise ErasedError
    return unseal(sealed)
