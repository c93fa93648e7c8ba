"""The guide of the team, for a first morning and for days of doubt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.policy import Action, may
from accounts.views.guards import team_page
from curation.presenting.guide_sections import HEIGHT, PICTURES, SECTIONS, WIDTH


@team_page(Action.READ_TEAM)
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Links that only managers may open are shown to them alone. No query."""
    context = {
        "sections": SECTIONS,
        "pictures": PICTURES,
        "width": WIDTH,
        "height": HEIGHT,
        "is_manager": may(request.user, Action.BULK_EDIT),
    }
    return render(request, "curation/guide.html", context)
