"""Reference: a few letters on a paper, so that two people on the telephone know that they hold the same. Drawn at random.

Of itself it leads to nothing and is kept nowhere. When the person agreed that a demand be sent, it is that of the demand, with a code
beside it (`referrals`), and the paper says where both are typed.
"""

import re
import secrets
from dataclasses import dataclass

ALPHABET = "234679ACDEFGHJKMNPQRTUVWXY"
"""Without what is mistaken for something else when read aloud or written by hand: 0 O, 1 I L, 5 S, 8 B, Z."""

LENGTH = 4
"""26 to the fourth: 456,976. Two papers of one office will hardly meet."""


_TRACKED = re.compile(rf"OR-[{ALPHABET}]{{{LENGTH}}} [{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}")


@dataclass(frozen=True, slots=True)
class Tracking:
    """What a person needs to follow or erase a demand: its reference, and the code that is on their paper only."""

    reference: str
    code: str


def tracking_of(reference: str, code: str) -> Tracking | None:
    """What was passed from one page to the paper; None for anything that is not written as these are."""
    return Tracking(reference, code) if _TRACKED.fullmatch(f"{reference} {code}") else None


def new_reference() -> str:
    """As "OR-7F3K". It says nothing of anyone, and leads to nothing."""
    return "OR-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
