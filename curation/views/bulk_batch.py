"""A bulk edit that was made: its number, how many places it changed, and undoing it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.territories import within
from accounts.views.guards import no_right, team_page
from places.models import Batch, Place
from places.presenting.words import counted
from places.undoing import NothingToUndoError, Undone, undo_batch
from places.vocabulary import Origin


@team_page(Action.BULK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk_batch(request: HttpRequest, number: int) -> HttpResponse:
    """One batch of the team; sent, it is undone in the territory of whoever undoes it, and the undoing is shown: it can be undone too.

    404 for what an import wrote or a merge. 409 when nothing is left to undo. Queries: 4, and those of undoing.
    """
    batch = get_object_or_404(_batches(), pk=number)
    places = within(request.user, Place.objects.all())
    revisions = batch.revisions.filter(place__in=places)
    count = revisions.count()
    if not count:
        return no_right(request)
    if request.method == "POST":
        try:
            undone = undo_batch(batch, at=timezone.now(), author_id=request.user.pk, within=places)
        except NothingToUndoError:
            messages.warning(request, "Rien n'est annulé : ce lot l'est déjà, ou tout a été modifié depuis.")
            return _shown(request, batch, count, status=409)
        messages.success(request, _done(undone))
        return redirect("curation:bulk-batch", undone.batch.pk)
    return _shown(request, batch, count)


def _batches() -> QuerySet[Batch]:
    return Batch.objects.filter(origin=Origin.STAFF, source=None).exclude(counts__has_key="merged").select_related("author", "undoes")


def _shown(request: HttpRequest, batch: Batch, count: int, *, status: int = 200) -> HttpResponse:
    context = {"batch": batch, "words": counted(count, "lieu changé", "lieux changés"), "undone_by": batch.undone_by.first()}
    return render(request, "curation/bulk_batch.html", context, status=status)


def _done(undone: Undone) -> str:
    words = f"C'est annulé : {counted(len(undone.changed), 'lieu est remis', 'lieux sont remis')} comme avant."
    left = len({kept.place_id for kept in undone.kept})
    return words + (f" {counted(left, 'lieu est gardé tel quel', 'lieux sont gardés tels quels')} : modifié depuis." if left else "")
