"""Recipients: to which places of a plan one may send the person, and what is asked of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orientation.presenting.plan_page import PlanWords, Proposed, StepWords
from places.models import Place
from places.presenting.labels import name_of, where_of
from referrals.accepting import accepting
from referrals.sending import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One place that accepts. `needs`: the titles of its steps. `instead`: it stands in for the place of the plan."""

    place: Place
    needs: tuple[str, ...]
    categories: tuple[str, ...]
    alternatives: tuple[str, ...]
    instead: bool

    @property
    def code(self) -> str:
        """Its public code."""
        return self.place.code

    @property
    def name(self) -> str:
        """Its name, as it may be shown."""
        return name_of(self.place)

    @property
    def address(self) -> str:
        """Where to go; how it helps, when it receives nobody."""
        return where_of(self.place)

    def asked(self) -> Asked:
        """What is asked of it."""
        return Asked(place=self.place, categories=self.categories, alternatives=self.alternatives)


@dataclass(frozen=True, slots=True)
class Recipients:
    """`able`: in the order of the plan. `unable`: names of the places of the plan that take no demand from this site."""

    able: tuple[Recipient, ...]
    unable: tuple[str, ...]


def recipients_of(plan: PlanWords, today: date) -> Recipients:
    """The places of this plan to which one may send, or the best one beside when the place of a step does not accept. One query."""
    every = {one.place.pk: one.place for step in plan.steps for one in _all(step)}
    addresses = accepting(list(every.values()), today)
    able: dict[str, list[StepWords]] = {}
    instead: set[str] = set()
    unable: dict[str, None] = {}
    places: dict[str, Place] = {}
    for step in plan.steps:
        chosen = next((one.place for one in _all(step) if one.place.code in addresses), None)
        if step.proposed and (chosen is None or chosen.code != step.proposed.place.code):
            unable[name_of(step.proposed.place)] = None
        if chosen is None:
            continue
        places[chosen.code] = chosen
        able.setdefault(chosen.code, []).append(step)
        if step.proposed is None or chosen.code != step.proposed.place.code:
            instead.add(chosen.code)
    return Recipients(
        able=tuple(_recipient(places[code], steps, instead=code in instead) for code, steps in able.items()), unable=tuple(unable)
    )


def _all(step: StepWords) -> list[Proposed]:
    return [one for one in (step.proposed, *step.others) if one]


def _recipient(place: Place, steps: Sequence[StepWords], *, instead: bool) -> Recipient:
    beside = dict.fromkeys(one.place.code for step in steps for one in _all(step) if one.place.code != place.code)
    return Recipient(
        place=place,
        needs=tuple(step.title for step in steps),
        categories=tuple(step.category for step in steps),
        alternatives=tuple(beside),
        instead=instead,
    )
