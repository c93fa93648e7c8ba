"""State: whether a place is up to date, should be asked again, or must be."""

from datetime import date

from django.db.models import TextChoices

from curation.freshness.frequency import Frequency, months_before
from places.presenting.sheet import OLD_MONTHS


class State(TextChoices):
    """The three states of DORA, from the last day when someone vouched for the place."""

    UP_TO_DATE = "a-jour", "À jour"
    ADVISED = "conseillee", "Actualisation conseillée"
    REQUIRED = "exigee", "Actualisation exigée"


LATE = 2
"""Being asked twice without an answer is late: an update is required after twice the frequency."""


def advised_before(today: date, frequency: int) -> date:
    """Whoever was last vouched for on this day or earlier should be asked again: the frequency has gone by."""
    return months_before(today, frequency)


def required_before(today: date, frequency: int) -> date:
    """Whoever was last vouched for on this day or earlier must be asked: twice the frequency has gone by.

    Never later than when the public page itself says that the facts are old (18 months).
    """
    return months_before(today, min(LATE * frequency, OLD_MONTHS))


def state_of(vouched_on: date | None, *, today: date, frequency: int = Frequency.HALF_YEARLY) -> State:
    """The state on this day. `vouched_on` is the last day when a person or a source answered for the facts, None when nobody ever did."""
    if vouched_on is None or vouched_on <= required_before(today, frequency):
        return State.REQUIRED
    return State.ADVISED if vouched_on <= advised_before(today, frequency) else State.UP_TO_DATE
