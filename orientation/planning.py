"""The use case of several needs: an ordered plan with the fewest places, the reasons, and what else each step could be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from orientation.judging.explaining import suggestion_of
from orientation.ladder import steps_said
from orientation.needs import Need
from orientation.outcomes import Found, NothingNear, Step, Suggestion
from orientation.plan import Chosen, choose, in_order, need_of_step
from orientation.ranking import Judgement
from orientation.searching.streaming import Best
from orientation.searching.town_halls import town_hall_of_spot
from orientation.suggesting import out_of_area, search, suggest, without_past_deadline
from places.models import Commune

COMPARED = 40
"""Places compared for each step, best first: in the densest quarters about thirty count within the tolerance of the plan."""

ALTERNATIVES = 2
"""Other places told for each step: a door may be closed, a telephone may not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One need of the plan. `need`: as this step asks it, with one category.

    `suggestion`: the place of the plan, None when there is none. `alternatives`: the best others. `shared_with`: ranks, from 1, of the
    steps made behind the same door. `detour_m`: metres farther than the best place for this step alone; 0 when it is that one, None when
    the way is not measured. `said`: what must be said of these places, as `Found.steps`. `instead`: what was loosened when no place
    answers the step as it is asked, its places being the alternatives; None otherwise.
    """

    need: Need
    suggestion: Suggestion | None
    alternatives: tuple[Suggestion, ...] = ()
    shared_with: tuple[int, ...] = ()
    detour_m: float | None = None
    said: tuple[Step, ...] = ()
    instead: Found | NothingNear | None = None

    @property
    def category(self) -> str:
        """What the step is for."""
        return self.need.category


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every need of `need`, in the order in which to answer them; `town_hall` as in `Found`."""

    need: Need
    steps: tuple[PlanStep, ...]
    town_hall: Commune | None = None

    @property
    def places(self) -> int:
        """How many doors to go through: at most `orientation.plan.MOST_PLACES`."""
        return len({step.suggestion.candidate.door for step in self.steps if step.suggestion})


def plan(need: Need, *, at: datetime) -> Plan:
    """The plan for a need of one category or several, at this moment (aware). Never without a word for a step: see `PlanStep.instead`.

    Exact among the COMPARED best places of each step. Queries: 1 for the town hall; for each category, those of
    `orientation.suggesting.search`, and those of `suggest` when no place answers it: never more with more places.
    """
    need = without_past_deadline(need, at)
    asked = {category: need_of_step(need, category) for category in in_order(need)}
    found = {category: search(one, at, size=COMPARED) for category, one in asked.items()}
    chosen = choose({category: best.kept for category, best in found.items()})
    ranks = {category: rank for rank, category in enumerate(asked, 1)}
    steps = tuple(_step(one, found[category], chosen, ranks, at) for category, one in asked.items())
    return Plan(need=need, steps=steps, town_hall=town_hall_of_spot(need.spot))


def _step(asked: Need, best: Best, chosen: Chosen, ranks: Mapping[str, int], at: datetime) -> PlanStep:
    category = asked.category
    if not best.kept:
        instead = suggest(asked, at=at, limit=1 + ALTERNATIVES)
        return PlanStep(need=asked, suggestion=None, alternatives=instead.suggestions, said=instead.steps, instead=instead)
    place = chosen.places.get(category)
    others = [one for one in best.kept if place is None or one.candidate.door != place.candidate.door][:ALTERNATIVES]
    shown = [place, *others] if place else others
    return PlanStep(
        need=asked,
        suggestion=_suggestion(place, 1, best) if place else None,
        alternatives=tuple(_suggestion(one, rank, best) for rank, one in enumerate(others, 2 if place else 1)),
        shared_with=_shared(category, chosen, ranks) if place else (),
        detour_m=_detour_m(place, best.kept[0]) if place else None,
        said=out_of_area(asked.spot) + steps_said(shown, asked, nearest=best.nearest, overlooked=False),
    )


def _suggestion(judgement: Judgement, rank: int, best: Best) -> Suggestion:
    return suggestion_of(judgement, rank=rank, nearest=judgement.is_at(best.nearest))


def _shared(category: str, chosen: Chosen, ranks: Mapping[str, int]) -> tuple[int, ...]:
    door = chosen.places[category].candidate.door
    return tuple(sorted(ranks[other] for other, one in chosen.places.items() if other != category and one.candidate.door == door))


def _detour_m(place: Judgement, best: Judgement) -> float | None:
    if place.candidate.distance_m is None or best.candidate.distance_m is None:
        return None
    return max(0.0, place.candidate.distance_m - best.candidate.distance_m)
