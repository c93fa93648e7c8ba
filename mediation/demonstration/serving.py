"""Serving: the site on this machine only, until someone stops it."""

import errno
import signal
from collections.abc import Callable
from typing import Final

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application

HOST: Final = "127.0.0.1"
"""Never another: the demonstration has accounts whose password is known."""

DEFAULT_PORT: Final = 8000
TRIES: Final = 20
"""Ports tried from the default one on, when nobody asked for one."""


class PortUnavailableError(Exception):
    """The server cannot listen. `str()` says what to do, in French."""


def serve(port: int | None, *, on_ready: Callable[[int], None]) -> None:
    """Serve until SIGINT (Ctrl+C) or SIGTERM, then raise KeyboardInterrupt. `on_ready` is told the port once the server listens.

    In the main thread only. Without `port`, the first free one from 8000 on; 0 is any free one. Raises PortUnavailableError.
    """
    with listen(port) as server:
        for stop in (signal.SIGINT, signal.SIGTERM):  # said again: a shell starts background jobs deaf to SIGINT
            signal.signal(stop, signal.default_int_handler)
        server.set_app(get_internal_wsgi_application())
        on_ready(server.server_port)
        server.serve_forever()


def listen(port: int | None) -> ThreadedWSGIServer:
    """A server that already holds its port; to be closed by the caller. Raises PortUnavailableError."""
    ports = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + TRIES)
    for candidate in ports:
        try:
            return ThreadedWSGIServer((HOST, candidate), WSGIRequestHandler, ipv6=False)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise PortUnavailableError(f"Le port {candidate} est refusé par le système : {error.strerror}.") from error
    if port is None:
        raise PortUnavailableError(f"Les ports {ports[0]} à {ports[-1]} sont tous occupés. Choisissez-en un autre : --port 9000")
    raise PortUnavailableError(f"Le port {port} est déjà occupé. Choisissez-en un autre : --port {port + 1}")
