"""Nearest 20 offering a service, as the directory grows: `python -m tests.benchmarks.near [--sizes 20000,200000,1000000]`.

Medians over the same points; the ratio is to the smallest size, in the same run. Design: at most 1.5 at 1,000,000 on PostgreSQL.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from tests.benchmarks.ground import DATABASES, in_own_process

SIZES = (20_000, 200_000, 1_000_000)
POINTS = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    for kind in DATABASES if arguments.database == "both" else (arguments.database,):
        in_own_process(kind, lambda kind=kind: measure(kind, sizes))


def measure(kind: str, sizes: list[int]) -> None:
    from places.geography import Point  # noqa: PLC0415 - Django must be set up first
    from places.models import Place  # noqa: PLC0415
    from places.querysets import PlaceQuerySet  # noqa: PLC0415
    from tests.benchmarks import synthetic  # noqa: PLC0415

    searches: dict[str, PlaceQuerySet] = {
        "near": Place.objects.published(),
        "near, one service": Place.objects.published().offering(["demarches"]),
        "near, service, public, fee": Place.objects.published().offering(["demarches"], publics=["seniors"], fees=["gratuit"]),
        "near within 20 km, one service": Place.objects.published().offering(["demarches"]),
    }
    first: dict[str, float] = {}
    print(f"\n{kind}: milliseconds, {POINTS} points\n{'search':34}{'places':>10}{'median':>9}{'p95':>9}{'ratio':>8}", flush=True)
    for size in sizes:
        synthetic.fill(size)
        where = [Point(*one) for one in synthetic.points(POINTS)]
        for name, places in searches.items():
            within_m = 20_000.0 if "within" in name else None

            def search(point: Point, places: PlaceQuerySet = places, within_m: float | None = within_m) -> None:
                places.values("pk", "code", "name").near(point, within_m=within_m)

            times = timed(search, where)
            median = statistics.median(times)
            ratio = median / first.setdefault(name, median)
            print(f"{name:34}{size:>10,}{median:>9.2f}{times[int(len(times) * 0.95)]:>9.2f}{ratio:>8.2f}", flush=True)


def timed(search: Callable[..., None], where: list[object]) -> list[float]:
    """Sorted milliseconds of each call, after one round to warm up."""
    for one in where:
        search(one)
    times = []
    for one in where:
        start = time.perf_counter()
        search(one)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


if __name__ == "__main__":
    main()
