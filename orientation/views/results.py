"""The places: the answer to a need, and what is said around them."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from orientation.addresses import need_url
from orientation.alert_words import alert_panels
from orientation.forms import UNKNOWN_SERVICE, NeedAddress
from orientation.helplines import helplines_for
from orientation.kept_answers import Kept
from orientation.needs import Spot
from orientation.outcomes import Found, NothingNear
from orientation.presenting.asking import FirstQuestion
from orientation.presenting.links import MORE, MOST_SHOWN
from orientation.presenting.notes import administrations_to_call
from orientation.presenting.page import results_of, today_at
from orientation.presenting.pictograms import drawings
from orientation.presenting.tiles import also_said
from orientation.suggesting import SHOWN, suggest
from orientation.unmet import record_unmet
from orientation.views.keeping import kept_in, not_stored
from orientation.views.need import NOTHING, shown
from orientation.views.where import where
from places.departments import department_of_insee


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The places for the need that the address and the cookie tell. Without a need, back to the first question; when the address says what
    nobody knows, the question again, and 400.

    Queries: those of `NeedAddress` and of `suggest`, 1 for the cards, 1 for the helplines when there is an alert or a date too near, and 1
    to count a need that nobody near answers.
    """
    kept = kept_in(request)
    address = NeedAddress(request.GET, kept)
    wrong = {name for name, _ in address.problems}
    if address.need is None:
        return _asked_again(shown(request, FirstQuestion(problem=f"{UNKNOWN_SERVICE} {NOTHING}"))) if wrong else redirect(need_url())
    if "commune" in wrong:
        return _asked_again(where(request))
    now = timezone.now()
    outcome = suggest(address.need, at=now, limit=MOST_SHOWN if request.GET.get(MORE) == str(MOST_SHOWN) else SHOWN)
    if isinstance(outcome, NothingNear):
        record_unmet(outcome.need.category, outcome.need.spot.commune, timezone.localdate())
    context = _context(request, outcome, kept or Kept(), now) | {"answers_lost": address.answers_lost}
    return not_stored(render(request, "orientation/results.html", context))


def _asked_again(question: HttpResponse) -> HttpResponse:
    """The question whose answer, in the address, is not one."""
    question.status_code = 400
    return not_stored(question)


def _context(request: HttpRequest, outcome: Found | NothingNear, kept: Kept, now: datetime) -> dict[str, Any]:
    page = results_of(outcome, at=now, host=request.get_host(), alerts=kept.alerts)
    today = today_at(outcome.need.spot, now)
    administrations = administrations_to_call(outcome, today)
    helplines = helplines_for([*kept.alerts, *administrations], department=_department(outcome.need.spot))
    return {
        "page": page,
        "drawings": drawings(frozenset(card.main.kind for card in page.cards if card.main)),
        "panels": alert_panels(kept.alerts, helplines, minor=outcome.need.wishes.minor),
        "administrations": [line for line in helplines if line.topics & set(administrations)],
        "also": also_said(kept, outcome.need),
        "date_ignored": kept.date_ignored,
    }


def _department(spot: Spot) -> str:
    """The département where the person is, "" when it is not known."""
    found = department_of_insee(spot.commune)
    return found.code if found else spot.department
