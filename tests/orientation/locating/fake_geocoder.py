"""A geocoder that answers what a test says, over real HTTP on this machine, and remembers what it was asked."""

import contextlib
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

Answer = Callable[["Handler"], None]


class FakeGeocoder:
    """`answer` is what happens to each request; `asked`, the addresses asked for; `headers`, those of the last request."""

    def __init__(self) -> None:
        self.answer: Answer = found()
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.parameters: set[str] = set()
        self.stopping = threading.Event()
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.fake = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/geocodage"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Server(ThreadingHTTPServer):
    fake: FakeGeocoder
    daemon_threads = True


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        assert parts.path == "/geocodage/search", parts.path
        parameters = parse_qs(parts.query)
        self.server.fake.asked += parameters["q"]
        self.server.fake.parameters = set(parameters)
        self.server.fake.headers = dict(self.headers)
        with contextlib.suppress(OSError):  # the site may hang up, as most of these tests want it to
            self.server.fake.answer(self)

    def log_message(self, *words: object) -> None:
        pass

    def wait(self, seconds: float) -> bool:
        """Whether to go on after this wait."""
        return not self.server.fake.stopping.wait(seconds)


def feature(code: str, latitude: Any, longitude: Any, *, score: Any = 0.95, kind: str = "housenumber") -> dict[str, Any]:
    """As the Géoplateforme writes one."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {"label": "12 Rue de l'Exemple", "score": score, "type": kind, "citycode": code, "city": "Exemple"},
    }


def found(*features: Any) -> Answer:
    return body(json.dumps({"type": "FeatureCollection", "features": list(features)}).encode(), kind="application/json")


def body(content: bytes, *, status: int = 200, kind: str = "text/html", length: int | None = None, **headers: str) -> Answer:
    def answer(request: Handler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content) if length is None else length))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def echo(status: int) -> Answer:
    """An error page that repeats what was asked, as many do."""
    return lambda request: body(f"<h1>{request.path}</h1>".encode(), status=status, Retry_After=request.path)(request)


def silence(request: Handler) -> None:
    request.wait(30)


def drip_headers(request: Handler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while request.wait(0.05):
        request.wfile.write(b"x")


def drip_body(request: Handler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n")
    while request.wait(0.05):
        request.wfile.write(b" ")


def endless(request: Handler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
    while request.wait(0):
        request.wfile.write(b"0," * 10_000)


def gibberish(request: Handler) -> None:
    request.wfile.write(b"\x00\x01\x02 not HTTP at all\r\n\r\n")


def hang_up(request: Handler) -> None:
    request.connection.close()
