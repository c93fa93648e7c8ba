"""Question 3: what is important for you? Optional; no answer is wrong. What is ticked may tell of health: it goes into the cookie only."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from orientation.asking.important import Reply, wishes_told
from orientation.asking.kept_answers import Kept
from orientation.asking.page_addresses import Since, need_url, results_url, where_url, wishes_url
from orientation.forms import NeedAddress
from orientation.needs import Need
from orientation.presenting.asking_wishes import wishes_question
from orientation.presenting.distances import street_lost_words
from orientation.presenting.recap import need_words, where_changed, where_words
from orientation.presenting.voice import voice_for
from orientation.today import today_at
from orientation.views.keeping import keep, kept_in, not_stored
from orientation.views.need import need_asked_again
from orientation.views.rounding import rounded
from orientation.views.where import where_asked_again


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """The question, with what is already known ticked; or the places. At most the queries of one `orientation.forms.NeedAddress`."""
    kept = kept_in(request)
    address = NeedAddress(request.GET, kept)
    need = address.need
    if need is None:
        return need_asked_again(request, address)
    if address.place_problem and request.method != "POST":
        return where_asked_again(request)
    if elsewhere := rounded(request, address):
        return elsewhere
    today = today_at(need.spot, timezone.now())
    if request.method == "POST":
        told, problem = wishes_told(need.wishes, reply_in(request.POST), today)
        answer = replace(kept or Kept(), wishes=told, date_problem=problem or "")
        return keep(redirect(results_url(need, answered=True)), answer)
    told = kept or Kept()
    context = _context(need, today) | {
        "quick_exit": told.in_danger,
        "quietly": told.perhaps_in_danger,
        "kept": told.says_something,
        "unknown_too": address.unknown_too,
    }
    return not_stored(render(request, "orientation/wishes.html", context))


def reply_in(form: QueryDict) -> Reply:
    """What was sent, as it was sent."""
    return Reply(
        ticked=form.getlist("choix"),
        day=form.get("jour", ""),
        date_typed=form.get("date", ""),
        language=form.get("langue", ""),
        slots=form.getlist("moment"),
        others=form.getlist("aussi"),
    )


def _context(need: Need, today: date) -> dict[str, object]:
    return {
        "question": wishes_question(need.wishes, today),
        "action": wishes_url(need),
        "skip_url": results_url(need),
        "need_words": need_words(need),
        "where_words": where_words(need),
        "where_changed": where_changed(need),
        "street_lost": street_lost_words(need.spot),
        "voice": voice_for(need.wishes),
        "need_url": need_url(spot=need.spot, since=Since.WISHES, categories=need.categories),
        "where_url": where_url(need, since=Since.WISHES),
        "back_url": where_url(need),
    }
