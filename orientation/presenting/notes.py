"""Notes: what must be said before the list: how pressing it is, who may come along, and what was loosened so that the page is not empty."""

from dataclasses import dataclass
from datetime import date, timedelta

from orientation.outcomes import Found, NothingNear
from orientation.presenting.actions import FRENCH_MOBILES
from orientation.presenting.publics import PUBLICS
from orientation.presenting.voice import voice_for
from orientation.telling.wording import step_text
from places.hours_words import date_words
from places.presenting.words import listed
from places.vocabulary import Public

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


def notes_of(outcome: Found | NothingNear, today: date) -> list[Note]:
    """In the order in which they matter; empty when there is nothing to say. The steps of the ladder are said together, each a line."""
    wishes = outcome.need.wishes
    lines = tuple(step_text(step, outcome.need, familiar=wishes.familiar) for step in outcome.steps)
    notes = [Note(voice_for(wishes).come_along)] if wishes.minor and not wishes.cannot_move else []
    if wishes.pressing:
        return [Note(_pressing(outcome, today), lines, pressing=True), *notes]
    return [*notes, Note("", lines)] if lines else notes


def reserved_of(outcome: Found | NothingNear) -> Reserved | None:
    """The question to ask when places were left out for being someone else's, perhaps this person's."""
    theirs = {Public.JEUNES} if outcome.need.wishes.minor else set(outcome.need.wishes.publics)
    codes = [code for code in PUBLICS if code in outcome.reserved and not theirs & OTHER_AGES.get(code, set())]
    if not codes:
        return None
    whom = listed([PUBLICS[code].theirs for code in codes], last="ou")
    where = "Près d'ici, des" if outcome.need.spot.is_measured else "Des"
    question = f"{where} lieux sont seulement pour {whom}. {voice_for(outcome.need.wishes).for_them}"
    return Reserved(question, tuple((str(code), f"Oui, {PUBLICS[code].mine}") for code in codes))


def _pressing(outcome: Found | NothingNear, today: date) -> str:
    now = _at_once(outcome)
    return f"{now}. {_when(outcome.need.wishes.deadline, today)}" if now else _when(outcome.need.wishes.deadline, today)


def _at_once(outcome: Found | NothingNear) -> str:
    """What to do now, by a means that exists and that suits the person; "" when none does."""
    wishes, voice = outcome.need.wishes, voice_for(outcome.need.wishes)
    shown = [suggestion.candidate for suggestion in outcome.suggestions]
    go = "" if wishes.cannot_move or not shown else voice.go_now
    if wishes.deaf:
        write = voice.write_only if wishes.cannot_move else voice.write_now
        return write if any(one.emails or one.phone.startswith(FRENCH_MOBILES) for one in shown) else go
    return voice.call_now if not shown or any(one.phone for one in shown) else go


def _when(deadline: date | None, today: date) -> str:
    if deadline is None:
        return "C'est urgent."
    if deadline <= today:
        return "C'est pour aujourd'hui."
    if deadline == today + timedelta(days=1):
        return "C'est pour demain."
    return f"C'est à faire au plus tard {date_words(deadline)}."
