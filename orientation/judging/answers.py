"""Answer: what a place says to one question, in four values, because unknown is not no."""

from collections.abc import Collection
from enum import IntEnum


class Answer(IntEnum):
    """From best to worst: an unknown always ranks after a known yes, and before a known no."""

    YES = 0
    PARTLY = 1
    UNKNOWN = 2
    NO = 3


def of_fact(fact: bool | None) -> Answer:
    """The answer of a three-valued fact."""
    if fact is None:
        return Answer.UNKNOWN
    return Answer.YES if fact else Answer.NO


def of_list(codes: Collection[str] | None, wanted: Collection[str]) -> Answer:
    """Whether a list holds any of what is wanted; None, the list nobody told us, is unknown."""
    if codes is None:
        return Answer.UNKNOWN
    return Answer.YES if any(code in codes for code in wanted) else Answer.NO


def best(*answers: Answer) -> Answer:
    """The answer to "one of these": the best of them."""
    return min(answers)
