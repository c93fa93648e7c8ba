"""The use case: for a need, the best places and why, or the best that can be said instead."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from orientation import ladder
from orientation.judging.answers import Answer
from orientation.judging.conditions import LOOSE, Refusal
from orientation.judging.explaining import suggestion_of
from orientation.needs import Need, Spot
from orientation.outcomes import Found, NothingNear, Step, StepCode, Suggestion
from orientation.ranking import Judge, Judgement
from orientation.searching.promising import promising
from orientation.searching.scope import from_afar, within_reach
from orientation.searching.streaming import Best
from orientation.searching.town_halls import town_hall_of_spot
from orientation.whereabouts.territory import departments_served, holds, is_abroad
from places.departments import DEPARTMENTS, METROPOLITAN_ZONE

SHOWN = 5
"""Places on the first page: what a small screen and a tired reader can compare."""


BEYOND = 2
"""Places that help from beyond the usual reach, shown to who cannot move before those around, which may still know who comes."""


def suggest(need: Need, *, at: datetime, limit: int = SHOWN) -> Found | NothingNear:
    """The `limit` best places for the first category of a need at this moment (aware), and why; `orientation.ranking` has the order.

    Never nothing: when no place answers, or only machines where someone is needed, the ladder loosens, and the town hall comes last.
    Queries: 1 for the town hall, 2 when its telephone is not known; for each page of candidates (one, for most needs without a wish; two,
    seldom three, with wishes) those of `near` and 1 for the services; as many for each step of the ladder, and for help beyond when nobody
    around reaches who cannot move, twice when it has a date.
    """
    need = without_past_deadline(need, at)
    town_hall = town_hall_of_spot(need.spot)
    best = search(need, at, size=limit + 1)
    overlooked: Collection[Refusal] = ()
    if not best.kept and best.refused & LOOSE:
        overlooked = LOOSE
        best = search(need, at, size=limit + 1, overlooked=LOOSE)
    helped = bool(best.kept) and not best.kept[0].leaves_alone
    climbed = None if helped else ladder.climb(need, at, size=limit, town_hall=town_hall)
    around: dict[str, Any] = {"need": need, "reserved": tuple(sorted(best.reserved)), "town_hall": town_hall}
    if climbed is None or (best.kept and not climbed.has_someone):
        shown = [*_reaching_out_beyond(best.kept, need, at), *best.kept][:limit]
        return Found(
            suggestions=suggestions_of(shown, nearest=best.nearest),
            steps=out_of_area(need.spot) + ladder.steps_said(shown, need, nearest=best.nearest, overlooked=bool(overlooked)),
            more=len(best.kept) > limit,
            **around,
        )
    return NothingNear(
        suggestions=suggestions_of(climbed.judgements, step=climbed.step.code), steps=(*out_of_area(need.spot), climbed.step), **around
    )


def out_of_area(spot: Spot) -> tuple[Step, ...]:
    """What to say first to someone who is not in France, or not where this site helps; what is near is shown all the same."""
    if is_abroad(spot):
        return (Step(StepCode.ABROAD),)
    names = [DEPARTMENTS[code].name for code in departments_served()]
    return () if holds(spot) else (Step(StepCode.OUTSIDE, ", ".join(names)),)


def _reaching_out_beyond(kept: Collection[Judgement], need: Need, at: datetime) -> list[Judgement]:
    """For who cannot move, when nobody around is known to come or to call: those who help from farther, best first; those who help too late
    when nobody does in time. No query otherwise."""
    if not need.wishes.cannot_move or any(one.answer("home_bound") == Answer.YES for one in kept):
        return []
    in_time = _from_afar(need, at)
    return in_time if in_time or need.wishes.deadline is None else _from_afar(need, at, overlooked={Refusal.NOT_IN_TIME})


def _from_afar(need: Need, at: datetime, *, overlooked: Collection[Refusal] = ()) -> list[Judgement]:
    places, within_m = from_afar(need.category, need.spot)
    best = Best(Judge(need, at, overlooked=overlooked), BEYOND)
    best.read(promising(places, need.spot, best, within_m=within_m))
    return best.kept


def without_past_deadline(need: Need, at: datetime) -> Need:
    """The need, a deadline that has passed left behind: what was to be done by yesterday is urgent today."""
    deadline = need.wishes.deadline
    if deadline is None or deadline >= at.astimezone(METROPOLITAN_ZONE).date() - timedelta(days=1):
        return need
    return replace(need, wishes=replace(need.wishes, deadline=None, urgent=True))


def search(need: Need, at: datetime, *, size: int, overlooked: Collection[Refusal] = ()) -> Best:
    """The `size` best places within reach that offer the first category of a need, and the nearest that may be proposed."""
    best = Best(Judge(need, at, overlooked=overlooked), size)
    places, within_m = within_reach(need.category, need.spot)
    best.read(promising(places, need.spot, best, within_m=within_m))
    return best


def suggestions_of(
    judgements: list[Judgement], *, nearest: Judgement | None = None, step: StepCode | None = None
) -> tuple[Suggestion, ...]:
    """The places as they are proposed, ranked from 1. `nearest`: the nearest of all that may be proposed, None when it is not known."""
    return tuple(suggestion_of(one, rank=rank, nearest=one.is_at(nearest), step=step) for rank, one in enumerate(judgements, 1))
