"""Explaining: from the answers a place gave, the reasons to propose it and what to check before going.

Nothing is looked up again: reasons and cautions say what the judgement found. What the person asked for is told first.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from orientation.judging.answers import Answer
from orientation.judging.candidates import Offer
from orientation.judging.criteria.helping import mode_asked
from orientation.judging.criteria.people import publics_of
from orientation.judging.criteria.reach import ON_THE_SPOT, receives, remote_answer
from orientation.judging.moments import first_opening, slot_met
from orientation.needs import Equipment
from orientation.outcomes import StepCode, Suggestion
from orientation.ranking import Judgement, kilometres
from orientation.reasons import Caution, Code, Reason
from places.hours import Schedule
from places.vocabulary import AccessMode, Fee, Itinerancy, ServiceCategory, SpecialSupport, SupportMode

CLOSE_KM = 2.0
"""Within this many kilometres a place is close by, as the product's list of reasons has it."""

SUPPORT_CODES = {
    SpecialSupport.ILLETTRISME: Code.ILL,
    SpecialSupport.SURDITE: Code.SUR,
    SpecialSupport.VISUEL: Code.VIS,
    SpecialSupport.MOTEUR: Code.MOT,
    SpecialSupport.MENTAL: Code.MEN,
}
MODE_CODES = {SupportMode.INDIVIDUEL: Code.IND, SupportMode.ATELIER: Code.GRP, SupportMode.DISTANCE: Code.DIST}

ASKED_CODES: dict[str, Code] = {
    "home_bound": Code.DIST,
    "without_a_call": Code.CALL,
    "mode": Code.MODE,
    "call_or_come": Code.WAY,
    "in_time": Code.OPEN,
    "soon": Code.OPEN,
    "slots": Code.OPEN,
    "quick_enough": Code.DELAY,
    "within_minutes": Code.FAR,
    "step_free": Code.ACC,
    "walk_in": Code.NORDV,
    **{f"support_{support.value}": code for support, code in SUPPORT_CODES.items()},
    "language": Code.LANG,
    "free_only": Code.FREE,
    "programme": Code.PROG,
    **{f"equipment_{equipment.value}": Code.EQP for equipment in Equipment},
    "public": Code.PUB,
    "minor": Code.PUB,
}
"""What each criterion that follows from a wish speaks of; in the order in which they are told, what one cannot do without first."""

PLAIN_CODES: dict[str, Code] = {
    "open_to_residents": Code.WAY,
    "receives": Code.DIST,
    "fresh": Code.FRESH,
    "lessons": Code.MODE,
    "helped": Code.MODE,
    "phone_first": Code.TEL,
    "phone": Code.TEL,
    "free": Code.FREE,
}
"""What is worth checking whatever was asked, the most important first."""

UNREMARKED = frozenset({"public", "minor", "quick_enough", "call_or_come"})
"""An unknown that needs no warning: a place that names no public is open to all; a delay nobody told may be short…"""

LEARNING = frozenset({ServiceCategory.QUOTIDIEN, ServiceCategory.LOISIRS, ServiceCategory.CULTURE})
"""Services that teach: nobody can go in one's place, and papers are of no use."""

Told = TypeVar("Told", Reason, Caution)


def suggestion_of(judgement: Judgement, *, rank: int, nearest: bool, step: StepCode | None = None) -> Suggestion:
    """The place as it is proposed. `nearest`: no place proposed beside it is nearer."""
    return Suggestion(
        rank=rank,
        candidate=judgement.candidate,
        offer=judgement.offer,
        distance_m=judgement.candidate.distance_m,
        equivalent_km=judgement.equivalent_km,
        factors=judgement.factors,
        reasons=reasons_of(judgement, nearest=nearest),
        cautions=cautions_of(judgement),
        step=step,
        remote=is_remote(judgement),
    )


def reasons_of(judgement: Judgement, *, nearest: bool) -> tuple[Reason, ...]:
    """Why the place is proposed, at most one reason per code: what was asked for, then what holds for everyone."""
    return _one_per_code([*_asked_reasons(judgement), *_plain_reasons(judgement, nearest=nearest)])


def cautions_of(judgement: Judgement) -> tuple[Caution, ...]:
    """What to check before going, at most one caution per code: what is known to be otherwise first, then what was asked and nobody told,
    then what nobody told of the rest."""
    answers = {criterion.name: answer for criterion, answer in judgement.answers}
    shut = [Caution(Code.CLOSED, _closed_until(judgement), known=True)] if answers["not_shut"] > Answer.YES else []
    asked, plain = (
        [one for name, code in codes.items() if name in answers and (one := _caution(judgement, name, code, answers[name]))]
        for codes in (ASKED_CODES, PLAIN_CODES)
    )
    known = [one for one in (*asked, *plain) if one.known and one.code != Code.FRESH]
    old = [one for one in plain if one.code == Code.FRESH]
    hours = [] if answers.keys() & {"in_time", "soon", "slots"} or _hours_known(judgement) else [Caution(Code.OPEN)]
    return _one_per_code([*shut, *known, *asked, *old, *plain, *hours])


def is_remote(judgement: Judgement) -> bool:
    """Whether the person need not, or may not, go there: nobody is received, or who cannot move is helped from afar."""
    from_afar = remote_answer(judgement.offer) == Answer.YES
    return not receives(judgement.candidate) or (judgement.case.wishes.cannot_move and from_afar)


def _asked_reasons(judgement: Judgement) -> Iterator[Reason]:
    answers = {criterion.name: answer for criterion, answer in judgement.answers}
    shut = answers["not_shut"] == Answer.NO
    for name, code in ASKED_CODES.items():
        if name in _TOLD_ONLY_WHEN_WRONG or (shut and code in (Code.OPEN, Code.NORDV)):
            continue
        if answers.get(name) == Answer.YES or (name == "language" and answers.get(name) == Answer.PARTLY):
            yield _asked_reason(judgement, name, code)


_TOLD_ONLY_WHEN_WRONG = frozenset({"quick_enough", "call_or_come", "without_a_call", "within_minutes"})


def _asked_reason(judgement: Judgement, name: str, code: Code) -> Reason:
    case, candidate, offer = judgement.case, judgement.candidate, judgement.offer
    if name == "home_bound":
        return _from_afar(judgement) if remote_answer(offer) == Answer.YES else Reason(Code.DOM)
    if name == "mode":
        mode = mode_asked(case)
        if mode == SupportMode.DISTANCE:
            return _from_afar(judgement)
        return Reason(MODE_CODES[mode]) if mode in MODE_CODES else Reason(code, mode)
    if name in ("in_time", "soon"):
        return Reason(Code.OPEN, _opening(judgement))
    if name == "slots":
        return Reason(Code.OPEN, slot_met(candidate.schedule_of(offer), case.wishes.slots, case.at) or "")
    if code == Code.PUB:
        return Reason(code, min(publics_of(case.wishes) & (offer.publics or frozenset())))
    return Reason(code, _value(judgement, name, Answer.YES))


def _opening(judgement: Judgement) -> str:
    """When the place next opens, by its own clock: "today", or an ISO moment."""
    case, candidate = judgement.case, judgement.candidate
    opening = first_opening(candidate.schedule_of(judgement.offer), candidate.temporary_closures, case.at)
    if opening is None or opening.astimezone(candidate.zone).date() == case.at.astimezone(candidate.zone).date():
        return "today"
    return opening.astimezone(candidate.zone).isoformat()


def _from_afar(judgement: Judgement) -> Reason:
    if judgement.case.category in LEARNING:
        return Reason(Code.DIST, "lessons")
    by_telephone = judgement.candidate.phone and not judgement.case.wishes.deaf
    return Reason(Code.DIST, "" if by_telephone else "online")


def _plain_reasons(judgement: Judgement, *, nearest: bool) -> Iterator[Reason]:
    case, offer = judgement.case, judgement.offer
    with_someone = case.category not in ON_THE_SPOT
    goes_there = not case.wishes.cannot_move and not is_remote(judgement)
    if case.category and offer.category:
        yield Reason(Code.SVC, offer.category)
    if with_someone and SupportMode.INDIVIDUEL in (offer.support_modes or ()):
        yield Reason(Code.IND)
    if judgement.answer("done_for_you") == Answer.YES:
        yield Reason(Code.AC)
    if goes_there and is_near(judgement):
        yield Reason(Code.NEAR, "nearest" if nearest else "close")
    yield from _price(offer)
    if goes_there:
        yield from _on_the_spot(judgement)


def is_near(judgement: Judgement) -> bool:
    """Whether the place is known to be close to the person."""
    candidate = judgement.candidate
    return judgement.case.need.spot.is_measured and candidate.is_placed and kilometres(candidate) <= CLOSE_KM


def _on_the_spot(judgement: Judgement) -> Iterator[Reason]:
    case, candidate, offer = judgement.case, judgement.candidate, judgement.offer
    if _is_open_door(judgement):
        yield Reason(Code.NORDV)
    if case.category not in ON_THE_SPOT and SupportMode.ATELIER in (offer.support_modes or ()):
        yield Reason(Code.GRP)
    if Itinerancy.ITINERANT in (candidate.itinerancy or ()):
        yield Reason(Code.ITI)


def _price(offer: Offer) -> Iterator[Reason]:
    fees = offer.fees or ()
    if Fee.GRATUIT in fees:
        yield Reason(Code.FREE, Fee.CONDITIONNEL if Fee.PAYANT in fees else "")
    elif Fee.CONDITIONNEL in fees:
        yield Reason(Code.FREE, Fee.CONDITIONNEL)


def _is_open_door(judgement: Judgement) -> bool:
    candidate = judgement.candidate
    if judgement.answer("not_shut") == Answer.NO or not receives(candidate):
        return False
    if candidate.walk_in is not None:
        return candidate.walk_in
    return AccessMode.SE_PRESENTER in (candidate.access_modes or ())


def _caution(judgement: Judgement, name: str, code: Code, answer: Answer) -> Caution | None:
    """What to say of a question that the place did not answer by a known yes; None when there is nothing worth saying."""
    if answer == Answer.YES or (answer == Answer.UNKNOWN and name in UNREMARKED) or (answer == Answer.PARTLY and name not in _PARTLY_TOLD):
        return None
    if name == "fresh" and answer != Answer.NO:
        return None
    return Caution(code, _value(judgement, name, answer), known=answer == Answer.NO)


_PARTLY_TOLD = frozenset({"in_time", "step_free", "free_only"})


def _value(judgement: Judgement, name: str, answer: Answer) -> str:
    """What makes the sentence precise: see `orientation.telling.sentences`."""
    wishes, candidate = judgement.case.wishes, judgement.candidate
    if name == "language":
        return wishes.language if wishes.language in (candidate.languages or ()) or wishes.language == "en" else ""
    if name == "mode":
        return mode_asked(judgement.case)
    if name in ("in_time", "soon"):
        return "late" if answer in (Answer.NO, Answer.PARTLY) else ""
    if name == "within_minutes":
        return f"{wishes.way} {wishes.most_minutes}"
    if name == "free_only":
        return Fee.CONDITIONNEL if answer == Answer.PARTLY else ""
    if name == "without_a_call":
        return "" if candidate.phone else "nothing"
    if name == "quick_enough":
        return str(candidate.appointment_delay_days or "")
    values = {
        "receives": "visits" if candidate.home_visits else "",
        "slots": " ".join(wishes.slots),
        "programme": wishes.programme,
        "home_bound": "home",
        "open_to_residents": "prescription",
    }
    return name.removeprefix("equipment_") if name.startswith("equipment_") else values.get(name, "")


def _hours_known(judgement: Judgement) -> bool:
    hours = judgement.candidate.schedule_of(judgement.offer)
    return isinstance(hours, Schedule) and hours.tells_from(judgement.case.at.astimezone(hours.zone).date())


def _closed_until(judgement: Judgement) -> str:
    """The last day of the temporary closure of today, as an ISO date; "" when nobody said."""
    today = judgement.case.at.astimezone(judgement.candidate.zone).date().isoformat()
    covering = [one for one in judgement.candidate.temporary_closures if (one.get("from") or "") <= today <= (one.get("until") or "9999")]
    return max(((one.get("until") or "") for one in covering), default="")


def _one_per_code(found: Iterable[Told]) -> tuple[Told, ...]:
    kept: dict[Code, Told] = {}
    for one in found:
        kept.setdefault(one.code, one)
    return tuple(kept.values())
