"""What does it cost, is the equipment there, and can the facts be trusted?"""

from datetime import date

from orientation.judging.answers import Answer, of_fact
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.criteria.shape import ASKED, ASKED_NO, Case, Criterion
from orientation.needs import Equipment
from places.vocabulary import Fee

DAYS_IN_A_MONTH = 30.44
FRESH_MONTHS, AGEING_MONTHS, OLD_MONTHS = 6, 12, 18
"""Vouched for within six months is fresh; nobody for eighteen is old, and said to be."""


def price(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """Whether it is free; for some people only is partly so. Several prices: what the person may hope for."""
    fees = offer.fees
    if not fees:
        return Answer.UNKNOWN
    if Fee.GRATUIT in fees:
        return Answer.YES if Fee.PAYANT not in fees else Answer.PARTLY
    return Answer.PARTLY if Fee.CONDITIONNEL in fees else Answer.NO


def months_since(day: date, today: date) -> float:
    """Months, of 30.44 days."""
    return (today - day).days / DAYS_IN_A_MONTH


def freshness(candidate: Candidate, offer: Offer, case: Case) -> Answer:
    """How lately someone vouched for the facts: within six months YES, a year PARTLY, eighteen months or no date UNKNOWN."""
    day = candidate.vouched_on
    if day is None:
        return Answer.UNKNOWN
    age = months_since(day, case.at.astimezone(candidate.zone).date())
    if age <= FRESH_MONTHS:
        return Answer.YES
    if age <= AGEING_MONTHS:
        return Answer.PARTLY
    return Answer.UNKNOWN if age <= OLD_MONTHS else Answer.NO


def _equipment(code: Equipment) -> Criterion:
    return Criterion(
        name=f"equipment_{code.value}",
        why="Who comes to print needs a printer; most places of public access have one without saying so.",
        applies=lambda case: code in case.wishes.equipment,
        answer=lambda candidate, offer, case: of_fact(getattr(candidate, code.value)),
        unknown=1.3,
        no=ASKED_NO,
    )


MEANS = (
    Criterion(
        name="free_only",
        why="Asked for free: a price is a closed door.",
        applies=lambda case: case.wishes.free,
        answer=price,
        partly=3.0,
        unknown=ASKED,
        no=ASKED_NO,
    ),
    Criterion(
        name="free",
        why="Free is better for everyone.",
        applies=lambda case: not case.wishes.free,
        answer=price,
        partly=1.03,
        unknown=1.08,
        no=1.25,
    ),
    *(_equipment(code) for code in Equipment),
    Criterion(
        name="fresh",
        why="Facts that nobody has vouched for in a long time send people to closed doors.",
        applies=lambda case: True,
        answer=freshness,
        partly=1.04,
        unknown=1.12,
        no=1.5,
    ),
)
