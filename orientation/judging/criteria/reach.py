"""Can the person reach the place, and the place the person?"""

from orientation.judging.answers import Answer, best, of_fact, of_list
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria.shape import ASKED, ASKED_NO, LIKED, LIKED_NO, VITAL, VITAL_NO, WANTED, WANTED_NO, Case, Criterion
from orientation.judging.criteria.timing import opens_in_time
from orientation.travelling import reach_m
from places.vocabulary import AccessMode, Itinerancy, ServiceCategory, SpecialSupport, SupportMode

ON_THE_SPOT = frozenset({ServiceCategory.ACCES, ServiceCategory.MATERIEL})
"""Services that cannot be given from afar."""

MOBILE_TYPOLOGIES = frozenset({"ENM"})
"""A mobile digital space: a bus, a van."""

TOWN_M = 2000.0
"""A place of which only the town is known is somewhere within this many metres of its town hall."""


def remote_answer(offer: Offer) -> Answer:
    """Whether help is given by telephone or on line."""
    if offer.category in ON_THE_SPOT:
        return Answer.NO
    return best(of_fact(offer.remote), of_list(offer.support_modes, [SupportMode.DISTANCE]))


def comes_or_calls(candidate: Candidate, offer: Offer) -> Answer:
    """Whether someone who cannot move can be helped: from afar, or at home."""
    home = of_fact(candidate.home_visits)
    remote = remote_answer(offer)
    if Answer.YES in (home, remote):
        return Answer.YES
    return Answer.NO if home == remote == Answer.NO else Answer.UNKNOWN


def without_a_call(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether someone who cannot telephone can get in touch: by mail, by booking on line, or by coming."""
    if candidate.emails or candidate.booking_url:
        return Answer.YES
    return of_list(candidate.access_modes, [AccessMode.SE_PRESENTER, AccessMode.COURRIEL, AccessMode.RDV_EN_LIGNE])


def receives(candidate: Candidate) -> bool:
    """Whether people may come: yes unless the place says that it receives nobody."""
    return AccessMode.PAS_DE_PUBLIC not in (candidate.access_modes or ())


def _call_or_come(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return of_list(candidate.access_modes, [AccessMode.SE_PRESENTER, AccessMode.TELEPHONER])


def _open_to_residents(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    modes = candidate.access_modes
    return Answer.NO if modes and modes <= {AccessMode.PRESCRIPTION} else Answer.YES


def _on_foot(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return Answer.YES if receives(candidate) else Answer.NO


def _step_free(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    if candidate.step_free is not None:
        return of_fact(candidate.step_free)
    described = bool(candidate.accessibility_url) or SpecialSupport.MOTEUR in (offer.special_support or ())
    return Answer.PARTLY if described else Answer.UNKNOWN


def _phone(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    if candidate.phone:
        return Answer.YES
    return Answer.PARTLY if candidate.emails or candidate.booking_url else Answer.UNKNOWN


def _phone_first(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """As `_phone`. To who is only in a hurry, a door known to be open, and in time, is worth an address to write to."""
    answer = _phone(candidate, offer, case)
    if answer != Answer.UNKNOWN or _calls_whatever_the_hurry(case):
        return answer
    is_open = _walk_in(candidate, offer, case) == Answer.YES and opens_in_time(candidate, offer, case) == Answer.YES
    return Answer.PARTLY if is_open else answer


def _calls_whatever_the_hurry(case: Case) -> bool:
    wishes = case.wishes
    return wishes.cannot_move or wishes.cannot_read or SpecialSupport.VISUEL in wishes.special_support


def _calls_first(case: Case) -> bool:
    return not case.wishes.deaf and (case.wishes.pressing or _calls_whatever_the_hurry(case))


def _walk_in(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    if not receives(candidate):
        return Answer.NO
    if candidate.walk_in is not None:
        return of_fact(candidate.walk_in)
    return of_list(candidate.access_modes, [AccessMode.SE_PRESENTER])


def _within_minutes(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """From an estimate: the place that is not placed within its town may be anywhere round its town hall."""
    if candidate.distance_m is None or not receives(candidate) or not has_longest_way(case):
        return Answer.YES
    reach = reach_m(case.wishes.way, case.wishes.most_minutes)
    if candidate.is_placed:
        return Answer.YES if candidate.distance_m <= reach else Answer.NO
    return Answer.UNKNOWN if candidate.distance_m <= reach + TOWN_M else Answer.NO


def _travels(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return best(of_list(candidate.itinerancy, [Itinerancy.ITINERANT]), of_list(candidate.typologies, MOBILE_TYPOLOGIES))


def has_longest_way(case: Case) -> bool:
    """Whether the person said how they go about and for how long at most, from a point that is theirs."""
    wishes = case.wishes
    return bool(wishes.way and wishes.most_minutes) and not wishes.cannot_move and case.need.spot.is_measured


REACH = (
    Criterion(
        name="home_bound",
        why="Someone who cannot go out is helped from afar or at home, or not at all.",
        applies=lambda case: case.wishes.cannot_move,
        answer=lambda candidate, offer, case: comes_or_calls(candidate, offer),
        unknown=VITAL,
        no=VITAL_NO,
    ),
    Criterion(
        name="without_a_call",
        why="A deaf person cannot be told to telephone: mail, booking on line or an open door.",
        applies=lambda case: case.wishes.deaf,
        answer=without_a_call,
        unknown=VITAL,
        no=VITAL_NO,
    ),
    Criterion(
        name="call_or_come",
        why="Someone who cannot read neither writes a mail nor books on line: a voice or an open door.",
        applies=lambda case: case.wishes.cannot_read and not case.wishes.deaf,
        answer=_call_or_come,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="open_to_residents",
        why="Some places take only people whom a professional sends: a closed door for who comes alone.",
        applies=lambda case: not case.wishes.sent,
        answer=_open_to_residents,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="receives",
        why="A place without public answers by telephone only: the next open door is better for who can move.",
        applies=lambda case: not case.wishes.cannot_move,
        answer=_on_foot,
        unknown=WANTED,
        no=WANTED_NO,
    ),
    Criterion(
        name="within_minutes",
        why="Farther than the person can go is hardly a proposal: a place within their time comes first, others stay when there is none.",
        applies=has_longest_way,
        answer=_within_minutes,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="step_free",
        why="A step at the door is a closed door. A page that describes the access, or staff used to it, is nearly a yes.",
        applies=lambda case: case.wishes.step_free,
        answer=_step_free,
        partly=1.1,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="walk_in",
        why="Without a telephone, a diary or an address, only an open door counts.",
        applies=lambda case: case.wishes.walk_in,
        answer=_walk_in,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="open_door",
        why="An open door is simpler for most than an appointment to be taken on line.",
        applies=lambda case: not (case.wishes.walk_in or case.wishes.cannot_move),
        answer=_walk_in,
        unknown=LIKED,
        no=LIKED_NO,
    ),
    Criterion(
        name="phone_first",
        why="In a hurry, at home, without reading or seeing well, the telephone is the way in: without a number nobody can be asked today.",
        applies=_calls_first,
        answer=_phone_first,
        partly=1.3,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="phone",
        why="A number to call saves a journey for nothing: a place without one must be clearly nearer.",
        applies=lambda case: not case.wishes.deaf and not _calls_first(case),
        answer=_phone,
        partly=1.1,
        unknown=1.35,
        no=1.35,
    ),
    Criterion(
        name="travels",
        why="A place that goes round may come nearer than its address says; not today, perhaps, for who is in a hurry.",
        applies=lambda case: not case.wishes.pressing,
        answer=_travels,
        unknown=1.03,
        no=1.03,
    ),
)
