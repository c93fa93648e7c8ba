"""A batch of writes: what it changed in the territory of whoever looks, what its undoing left as it is; it can be undone."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action, may
from accounts.territories import within
from accounts.views.guards import no_right, team_page
from curation.paging import around, page_of
from curation.presenting.fact_words import name_of_fact
from curation.presenting.history_words import KEPT_BECAUSE, who_wrote, written
from curation.views.history import left_words
from places.models import Batch, Place, Revision
from places.undoing import IsAMergeError, NothingToUndoError, Reason, undo_batch

UNDONE = "C'est fait : ce lot est annulé."


@team_page(Action.READ_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, number: int) -> HttpResponse:
    """Fifty writes a page; or the batch undone. 404 when it wrote nothing in the territory, 409 when nothing is left to undo.

    Queries: 2 for the batch, 4 for its writes, 1 for what was left; those of undoing.
    """
    found = get_object_or_404(Batch.objects.select_related("author", "source", "undoes"), pk=number)
    places = within(request.user, Place.objects.all())
    revisions = found.revisions.filter(place__in=places)
    if not revisions.exists():
        return no_right(request)
    if request.method != "POST":
        return _shown(request, found, revisions)
    if not may(request.user, Action.UNDO):
        return no_right(request)
    try:
        done = undo_batch(found, at=timezone.now(), author_id=request.user.pk, within=places)
    except IsAMergeError:  # it has a page of its own, which also gives back the rows handed over
        return redirect("curation:merge", number=found.undoes_id or found.pk)
    except NothingToUndoError as error:
        messages.warning(request, f"Rien n'est annulé : c'est déjà fait, ou tout a changé depuis. {left_words(error.kept[:5])}")
        return _shown(request, found, revisions, status=409)
    messages.success(request, UNDONE)
    return redirect("curation:batch", number=done.batch.pk)


def _shown(request: HttpRequest, found: Batch, revisions: QuerySet[Revision], *, status: int = 200) -> HttpResponse:
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
    return render(request, "curation/batch.html", context, status=status)


def _left(request: HttpRequest, found: Batch) -> list[dict[str, Any]]:
    """What this undoing left as it is, in the territory of whoever looks."""
    left: list[tuple[int, str, str]] = found.counts.get("left", [])
    places = within(request.user, Place.objects.only("code", "name")).in_bulk({place_id for place_id, _, _ in left})
    return [
        {"place": places[place_id], "fact": name_of_fact(path), "why": KEPT_BECAUSE[Reason(reason)]}
        for place_id, path, reason in left
        if place_id in places
    ]
