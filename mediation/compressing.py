"""Compressing what is sent, without counting on a proxy to do it: the budgets in bytes are those of a person's subscription."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers


class Compressed(GZipMiddleware):
    """Django's own, which adds noise to the length against guessing a secret from it; and the same `Vary` on a 304 as on its 200."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        return response
