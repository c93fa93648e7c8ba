"""Ranking: which places, in what order. Pure: no query, no clock.

The order is that of an equivalent distance: the kilometres, and a few more that any journey costs, times one named factor for each question
that a place answers otherwise than by a known yes (`orientation.judging.criteria`); only the first kilometres are multiplied. Of equals the
nearer comes first, and ties end with the primary key. Whatever the distances, who needs someone is not led first to machines alone.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.conditions import Refusal, refusal
from orientation.judging.criteria import Case, Criterion, asked
from orientation.needs import Need
from orientation.outcomes import Factor

FLOOR_KM = 2.0
"""Added to every distance: within a short walk or two bus stops, who helps better matters more than who is nearer. Without it, a place at
the door would win whatever its faults."""

WEIGHED_KM = 6.0
"""Factors multiply no more than this: who already goes thirty kilometres is not sent to fifty by a fact that nobody told."""

TOWN_KM = 2.0
"""A place of which only the town is known is judged no nearer than this: its town hall stands at the door of nobody."""

ANY_SERVICE = Offer(key="", category="")
"""Judged for a place of which no service is known, when any service will do."""

METRES = 1000


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a place answers to a need, by the service that answers best. `equivalent_km` is at least FLOOR_KM."""

    case: Case
    candidate: Candidate
    offer: Offer
    equivalent_km: float
    answers: tuple[tuple[Criterion, Answer], ...]

    @property
    def order(self) -> tuple[float, float, int]:
        """The sort key: smaller is better."""
        return self.equivalent_km, kilometres(self.candidate), self.candidate.pk

    @property
    def leaves_alone(self) -> bool:
        """Whether the person needs someone, and the place is known to offer machines and nobody."""
        return Answer.NO in (self.answer("helped"), self.answer("lessons"))

    @property
    def factors(self) -> tuple[Factor, ...]:
        """What lengthens the way, the heaviest first."""
        heavy = [Factor(criterion.name, criterion.times(answer)) for criterion, answer in self.answers if criterion.times(answer) > 1]
        return tuple(sorted(heavy, key=lambda factor: (-factor.times, factor.code)))

    def is_at(self, other: "Judgement | None") -> bool:
        """Whether this is the other place, or a second record of it. `other`: None for none."""
        return other is not None and self.candidate.door == other.candidate.door

    def answer(self, name: str) -> Answer | None:
        """The answer to one criterion, by its name; None when it was not asked."""
        return next((answer for criterion, answer in self.answers if criterion.name == name), None)


class Judge:
    """Judges places for one need and one category, at one moment. `overlooked`: refusals that do not exclude (the ladder says so)."""

    def __init__(self, need: Need, at: datetime, *, category: str | None = None, overlooked: Collection[Refusal] = ()) -> None:
        self.case = Case(need, at, need.category if category is None else category)
        self.criteria = asked(self.case)
        self.overlooked = frozenset(overlooked)

    def judge(self, candidate: Candidate) -> Judgement | None:
        """The place by its best service; None when none may be proposed."""
        offers = candidate.offers or (ANY_SERVICE,)
        fit = [self._by(candidate, offer) for offer in offers if self._accepts(candidate, offer)]
        return min(fit, key=lambda judgement: (judgement.equivalent_km, judgement.offer.key), default=None)

    def _accepts(self, candidate: Candidate, offer: Offer) -> bool:
        found = refusal(candidate, offer, self.case)
        return found is None or found in self.overlooked

    def _by(self, candidate: Candidate, offer: Offer) -> Judgement:
        answers = tuple((criterion, criterion.answer(candidate, offer, self.case)) for criterion in self.criteria)
        times = math.prod(criterion.times(answer) for criterion, answer in answers)
        return Judgement(self.case, candidate, offer, equivalent(kilometres(candidate), times), answers)


def kilometres(candidate: Candidate) -> float:
    """How far, in kilometres; 0 for everyone when where the person is was not said."""
    if candidate.distance_m is None:
        return 0.0
    measured = candidate.distance_m / METRES
    return measured if candidate.is_placed else max(measured, TOWN_KM)


def equivalent(way_km: float, times: float) -> float:
    """How far a place counts, in kilometres, from how far it is and the product of its factors. Grows with both."""
    way = way_km + FLOOR_KM
    return way + (times - 1) * min(way, WEIGHED_KM)


def reached_by(equivalent_km: float, times: float) -> float:
    """The inverse: how far a place with these factors may be and still count no more than this; negative when none may."""
    weighed = equivalent_km / times if equivalent_km <= WEIGHED_KM * times else equivalent_km - (times - 1) * WEIGHED_KM
    return weighed - FLOOR_KM


def one_per_door(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The same, best first, without a second record of a place that is already there."""
    doors: set[tuple[str, ...]] = set()
    return [one for one in judgements if one.candidate.door not in doors and not doors.add(one.candidate.door)]


def someone_first(judgements: list[Judgement]) -> list[Judgement]:
    """The same, best first, led by the best that does not leave alone who needs someone; as they come when all do."""
    if not judgements or not judgements[0].leaves_alone:
        return judgements
    first = next((one for one in judgements if not one.leaves_alone), judgements[0])
    return [first, *(one for one in judgements if one is not first)]


def rank(candidates: Iterable[Candidate], need: Need, at: datetime, *, overlooked: Collection[Refusal] = ()) -> list[Judgement]:
    """Every place that may be proposed for the first category of a need, best first, each once."""
    judge = Judge(need, at, overlooked=overlooked)
    judged = (judge.judge(candidate) for candidate in candidates)
    return someone_first(one_per_door(sorted((one for one in judged if one is not None), key=lambda judgement: judgement.order)))
