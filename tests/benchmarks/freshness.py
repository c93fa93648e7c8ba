"""The freshness queue as the directory grows: `python -m tests.benchmarks.freshness [--sizes 20000]`. Median milliseconds over 20 readings.

The first page (25 places, their factors) and the count beside it, against a bare count of the open places in the same run.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from datetime import date

from django.db import connection

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
        look_at_all(today)
        for name, read in readings.items():
            print(f"{name:36}{size:>10,}{median_ms(read):>9.1f}", flush=True)


def look_at_all(today: date) -> None:
    """Every place looked at in each of the months kept: a few very often, most of them little."""
    from places.models import PageViews, Place  # noqa: PLC0415
    from places.page_views import MONTHS_KEPT, month_before  # noqa: PLC0415

    chance = random.Random(1)
    PageViews.objects.all().delete()
    keys = list(Place.objects.values_list("pk", flat=True))
    for month in (month_before(today, months) for months in range(MONTHS_KEPT)):
        views = (PageViews(place_id=key, month=month, count=10 * int(chance.paretovariate(1.2))) for key in keys)
        PageViews.objects.bulk_create(views, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


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
