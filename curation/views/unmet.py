"""Searches without result, for the team to see where help is missing."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.policy import Action
from accounts.views.guards import team_page
from curation.forms.filters import UnmetFilterForm
from curation.paging import around, page_of
from curation.unmet_needs import by_commune, lines, unmet_within


@team_page(Action.READ_TEAM)
@require_safe
def unmet(request: HttpRequest) -> HttpResponse:
    """By commune and need, the most frequent first. 400 when a filter is not understood. Three queries."""
    form = UnmetFilterForm(request.GET)
    days, category = form.days_and_need()
    found = unmet_within(request.user, since=timezone.localdate() - timedelta(days=days), category=category)
    page = page_of(by_commune(found), request.GET)
    context = {"form": form, "page": page, "lines": lines(page.object_list), "around": around(page, request.GET), "days": days}
    return render(request, "curation/unmet.html", context, status=400 if form.errors else 200)
