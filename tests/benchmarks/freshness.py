"""The freshness queue as the directory grows: `python -m tests.benchmarks.freshness [--sizes 20000]`. Median milliseconds over 20 readings.

The first page (25 places, their factors) and the count beside it, against a bare count of the open places in the same run.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date

from tests.benchmarks.ground import DATABASES, in_own_process

READINGS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="20000")
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    for kind in DATABASES if arguments.database == "both" else (arguments.database,):
        in_own_process(kind, lambda kind=kind: measure(kind, sizes))


def measure(kind: str, sizes: list[int]) -> None:
    from curation.freshness.queue import factors_of, page_of, to_verify  # noqa: PLC0415 - Django must be set up first
    from places.models import Place  # noqa: PLC0415
    from tests.benchmarks import synthetic  # noqa: PLC0415

    today = date(2026, 9, 1)
    readings: dict[str, Callable[[], object]] = {
        "open places, counted": lambda: Place.objects.published().count(),
        "queue, first 25": lambda: [factors_of(one) for one in page_of(to_verify(Place.objects.all(), today=today), 0, 25, today=today)],
        "queue, first 25 of a département": lambda: [
            factors_of(one) for one in page_of(to_verify(Place.objects.in_departments(["69"]), today=today), 0, 25, today=today)
        ],
        "queue, counted": lambda: to_verify(Place.objects.all(), today=today).count(),
    }
    print(f"\n{kind}: milliseconds\n{'reading':36}{'places':>10}{'median':>9}", flush=True)
    for size in sizes:
        synthetic.fill(size)
        for name, read in readings.items():
            print(f"{name:36}{size:>10,}{median_ms(read):>9.1f}", flush=True)


def median_ms(read: Callable[[], object]) -> float:
    read()
    times = []
    for _ in range(READINGS):
        start = time.perf_counter()
        read()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
