"""A place that wanted no more demands wants them again, and told the team: what that changes, and writing it down."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.policy import Action
from accounts.territories import covers
from accounts.views.guards import no_right, team_page
from places.models import Place
from places.vocabulary import Status
from referrals.accepting import accepting
from referrals.opposing import take_back
from referrals.presenting.words import opposed_words

DONE = "C'est fait : ce lieu peut à nouveau recevoir des demandes."
DONE_BUT = (
    "C'est fait : ce lieu ne refuse plus les demandes. Pour en recevoir, il lui faut une adresse mail, et une fiche vérifiée depuis "
    "moins d'un an."
)
NOTHING = "Ce lieu ne refuse pas les demandes : il n'y a rien à changer."


@team_page(Action.CORRECT_PLACES)
@require_http_methods(["GET", "HEAD", "POST"])
def opposition(request: HttpRequest, code: str) -> HttpResponse:
    """Since when, and a button; POST takes the opposition back. 404 for a merged place: the one that stays speaks for it.

    Queries: 1 for the place, 1 to show; to take back, 3, and 1 to say whether it may now be sent demands.
    """
    place, at = get_object_or_404(Place, code=code), timezone.now()
    if place.status == Status.MERGED:
        raise Http404
    if not covers(request.user, place):
        return no_right(request)
    if request.method == "POST":
        if take_back(place, at=at, author_id=request.user.pk):
            messages.success(request, DONE if accepting([place], timezone.localdate()) else DONE_BUT)
        else:
            messages.info(request, NOTHING)
        return redirect("curation:place", place.code)
    return render(request, "curation/opposition.html", {"place": place, "since": opposed_words(place)})
