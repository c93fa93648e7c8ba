"""What became of the people who were sent to the places of a territory, in figures that show nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.policy import Action
from accounts.territories import within
from accounts.views.guards import team_page
from places.models import Place
from places.plain_words import SERVICES
from places.vocabulary import ServiceCategory
from referrals.statistics import LEAST, PERIOD_DAYS, became
from referrals.vocabulary import State


@team_page(Action.READ_TEAM)
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """By need, the state of the sendings of the last year. Queries: those of the guard, and one."""
    assert isinstance(request.user, User)  # noqa: S101 - so says the guard
    rows = became(within(request.user, Place.objects.all()), today=timezone.localdate())
    context = {
        "states": [state.label for state in State],
        "rows": [(SERVICES[ServiceCategory(row.category)].title, row.cells) for row in rows],
        "least": LEAST,
        "months": round(PERIOD_DAYS / 30.4),
    }
    return render(request, "curation/referrals.html", context)
