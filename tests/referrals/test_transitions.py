"""Every change of state, allowed or not: the table is the rule, and what it refuses writes nothing."""

import pytest
from django.utils import timezone

from accounts.models import User
from places.models import Place
from referrals.links import opened
from referrals.models import Entry, Referral, Transmission
from referrals.transitions import MAY_FOLLOW, NotAllowed, move
from referrals.vocabulary import ENDS, Actor, State
from tests.factories import make_place
from tests.team import make_user

pytestmark = pytest.mark.django_db

ALLOWED = {
    ("sent", "seen"), ("sent", "not_possible"), ("sent", "done"), ("sent", "expired"), ("sent", "withdrawn"),
    ("seen", "appointment"), ("seen", "not_possible"), ("seen", "done"), ("seen", "expired"), ("seen", "withdrawn"),
    ("appointment", "appointment"), ("appointment", "not_possible"), ("appointment", "done"), ("appointment", "expired"),
    ("appointment", "withdrawn"),
}  # fmt: skip
"""From which state to which: nobody gives an appointment before reading whom to call, and what has ended stays so."""


def make_transmission(state: str = "sent", *, place: Place | None = None, by: User | None = None) -> Transmission:
    """One sending in this state, of a referral of its own."""
    count = Referral.objects.count()
    referral = Referral.objects.create(
        reference=f"OR-{count:04}", form_key=str(count), professional=by or make_user("pro"), made_at=timezone.now(), sealed=b"-"
    )
    target = place or make_place(name="Lieu")
    return Transmission.objects.create(referral=referral, place=target, state=state, sent_at=timezone.now(), sent_to="lieu@essai.example")


def test_only_the_listed_changes_are_made_each_is_written_down_and_the_others_write_nothing() -> None:
    by, place = make_user("pro"), make_place()
    for before in State:
        for after in State:
            transmission = make_transmission(before, place=place, by=by)
            try:
                move(transmission, after, actor=Actor.PLACE, at=timezone.now())
                changed = True
            except NotAllowed:
                changed = False
            assert changed == ((before, after) in ALLOWED), f"{before} → {after}"
            transmission.refresh_from_db()
            transmission.referral.refresh_from_db()
            ended = changed and after in ENDS
            assert transmission.state == (after if changed else before)
            assert (transmission.ended_at is not None, transmission.referral.ended_at is not None) == (ended, ended)
            assert Entry.objects.filter(transmission=transmission).count() == int(changed)
    assert set(MAY_FOLLOW) == set(State)


def test_a_referral_ends_with_the_last_of_its_sendings() -> None:
    first = make_transmission("seen")
    second = Transmission.objects.create(referral=first.referral, place=make_place(name="Deux"), sent_at=timezone.now())
    move(first, State.DONE, actor=Actor.PLACE, at=timezone.now())
    assert Referral.objects.get().ended_at is None
    move(second, State.NOT_POSSIBLE, actor=Actor.PLACE, at=timezone.now())
    assert Referral.objects.get().ended_at is not None


def test_what_is_not_a_token_opens_nothing() -> None:
    for token in ("", "a" * 43, "é" * 43, "a" * 5000, "../..", "%00"):
        assert opened(token, at=timezone.now()) is None
