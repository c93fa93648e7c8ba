"""Is the place open in time, when the person can come, and not shut for a while?"""

from datetime import timedelta

from orientation.judging.answers import Answer, of_fact
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria.shape import ASKED, ASKED_NO, LIKED, LIKED_NO, WANTED, Case, Criterion
from orientation.judging.moments import SOON_DAYS, closed_for, in_time, slot_met


def opens_in_time(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether it opens before the deadline, or within the week when there is none."""
    return in_time(candidate.schedule_of(offer), candidate.temporary_closures, case.at, case.wishes.deadline)


def _open_in_slots(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    met = slot_met(candidate.schedule_of(offer), case.wishes.slots, case.at)
    return Answer.UNKNOWN if met is None else Answer.YES if met else Answer.NO


def not_shut(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether no temporary closure covers the coming week (NO), or today (PARTLY)."""
    if not candidate.temporary_closures:
        return Answer.YES
    today = case.at.astimezone(candidate.zone).date()
    if closed_for(candidate.temporary_closures, today, SOON_DAYS):
        return Answer.NO
    return Answer.PARTLY if closed_for(candidate.temporary_closures, today, 1) else Answer.YES


def is_shut_without_end(candidate: Candidate, case: Case) -> bool:
    """Whether the place is closed today until nobody knows when."""
    today = case.at.astimezone(candidate.zone).date().isoformat()
    return any(not closure.get("until") and (closure.get("from") or "") <= today for closure in candidate.temporary_closures)


def quick_enough(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether an appointment, where one is needed, can be had before the deadline: urgency is about delay, not only hours."""
    delay = candidate.appointment_delay_days
    if of_fact(candidate.walk_in) == Answer.YES or delay == 0:
        return Answer.YES
    if delay is None:
        return Answer.UNKNOWN
    today = case.at.astimezone(candidate.zone).date()
    last = case.wishes.deadline or today + timedelta(days=SOON_DAYS)
    return Answer.YES if today + timedelta(days=delay) <= last else Answer.NO


def _hours_told(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    return Answer.YES if offer.schedule or candidate.hours else Answer.UNKNOWN


TIMING = (
    Criterion(
        name="in_time",
        why="With a date to meet, a place known to open before it is worth ten kilometres more than one that may not.",
        applies=lambda case: case.wishes.deadline is not None,
        answer=opens_in_time,
        partly=ASKED,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="soon",
        why="In a hurry without a date: known to open within the week.",
        applies=lambda case: case.wishes.urgent and case.wishes.deadline is None,
        answer=opens_in_time,
        unknown=WANTED,
        no=ASKED,
    ),
    Criterion(
        name="slots",
        why="Known to be closed when the person can come is a closed door; unknown hours are a telephone call.",
        applies=lambda case: bool(case.wishes.slots),
        answer=_open_in_slots,
        unknown=1.3,
        no=ASKED,
    ),
    Criterion(
        name="hours_told",
        why="A place that says when it opens spares a journey.",
        applies=lambda case: not (case.wishes.pressing or case.wishes.slots),
        answer=_hours_told,
        unknown=LIKED,
        no=LIKED_NO,
    ),
    Criterion(
        name="not_shut",
        why="Shut for the coming week: nobody will open.",
        applies=lambda case: True,
        answer=not_shut,
        partly=1.2,
        unknown=1.2,
        no=6.0,
    ),
    Criterion(
        name="quick_enough",
        why="An appointment after the date is no help; a delay nobody told may be short.",
        applies=lambda case: case.wishes.pressing,
        answer=quick_enough,
        unknown=1.1,
        no=ASKED,
    ),
)
