"""The map of the places of a list. The list is complete without it."""

from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from places.directory.api_address import api_url
from places.directory.filters import chips, described
from places.directory.listing import Listing
from places.directory.where import locate
from places.forms import DirectoryForm
from places.versions import directory_version
from places.views.directory import label_of, settled

MOST_PLACES = 100
"""Places drawn: the largest page of the API. The page says when there are more."""


# This page alone may load something from elsewhere: its tiles. Leaflet empties a tile it gives up with a one-pixel data: image.
TILE_HOST = "{0.scheme}://{0.netloc}".format(urlsplit(settings.TILE_URL))


@require_safe
@csp_update({"img-src": [TILE_HOST, "data:"]})
def map_of_places(request: HttpRequest) -> HttpResponse:
    """The page holds no place: a script asks the API for them. Queries: the commune, the state of the directory and one count."""
    form = DirectoryForm(request.GET)
    asked = form.asked().but()
    where = locate(asked.where, asked.commune)
    asked = settled(asked, where)
    listing = Listing(asked, where, timezone.now(), directory_version())
    context = {
        "asked": asked,
        "listing": listing,
        "title": described(asked, listing.heading),
        "most": MOST_PLACES,
        "chips": chips(asked, label_of(where), view="places:map"),
        "places_url": api_url(asked, where, format="geojson", page_size=MOST_PLACES),
        "tile_url": settings.TILE_URL,
        "tile_attribution": settings.TILE_ATTRIBUTION,
    }
    return render(request, "places/map.html", context, status=400 if form.errors else 200)
