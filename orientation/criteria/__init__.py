"""Every question put to a place, in the order in which its reasons are told."""

from orientation.criteria.helping import HELPING
from orientation.criteria.means import MEANS
from orientation.criteria.people import PEOPLE
from orientation.criteria.reach import REACH
from orientation.criteria.shape import Case, Criterion
from orientation.criteria.timing import TIMING

CRITERIA: tuple[Criterion, ...] = (*REACH, *HELPING, *TIMING, *PEOPLE, *MEANS)


def asked(case: Case) -> tuple[Criterion, ...]:
    """The criteria that a case calls for."""
    return tuple(criterion for criterion in CRITERIA if criterion.applies(case))
