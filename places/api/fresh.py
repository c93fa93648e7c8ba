"""Answering 304 when the caller already holds the answer: ETag and Last-Modified."""

import hashlib
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from rest_framework.request import Request
from rest_framework.response import Response

KEPT_SECONDS = 60
"""How long a caller may reuse an answer without asking again."""


class Stamp:
    """What identifies an answer: everything it depends on, and when that last changed (None: it depends on the clock)."""

    def __init__(self, request: Request, *parts: Any, at: datetime | None) -> None:
        seen = "\n".join([request.get_full_path(), str(request.accepted_renderer.format), *map(str, parts)])
        self.etag = quote_etag(hashlib.sha256(seen.encode()).hexdigest()[:32])
        self.last_modified = int(at.timestamp()) if at else None

    def not_modified(self, request: Request) -> HttpResponse | None:
        """A 304, or None when the answer must be computed."""
        return get_conditional_response(request._request, etag=self.etag, last_modified=self.last_modified)

    def on(self, response: Response, *, private: bool = False) -> Response:
        """The response, stamped. `private`: it says where someone is, so no shared cache keeps it."""
        response["ETag"] = self.etag
        if self.last_modified is not None:
            response["Last-Modified"] = http_date(self.last_modified)
        patch_cache_control(response, max_age=KEPT_SECONDS, **({"private": True} if private else {"public": True}))
        return response
