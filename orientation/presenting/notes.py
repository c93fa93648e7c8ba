"""Notes: what must be said before the list: how pressing it is, who may come along, and what was loosened so that the page is not empty."""

from dataclasses import dataclass
from datetime import date, timedelta

from orientation.needs import Wishes
from orientation.outcomes import Found, NothingNear, StepCode
from orientation.presenting.distances import MEASURED
from orientation.presenting.recap import PUBLICS
from orientation.presenting.voice import voice_for, without_calling
from orientation.reasons import Code
from orientation.topics import ADMINISTRATIONS, Topic
from orientation.wording import step_text
from places.hours_words import date_words
from places.presenting.contacts import TownHall, town_hall_of
from places.presenting.words import listed, of_town
from places.vocabulary import Public, ServiceCategory

HELPLINE_DAYS = 2
"""With so little time left and nobody surely open, the administration itself is the one to call."""

ADMINISTRATIONS_FOR: dict[str, tuple[str, ...]] = {
    ServiceCategory.DEMARCHES: tuple(topic.value for topic in ADMINISTRATIONS),
    ServiceCategory.INSERTION: (Topic.FRANCE_TRAVAIL.value,),
}
"""Needs that an administration answers itself, and the topics of their helplines. Nothing tells which procedure it is."""

RESERVED = {
    Public.JEUNES: "les jeunes",
    Public.ETUDIANTS: "les étudiants",
    Public.FAMILLES: "les familles",
    Public.SENIORS: "les personnes âgées",
    Public.FEMMES: "les femmes",
}


OTHER_AGES: dict[str, set[str]] = {
    Public.JEUNES: {Public.SENIORS},
    Public.ETUDIANTS: {Public.SENIORS},
    Public.SENIORS: {Public.JEUNES, Public.ETUDIANTS},
}
"""Nobody who said to be young is asked whether they are old, and the other way round."""


@dataclass(frozen=True, slots=True)
class Note:
    """A title, blank when the lines are enough, and lines of one idea each. `pressing` ones are in a stronger colour."""

    title: str
    lines: tuple[str, ...] = ()
    pressing: bool = False


@dataclass(frozen=True, slots=True)
class Reserved:
    """Places near that are for some publics only: the question, and each public as (code, words of its button)."""

    question: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LastResort:
    """The town hall: a sentence, and its telephone when it is known."""

    sentence: str
    hall: TownHall | None


def notes_of(outcome: Found | NothingNear, today: date) -> list[Note]:
    """In the order in which they matter; empty when there is nothing to say. The steps of the ladder are said together, each a line."""
    wishes = outcome.need.wishes
    steps = [step_text(step, outcome.need, familiar=wishes.minor) for step in outcome.steps]
    lines = tuple(without_calling(step) for step in steps) if wishes.deaf else tuple(steps)
    notes = [Note("Tu peux venir avec un adulte.")] if wishes.minor else []
    if wishes.pressing:
        return [Note(_pressing(wishes, today), lines, pressing=True), *notes]
    return [*notes, Note("", lines)] if lines else notes


def administrations_to_call(outcome: Found | NothingNear, today: date) -> tuple[str, ...]:
    """Topics of the helplines to show when the deadline is too close, and no place is sure to open before it; none in any other case."""
    deadline = outcome.need.wishes.deadline
    if deadline is None or deadline > today + timedelta(days=HELPLINE_DAYS):
        return ()
    late = any(step.code == StepCode.NOT_IN_TIME for step in outcome.steps)
    opens = any(reason.code == Code.OPEN for suggestion in outcome.suggestions for reason in suggestion.reasons)
    return ADMINISTRATIONS_FOR.get(outcome.need.category, ()) if late or not opens else ()


def reserved_of(outcome: Found | NothingNear) -> Reserved | None:
    """The question to ask when places were left out for being someone else's, perhaps this person's."""
    theirs = {Public.JEUNES} if outcome.need.wishes.minor else set(outcome.need.wishes.publics)
    codes = [code for code in RESERVED if code in outcome.reserved and not theirs & OTHER_AGES.get(code, set())]
    if not codes:
        return None
    whom = listed([RESERVED[code] for code in codes], last="ou")
    where = "Près d'ici, des" if outcome.need.spot.precision in MEASURED else "Des"
    question = f"{where} lieux sont seulement pour {whom}. {voice_for(outcome.need.wishes).for_them}"
    return Reserved(question, tuple((code.value, f"Oui : {PUBLICS[code]}") for code in codes))


def last_resort_of(outcome: Found | NothingNear) -> LastResort | None:
    """Whom to ask when no place is right; None when no commune is known."""
    commune, wishes = outcome.town_hall, outcome.need.wishes
    if commune is None:
        return None
    hall, voice = town_hall_of(commune), voice_for(wishes)
    start = voice.also_call if hall and not wishes.deaf else voice.also_ask
    ccas = " Demandez le CCAS : il aide les personnes qui ne peuvent pas se déplacer." if wishes.cannot_move else ""
    return LastResort(f"{start} {of_town(commune.name)}.{ccas}", hall)


def _pressing(wishes: Wishes, today: date) -> str:
    voice = voice_for(wishes)
    return f"{voice.write_now if wishes.deaf else voice.call_now}. {_when(wishes.deadline, today)}"


def _when(deadline: date | None, today: date) -> str:
    if deadline is None:
        return "C'est urgent."
    if deadline <= today:
        return "C'est pour aujourd'hui."
    if deadline == today + timedelta(days=1):
        return "C'est pour demain."
    return f"C'est à faire au plus tard {date_words(deadline)}."
