"""Answering: what a place says of a demand, by its link, and whom it is told to."""

from datetime import date, datetime, time

from places.presenting.labels import name_of
from referrals.journal import write_down
from referrals.links import issue, may_have_another, take_back
from referrals.messages import MailNotSentError, send_to_place, tell_professional
from referrals.models import Transmission
from referrals.presenting.words import appointment_words
from referrals.transitions import NotAllowed, move
from referrals.vocabulary import ENDS, Actor, Happened, Refusal, State


def give_appointment(transmission: Transmission, *, on: date, at_hour: time | None, host: str, at: datetime) -> None:
    """The place saw the person's contact, called, and says when they come. Raises `transitions.NotAllowed`."""
    moved = move(transmission, State.APPOINTMENT, actor=Actor.PLACE, at=at, appointment_on=on, appointment_at=at_hour, answered_at=at)
    tell_professional(moved.referral, f"{name_of(moved.place)} donne rendez-vous {appointment_words(on, None)}.", host=host)


def refuse(transmission: Transmission, why: Refusal, *, host: str, at: datetime) -> None:
    """The place cannot help: the professional is told at once, with what to try next. Raises `transitions.NotAllowed`."""
    moved = move(transmission, State.NOT_POSSIBLE, actor=Actor.PLACE, at=at, refusal=why, answered_at=at)
    tell_professional(moved.referral, f"{name_of(moved.place)} ne peut pas aider.", host=host)


def send_new_link(transmission: Transmission, *, host: str, at: datetime) -> bool:
    """A new link to the address that had the first; whether it left. Never more than one an hour, never once the sending has ended.

    Raises `transitions.NotAllowed` when it has.
    """
    if State(transmission.state) in ENDS:
        raise NotAllowed(transmission.state)
    if not may_have_another(transmission, at=at):
        return True
    token = issue(transmission, at=at)
    try:
        send_to_place(transmission, token, host=host)
    except MailNotSentError:
        take_back(token)
        return False
    write_down(transmission.referral, Happened.LINK_SENT, actor=Actor.PLACE, at=at, transmission=transmission)
    return True
