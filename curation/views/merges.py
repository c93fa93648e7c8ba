"""One merge that was made: what it did; it leads to its undoing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.policy import Action
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from places.models import Batch, Place


@team_page(Action.MERGE)
@require_safe
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """What one merge did. Two queries."""
    batch, kept, absorbed = read_merge(number)
    if not (covers(request.user, kept) and covers(request.user, absorbed)):
        return no_right(request)
    context = {"batch": batch, "kept": kept, "absorbed": absorbed, "undone": "undone" in batch.counts}
    return render(request, "curation/merge.html", context)


def read_merge(number: int) -> tuple[Batch, Place, Place]:
    """A merge, the place that stayed and the one merged into it. Raises Http404 when the batch is no merge. Two queries."""
    batch = Batch.objects.select_related("author").filter(pk=number, counts__has_key="merged").first()
    if batch is None:
        raise Http404
    places = Place.objects.in_bulk([batch.counts["kept"], batch.counts["absorbed"]])
    return batch, places[batch.counts["kept"]], places[batch.counts["absorbed"]]
