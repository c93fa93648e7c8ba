"""Duplicates on a real file: `python -m tests.benchmarks.duplicates FILE.csv [--database sqlite|postgresql|both]`.

How long the whole search takes, reading and writing included, and then the count on the home page. For the file that was labelled by hand:
precision and recall.
"""

import argparse
import time
from pathlib import Path

from tests.benchmarks.ground import DATABASES, in_own_process


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    for kind in DATABASES if arguments.database == "both" else (arguments.database,):
        in_own_process(kind, lambda kind=kind: run(kind, arguments.file))


def run(kind: str, file: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django must be set up first
    from django.utils import timezone  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415
    from accounts.policy import Role  # noqa: PLC0415
    from curation.duplicates.queue import waiting_count  # noqa: PLC0415
    from curation.duplicates.refreshing import refresh_duplicates  # noqa: PLC0415
    from places.gazetteer.loading import ensure_loaded  # noqa: PLC0415

    ensure_loaded()
    call_command("import_places", str(file), source="benchmark", write=True, verbosity=0)
    start = time.perf_counter()
    counts = refresh_duplicates(at=timezone.now(), write=True)
    print(f"\n{kind}: {counts}\n{time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    waiting = waiting_count(User(role=Role.ADMIN), timezone.localdate())
    print(f"counting the {waiting} that wait: {(time.perf_counter() - start) * 1000:.0f} ms")
    _measure()


def _measure() -> None:
    from curation.models import DuplicatePair  # noqa: PLC0415
    from places.models import SourceRecord  # noqa: PLC0415
    from tests.curation.duplicate_labels import labelled, measure  # noqa: PLC0415

    ids = dict(SourceRecord.objects.values_list("place_id", "external_id"))
    tiers = {}
    for first, second, sure in DuplicatePair.objects.values_list("first_id", "second_id", "sure"):
        one, other = sorted((ids[first], ids[second]))
        tiers[one, other] = "sure" if sure else "look"
    pairs = labelled()
    if not {pair.first for pair in pairs} <= set(ids.values()):
        print("not the file that was labelled")
        return
    for half in "ab":
        print(f"half {half}: {measure([pair for pair in pairs if pair.half == half], tiers)}")
    drawn = [pair for pair in pairs if pair.half == "c"]
    proposed = [pair for pair in drawn if tiers.get((pair.first, pair.second)) == "sure"]
    right = sum(pair.label == "same" for pair in proposed)
    print(f"drawn from the first tier: {len(drawn)} read, {len(proposed)} still proposed first, {right} right")


if __name__ == "__main__":
    main()
