"""Answering 304 when the caller already holds the answer: ETag and Last-Modified."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, parse_http_date_safe, quote_etag
from rest_framework import status
from rest_framework.request import Request

from places.api.errors import PreconditionFailed

KEPT_SECONDS = 60
"""How long a caller may reuse an answer without asking again."""

SHAPE = settings.SPECTACULAR_SETTINGS["VERSION"]
"""The version of the contract is part of every ETag: an answer of another shape is another answer."""


class Stamp:
    """What identifies an answer: everything it depends on, and when that last changed (None: not known, so no Last-Modified).

    `private`: it says where someone is, so no shared cache keeps it.
    """

    def __init__(self, request: Request, *parts: Any, at: datetime | None = None, private: bool = False) -> None:
        seen = "\n".join([SHAPE, request.get_full_path(), str(request.accepted_renderer.format), *map(str, parts)])
        self.etag = quote_etag(hashlib.sha256(seen.encode()).hexdigest()[:32])
        self.private = private
        # A date has whole seconds, and a second that is not over may see another change: its date is only announced once it is.
        a_second_ago = timezone.now() - timedelta(seconds=1)
        self.settled = at is not None and at <= a_second_ago
        self.last_modified = int(min(at, a_second_ago).timestamp()) if at else None

    def unchanged(self, request: Request) -> HttpResponse | None:
        """A 304, or None when the answer must be sent. Raises PreconditionFailed when the caller wanted it only if unchanged."""
        answer = get_conditional_response(request._request, etag=self.etag, last_modified=self.last_modified)
        if answer is None:
            return None
        if answer.status_code == status.HTTP_412_PRECONDITION_FAILED:
            raise PreconditionFailed
        if "If-None-Match" not in request.headers and not self._has_our_date(request):
            return None
        return self.on(answer)

    def _has_our_date(self, request: Request) -> bool:
        """Dates are compared for equality, as nginx does: an import bears the moment it began and is written later, so "nothing since
        the day of my copy" could be wrong.
        """
        return self.settled and parse_http_date_safe(request.headers["If-Modified-Since"]) == self.last_modified

    def on(self, response: HttpResponse) -> HttpResponse:
        """The response, stamped."""
        response["ETag"] = self.etag
        if self.last_modified is not None:
            response["Last-Modified"] = http_date(self.last_modified)
        patch_cache_control(response, max_age=KEPT_SECONDS, **({"private": True} if self.private else {"public": True}))
        return response
