"""Judging a pair: propose it first, propose it to look at, or not at all; and why. Pure.

Written as rules in order, because a person must be able to say why a pair is proposed. They were tuned on one half of the pairs labelled by
hand (tests/curation/data) and measured on the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from curation.duplicates.addresses import Nearness
from curation.duplicates.comparing import Comparison
from curation.duplicates.names import Likeness


class Tier(StrEnum):
    """How sure a proposal is."""

    SURE = "sure"  # proposed first
    LOOK = "look"  # to look at


class Reason(StrEnum):
    """Why two places are proposed, or what makes us hesitate. Worded in `curation.presenting.duplicate_words`."""

    SAME_PIVOT = "same-pivot"
    SAME_PHONE = "same-phone"
    SAME_NAME = "same-name"
    LIKE_NAME = "like-name"
    SAME_ADDRESS = "same-address"
    SAME_STREET = "same-street"
    NEAR = "near"
    KINDS_DIFFER = "kinds-differ"
    NAMES_DIFFER = "names-differ"
    MAY_BE_INSIDE = "may-be-inside"
    ADDRESSES_DIFFER = "addresses-differ"
    ONE_MOVES = "one-moves"


WEIGHTS = {
    Reason.SAME_NAME: 4,
    Reason.SAME_ADDRESS: 4,
    Reason.SAME_PHONE: 3,
    Reason.SAME_PIVOT: 3,
    Reason.LIKE_NAME: 2,
    Reason.NEAR: 2,
    Reason.SAME_STREET: 1,
    Reason.MAY_BE_INSIDE: -1,
    Reason.NAMES_DIFFER: -1,
    Reason.ADDRESSES_DIFFER: -1,
    Reason.KINDS_DIFFER: -3,
    Reason.ONE_MOVES: -3,
}
"""Only the order within a tier hangs on these: the likeliest first."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair to propose. `reasons`: for, then against. `score`: the higher, the likelier, within a tier."""

    tier: Tier
    score: int
    reasons: tuple[Reason, ...]


def judge(found: Comparison) -> Judgement | None:
    """What to do with a pair; None when there is nothing to propose."""
    if _is_sure(found):
        tier = Tier.SURE
    elif _is_worth_a_look(found):
        tier = Tier.LOOK
    else:
        return None
    reasons = tuple(_reasons(found))
    return Judgement(tier, sum(WEIGHTS[reason] for reason in reasons), reasons)


def _is_sure(found: Comparison) -> bool:
    """The same name, or nearly, at the same door. A bus stops at many doors, and a service may be the guest of another at one door."""
    if found.names < Likeness.ALIKE or found.one_moves or found.both_move:
        return False
    if not found.same_town and not found.near:
        return False
    if found.addresses >= Nearness.COMPATIBLE:
        # Merged communes have several rue de l'Église.
        return found.same_postal_code or found.identified or found.near
    if found.addresses == Nearness.OTHER_NUMBER:
        return found.near and found.same_phone
    return found.near and found.same_phone and found.names == Likeness.SAME


def _is_worth_a_look(found: Comparison) -> bool:
    if not found.same_town and not found.near:
        return False
    same_door = found.addresses >= Nearness.COMPATIBLE
    if found.names >= Likeness.PART:
        return same_door or found.near or found.identified
    if found.identified:
        return same_door or found.near
    return found.addresses == Nearness.SAME and found.names > Likeness.KINDS_DIFFER


_OF_NAMES = {
    Likeness.KINDS_DIFFER: (Reason.KINDS_DIFFER,),
    Likeness.NAMES_DIFFER: (Reason.NAMES_DIFFER,),
    Likeness.PART: (Reason.LIKE_NAME, Reason.MAY_BE_INSIDE),
    Likeness.ALIKE: (Reason.LIKE_NAME,),
    Likeness.SAME: (Reason.SAME_NAME,),
}
_OF_ADDRESSES = {
    Nearness.OTHER_STREET: Reason.ADDRESSES_DIFFER,
    Nearness.OTHER_NUMBER: Reason.SAME_STREET,
    Nearness.COMPATIBLE: Reason.SAME_ADDRESS,
    Nearness.SAME: Reason.SAME_ADDRESS,
}


def _reasons(found: Comparison) -> Iterator[Reason]:
    """In the order of `Reason`: for, then against."""
    told = {*_OF_NAMES[found.names]}
    if found.addresses in _OF_ADDRESSES:
        told.add(_OF_ADDRESSES[found.addresses])
    facts = {
        Reason.SAME_PIVOT: found.same_pivot,
        Reason.SAME_PHONE: found.same_phone,
        Reason.NEAR: found.near,
        Reason.ONE_MOVES: found.one_moves,
    }
    told |= {reason for reason, holds in facts.items() if holds}
    yield from (reason for reason in Reason if reason in told)
