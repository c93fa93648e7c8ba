"""Pages of places for someone in danger at home: they then offer to leave quickly, and no browser or cache may keep them.

Everyone else is answered as before, by the browser's own copy when it is fresh: that copy holds for the answers it was made with.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

from orientation.views.keeping import kept_in

PLACES = "places"
"""The name of the addresses whose templates hold the tag `leaving`."""


class Leaving:
    """Middleware. No query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        kept = kept_in(request)
        in_danger = kept is not None and kept.in_danger
        if in_danger:
            # A copy made before the danger was told has no way out: it must not be said to be still good.
            request.META.pop("HTTP_IF_NONE_MATCH", None)
            request.META.pop("HTTP_IF_MODIFIED_SINCE", None)
        response = self.get_response(request)
        if request.resolver_match is None or PLACES not in request.resolver_match.app_names:
            return response
        patch_vary_headers(response, ["Cookie"])
        if in_danger:
            del response["ETag"], response["Last-Modified"]
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, private=True, no_store=True)
        return response
