"""Whom to call besides the places: the administration itself, the helplines of the State, the town hall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orientation.helping.helplines import HelplineWords
from orientation.helping.topics import ADMINISTRATIONS, Topic
from orientation.outcomes import Found, NothingNear, StepCode
from orientation.presenting.actions import Action, Kind
from orientation.presenting.voice import voice_for
from orientation.reasons import Code
from orientation.searching.town_halls import is_of_another_town
from places.presenting.contacts import TownHall, town_hall_of
from places.presenting.words import of_town
from places.vocabulary import ServiceCategory

HELPLINE_DAYS = 2
"""With so little time left and nobody surely open, the administration itself is the one to call."""

AT_ONCE = 4
"""Numbers shown when there is no place to show: more would hide the first."""

ADMINISTRATIONS_FOR: dict[str, tuple[str, ...]] = {
    ServiceCategory.DEMARCHES: tuple(topic.value for topic in ADMINISTRATIONS),
    ServiceCategory.INSERTION: (Topic.FRANCE_TRAVAIL.value,),
}
"""Needs that an administration answers itself, and the topics of their helplines. Nothing tells which procedure it is."""


LARGEST_TOWN = ", la plus grande ville du département"
"""Said of a town hall that is not the person's own."""


@dataclass(frozen=True, slots=True)
class WhomToCall:
    """`hall`: the town hall as the main button, when there is no place. `lines`: shown at once; `others`: behind "Autres numéros et sites".
    `folded`: whether all of them wait behind one line, since there are places.
    """

    hall: Action | None
    lines: tuple[HelplineWords, ...]
    others: tuple[HelplineWords, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class LastResort:
    """What is said last: a sentence, and the telephone of the town hall when it is known."""

    sentence: str
    hall: TownHall | None


def topics_to_call(outcome: Found | NothingNear, today: date) -> tuple[str, ...]:
    """Topics of the helplines to show: when there is no place; or when the deadline is close, and no place is sure to open before it."""
    own = ADMINISTRATIONS_FOR.get(outcome.need.category, ())
    if not outcome.suggestions:
        return tuple(dict.fromkeys((*own, Topic.SERVICE_PUBLIC.value)))
    deadline = outcome.need.wishes.deadline
    if deadline is None or deadline > today + timedelta(days=HELPLINE_DAYS):
        return ()
    late = any(step.code == StepCode.NOT_IN_TIME for step in outcome.steps)
    opens = any(reason.code == Code.OPEN for suggestion in outcome.suggestions for reason in suggestion.reasons)
    return own if late or not opens else ()


def whom_to_call(outcome: Found | NothingNear, lines: Sequence[HelplineWords]) -> WhomToCall:
    """How to show the helplines (`lines`) of `topics_to_call`. Without a place, the one for everything comes first."""
    if outcome.suggestions:
        return WhomToCall(None, tuple(lines), (), folded=True)
    first = sorted(lines, key=lambda line: Topic.SERVICE_PUBLIC.value not in line.topics)
    commune = outcome.town_hall
    hall = town_hall_of(commune) if commune and not outcome.need.wishes.deaf else None
    button = Action(Kind.TOWN_HALL, f"Appeler la mairie {hall.of} : {hall.words}", hall.url) if hall else None
    return WhomToCall(button, tuple(first[:AT_ONCE]), tuple(first[AT_ONCE:]), folded=False)


def last_resort_of(outcome: Found | NothingNear) -> LastResort | None:
    """Whom to ask when no place is right; None when that was said already, or when no commune is known.

    Someone who cannot move is always told of the social service of town halls.
    """
    commune, wishes, voice = outcome.town_hall, outcome.need.wishes, voice_for(outcome.need.wishes)
    hall = town_hall_of(commune) if commune else None
    said_already = not outcome.suggestions and not (hall and wishes.deaf)
    if commune is None or said_already:
        return LastResort(voice.ask_ccas_somewhere, None) if wishes.cannot_move else None
    start = voice.also_call if hall and not wishes.deaf else voice.also_ask
    another = is_of_another_town(commune, outcome.need.spot)
    largest = LARGEST_TOWN if another else ""
    ccas = f" {voice.ask_ccas_somewhere if another else voice.ask_ccas}" if wishes.cannot_move else ""
    someone = f" {voice.someone_calls} :" if hall and wishes.deaf else ""
    return LastResort(f"{start} {of_town(commune.name)}{largest}.{ccas}{someone}", hall)
