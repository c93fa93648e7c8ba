"""The history of a place: who wrote what, when and from where; one write can be undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action, may
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.imports.queue import conflicts_within
from curation.links import revocations
from curation.paging import around, page_of
from curation.presenting.fact_words import name_of_fact
from curation.presenting.history_words import KEPT_BECAUSE, disputes, written
from places.models import Place, Revision
from places.undoing import IsAMergeError, Kept, NothingToUndoError, undo_revision

UNDONE = "C'est fait : ce changement est annulé."
LONGEST_KEY = 18
"""Digits: what a 64-bit key holds."""


@team_page(Action.READ_TEAM)
@require_http_methods(["GET", "HEAD", "POST"])
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Fifty writes a page, the last first; or one of them undone. 403 elsewhere, 409 when nothing is left to undo.

    Queries: 1 for the place, 3 for its writes, 1 for its disagreements, 1 for its links; those of undoing.
    """
    place = get_object_or_404(Place, code=code)
    if not covers(request.user, place):
        return no_right(request)
    if request.method != "POST":
        return _shown(request, place)
    if not may(request.user, Action.UNDO):
        return no_right(request)
    number = request.POST.get("annuler", "")
    known = number.isascii() and number.isdecimal() and len(number) <= LONGEST_KEY
    revision = get_object_or_404(Revision, pk=int(number) if known else 0, place=place)
    try:
        done = undo_revision(revision, at=timezone.now(), author_id=request.user.pk)
    except IsAMergeError:
        return redirect("curation:merge", number=(revision.batch and revision.batch.undoes_id) or revision.batch_id)
    except NothingToUndoError as error:
        messages.warning(request, f"Rien n'est annulé. {left_words(error.kept)}")
        return _shown(request, place, status=409)
    messages.success(request, f"{UNDONE} {left_words(done.kept)}".strip())
    return redirect("curation:history", code=place.code)


def left_words(kept: list[Kept] | tuple[Kept, ...]) -> str:
    """What undoing left as it is, and why, in one sentence; blank when nothing."""
    named = [f"{name_of_fact(one.path)} ({KEPT_BECAUSE[one.reason]})" for one in kept]
    return f"Gardé tel quel : {', '.join(named)}." if named else ""


def _shown(request: HttpRequest, place: Place, *, status: int = 200) -> HttpResponse:
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
        "can_undo": may(request.user, Action.UNDO),
    }
    return render(request, "curation/history.html", context, status=status)
