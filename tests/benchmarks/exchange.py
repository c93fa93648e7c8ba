"""Import and export rates: `python -m tests.benchmarks.exchange [--file FILE.csv | --rows 20000]`.

First import, the same again, again with 5 % of the rows changed, then the export and its import: seconds, rows per second, ratio.
"""

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.ground import DATABASES, in_own_process

ROWS = 20_000
COLUMNS = [
    "id",
    "pivot",
    "nom",
    "commune",
    "code_postal",
    "adresse",
    "latitude",
    "longitude",
    "telephone",
    "horaires",
    "date_maj",
    "services",
]

CHANGED = 20
"""One row in so many gets a new telephone number."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        Path(folder).chmod(0o755)
        file = arguments.file or _synthetic(Path(folder) / "synthetic.csv", arguments.rows)
        for kind in DATABASES if arguments.database == "both" else (arguments.database,):
            in_own_process(kind, lambda kind=kind: measure(kind, file, Path(folder)))


def measure(kind: str, file: Path, folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django must be set up first

    from places.gazetteer.loading import ensure_loaded  # noqa: PLC0415
    from places.models import Place  # noqa: PLC0415

    def load(one: Path) -> None:
        call_command("import_places", str(one), source="benchmark", write=True, verbosity=0)

    exported = folder / f"{kind}.csv"
    steps: dict[str, Callable[[], object]] = {
        "gazetteer": ensure_loaded,
        "first import": lambda: load(file),
        "the same again": lambda: load(file),
        "5 % changed": lambda: load(_changed(file, folder / "changed.csv")),
        "export": lambda: call_command("export_places", format="standard", output=exported, verbosity=0),
        "import of the export": lambda: load(exported),
    }
    seconds = {}
    for name, step in steps.items():
        start = time.perf_counter()
        step()
        seconds[name] = time.perf_counter() - start
    rows = Place.objects.count()
    print(f"\n{kind}, {rows:,} places\n{'step':24}{'seconds':>9}{'rows/s':>10}{'ratio':>8}")
    for name, elapsed in seconds.items():
        rate = "" if name == "gazetteer" else f"{rows / elapsed:,.0f}"
        print(f"{name:24}{elapsed:>9.2f}{rate:>10}{elapsed / seconds['first import']:>8.2f}", flush=True)


def _synthetic(path: Path, rows: int) -> Path:
    """Rows of the national schema for places that exist nowhere."""
    from places.gazetteer.rows import read_rows  # noqa: PLC0415 - needs Django's vocabulary classes only
    from places.vocabulary import ServiceCategory  # noqa: PLC0415

    chance = random.Random(3)
    communes = [row for row in read_rows() if row.latitude is not None and row.postal_codes and row.code < "97"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for rank in range(rows):
            commune = chance.choice(communes)
            labels = "|".join(chance.sample(ServiceCategory.labels, chance.randint(1, 6)))
            writer.writerow(
                [
                    *(f"banc-{rank}", "00000000000000", f"Lieu synthétique {rank}"),
                    *(commune.name, commune.postal_codes[0], f"{rank % 90} rue du Banc", commune.latitude, commune.longitude),
                    *(f"+331990{rank % 100000:05d}", "Mo-Fr 09:00-12:00", "2026-01-05", labels),
                ]
            )
    return path


def _changed(file: Path, target: Path) -> Path:
    with file.open(encoding="utf-8-sig", newline="") as before, target.open("w", encoding="utf-8", newline="") as after:
        rows = csv.DictReader(before)
        writer = csv.DictWriter(after, rows.fieldnames or [])
        writer.writeheader()
        for rank, row in enumerate(rows):
            writer.writerow(row | {"telephone": f"+33199{rank:06d}"} if rank % CHANGED == 0 else row)
    return target


if __name__ == "__main__":
    main()
