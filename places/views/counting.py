"""Counting visits: which requests count as someone looking at a place. Read from the request, kept from it: nothing."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from places.models import Place
from places.page_views import record_view

SEEN = (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
"""The page, or the browser's own copy of it."""

ROBOTS = ("bot", "crawl", "spider", "slurp", "headless", "monitor", "preview", "http", "curl", "wget", "python")
"""Signs by which robots that say so are known: "http" is the address that they give, or the name of the program. Others are counted."""

TELEPHONES = ("cubot",)
"""Names of people's telephones that hold one of these signs."""


def count_view(request: HttpRequest, response: HttpResponseBase, place: Place) -> None:
    """Count this visit to an open place, once the response is made. Never raises; at most one statement, one visit in ten.

    Not counted: HEAD, any other answer than the page, robots, pages that a browser fetches ahead, and whoever is signed in, of whom only
    the presence of a session is looked at.
    """
    if settings.VIEWS_COUNTED and request.method == "GET" and response.status_code in SEEN and _is_someone(request):
        record_view(place.pk, timezone.localdate())


def _is_someone(request: HttpRequest) -> bool:
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return not ahead and settings.SESSION_COOKIE_NAME not in request.COOKIES and not _is_robot(request.headers.get("User-Agent", ""))


def _is_robot(agent: str) -> bool:
    """Whoever does not say what they read with is one too."""
    said = agent.lower()
    for telephone in TELEPHONES:
        said = said.replace(telephone, "telephone")
    return not said.strip() or any(sign in said for sign in ROBOTS)
