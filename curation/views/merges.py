"""One merge that was made: what it did, and undoing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.policy import Action
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.presenting.fact_words import name_of_fact
from places.editing import Authorship
from places.merging.splitting import NotUndoableError, undo_merge
from places.models import Batch, Place
from places.presenting.words import listed
from places.vocabulary import Origin


@team_page(Action.MERGE)
@require_safe
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """What one merge did. Two queries."""
    batch, kept, absorbed = _read(number)
    if not (covers(request.user, kept) and covers(request.user, absorbed)):
        return no_right(request)
    context = {"batch": batch, "kept": kept, "absorbed": absorbed, "undone": "undone" in batch.counts}
    return render(request, "curation/merge.html", context)


@team_page(Action.UNDO)
@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Put both places back as they were; what was written since stays, and is said."""
    batch, kept, absorbed = _read(number)
    if not (covers(request.user, kept) and covers(request.user, absorbed)):
        return no_right(request)
    try:
        undone = undo_merge(batch, Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=request.user.pk))
    except NotUndoableError:
        messages.warning(
            request,
            "Cette fusion ne peut pas être annulée : elle l'est déjà, ou la fiche gardée a été fusionnée depuis. Annulez d'abord celle-là.",
        )
    else:
        words = "La fusion est annulée : les deux fiches sont de nouveau séparées."
        if undone.left:
            words += f" Modifié depuis, et laissé tel quel : {listed([name_of_fact(path) for path in undone.left])}."
        messages.success(request, words)
    return redirect("curation:merge", batch.pk)


def _read(number: int) -> tuple[Batch, Place, Place]:
    """Raises Http404 when the batch is no merge."""
    batch = Batch.objects.select_related("author").filter(pk=number, counts__has_key="merged").first()
    if batch is None:
        raise Http404
    places = Place.objects.in_bulk([batch.counts["kept"], batch.counts["absorbed"]])
    return batch, places[batch.counts["kept"]], places[batch.counts["absorbed"]]
