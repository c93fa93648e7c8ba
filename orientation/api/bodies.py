"""Bodies: outcomes and readings as the plain values that are sent."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from orientation.alerts import Alert
from orientation.api.parameters import WISHES
from orientation.helping.elsewhere import elsewhere
from orientation.helping.helplines import HelplineWords
from orientation.judging.candidates import Offer
from orientation.needs import Need, Wishes
from orientation.outcomes import Found, NothingNear, Outcome, Step, Suggestion
from orientation.planning import Plan, PlanStep
from orientation.telling.wording import caution_text, reason_text, step_text
from orientation.understanding import Reading
from places.models import Commune

FOUND, NOTHING_NEAR, PLACE_UNKNOWN = OUTCOMES = ("found", "nothing_near", "place_unknown")

KILOMETRE_DECIMALS = 3
FACTOR_DECIMALS = 4


def orientation_body(outcome: Outcome, plan: Plan | None, places: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    """What `orientation/` sends, always of the same shape. `places`: primary key → row of a list of places.

    `plan`: of several needs, None for one. A place that is not among them was withdrawn since it was judged: it is not proposed.
    """
    if not isinstance(outcome, Found | NothingNear):
        return {"outcome": PLACE_UNKNOWN, "steps": [], "suggestions": [], "more": False, "reserved": [], "town_hall": None, "plan": None}
    need = outcome.need
    return {
        "outcome": FOUND if isinstance(outcome, Found) else NOTHING_NEAR,
        "steps": _steps(outcome.steps, need),
        "suggestions": _suggestions(outcome.suggestions, places, need),
        "more": outcome.more,
        "reserved": list(outcome.reserved),
        "town_hall": _town_hall(outcome.town_hall),
        "plan": _plan(plan, places) if plan else None,
    }


def reading_body(reading: Reading, helplines: Iterable[HelplineWords]) -> dict[str, Any]:
    """What `needs/` sends, always of the same shape."""
    return {
        "outcome": reading.outcome.value,
        "language": reading.language,
        "needs": [{"code": need.category, "score": round(need.score, 3)} for need in reading.needs],
        "wishes": wishes_told(reading.wishes),
        "alerts": [{"code": code, "label": _(Alert(code).label), "certain": code in reading.sure} for code in reading.alerts],
        "elsewhere": _elsewhere(reading.elsewhere),
        "helplines": [_helpline(one) for one in helplines],
    }


def wishes_told(wishes: Wishes) -> dict[str, Any]:
    """The wishes that ask something, under the names of the parameters that ask them."""
    told = asdict(wishes)
    asked = {name: told[wish] for name, wish in WISHES.items() if told[wish]}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asked.items()}


def _plan(plan: Plan, places: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    return {"places": plan.places, "steps": [_plan_step(rank, step, places) for rank, step in enumerate(plan.steps, 1)]}


def _plan_step(rank: int, step: PlanStep, places: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    chosen = _suggestions([step.suggestion] if step.suggestion else [], places, step.need)
    return {
        "rank": rank,
        "need": step.category,
        "suggestion": chosen[0] if chosen else None,
        "alternatives": _suggestions(step.alternatives, places, step.need),
        "shared_with": list(step.shared_with),
        "detour_m": None if step.detour_m is None else round(step.detour_m),
        "steps": _steps(step.said, step.need),
    }


def _steps(steps: Iterable[Step], need: Need) -> list[dict[str, str]]:
    return [{"code": step.code.value, "value": step.value, "text": step_text(step, need, familiar=need.wishes.familiar)} for step in steps]


def _suggestions(suggestions: Iterable[Suggestion], places: Mapping[int, dict[str, Any]], need: Need) -> list[dict[str, Any]]:
    return [_suggestion(one, places[one.candidate.pk], need) for one in suggestions if one.candidate.pk in places]


def _suggestion(one: Suggestion, place: dict[str, Any], need: Need) -> dict[str, Any]:
    familiar = need.wishes.familiar
    return {
        "rank": one.rank,
        "place": place,
        "service": _service(one.offer),
        "distance_m": None if one.distance_m is None else round(one.distance_m),
        "remote": one.remote,
        "reasons": [
            {"code": reason.code.value, "value": reason.value, "text": reason_text(reason, one, familiar=familiar)}
            for reason in one.reasons
        ],
        "cautions": [
            {
                "code": caution.code.value,
                "value": caution.value,
                "known": caution.known,
                "text": caution_text(caution, one, wishes=need.wishes, familiar=familiar),
            }
            for caution in one.cautions
        ],
        "equivalent_km": round(one.equivalent_km, KILOMETRE_DECIMALS),
        "factors": [{"code": factor.code, "times": round(factor.times, FACTOR_DECIMALS)} for factor in one.factors],
    }


def _service(offer: Offer) -> dict[str, Any] | None:
    """The service that would answer; None for a place of which none is known. Codes in alphabetical order."""
    if not offer.key:
        return None
    facts = asdict(offer)
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in facts.items()}


def _town_hall(commune: Commune | None) -> dict[str, str] | None:
    return {"commune": commune.code, "name": commune.name, "phone": commune.phone} if commune else None


def _elsewhere(topic: str) -> dict[str, str] | None:
    words = elsewhere(topic)
    return {"code": topic, "text": f"{_(words.sentence)} {_(words.ask)}"} if words else None


def _helpline(one: HelplineWords) -> dict[str, Any]:
    return {
        "name": one.name,
        "purpose": one.purpose,
        "phone": one.phone_url.removeprefix("tel:"),
        "sms": one.sms_url.removeprefix("sms:"),
        "website": one.site_url,
        "hours": one.hours,
        "topics": sorted(one.topics),
    }
