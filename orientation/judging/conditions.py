"""Condition: what a place must satisfy to be proposed at all. Only what is known to be wrong refuses; unknown never does."""

from enum import StrEnum

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria import Case
from orientation.judging.criteria.helping import helped, needs_someone
from orientation.judging.criteria.people import is_reserved_to_others
from orientation.judging.criteria.reach import ON_THE_SPOT, receives, without_a_call
from orientation.judging.criteria.timing import is_shut_without_end, opens_in_time
from places.vocabulary import AccessMode

ONLINE_ALONE = frozenset({AccessMode.RDV_EN_LIGNE})


class Refusal(StrEnum):
    """Why a place cannot be proposed for a need."""

    OTHER_SERVICE = "other_service"
    RESERVED = "reserved"  # to publics the person did not say to belong to
    NO_PUBLIC = "no_public"  # nobody may come, and nobody can be reached
    UNREACHABLE = "unreachable"  # not in the way the person needs
    ALONE = "alone"  # with a machine or a form on line, for who cannot read
    SHUT = "shut"  # closed until further notice
    NOT_IN_TIME = "not_in_time"  # known to open only after the deadline


LOOSE = frozenset({Refusal.UNREACHABLE, Refusal.ALONE, Refusal.SHUT, Refusal.NOT_IN_TIME})
"""What the ladder may overlook, saying so, rather than show nothing."""


def refusal(candidate: Candidate, offer: Offer, case: Case) -> Refusal | None:
    """The first condition that the service of a place fails; None when it may be proposed."""
    wishes = case.wishes
    if case.category and offer.category != case.category:
        return Refusal.OTHER_SERVICE
    if is_reserved_to_others(offer, wishes):
        return Refusal.RESERVED
    if not receives(candidate) and (case.category in ON_THE_SPOT or not _can_be_reached(candidate)):
        return Refusal.NO_PUBLIC
    if is_shut_without_end(candidate, case):
        return Refusal.SHUT
    if _is_unreachable(candidate, offer, case):
        return Refusal.UNREACHABLE
    if wishes.cannot_read and _leaves_alone(candidate, offer, case):
        return Refusal.ALONE
    if wishes.deadline is not None and opens_in_time(candidate, offer, case) == Answer.NO:
        return Refusal.NOT_IN_TIME
    return None


def _is_unreachable(candidate: Candidate, offer: Offer, case: Case) -> bool:
    if case.wishes.cannot_move and not candidate.phone:
        return True
    return case.wishes.deaf and without_a_call(candidate, offer, case) == Answer.NO


def _leaves_alone(candidate: Candidate, offer: Offer, case: Case) -> bool:
    """Whether who cannot read has nobody there, or no way in but a form on line, which a professional who sends them would fill in."""
    if needs_someone(case) and helped(candidate, offer, case) == Answer.NO:
        return True
    return candidate.access_modes == ONLINE_ALONE and not (case.wishes.deaf or case.wishes.sent)


def _can_be_reached(candidate: Candidate) -> bool:
    return bool(candidate.phone or candidate.emails or candidate.booking_url)
