"""Every question put to a place, in the order in which its reasons are told."""

from orientation.judging.criteria.helping import HELPING
from orientation.judging.criteria.means import MEANS
from orientation.judging.criteria.people import PEOPLE
from orientation.judging.criteria.purpose import PURPOSE
from orientation.judging.criteria.reach import REACH
from orientation.judging.criteria.shape import Case, Criterion
from orientation.judging.criteria.timing import TIMING

CRITERIA: tuple[Criterion, ...] = (*REACH, *HELPING, *TIMING, *PEOPLE, *PURPOSE, *MEANS)


def asked(case: Case) -> tuple[Criterion, ...]:
    """The criteria that a case calls for."""
    return tuple(criterion for criterion in CRITERIA if criterion.applies(case))
