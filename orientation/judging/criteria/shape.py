"""Criterion: one question put to a place, and by how much each answer lengthens the way to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate, Offer
from orientation.needs import Need, Wishes


@dataclass(frozen=True, slots=True)
class Case:
    """What is judged: a need, at a moment (aware), for one category of service; "" when any service will do."""

    need: Need
    at: datetime
    category: str

    @property
    def wishes(self) -> Wishes:
        return self.need.wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A question that `applies` to some needs. A known yes costs nothing; the other answers multiply the distance by their factor.

    1 ≤ `partly` ≤ `unknown` ≤ `no`: nearest-first reading relies on it. `why` justifies them.
    """

    name: str
    why: str
    applies: Callable[[Case], bool]
    answer: Callable[[Candidate, Offer, Case], Answer]
    partly: float = 1.0
    unknown: float
    no: float

    def times(self, answer: Answer) -> float:
        """The factor of an answer."""
        return (1.0, self.partly, self.unknown, self.no)[answer]


# Four strengths, from what a person cannot do without to what they would like, so that factors can be compared at a glance.

VITAL, VITAL_NO = 20.0, 40.0
"""Without it nobody can help: a place that surely can comes before a doubtful one nearer by some forty kilometres, or more."""

ASKED, ASKED_NO = 7.0, 21.0
"""Asked for in so many words: worth twelve kilometres at the door, which is about what people travel for a service outside large towns, and
thirty-six at most."""

WANTED, WANTED_NO = 3.0, 4.5
"""A help that many places give without saying it: worth four kilometres at the door, and twelve at most."""

LIKED, LIKED_NO = 1.08, 1.15
"""Nobody asked, and it is better for most: tells apart places within a few hundred metres."""
