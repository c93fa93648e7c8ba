"""The API over HTTP against the floor, on the same worker in the same run: `python -m tests.benchmarks.api`.

Design §7: `places/?near=` at most 3 times the floor at the median, with 20,000 places.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from tests.benchmarks.ground import DATABASES, in_own_process

SIZE = 20_000
ROUNDS = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    for kind in DATABASES if arguments.database == "both" else (arguments.database,):
        in_own_process(kind, lambda kind=kind: measure(kind, arguments.size))


def measure(kind: str, size: int) -> None:
    from tests.benchmarks import synthetic  # noqa: PLC0415 - Django must be set up first

    synthetic.fill(size)
    where = [f"{latitude:.5f},{longitude:.5f}" for latitude, longitude in synthetic.points(ROUNDS)]
    addresses = {
        "floor": lambda point: "/floor/",
        "places/?near=": lambda point: f"/api/v1/places/?near={point}",
        "places/?near=&service=": lambda point: f"/api/v1/places/?near={point}&service=demarches",
        "places/?near=&radius_km=20": lambda point: f"/api/v1/places/?near={point}&radius_km=20",
        "places/?near=&open_at=now": lambda point: f"/api/v1/places/?near={point}&open_at=now",
        "places/ (by name)": lambda point: "/api/v1/places/",
    }
    times: dict[str, list[float]] = {name: [] for name in addresses}
    with worker() as connection:
        for rank, point in enumerate([*where[:20], *where]):
            for name, address in addresses.items():
                elapsed = fetch(connection, address(point))
                if rank >= 20:
                    times[name].append(elapsed)
    base = statistics.median(times["floor"])
    print(f"\n{kind}, {size:,} places, {ROUNDS} rounds: milliseconds\n{'address':30}{'median':>9}{'p95':>9}{'floors':>9}")
    for name, found in times.items():
        found.sort()
        median, p95 = statistics.median(found), found[int(len(found) * 0.95)]
        print(f"{name:30}{median:>9.2f}{p95:>9.2f}{median / base:>9.2f}", flush=True)


def fetch(connection: http.client.HTTPConnection, address: str, headers: Mapping[str, str] = MappingProxyType({})) -> float:
    """Milliseconds of one request; anything but 200 stops the benchmark."""
    start = time.perf_counter()
    connection.request("GET", address, headers={"Host": "127.0.0.1", **headers})
    response = connection.getresponse()
    body = response.read()
    elapsed = (time.perf_counter() - start) * 1000
    if response.status != 200:
        raise SystemExit(f"{address} answered {response.status}: {body[:300]!r}")
    return elapsed


@contextmanager
def worker() -> Iterator[http.client.HTTPConnection]:
    """One gunicorn worker of one thread on this machine, and a connection kept open to it; stopped by its own id at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "tests.benchmarks.wsgi", "-b", f"127.0.0.1:{port}", "-w", "1"]
    options = ["--worker-class", "gthread", "--threads", "1", "--log-level", "error", "--access-logfile", os.devnull]
    server = subprocess.Popen([*command, *options])
    try:
        deadline = time.monotonic() + 20
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                fetch(connection, "/floor/")
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
        yield connection
    finally:
        server.terminate()
        server.wait(timeout=10)


if __name__ == "__main__":
    main()
