"""The orientation over HTTP against the floor, on the same worker in the same run: `python -m tests.benchmarks.orientation`.

Design §7, with 20,000 places: `orientation/` at most 8 times the floor at the median, the page of results at most 10 times; a number of
queries that does not depend on how many places are asked for.
"""

import argparse
import statistics
from urllib.parse import urlencode

from tests.benchmarks.api import ROUNDS, SIZE, fetch, worker
from tests.benchmarks.ground import DATABASES, in_own_process

WARMING = 20
LIMITS = (1, 5, 20)
SOME = {"public": "seniors", "special_support": "illettrisme", "free": "1"}
"""What an older person who reads with difficulty may tick."""

BUSY = {
    "public": "seniors",
    "special_support": "illettrisme",
    "language": "ar",
    "slot": "samedi",
    "step_free": "1",
    "free": "1",
    "urgent": "1",
}
"""As many wishes as one person may well have."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    for kind in DATABASES if arguments.database == "both" else (arguments.database,):
        in_own_process(kind, lambda kind=kind: measure(kind, arguments.size, arguments.rounds))


def measure(kind: str, size: int, rounds: int) -> None:
    from places.models import Place  # noqa: PLC0415 - Django must be set up first
    from tests.benchmarks import synthetic  # noqa: PLC0415

    synthetic.fill(size)
    # The communes of the first places, which were drawn like people live.
    communes = list(Place.objects.order_by("pk").values_list("commune", flat=True)[:rounds])
    asked = {
        "floor": ("/floor/", {}, {}),
        "orientation/": ("/api/v1/orientation/", {"need": "demarches"}, {}),
        "orientation/ 3 wishes": ("/api/v1/orientation/", {"need": "demarches", **SOME}, {}),
        "orientation/ 7 wishes": ("/api/v1/orientation/", {"need": "demarches", **BUSY}, {}),
        "/resultats/": ("/resultats/", {"besoin": "demarches"}, {}),
        "/resultats/ 3 wishes": ("/resultats/", {"besoin": "demarches", "important": "1"}, cookie_of(SOME)),
        "/resultats/ 7 wishes": ("/resultats/", {"besoin": "demarches", "important": "1"}, cookie_of(BUSY)),
    }
    times: dict[str, list[float]] = {name: [] for name in asked}
    with worker() as connection:
        for rank, commune in enumerate([*communes[:WARMING], *communes]):
            for name, (path, query, headers) in asked.items():
                address = path if name == "floor" else f"{path}?{urlencode(query | {'commune': commune})}"
                elapsed = fetch(connection, address, headers)
                if rank >= WARMING:
                    times[name].append(elapsed)
    base = statistics.median(times["floor"])
    print(f"\n{kind}, {size:,} places, {rounds} rounds: milliseconds\n{'address':24}{'median':>9}{'p95':>9}{'floors':>9}")
    for name, found in times.items():
        found.sort()
        median, p95 = statistics.median(found), found[int(len(found) * 0.95)]
        print(f"{name:24}{median:>9.2f}{p95:>9.2f}{median / base:>9.2f}", flush=True)
    count_queries(communes)


def cookie_of(wishes: dict[str, str]) -> dict[str, str]:
    """The header of someone who answered so, as the site sets its cookie."""
    from django.http import QueryDict  # noqa: PLC0415

    from orientation.api.parameters import OrientationParameters  # noqa: PLC0415
    from orientation.asking.kept_answers import Kept  # noqa: PLC0415
    from orientation.views.keeping import COOKIE  # noqa: PLC0415

    asked = OrientationParameters(QueryDict(urlencode({"need": "demarches", **wishes}))).asked(formats=["json"])
    return {"Cookie": f"{COOKIE}={Kept(wishes=asked.need.wishes).signed()}"}


def count_queries(communes: list[str]) -> None:
    """Print how many queries one search spends, by how many places it is asked for, and where searches differ."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    print(f"{'queries by limit':24}" + "".join(f"{limit:>9}" for limit in LIMITS))
    client = Client()
    for name, wishes in (("orientation/", {}), ("orientation/ 3 wishes", SOME), ("orientation/ 7 wishes", BUSY)):
        line = f"{name:24}"
        for limit in LIMITS:
            spent = []
            for commune in communes[:50]:
                with CaptureQueriesContext(connection) as queries:
                    client.get("/api/v1/orientation/", {"need": "demarches", "commune": commune, "limit": limit, **wishes})
                spent.append(len(queries))
            line += f"{f'{min(spent)}-{max(spent)}':>9}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
