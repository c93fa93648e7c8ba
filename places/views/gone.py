"""What answers instead of a page about a place, when the place is no longer there: the same for its page and for the sheet to print."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from places.models import Place
from places.presenting.nearby import nearby
from places.standing import standing_of


def place_or_answer(request: HttpRequest, code: str, *, at: datetime, address_of: Callable[[Place], str]) -> Place | HttpResponse:
    """The open place of this code; else 404 for an unknown one, 301 to `address_of` the one it was merged into, 410 when it is withdrawn.

    Queries: those of `standing_of`, and the places near a withdrawn one.
    """
    standing = standing_of(code)
    if standing.place is None:
        return render(request, "places/place_unknown.html", status=404)
    if standing.moved:
        return HttpResponsePermanentRedirect(address_of(standing.place))
    if standing.withdrawn:
        return render(request, "places/withdrawn.html", {"place": standing.place, "nearby": nearby(standing.place, at)}, status=410)
    return standing.place
