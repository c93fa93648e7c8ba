"""Ladder: what is done, one step after another and each said aloud, so that no search ends on an empty page."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from orientation.judging.answers import Answer
from orientation.judging.conditions import LOOSE
from orientation.judging.criteria.helping import mode_asked
from orientation.judging.criteria.reach import ON_THE_SPOT
from orientation.needs import Need, Precision, Slot, Spot
from orientation.outcomes import Step, StepCode
from orientation.ranking import Judge, Judgement, kilometres
from orientation.searching.gathering import offering
from orientation.searching.promising import promising
from orientation.searching.scope import from_afar, within_reach
from orientation.searching.streaming import Best
from orientation.searching.town_halls import is_of_another_town
from orientation.whereabouts.territory import is_abroad
from places.models import Commune
from places.querysets import PlaceQuerySet
from places.vocabulary import ServiceCategory

USUAL_KM = 10.0
"""Up to here, distance needs no remark."""

NEIGHBOURS: dict[str, tuple[str, ...]] = {
    ServiceCategory.MATERIEL: (ServiceCategory.ACCES,),
    ServiceCategory.CULTURE: (ServiceCategory.QUOTIDIEN,),
    ServiceCategory.LOISIRS: (ServiceCategory.QUOTIDIEN,),
    ServiceCategory.PARENTALITE: (ServiceCategory.QUOTIDIEN,),
    ServiceCategory.SECURITE: (ServiceCategory.QUOTIDIEN, ServiceCategory.DEMARCHES),
}
"""Services close enough to help instead, in the order they are tried."""

GENERALISTS = ("RFS", "BIB", "CS", "CCAS", "CIAS", "EPN", "MUNI")
"""France services, library, social centre, municipal social action, public digital space, town hall: they help with most things."""

SAID_WISHES = (
    "home_bound", "without_a_call", "mode", "in_time", "slots", "within_minutes", "step_free", "walk_in", "free_only", "language",
    "programme",
)  # fmt: skip
"""Criteria that follow from a wish, and that are worth saying when no place proposed satisfies them."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """Where the ladder stopped: the places found there, none on the last step, and the step to say."""

    step: Step
    judgements: list[Judgement]

    @property
    def has_someone(self) -> bool:
        """Whether it led to places where who needs someone is not left alone."""
        return bool(self.judgements) and not self.judgements[0].leaves_alone


def steps_said(shown: Sequence[Judgement], need: Need, *, nearest: Judgement | None, overlooked: bool) -> tuple[Step, ...]:
    """What must be said of places that answer the need: how far they are, to who can go; the wishes that none is known to satisfy.
    `nearest`: the nearest that may be proposed, None when it is not known."""
    steps = []
    if nearest and need.spot.is_measured and not need.wishes.cannot_move and kilometres(nearest.candidate) > USUAL_KM:
        steps.append(Step(StepCode.FARTHER, str(round(kilometres(nearest.candidate)))))
    late = overlooked and all(one.answer("in_time") == Answer.NO for one in shown)
    if late:
        steps.append(Step(StepCode.NOT_IN_TIME, _deadline(shown[0])))
    home_late = not late and _reached_too_late(shown)
    if home_late:
        steps.append(Step(StepCode.WISH_DROPPED, "home_bound:today" if _deadline(shown[0]) == "today" else "home_bound:late"))
    dropped = [name for name in SAID_WISHES if not ((late or home_late) and name == "in_time") and _none_satisfies(shown, name)]
    return (*steps, *(Step(StepCode.WISH_DROPPED, _wish(name, need, shown)) for name in dropped))


def climb(need: Need, at: datetime, *, size: int, town_hall: Commune | None) -> Climbed:
    """The first step that finds places for a need nobody near answers; the town hall's (`town_hall_of_spot`) when none does. Queries: a
    search a step."""
    judgements = _remote(need, at, size)
    if judgements:
        return Climbed(Step(StepCode.REMOTE, "abroad" if is_abroad(need.spot) else ""), judgements)
    for category in NEIGHBOURS.get(need.category, ()):
        judgements = _nearby(need, at, size, category, within_reach(category, need.spot))
        if judgements:
            return Climbed(Step(StepCode.NEIGHBOUR_SERVICE, category), judgements)
    places, within_m = within_reach("", need.spot)
    judgements = _nearby(need, at, size, "", (places.filter(typologies__has_any=GENERALISTS), within_m)) if need.spot.point else []
    if judgements:
        return Climbed(Step(StepCode.GENERALIST), judgements)
    return Climbed(Step(StepCode.TOWN_HALL, _whose_hall(need.spot, town_hall)), [])


def _whose_hall(spot: Spot, hall: Commune | None) -> str:
    """What there is to say of the town hall: "unsaid" where, "abroad", "unknown" its telephone, that of another town, the largest of the
    "department"; "" for the person's own."""
    if spot.precision == Precision.UNSAID:
        return "unsaid"
    if is_abroad(spot):
        return "abroad"
    if hall is None or not hall.phone:
        return "unknown"
    return "department" if is_of_another_town(hall, spot) else ""


def _remote(need: Need, at: datetime, size: int) -> list[Judgement]:
    """Help by telephone, and services that travel within the département."""
    if need.category in ON_THE_SPOT:
        return []
    afar = _nearby(need, at, size, need.category, from_afar(need.category, need.spot))
    if afar or not need.spot.home_department:
        return afar
    travelling = offering(need.category).in_departments([need.spot.home_department]).filter(itinerancy__has_any=["itinerant"])
    return _nearby(need, at, size, need.category, (travelling, math.inf))


def _nearby(need: Need, at: datetime, size: int, category: str, scope: tuple[PlaceQuerySet, float]) -> list[Judgement]:
    """The best places of a scope. Wishes that exclude are dropped: on this step, any place that helps is welcome."""
    places, within_m = scope
    wishes = replace(need.wishes, deadline=None, urgent=need.wishes.pressing)
    judge = Judge(replace(need, wishes=wishes), at, category=category, overlooked=LOOSE)
    best = Best(judge, size)
    best.read(promising(places, need.spot, best, within_m=within_m))
    return best.kept


def _none_satisfies(shown: Sequence[Judgement], name: str) -> bool:
    answers = [one.answer(name) for one in shown]
    return None not in answers and not any(answer in (Answer.YES, Answer.PARTLY) for answer in answers)


def _reached_too_late(shown: Sequence[Judgement]) -> bool:
    """Whether all who are known to reach who cannot move open after the date."""
    reaching = [one for one in shown if one.answer("home_bound") == Answer.YES]
    return bool(reaching) and all(one.answer("in_time") == Answer.NO for one in reaching)


def _wish(name: str, need: Need, shown: Sequence[Judgement]) -> str:
    """The wish to say, more precise when the sentence is."""
    if name == "mode":
        return f"mode:{mode_asked(shown[0].case)}"
    if name == "slots":
        said = "slots:samedi" if need.wishes.slots == (Slot.SAMEDI,) else name
        return said if all(one.answer(name) == Answer.NO for one in shown) else f"{said}:unknown"
    return name


def _deadline(judgement: Judgement) -> str:
    """The deadline as a step says it: "today", or an ISO date."""
    case = judgement.case
    today = case.at.astimezone(judgement.candidate.zone).date()
    deadline = case.wishes.deadline or today
    return "today" if deadline == today else deadline.isoformat()
