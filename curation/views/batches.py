"""A batch of writes: what it changed in the territory of whoever looks, what its undoing left as it is; it leads to its undoing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.policy import Action, may
from accounts.territories import within
from accounts.views.guards import no_right, team_page
from curation.paging import around, page_of
from curation.presenting.fact_words import name_of_fact
from curation.presenting.history_words import KEPT_BECAUSE, who_wrote, written
from places.models import Batch, Place
from places.undoing_plan import Reason


@team_page(Action.READ_TEAM)
@require_safe
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """Fifty writes a page. 403 when it wrote nothing in the territory. Queries: 2 for the batch, 4 for its writes, 1 for what was left."""
    found = get_object_or_404(Batch.objects.select_related("author", "source", "undoes"), pk=number)
    revisions = found.revisions.filter(place__in=within(request.user, Place.objects.all()))
    if not revisions.exists():
        return no_right(request)
    page = page_of(revisions.select_related("author", "source", "batch", "place").prefetch_related("undone_by"), request.GET)
    listed = list(page.object_list)
    context = {
        "batch": found,
        "who": who_wrote(found),
        "page": page,
        "around": around(page, request.GET),
        "writes": [(revision.place, write) for revision, write in zip(listed, written(listed), strict=True)],
        "left": _left(request, found),
        "undone_by": found.undone_by.first(),
        "can_undo": may(request.user, Action.UNDO),
    }
    return render(request, "curation/batch.html", context)


def _left(request: HttpRequest, found: Batch) -> list[dict[str, Any]]:
    """What this undoing left as it is, in the territory of whoever looks."""
    left: list[tuple[int, str, str]] = found.counts.get("left", [])
    places = within(request.user, Place.objects.only("code", "name")).in_bulk({place_id for place_id, _, _ in left})
    return [
        {"place": places[place_id], "fact": name_of_fact(path), "why": KEPT_BECAUSE[Reason(reason)]}
        for place_id, path, reason in left
        if place_id in places
    ]
