"""Links to a sending: a secret address by which one place answers for one person, without an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from places.tokens import hash_of, is_token, new_token
from referrals.models import Transmission, TransmissionLink

LASTS: Final = timedelta(days=8)
"""As DORA's: a week of holidays, and a day to come back to one's mail."""

BETWEEN: Final = timedelta(hours=1)
"""Between two links asked for from an old one: enough for whoever waits, too little for whoever plays."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A good link. `is_old`: past its days; the place may then ask for a new one, or oppose, and nothing else."""

    link: TransmissionLink
    is_old: bool

    @property
    def transmission(self) -> Transmission:
        """The sending it leads to, with its referral, professional, place and commune."""
        return self.link.transmission


def issue(transmission: Transmission, *, at: datetime) -> str:
    """The token of a new link, told here once and kept nowhere. One query."""
    token = new_token()
    TransmissionLink.objects.create(transmission=transmission, token_hash=hash_of(token), made_at=at, expires_at=at + LASTS)
    return token


def opened(token: str, *, at: datetime) -> Opened | None:
    """What this token opens; None for one that was never given, or whose referral was erased. One query at most."""
    if not is_token(token):
        return None
    links = TransmissionLink.objects.select_related("transmission__referral__professional", "transmission__place__commune")
    link = links.filter(token_hash=hash_of(token)).first()
    return Opened(link, is_old=link.expires_at <= at) if link else None


def take_back(token: str) -> None:
    """Its message did not leave: this link, and no other that was made meanwhile, opens nothing. One query."""
    TransmissionLink.objects.filter(token_hash=hash_of(token)).delete()


def may_have_another(transmission: Transmission, *, at: datetime) -> bool:
    """Whether a new link may leave now: one an hour. One query."""
    return not transmission.links.filter(made_at__gt=at - BETWEEN).exists()
