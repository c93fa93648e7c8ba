"""Whether the search proposes exactly the places of brute force: `python -m tests.benchmarks.exactness --file lieux.csv [--needs 2000]`.

Not a race: random needs, wishes and towns, asked of the places of a file in the national schema through the search that streams, and of
every place within reach judged one by one. The order of places, and the nearest one, must be the same. Exits with 1 when one differs.
"""

import argparse
import math
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.ground import DATABASES, in_own_process

NEEDS = 2000
SEED = 11
SHOWN = (1, 5, 7, 20)
AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""A Tuesday, ten o'clock in Paris."""

SAME_KM = 1e-6
"""A database and Python round the same distance differently, in the twelfth decimal: under a millimetre is the same."""

WISHED = 0.25
"""How likely each of twelve wishes is: three, as a rule; none in three needs of a hundred."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--needs", type=int, default=NEEDS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    for kind in DATABASES if arguments.database == "both" else (arguments.database,):
        in_own_process(kind, lambda kind=kind: compare(kind, arguments.file, arguments.needs, arguments.seed))


def compare(kind: str, file: Path, count: int, seed: int) -> None:
    """Print how many needs were answered alike; stop the process with 1 when one was not."""
    from django.core.management import call_command  # noqa: PLC0415 - Django must be set up first

    from orientation.ranking import Judge, kilometres, rank  # noqa: PLC0415
    from orientation.suggesting import search  # noqa: PLC0415
    from tests.orientation.candidates import everyone  # noqa: PLC0415

    call_command("import_places", str(file), source="benchmark", write=True, verbosity=0)
    chance = random.Random(seed)
    answered = differing = 0
    for _ in range(count):
        need, size = _any_need(chance), chance.choice(SHOWN)
        around = everyone(need.category, need.spot)
        expected = rank(around, need, AT)
        found = search(need, AT, size=size)
        judge = Judge(need, AT)
        nearest = min((kilometres(one) for one in around if judge.judge(one)), default=math.inf)
        answered += bool(expected)
        is_same = [one.candidate.pk for one in found.kept] == [one.candidate.pk for one in expected][:size]
        if not is_same or not math.isclose(found.nearest_km, nearest, abs_tol=SAME_KM):
            differing += 1
            print(f"differs: {need}, the first {size}")
    print(f"{kind}: {count} needs, {answered} with a place within reach, {differing} answered otherwise than by brute force", flush=True)
    if differing:
        sys.exit(1)


def _any_need(chance: random.Random) -> Any:
    """A need of anybody, near a place drawn from the directory: half in its town, half up to some twenty kilometres away."""
    from orientation.needs import Need, Precision, Slot, Spot, Wishes  # noqa: PLC0415 - Django must be set up first
    from places.geography import Point  # noqa: PLC0415
    from places.models import Place  # noqa: PLC0415
    from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport, SupportMode  # noqa: PLC0415

    def maybe(values: Any, otherwise: Any) -> Any:
        return chance.choice(values) if chance.random() < WISHED else otherwise

    if not _POINTS:
        _POINTS.extend(Place.objects.published().filter(latitude__isnull=False).order_by("pk").values_list("latitude", "longitude"))
    latitude, longitude = chance.choice(_POINTS)
    away = chance.choice([0.0, 0.2])
    point = Point(latitude + chance.uniform(-away, away), longitude + chance.uniform(-away, away))
    wishes = Wishes(
        urgent=maybe([True], False),
        deadline=maybe([AT.date() + timedelta(days=days) for days in (0, 1, 4, 10)], None),
        publics=maybe([(code,) for code in Public.values], ()),
        special_support=maybe([(code,) for code in SpecialSupport.values], ()),
        language=maybe(["ar", "tr", "en"], ""),
        cannot_move=maybe([True], False),
        step_free=maybe([True], False),
        slots=maybe([(slot,) for slot in Slot.values], ()),
        free=maybe([True], False),
        walk_in=maybe([True], False),
        programme=maybe(Programme.values, ""),
        mode=maybe(SupportMode.values, ""),
    )
    spot = Spot(precision=Precision.POSITION, point=point, label="")
    return Need(categories=(chance.choice(ServiceCategory.values),), spot=spot, wishes=wishes)


_POINTS: list[tuple[float, float]] = []


if __name__ == "__main__":
    main()
