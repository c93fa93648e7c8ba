"""Saying that one belongs to a public, so that the places kept for it are proposed too."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from orientation.asking.kept_answers import Kept
from orientation.asking.page_addresses import need_url, results_url
from orientation.forms import NeedAddress
from orientation.views.keeping import keep, kept_in
from orientation.views.proving import answers_who_keeps_nothing, can_keep
from orientation.views.results import results_for
from places.vocabulary import Public


@answers_who_keeps_nothing
@require_POST
def belong(request: HttpRequest) -> HttpResponse:
    """Adds the public sent to what was answered, in the cookie only, and shows the places again: in this very response when nothing can be
    kept. What is no public changes nothing. Queries: then those of `results`."""
    kept = kept_in(request) or Kept()
    need = NeedAddress(request.GET, kept).need
    if need is None:
        return redirect(need_url())
    public = request.POST.get("public", "")
    if public not in Public.values:
        return redirect(results_url(need))
    publics = tuple(dict.fromkeys((*kept.wishes.publics, public)))
    told = replace(kept, wishes=replace(kept.wishes, publics=publics))
    return keep(redirect(results_url(need, answered=True)), told) if can_keep(request) else results_for(request, told)
