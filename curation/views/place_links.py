"""The links sent to one place: what still works, and revoking it all, when someone else may have received it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from curation.links import revoke, working
from places.models import Place
from places.presenting.words import counted, day_words

NONE_WORKS = "Aucun lien de ce lieu ne marche : il n'y a rien à couper."


@team_page(Action.SEND_LINKS)
@require_http_methods(["GET", "HEAD", "POST"])
def place_links(request: HttpRequest, code: str) -> HttpResponse:
    """What revoking does, and a button; POST revokes. Queries: 1 for the place, 1 for its links, 1 to revoke."""
    place, at = get_object_or_404(Place, code=code), timezone.now()
    if not covers(request.user, place):
        return no_right(request)
    if request.method == "POST":
        if number := revoke(place, at=at, author_id=request.user.pk):
            messages.success(request, f"C'est fait : {counted(number, 'lien coupé', 'liens coupés')}.")
        else:
            messages.info(request, NONE_WORKS)
        return redirect("curation:place", place.code)
    links = [tuple(day_words(timezone.localdate(end)) for end in (one.created_at, one.expires_at)) for one in working(place, at=at)]
    return render(request, "curation/place_links.html", {"place": place, "links": links})
