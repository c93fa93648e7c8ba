"""Journal: who did what with a referral, when. Written once, never changed, read by the person, erased with what it tells of."""

from datetime import datetime

from referrals.models import Entry, Referral, Transmission
from referrals.vocabulary import Actor, Happened


def write_down(referral: Referral, happened: Happened, *, actor: Actor, at: datetime, transmission: Transmission | None = None) -> Entry:
    """One more line. One query."""
    return Entry.objects.create(referral=referral, transmission=transmission, happened=happened, actor=actor, at=at)


def journal_of(referral: Referral) -> list[Entry]:
    """Every line, oldest first, with the place of each. One query."""
    return list(referral.journal.select_related("transmission__place__commune"))
