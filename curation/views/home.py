"""The team's home: what waits to be done, in figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.policy import Action
from accounts.views.guards import team_page
from curation.counters import counted_for


@team_page(Action.READ_TEAM)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Queries: those of the counters."""
    return render(request, "curation/home.html", {"counters": counted_for(request.user, timezone.localdate())})
