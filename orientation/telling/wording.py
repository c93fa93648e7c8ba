"""Wording: reasons, cautions and steps as sentences, in plain French; in another language where locale/ has its catalogue.

The French sentence is the message id. `familiar` says "tu", to someone under 18.
"""

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orientation.half_days import HalfDay
from orientation.judging.candidates import Offer
from orientation.needs import Need, Precision, Wishes
from orientation.outcomes import Step, StepCode, Suggestion
from orientation.reasons import Caution, Code, Reason
from orientation.telling.familiar import FAMILIAR
from orientation.telling.sentences import (
    ADVICE,
    AFTER_NOTHING,
    ANOTHER_TIME,
    BY_SOMEONE,
    CAUTIONS_KNOWN,
    CAUTIONS_UNKNOWN,
    FOR_MODE,
    FOR_PUBLIC,
    FOR_SERVICE,
    FOR_SLOT,
    NOTHING,
    REASONS,
    STEPS,
    WISHES_DROPPED,
)
from places.hours_words import clock_of
from places.languages import language_name
from places.plain_words import PROGRAMMES, SERVICES
from places.presenting.words import day_words
from places.vocabulary import AccessMode, SupportMode

NO_WISH = Wishes()


def reason_text(reason: Reason, suggestion: Suggestion, *, familiar: bool = False) -> str:
    """Why the place is proposed, as one sentence."""
    return _said(_reason_sentence(reason, suggestion), _detail(reason.code, reason.value, suggestion), familiar)


def caution_text(caution: Caution, suggestion: Suggestion, *, wishes: Wishes = NO_WISH, familiar: bool = False) -> str:
    """What to check before going, as one or two sentences; the second says what to do, by a means known that suits the person."""
    table = CAUTIONS_KNOWN if caution.known else CAUTIONS_UNKNOWN
    sentence = table.get(f"{caution.code}:{caution.value}") or table.get(f"{caution.code}:{caution.value.partition(' ')[0]}")
    sentence = sentence or table[caution.code]
    said = _said(sentence, _detail(caution.code, caution.value, suggestion), familiar)
    if caution.code in _SELF_CONTAINED or (caution.code == Code.DIST and caution.known and caution.value != "home"):
        return said
    advice = _advice(suggestion, wishes)
    if caution.code == Code.OPEN and caution.known and caution.value != "late":
        return f"{said} {_said(ANOTHER_TIME[advice.removesuffix('_only')], '', familiar)}"
    return f"{said} {_said(ADVICE[advice], '', familiar)}"


def step_text(step: Step, need: Need, *, familiar: bool = False) -> str:
    """What was loosened so that the page is not empty, as one or two sentences."""
    if step.code == StepCode.WISH_DROPPED:
        deaf = f"{step.value}:deaf" if need.wishes.deaf else step.value
        return _said(WISHES_DROPPED.get(deaf) or WISHES_DROPPED[step.value], "", familiar)
    detail = step.value
    if step.code == StepCode.NEIGHBOUR_SERVICE:
        detail = _(SERVICES[step.value].title)
    elif step.code == StepCode.NOT_IN_TIME and step.value[:1].isdigit():
        detail = _day(date.fromisoformat(step.value))
    deaf = STEPS.get(f"{step.code}:{step.value}:deaf") or STEPS.get(f"{step.code}:deaf") if need.wishes.deaf else None
    said = _said(deaf or STEPS.get(f"{step.code}:{step.value}") or STEPS[step.code], detail, familiar)
    if step.code not in AFTER_NOTHING or step.value == ABROAD:
        return said
    return f"{_said(NOTHING[_looked_at(need)], '', familiar)} {said}"


_SELF_CONTAINED = frozenset(
    {Code.CLOSED, Code.DELAY, Code.TEL, Code.WAY, Code.FAR, Code.FREE, Code.CALL, Code.ILL, Code.VIS, Code.MOT, Code.MEN},
)
"""Cautions that already say what to do, or that nothing can be done about."""

ABROAD = "abroad"
"""Value of the step that says whom to ask outside France: another said already that no place is known there."""

MOBILE = ("+336", "+337")
"""Numbers that receive messages."""


def _looked_at(need: Need) -> str:
    if need.spot.precision == Precision.DEPARTMENT:
        return "department"
    return "near" if need.spot.point else "anywhere"


def _reason_sentence(reason: Reason, suggestion: Suggestion) -> str:
    tables = {Code.SVC: FOR_SERVICE, Code.PUB: FOR_PUBLIC, Code.MODE: FOR_MODE}
    if reason.code == Code.SVC and reason.value in BY_SOMEONE and not _leaves_alone(suggestion.offer):
        return BY_SOMEONE[reason.value]
    if reason.code in tables:
        return tables[reason.code][reason.value]
    if reason.code == Code.OPEN and reason.value in FOR_SLOT:
        return FOR_SLOT[reason.value]
    return REASONS.get(f"{reason.code}:{reason.value}") or REASONS[reason.code]


def _leaves_alone(offer: Offer) -> bool:
    """Whether the place is known to offer a machine and nobody."""
    return bool(offer.support_modes) and set(offer.support_modes or ()) <= {SupportMode.AUTONOMIE} and not offer.remote


def _detail(code: Code, value: str, suggestion: Suggestion) -> str:
    """What fills the blank of a sentence."""
    if code == Code.LANG and value:
        return _(language_name(value))
    if code == Code.OPEN and value[:1].isdigit():
        return _moment(value)
    if code == Code.OPEN and value in HalfDay.values:
        return _(HalfDay(value).words)
    if code == Code.FAR:
        return value.rpartition(" ")[2]
    if code == Code.PROG:
        return PROGRAMMES[value][0]
    if code == Code.CLOSED and value:
        return _day(date.fromisoformat(value))
    return value


def _advice(suggestion: Suggestion, wishes: Wishes) -> str:
    """How to ask the place: a key of ADVICE."""
    candidate = suggestion.candidate
    only = "_only" if wishes.cannot_move or suggestion.remote else ""
    if candidate.phone and not wishes.deaf:
        return f"call{only}"
    if candidate.phone and not candidate.emails:
        return f"sms{only}" if candidate.phone.startswith(MOBILE) else "someone"
    if candidate.emails:
        return f"write{only}"
    return "desk" if AccessMode.SE_PRESENTER in (candidate.access_modes or ()) and not only else "somehow"


def _said(sentence: str, detail: str, familiar: bool) -> str:
    said = _(FAMILIAR.get(sentence, sentence) if familiar else sentence)
    return said.format(detail) if "{}" in said else said


def _moment(value: str) -> str:
    """An ISO date as "3 mars 2026", an ISO moment as "3 mars 2026 à 9 h", in the words of the language asked for."""
    if len(value) == 10:
        return _day(date.fromisoformat(value))
    moment = datetime.fromisoformat(value)
    return _("{day} à {clock}").format(day=_day(moment.date()), clock=_clock(moment))


def _day(day: date) -> str:
    return day_words(day) if _in_french() else day.isoformat()


def _clock(moment: datetime) -> str:
    return clock_of(moment) if _in_french() else f"{moment:%H:%M}"


def _in_french() -> bool:
    return (get_language() or "fr").startswith("fr")
