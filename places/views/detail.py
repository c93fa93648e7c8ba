"""The page of one place, whatever became of it: open, withdrawn, merged into another, or unknown."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from places.directory.asked import Asked
from places.models import Place
from places.presenting.nearby import nearby
from places.presenting.sheet import sheet_of
from places.presenting.words import of_town
from places.provenance import provenance_of
from places.versions import directory_version
from places.views.counting import count_view
from places.views.gone import place_or_answer

FRESH_SECONDS = 300
"""A page says whether the place is open now: it may be kept for this long, and is another page after."""


@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """200 for an open place, 410 for a withdrawn one, 301 for a merged one, 404 for a draft or a code we never gave.

    Queries: 1 for the place, then at most 1 for the state of the directory, 1 for services, 1 for provenance, and the nearest places;
    one visit in ten, 1 more that writes its count.
    """
    now = timezone.now()
    place = place_or_answer(request, code, at=now, address_of=Place.get_absolute_url)
    if isinstance(place, HttpResponse):
        return place
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
    count_view(request, response, place)
    return response


def back_words(place: Place) -> str:
    """Which list the way back leads to: "près de Saint-Denis"; blank for the whole list."""
    return f"près {of_town(place.commune.name)}" if place.commune else ""


def stamp(request: HttpRequest, place: Place, at: datetime) -> tuple[str, int]:
    """ETag and Last-Modified of the page: they change with the directory, and every five minutes with the clock."""
    slot = int(at.timestamp()) // FRESH_SECONDS
    seen = f"{place.pk} {directory_version().number} {slot} {request.get_host()}"
    etag = quote_etag(hashlib.sha256(seen.encode()).hexdigest()[:32])
    return etag, max(int(place.updated_at.timestamp()), slot * FRESH_SECONDS)
