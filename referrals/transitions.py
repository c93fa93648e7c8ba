"""Transitions: which state may follow which. The table is the whole rule; every change goes through `move`, and is written down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from referrals.journal import write_down
from referrals.models import Referral, Transmission
from referrals.vocabulary import ENDS, Actor, Happened, State

MAY_FOLLOW: Final[Mapping[State, frozenset[State]]] = {
    State.SENT: frozenset({State.SEEN, State.NOT_POSSIBLE, State.DONE, State.EXPIRED, State.WITHDRAWN}),
    State.SEEN: frozenset({State.APPOINTMENT, State.NOT_POSSIBLE, State.DONE, State.EXPIRED, State.WITHDRAWN}),
    State.APPOINTMENT: frozenset({State.APPOINTMENT, State.NOT_POSSIBLE, State.DONE, State.EXPIRED, State.WITHDRAWN}),
    State.NOT_POSSIBLE: frozenset(),
    State.DONE: frozenset(),
    State.EXPIRED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""A place gives an appointment once it has read whom to call; it may say no without reading. A new date replaces a date. Ends are ends."""

WRITTEN: Final[Mapping[State, Happened]] = {
    State.SEEN: Happened.READ,
    State.APPOINTMENT: Happened.APPOINTMENT,
    State.NOT_POSSIBLE: Happened.NOT_POSSIBLE,
    State.DONE: Happened.DONE,
    State.EXPIRED: Happened.EXPIRED,
    State.WITHDRAWN: Happened.WITHDRAWN,
}


class NotAllowed(Exception):
    """The sending is in a state that this may not follow: it ended meanwhile, or a step was skipped. `state` is where it stands."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = State(state)


@transaction.atomic
def move(transmission: Transmission, to: State, *, actor: Actor, at: datetime, **facts: Any) -> Transmission:
    """The sending in its new state, with these facts beside, locked against anyone who answers at the same time.

    When it was the last one open, its referral ends. Raises NotAllowed, having written nothing. Four queries, and
    two more when it ends.
    """
    referral = Referral.objects.select_for_update().get(pk=transmission.referral_id)
    locked = Transmission.objects.select_for_update(of=("self",)).select_related("place__commune").get(pk=transmission.pk)
    if to not in MAY_FOLLOW[State(locked.state)]:
        raise NotAllowed(locked.state)
    ended = {"ended_at": at} if to in ENDS else {}
    _set(locked, {"state": to, **ended, **facts})
    write_down(referral, WRITTEN[to], actor=actor, at=at, transmission=locked)
    if to in ENDS:
        _end_when_nothing_is_open(referral, at)
    locked.referral = referral
    return locked


def _set(transmission: Transmission, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(transmission, name, value)
    transmission.save(update_fields=list(facts))


def _end_when_nothing_is_open(referral: Referral, at: datetime) -> None:
    if not referral.transmissions.exclude(state__in=ENDS).exists():
        referral.ended_at = at
        referral.save(update_fields=["ended_at"])
