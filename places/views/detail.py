"""The page of one place, whatever became of it: open, withdrawn, merged into another, or unknown."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from places.directory.asked import Asked
from places.geography import Point
from places.models import Place
from places.presenting.cards import Card, cards, for_cards
from places.presenting.sheet import sheet_of
from places.presenting.words import of_town
from places.provenance import provenance_of
from places.versions import directory_version
from places.vocabulary import Status

NEARBY = 3
"""Other places named at the end of the page."""

FRESH_SECONDS = 300
"""A page says whether the place is open now: it may be kept for this long, and is another page after."""


@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """200 for an open place, 410 for a withdrawn one, 301 for a merged one, 404 for a draft or a code we never gave.

    Queries: 1 for the place, then at most 1 for the state of the directory, 1 for services, 1 for provenance, and the nearest places.
    """
    place = Place.objects.select_related("commune").filter(code=code.lower()).first() if code.isalnum() else None
    kept = place and kept_of(place)
    if place is None or kept is None or place.status == Status.DRAFT:
        return render(request, "places/place_unknown.html", status=404)
    if kept != place:
        return HttpResponsePermanentRedirect(kept.get_absolute_url())
    now = timezone.now()
    if place.status == Status.WITHDRAWN:
        return render(request, "places/withdrawn.html", {"place": place, "nearby": nearby(place, now)}, status=410)
    etag, last_modified = stamp(request, place, now)
    response = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if response is None:
        written = provenance_of([place.pk])[place.pk]
        url = request.build_absolute_uri(place.get_absolute_url())
        sheet = sheet_of(place, list(place.services.all()), written, at=now, url=url)
        back = Asked(commune=place.commune_id or "")
        context = {"sheet": sheet, "nearby": nearby(place, now), "url": url, "back_url": back.url(), "back_words": back_words(place)}
        response = render(request, "places/detail.html", context)
    response["ETag"], response["Last-Modified"] = etag, http_date(last_modified)
    patch_cache_control(response, private=True, max_age=FRESH_SECONDS)
    return response


def kept_of(place: Place) -> Place | None:
    """The place itself, or the one it was merged into, through several merges if need be; None when they turn in a circle."""
    seen: set[int] = set()
    while place.merged_into_id:
        if place.pk in seen:
            return None
        seen.add(place.pk)
        place = Place.objects.get(pk=place.merged_into_id)
    return place


def back_words(place: Place) -> str:
    """Which list the way back leads to: "près de Saint-Denis"; blank for the whole list."""
    return f"près {of_town(place.commune.name)}" if place.commune else ""


def nearby(place: Place, at: datetime) -> list[Card]:
    """The nearest open places; none when the position of this one is not known."""
    if place.latitude is None or place.longitude is None:
        return []
    others = for_cards(Place.objects.published().exclude(pk=place.pk))
    return cards(others.near(Point(place.latitude, place.longitude), limit=NEARBY), at)


def stamp(request: HttpRequest, place: Place, at: datetime) -> tuple[str, int]:
    """ETag and Last-Modified of the page: they change with the directory, and every five minutes with the clock."""
    slot = int(at.timestamp()) // FRESH_SECONDS
    seen = f"{place.pk} {directory_version().number} {slot} {request.get_host()}"
    etag = quote_etag(hashlib.sha256(seen.encode()).hexdigest()[:32])
    return etag, max(int(place.updated_at.timestamp()), slot * FRESH_SECONDS)
