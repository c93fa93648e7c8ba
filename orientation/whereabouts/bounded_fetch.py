"""Bounded fetch: how geopy reads an address here. No redirect is followed, no more than 100 kB is read, and a call can be hung up."""

import contextlib
import http.client
import json
import socket
import ssl
import time
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderQueryError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

LARGEST_ANSWER = 100_000
"""Bytes. Five addresses weigh about 3,000."""

_CHUNK = 16_384
_FAULT_OF_THE_QUESTION = frozenset({400, 413, 414})


class BoundedAdapter(BaseSyncAdapter):
    """For one call. Its errors hold neither the address asked nor the answer: geopy writes those of its own adapters in the log."""

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: ssl.SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._line = _Line(ssl_context)
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(proxies),
            self._line,
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
        ):
            self._opener.add_handler(handler)

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """The answer as JSON. Raises an error of `geopy.exc`."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise GeocoderParseError("the answer is not JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as text. `timeout`: seconds for each wait, and for the whole answer once it has begun. Raises as `get_json`."""
        deadline = time.monotonic() + timeout
        request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 (`_Line` knows http and https only)
        try:
            with self._opener.open(request, timeout=timeout) as response:
                return _read(response, deadline).decode()
        except HTTPError as error:
            error.close()
            raise _refusal(error.code) from None
        except UnicodeDecodeError:
            raise GeocoderParseError("the answer is not text") from None
        except (OSError, ValueError, http.client.HTTPException) as error:
            late = isinstance(getattr(error, "reason", error), TimeoutError)
            raise GeocoderTimedOut("no answer in time") if late else GeocoderUnavailable("no answer") from None

    def hang_up(self) -> None:
        """Ends the call, from another thread."""
        self._line.hang_up()


class _Line(urllib.request.AbstractHTTPHandler):
    """Opens http and https addresses, and keeps the connection at hand to break it."""

    http_request = https_request = urllib.request.AbstractHTTPHandler.do_request_

    def __init__(self, context: ssl.SSLContext | None) -> None:
        super().__init__()
        self._context = context
        self._connection: http.client.HTTPConnection | None = None

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._plain, request)  # type: ignore[arg-type]

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._secure, request)  # type: ignore[arg-type]

    def hang_up(self) -> None:
        """A server that sends its headers one byte at a time would otherwise hold the thread for ever."""
        wire = self._connection.sock if self._connection else None
        if wire is not None:
            with contextlib.suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)

    def _plain(self, host: str, **options: Any) -> http.client.HTTPConnection:
        self._connection = http.client.HTTPConnection(host, **options)
        return self._connection

    def _secure(self, host: str, **options: Any) -> http.client.HTTPConnection:
        self._connection = http.client.HTTPSConnection(host, context=self._context, **options)
        return self._connection


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    content = bytearray()
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > LARGEST_ANSWER:
            raise GeocoderServiceError("the answer is too long")
        if time.monotonic() > deadline:
            raise GeocoderTimedOut("no answer in time")
    return bytes(content)


def _refusal(status: int) -> GeocoderServiceError:
    if status in _FAULT_OF_THE_QUESTION:
        return GeocoderQueryError(str(status))
    return GeocoderUnavailable(str(status))
