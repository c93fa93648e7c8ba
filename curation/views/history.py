"""The history of a place: who wrote what, when and from where; each write leads to its undoing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.policy import Action, may
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.imports.queue import conflicts_within
from curation.links import revocations
from curation.paging import around, page_of
from curation.presenting.history_words import disputes, written
from places.models import Place
from referrals.opposing import opposed_since, past_oppositions


@team_page(Action.READ_TEAM)
@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Fifty writes a page, the last first. 403 elsewhere.

    Queries: 1 for the place, 1 for its disagreements, 1 for links, 2 for demands that it refuses or refused, 3 for writes.
    """
    place = get_object_or_404(Place, code=code)
    if not covers(request.user, place):
        return no_right(request)
    revisions = place.revisions.select_related("author", "source", "batch").prefetch_related("undone_by")
    page = page_of(revisions, request.GET)
    waiting = conflicts_within(request.user).filter(record__place=place).select_related("record__place", "record__source")
    context = {
        "place": place,
        "page": page,
        "around": around(page, request.GET),
        "writes": written(page.object_list),
        "disputes": disputes(waiting),
        "revocations": revocations(place),
        "opposed_since": opposed_since(place),
        "past_oppositions": list(past_oppositions(place)),
        "can_undo": may(request.user, Action.UNDO),
    }
    return render(request, "curation/history.html", context)
