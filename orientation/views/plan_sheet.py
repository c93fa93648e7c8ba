"""The paper of a plan, from the form of the interview sent once more. Nothing is kept: neither the answers, nor the reference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.policy import Action
from accounts.views.guards import team_page
from orientation.planning import plan
from orientation.presenting.plan_page import plan_words
from orientation.sheets.plan_sheet import plan_sheet_of
from orientation.sheets.sheet_words import second_language
from orientation.views.interview_form import TELLS, answered, fields_of
from orientation.views.pro import shown


@team_page(Action.ORIENT)
@sensitive_post_parameters()
@require_POST
def plan_sheet(request: HttpRequest) -> HttpResponse:
    """The paper; or the form again, with what is to be repaired (400). Queries: as for the page, without helplines nor comparison."""
    now = timezone.now()
    told = answered(request.POST, now)
    if told.need is None:
        return shown(request, told, now)
    words = plan_words(plan(told.need, at=now), told.interview, now)
    second = second_language(told.need.wishes.language)
    host = request.build_absolute_uri("/").rstrip("/")
    sheet = plan_sheet_of(words, told.need, second, tells=TELLS in request.POST, host=host, at=now)
    return render(request, "orientation/plan_sheet.html", {"sheet": sheet, "second": second, "fields": fields_of(told.interview)})
