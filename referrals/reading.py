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

    Where the sending stands is read again under a lock: the person may have taken their consent back since the page was opened.
    Raises NotAllowed once the sending has ended, ErasedError, and `sealing.UnreadableError`. Seven queries the first time, then four.
    """
    referral = Referral.objects.select_for_update().get(pk=transmission.referral_id)
    current = referral.transmissions.get(pk=transmission.pk)
    if State(current.state) in ENDS:
        raise NotAllowed(current.state)
    identity = _identity_of(referral)
    if current.state == State.SENT:
        move(current, State.SEEN, actor=Actor.PLACE, at=at)
    else:
        write_down(referral, Happened.READ, actor=Actor.PLACE, at=at, transmission=current)
    return identity


@transaction.atomic
def read_by_professional(referral: Referral, *, at: datetime) -> Identity:
    """What the professional wrote, to call the person back. Raises ErasedError and `sealing.UnreadableError`. Three queries."""
    identity = _identity_of(referral)
    write_down(referral, Happened.READ, actor=Actor.PROFESSIONAL, at=at)
    return identity


@transaction.atomic
def code_of(referral: Referral) -> str:
    """The code of the person's paper, for whoever made it with them. It is not whom to call: nothing is written down.

    Raises ErasedError and `sealing.UnreadableError`. One query.
    """
    return _identity_of(referral).code


def _identity_of(referral: Referral) -> Identity:
    """Read and locked again: what was erased since is not told, nor written down."""
    sealed = Referral.objects.select_for_update().values_list("sealed", flat=True).get(pk=referral.pk)
    if sealed is None:
        raise ErasedError
    return unseal(sealed)
