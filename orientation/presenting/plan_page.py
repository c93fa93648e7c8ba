"""Page of a plan: the steps that a professional explains to someone, as the values that the page and the paper show."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from orientation.asking.interview import Interview, Mobility
from orientation.needs import Need, Wishes
from orientation.outcomes import Found, Suggestion
from orientation.planning import Plan, PlanStep
from orientation.presenting.cards import Card, card_of, places_shown
from orientation.presenting.distances import WALKABLE_M, measured_words, short_words, travel_note
from orientation.presenting.to_show import ToShow, to_show
from orientation.presenting.whom_to_call import topics_to_call
from orientation.reasons import Code
from orientation.sheets.bringing import ALWAYS, ALWAYS_AFAR, bring_too, to_bring
from orientation.telling.wording import caution_text, step_text
from orientation.today import today_at
from places.models import Place
from places.plain_words import SERVICES
from places.presenting.contacts import TownHall, town_hall_of
from places.presenting.words import counted, listed
from places.vocabulary import ServiceCategory

TOO_FAR_M = {Mobility.FOOT: WALKABLE_M, Mobility.TRANSPORT: 15_000}
"""Metres beyond which it is said that one may not get there: an hour of town buses is 15 km."""

TOO_FAR = {
    Mobility.FOOT: "C'est loin à pied : voyez avec la personne comment y aller.",
    Mobility.TRANSPORT: "C'est loin en transports : vérifiez l'aller et le retour avec la personne.",
}
LEAST_DETOUR_M = 100
"""Less is not worth a sentence."""

STEP, STEPS = "l'étape", "les étapes"
LATER = "Pour un autre jour : au-delà de trois lieux, le plan n'est plus tenable."
SOMEONE_GOES = "Une personne de confiance peut y aller pour elle, avec ce qui est à apporter."


@dataclass(frozen=True, slots=True)
class Proposed:
    """One place of a step, and the place itself for what the paper says of it."""

    card: Card
    place: Place


Propose = Callable[[Iterable[Suggestion], Need], list[Proposed]]
"""The cards of some suggestions, those of places closed meanwhile left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """One step as it is shown. Blank, empty or None: nothing to say. `same`: the earlier step made behind the same door, 0 for none.

    `together`: with which steps it shares its place. `notes`: what was loosened, what is far. `others`: the alternatives. `to_show`: what
    the person may hold out.
    """

    rank: int
    category: str
    title: str
    proposed: Proposed | None
    same: int
    together: str
    notes: tuple[str, ...]
    others: tuple[Proposed, ...]
    bring: tuple[str, ...]
    bring_too: tuple[str, ...]
    to_show: tuple[ToShow, ...]

    @property
    def to_go(self) -> Proposed | None:
        """The place of the plan; the best of what there is instead when it has none; None when nothing is known."""
        return self.proposed or next(iter(self.others), None)

    @property
    def helps_afar(self) -> bool:
        """Whether its place receives nobody: things are prepared, not brought, and sentences said, not shown."""
        return self.to_go is not None and not self.to_go.place.receives_public


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """`ways`: how the distances and the minutes were counted. `always`: said whatever the needs. `hall`: the town hall to call besides,
    None when its telephone is not known."""

    title: str
    steps: tuple[StepWords, ...]
    ways: tuple[str, ...]
    always: tuple[str, ...]
    someone_goes: str
    hall: TownHall | None

    @property
    def order(self) -> tuple[str, ...]:
        """The needs, in the order of the steps."""
        return tuple(step.category for step in self.steps)

    @property
    def places(self) -> list[Place]:
        """The places to go to, each once: of each step, that of the plan, or the best of what there is instead."""
        chosen = [one.place for step in self.steps if (one := step.to_go)]
        return list({place.pk: place for place in chosen}.values())

    @property
    def says_of_them(self) -> bool:
        """Whether there is something that the person may want the paper to say of them."""
        return any(step.to_show for step in self.steps)

    @property
    def cards(self) -> list[Card]:
        """Every card, for their pictograms."""
        return [one.card for step in self.steps for one in (step.proposed, *step.others) if one]


def plan_words(made: Plan, interview: Interview, at: datetime) -> PlanWords:
    """The plan as it is shown at this moment (aware), its steps in the order that the professional gave them. One query."""
    wanted = interview.in_order
    steps = sorted(made.steps, key=lambda step: wanted.index(step.category)) if wanted else list(made.steps)
    ranks = {step.category: rank for rank, step in enumerate(steps, 1)}
    before = {step.category: rank for rank, step in enumerate(made.steps, 1)}
    now = {before[category]: rank for category, rank in ranks.items()}
    propose = _proposing(places_shown(one for step in steps for one in _all(step)), at)
    words = tuple(_step(step, ranks[step.category], sorted(now[one] for one in step.shared_with), propose, interview) for step in steps)
    doors = made.places
    return PlanWords(
        title=f"Le plan : {counted(len(steps), 'étape', 'étapes')}, {counted(doors, 'lieu', 'lieux')}",
        steps=words,
        ways=_ways(made.need, interview),
        always=ALWAYS_AFAR if all(step.helps_afar for step in words) else ALWAYS,
        someone_goes=SOMEONE_GOES if made.need.wishes.cannot_move else "",
        hall=town_hall_of(made.town_hall) if made.town_hall else None,
    )


def _ways(need: Need, interview: Interview) -> tuple[str, ...]:
    if need.wishes.cannot_move or not need.spot.is_measured:
        return ()
    notes = (measured_words(need.spot), travel_note(need.wishes.way, minutes_asked=bool(interview.minutes)))
    return tuple(note for note in notes if note)


def topics_of_plan(made: Plan, at: datetime) -> tuple[str, ...]:
    """Topics of the helplines to show besides, as for each step alone."""
    today = today_at(made.need.spot, at)
    outcomes = [
        Found(need=step.need, suggestions=(step.suggestion,) if step.suggestion else step.alternatives, steps=step.said)
        for step in made.steps
    ]
    return tuple(dict.fromkeys(topic for outcome in outcomes for topic in topics_to_call(outcome, today)))


def _all(step: PlanStep) -> list[Suggestion]:
    return [one for one in (step.suggestion, *step.alternatives) if one]


def _step(step: PlanStep, rank: int, shared: Sequence[int], propose: Propose, interview: Interview) -> StepWords:
    """`shared`: ranks of the steps made behind the same door, in the order shown."""
    proposed = next(iter(propose([step.suggestion] if step.suggestion else [], step.need)), None)
    wishes = step.need.wishes
    return StepWords(
        rank=rank,
        category=step.category,
        title=SERVICES[ServiceCategory(step.category)].title,
        proposed=replace(proposed, card=replace(proposed.card, rank=rank)) if proposed else None,
        same=min([one for one in shared if one < rank], default=0),
        together=_together(shared, step),
        notes=_notes(step, proposed, interview),
        others=tuple(propose(step.alternatives, step.need)),
        bring=to_bring(step.category),
        bring_too=bring_too(step.category),
        to_show=tuple(to_show(step.category, wishes)),
    )


def _proposing(places: Mapping[int, Place], at: datetime) -> Propose:
    def propose(suggestions: Iterable[Suggestion], need: Need) -> list[Proposed]:
        kept = [(places.get(one.candidate.pk), one) for one in suggestions]
        return [Proposed(card_of(place, one, need, at, host=""), place) for place, one in kept if place]

    return propose


def _together(shared: Sequence[int], step: PlanStep) -> str:
    """With which steps the place is shared, and what that costs."""
    if not shared:
        return ""
    others = listed([str(one) for one in shared])
    said = f"Au même endroit que {STEP if len(shared) == 1 else STEPS} {others}."
    if not step.detour_m or step.detour_m < LEAST_DETOUR_M:
        return said
    return f"{said} C'est {short_words(step.detour_m)} de plus que le meilleur lieu pour cette étape seule, mais un déplacement de moins."


def _notes(step: PlanStep, proposed: Proposed | None, interview: Interview) -> tuple[str, ...]:
    notes = [step_text(one, step.need) for one in step.said]
    if step.suggestion is None and step.instead is None:
        notes.append(LATER)
    if proposed and step.suggestion and not proposed.card.afar and step.need.spot.is_measured:
        notes.append(_far(step.suggestion, proposed.card, step.need.wishes, interview.mobility))
    return tuple(note for note in notes if note)


def _far(suggestion: Suggestion, card: Card, wishes: Wishes, mobility: str) -> str:
    """That it is farther than the person has time for, unless the card says it; or far for most people, when they named no time."""
    if wishes.most_minutes:
        said = next((caution_text(one, suggestion, wishes=wishes) for one in suggestion.cautions if one.code == Code.FAR), "")
        return "" if said == card.caution else said
    is_far = mobility in TOO_FAR_M and (suggestion.distance_m or 0) > TOO_FAR_M[Mobility(mobility)]
    return TOO_FAR[Mobility(mobility)] if is_far else ""
