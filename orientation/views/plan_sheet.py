"""The paper of a plan, from the form of the interview sent once more. Nothing is kept of it here."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.policy import Action
from accounts.views.guards import team_page
from orientation.alerts import Alert
from orientation.asking.interview import Interview
from orientation.phrases.word_lists import LANGUAGES
from orientation.planning import plan
from orientation.presenting.plan_page import PlanWords, plan_words
from orientation.sheets.plan_sheet import plan_sheet_of
from orientation.sheets.reference import tracking_of
from orientation.sheets.sharing import mailto_uri, message_of, short_path, sms_uri
from orientation.sheets.sharing_plan import plan_mail, plan_sms
from orientation.sheets.sheet_words import SecondLanguage, languages, missing_languages, second_language
from orientation.views.interview_form import TELLS, answered, fields_of
from orientation.views.pro import shown
from places.languages import NAMES, language_name
from places.presenting.words import listed

PAPER_LANGUAGE = "feuille"
"""The language beside French on the paper, "" for none; that of the person until the professional chooses."""

REFERENCE, CODE = "reference", "code"
"""Those of the demand that was sent from this plan, passed on by the page that says so."""


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
    second = second_language(request.POST.get(PAPER_LANGUAGE, told.interview.language))
    tells = TELLS in request.POST
    host = request.build_absolute_uri("/").rstrip("/")
    tracking = tracking_of(request.POST.get(REFERENCE, ""), request.POST.get(CODE, ""))
    context = {
        "sheet": plan_sheet_of(words, told.need, second, tells=tells, host=host, at=now, tracking=tracking),
        "second": second,
        "fields": [*fields_of(told.interview), *([(REFERENCE, tracking.reference), (CODE, tracking.code)] if tracking else [])],
        "host": host,
        "tells": TELLS if tells else "",
    }
    context |= _choices(second, told.interview) | _sharing(words, told.interview, host, now)
    return render(request, "orientation/plan_sheet.html", context)


def _choices(second: SecondLanguage, interview: Interview) -> dict[str, Any]:
    """The languages that the paper may have beside French, and those asked for that it has not."""
    missing = missing_languages([interview.language, *LANGUAGES])
    return {
        "languages": [(code, f"français et {one.name}", code == second.code) for code, one in languages().items()],
        "missing": listed([language_name(code) for code in missing if code in NAMES]),
    }


def _sharing(words: PlanWords, interview: Interview, host: str, at: datetime) -> dict[str, Any]:
    """How to send the places. Nothing in danger at home, where the telephone may be looked at."""
    in_danger = Alert.VIOLENCE in interview.alerts
    if in_danger or not words.places:
        return {"sms": None, "in_danger": in_danger}
    messages = [message_of(place, host=host.partition("://")[2], at=at) for place in words.places]
    sms = plan_sms(messages, interview.language)
    subject, text = plan_mail(messages, [f"{host}{short_path(place.code)}" for place in words.places])
    return {"sms": sms, "sms_url": sms_uri(sms.text), "mail_url": mailto_uri(subject, text), "in_danger": False}
