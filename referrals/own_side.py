"""The person's side: with the reference and the code of their paper they read everything, say what became of it, or erase it all."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from places.presenting.labels import name_of
from referrals.guessing import count_wrong, forget_wrong, is_locked
from referrals.identity import plain_code, plain_reference
from referrals.journal import write_down
from referrals.lifetimes import forget
from referrals.messages import tell_place_it_is_withdrawn, tell_professional
from referrals.models import Entry, Referral, Transmission
from referrals.sealing import UnreadableError, unseal
from referrals.transitions import NotAllowed, move
from referrals.vocabulary import ENDS, Actor, Happened, PersonSays, State


class LockedError(Exception):
    """Too many wrong codes: nothing opens it for an hour."""


TOLD = {
    PersonSays.WENT: "La personne y est allée.",
    PersonSays.COULD_NOT: "La personne n'a pas pu y aller.",
    PersonSays.WAS_CLOSED: "La personne a trouvé porte close.",
}


def own_referral(reference: str, code: str, *, at: datetime) -> Referral | None:
    """The referral that these open together; None when they do not, whatever is wrong: nobody is told which, nor that it was erased.

    Raises LockedError. One query, and two for a wrong code.
    """
    plain = plain_reference(reference)
    referral = Referral.objects.filter(reference=plain, sealed__isnull=False).first() if plain else None
    if referral is None:
        return None
    if is_locked(referral, at=at):
        raise LockedError
    if not _opens(referral, plain_code(code)):
        count_wrong(referral, at=at)
        return None
    forget_wrong(referral)
    return referral


@transaction.atomic
def say(transmission: Transmission, what: PersonSays, *, host: str, at: datetime) -> None:
    """What became of it. To have gone ends the sending; the two others leave it open and call the professional. Raises NotAllowed.

    Said twice the same, it is kept once.
    """
    referral = Referral.objects.select_for_update().get(pk=transmission.referral_id)
    current = referral.transmissions.select_related("place__commune").get(pk=transmission.pk)
    if current.person_says == what:
        return
    if State(current.state) in ENDS:
        raise NotAllowed(current.state)
    current.person_says, current.answered_at = what, at
    current.save(update_fields=["person_says", "answered_at"])
    write_down(referral, Happened(what.value), actor=Actor.PERSON, at=at, transmission=current)
    if what == PersonSays.WENT:
        move(current, State.DONE, actor=Actor.PERSON, at=at)
    transaction.on_commit(lambda: tell_professional(referral, f"{name_of(current.place)}. {TOLD[what]}", host=host))


def withdraw(referral: Referral, *, actor: Actor = Actor.PERSON, at: datetime) -> None:
    """The person no longer agrees: what is personal is erased now, every open sending ends, and places that read it are asked to erase.

    Those whose sending had ended already read it too: they are asked as well. Queries: 3, and 5 for each place.
    """
    with transaction.atomic():
        locked = Referral.objects.select_for_update().get(pk=referral.pk)
        if locked.sealed is None:
            return
        told = list(_read_by_their_place(locked))
        for transmission in locked.transmissions.exclude(state__in=ENDS):
            move(transmission, State.WITHDRAWN, actor=actor, at=at)
        forget(Referral.objects.filter(pk=locked.pk))
    for transmission in told:
        tell_place_it_is_withdrawn(transmission)


def _read_by_their_place(referral: Referral) -> QuerySet[Transmission]:
    """The sendings whose place was shown whom to call, whatever became of them."""
    read = Entry.objects.filter(referral=referral, happened=Happened.READ, actor=Actor.PLACE)
    return referral.transmissions.filter(pk__in=read.values("transmission")).select_related("referral")


def _opens(referral: Referral, code: str) -> bool:
    if referral.sealed is None:
        return False
    try:
        return constant_time_compare(unseal(referral.sealed).code, code)
    except UnreadableError:
        return False
