"""The places: the answer to a need, and what is said around them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from orientation.asking.important import DateProblem
from orientation.asking.kept_answers import Kept
from orientation.forms import NeedAddress
from orientation.helping.alert_words import alert_panels
from orientation.helping.helplines import from_abroad, helplines_for, without_a_call
from orientation.helping.quiet_lines import quiet_lines
from orientation.outcomes import Found, NothingNear
from orientation.presenting.asking_wishes import date_words
from orientation.presenting.links import MORE, MOST_SHOWN
from orientation.presenting.page import results_of
from orientation.presenting.pictograms import drawings
from orientation.presenting.tiles import also_said
from orientation.presenting.whom_to_call import topics_to_call, whom_to_call
from orientation.suggesting import SHOWN, suggest
from orientation.today import today_at
from orientation.views.counting import count_unmet
from orientation.views.keeping import kept_in, not_stored
from orientation.views.need import need_asked_again
from orientation.views.rounding import rounded
from orientation.views.where import where_asked_again
from orientation.whereabouts.territory import is_abroad


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The places for the need that the address and the cookie tell. Without a need, back to the first question; when the address says what
    nobody knows, the question again, and 400; when it says a position too finely, or in another manner, to the one address of this search.

    A resident is answered one need at a time: the first of the address; the others are offered beside. Queries: those of `NeedAddress` and
    of `suggest`, 1 for the cards, 1 for the helplines when there is an alert, no place or a date too near, and 1 to count a need that
    nobody near answers.
    """
    return results_for(request, kept_in(request))


def results_for(request: HttpRequest, kept: Kept | None) -> HttpResponse:
    """The same, for these answers; None for none."""
    address = NeedAddress(request.GET, kept)
    if address.need is None:
        return need_asked_again(request, address)
    if address.place_problem:
        return where_asked_again(request)
    if elsewhere := rounded(request, address):
        return elsewhere
    now, others = timezone.now(), address.need.categories[1:]
    need = replace(address.need, categories=address.need.categories[:1])
    outcome = suggest(need, at=now, limit=MOST_SHOWN if request.GET.get(MORE) == str(MOST_SHOWN) else SHOWN)
    problem = DateProblem.PASSED if address.date_passed else kept.date_problem if kept else ""
    context = _context(request, outcome, kept or Kept(), now) | {
        "also": also_said(kept, need, others),
        "unknown_too": address.unknown_too,
        "answers_lost": address.answers_lost,
        "date_problem": date_words(problem, today_at(need.spot, now)),
    }
    response = not_stored(render(request, "orientation/results.html", context))
    return count_unmet(request, response, outcome, kept, revisited=address.answers_lost)


def _context(request: HttpRequest, outcome: Found | NothingNear, kept: Kept, now: datetime) -> dict[str, Any]:
    page = results_of(outcome, at=now, host=request.get_host(), in_danger=kept.in_danger)
    spot, wishes = outcome.need.spot, outcome.need.wishes
    topics = topics_to_call(outcome, today_at(spot, now))
    helplines = helplines_for([*kept.alerts, *kept.perhaps, *topics], department=spot.home_department)
    lines = [line for line in helplines if line.topics & set(topics)]
    lines = from_abroad(lines) if is_abroad(spot) else lines
    panels = alert_panels(kept.alerts, helplines, wishes, watched=kept.perhaps_in_danger)
    return {
        "page": page,
        "drawings": drawings(frozenset(card.main.kind for card in page.cards if card.main)),
        "panels": panels,
        "quiet": quiet_lines(kept.perhaps, helplines, wishes, panels=panels),
        "calls": whom_to_call(outcome, without_a_call(lines, familiar=wishes.familiar) if wishes.deaf else lines),
    }
