"""Following: what a professional sent, where it stands, and what needs them; nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import User
from places.vocabulary import Status
from referrals.lifetimes import HARD_STOP_DAYS
from referrals.models import Referral, Transmission
from referrals.reminding import REMINDER_DAYS
from referrals.transitions import move
from referrals.vocabulary import Actor, PersonSays, State

WAITING = frozenset({State.SENT, State.SEEN})
CALLING = frozenset({PersonSays.COULD_NOT, PersonSays.WAS_CLOSED})


@dataclass(frozen=True, slots=True)
class Followed:
    """One referral with its sendings. `needs`: those for which something is to be done, in order."""

    referral: Referral
    transmissions: tuple[Transmission, ...]
    needs: tuple[Transmission, ...]


def followed_by(user: User, *, today: date) -> list[Followed]:
    """The referrals of this account that are not anonymous, those that need something first, then the latest. Four queries."""
    mine = Referral.objects.filter(professional=user, reference__isnull=False).prefetch_related(
        "transmissions__place__commune", "transmissions__place__merged_into"
    )
    found = [_followed(referral, today) for referral in mine]
    return sorted(found, key=lambda one: not one.needs)


def followed(user: User, reference: str, *, today: date) -> Followed | None:
    """One referral of this account; None for any other, that of a colleague included. Four queries."""
    mine = Referral.objects.filter(professional=user, reference=reference).prefetch_related(
        "transmissions__place__commune", "transmissions__place__merged_into"
    )
    return next((_followed(referral, today) for referral in mine), None)


def finish(transmission: Transmission, *, at: datetime) -> None:
    """The professional knows that it is over. Raises `transitions.NotAllowed`."""
    move(transmission, State.DONE, actor=Actor.PROFESSIONAL, at=at)


def is_answered_for(transmission: Transmission, others: Iterable[Transmission]) -> bool:
    """Whether another sending of the same referral, open or done, asks for the same."""
    lost = {State.NOT_POSSIBLE, State.EXPIRED, State.WITHDRAWN}
    return any(
        other.pk != transmission.pk and other.state not in lost and set(transmission.categories) <= set(other.categories)
        for other in others
    )


def needs_something(transmission: Transmission, others: Iterable[Transmission], *, today: date) -> bool:
    """Whether the professional should do something: no place answers for it, the person could not go, the place left the directory, or an
    appointment has passed. `transmission.place` must have been read.
    """
    state = State(transmission.state)
    if state in {State.NOT_POSSIBLE, State.EXPIRED}:
        return not is_answered_for(transmission, others)
    if state in WAITING and transmission.place.status == Status.WITHDRAWN:
        return True
    if state in WAITING and transmission.sent_at.date() <= today - timedelta(days=REMINDER_DAYS):
        return True
    if state == State.APPOINTMENT and transmission.appointment_on is not None and transmission.appointment_on < today:
        return True
    return state not in {State.DONE, State.WITHDRAWN} and transmission.person_says in CALLING


def _followed(referral: Referral, today: date) -> Followed:
    sendings = tuple(referral.transmissions.all())
    return Followed(referral, sendings, tuple(one for one in sendings if needs_something(one, sendings, today=today)))


def erased_on(referral: Referral) -> date:
    """The day by which everything is erased, whatever happens."""
    return referral.made_at.date() + timedelta(days=HARD_STOP_DAYS)
