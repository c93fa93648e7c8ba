"""The page of professionals: one form in the order of the interview, the plan under it. Nothing that is sent is kept, by anyone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.policy import Action, may
from accounts.views.guards import team_page
from orientation.asking.interview import Interview, wishes_of
from orientation.helping.alert_words import alert_panels
from orientation.helping.elsewhere import elsewhere
from orientation.helping.helplines import HelplineWords, from_abroad, helplines_for
from orientation.helping.quiet_lines import quiet_lines
from orientation.needs import Need
from orientation.planning import plan
from orientation.presenting.comparing import compare
from orientation.presenting.interview_page import questions_of
from orientation.presenting.pictograms import drawings
from orientation.presenting.plan_page import plan_words, topics_of_plan
from orientation.today import today_at
from orientation.views.interview_form import LONGEST_PHRASE, LONGEST_WHERE, TOO_MANY, Answered, answered
from orientation.whereabouts.territory import is_abroad


@team_page(Action.ORIENT)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest) -> HttpResponse:
    """The form; or, when it is sent, the same with the plan, or with what is to be repaired (400).

    Queries: those of the guard and of `answered`; then those of `orientation.planning.plan`, 1 for the cards, 1 for the helplines when
    there is something to call for, 2 for the places compared.
    """
    now = timezone.now()
    return shown(request, answered(request.POST, now) if request.method == "POST" else Answered(interview=Interview()), now)


def shown(request: HttpRequest, told: Answered, now: datetime) -> HttpResponse:
    """The page in one of its states. Its address says nothing, and browsers do not store it: see `team_page`."""
    context = _result(told, told.need, now) if told.need else {"plan": None} | _dangers(told, ())
    context |= {
        "told": told,
        "answers": told.interview,
        "questions": questions_of(told.interview, now.date() if told.need is None else today_at(told.need.spot, now)),
        "elsewhere": elsewhere(told.reading.elsewhere) if told.reading else None,
        "too_many": TOO_MANY if told.full else "",
        "longest": {"where": LONGEST_WHERE, "phrase": LONGEST_PHRASE},
        "of_the_team": may(request.user, Action.READ_TEAM),
    }
    return render(request, "orientation/pro.html", context, status=400 if told.problems else 200)


def _result(told: Answered, need: Need, now: datetime) -> dict[str, Any]:
    """The plan and all that is shown with it."""
    made = plan(need, at=now)
    words = plan_words(made, told.interview, now)
    topics = topics_of_plan(made, now)
    lines = helplines_for([*told.interview.alerts, *topics], department=need.spot.home_department)
    to_call = [line for line in lines if line.topics & set(topics)]
    return {
        "plan": words,
        "table": compare(told.interview.compared, need, now),
        "drawings": drawings(frozenset(card.main.kind for card in words.cards if card.main)),
        "lines": from_abroad(to_call) if is_abroad(need.spot) else to_call,
    } | _dangers(told, lines)


def _dangers(told: Answered, lines: Sequence[HelplineWords]) -> dict[str, Any]:
    """What to say before anything else, when the words told of a danger; in a line that opens when it is only likely."""
    alerts, perhaps = told.interview.alerts, told.interview.perhaps
    if not alerts:
        return {"panels": (), "quiet": ()}
    known, wishes = lines or helplines_for(alerts), wishes_of(told.interview, None)
    sure = [code for code in alerts if code not in perhaps]
    panels = alert_panels(sure, known, wishes)
    return {"panels": panels, "quiet": quiet_lines(perhaps, known, wishes, panels=panels)}
