"""Rows: one commune as the shipped file tells it, and the file itself, read and written."""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.db.models import TextChoices

from places.text_keys import search_key

SHIPPED_FILE = Path(__file__).resolve().parent.parent / "data" / "communes.csv.gz"
"""The file in the repository, written by `manage.py build_gazetteer --write` (docs/gazetteer.md)."""


class CommuneKind(TextChoices):
    """What a row of the gazetteer is."""

    COMMUNE = "commune", "commune"
    ARRONDISSEMENT = "arrondissement", "arrondissement municipal"
    OVERSEAS = "collectivity", "commune d'une collectivité d'outre-mer"


class PointSource(TextChoices):
    """Where a commune's point comes from, the most useful first. Blank: no point is known."""

    TOWN_HALL = "town-hall", "mairie"
    LOCALITY = "locality", "localité principale"
    CENTROID = "centroid", "centre du territoire"


class FormerName(NamedTuple):
    """A name that a commune or a part of it has or had. `code` is its own former INSEE code, "" when today's commune kept it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneRow:
    """One commune of today, or one arrondissement of Paris, Lyon or Marseille (`parent_code` is then the city's code).

    None and "" mean nobody told us. Degrees are WGS 84, `phone` is the town hall's in E.164, or a short
    number as it is dialled ("3013"). `region` repeats the department's code in the
    overseas collectivities, which belong to no region.
    """

    code: str
    name: str
    kind: str = CommuneKind.COMMUNE.value
    parent_code: str = ""
    postal_codes: tuple[str, ...] = ()
    population: int | None = None
    region: str = ""
    epci_code: str = ""
    epci_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    point_source: str = ""
    phone: str = ""
    former: tuple[FormerName, ...] = ()

    @property
    def department(self) -> str:
        """The code of its département (two characters) or overseas collectivity (three)."""
        return department_code(self.code)

    @property
    def name_key(self) -> str:
        """`search_key` of its name."""
        return search_key(self.name)


def department_code(insee: str) -> str:
    """The first two characters of an INSEE code, three overseas ("97302" → "973")."""
    return insee[: 3 if insee >= "97" else 2]


COLUMNS = (
    "code",
    "name",
    "kind",
    "parent_code",
    "postal_codes",
    "population",
    "region",
    "epci_code",
    "epci_name",
    "latitude",
    "longitude",
    "point_source",
    "phone",
    "former",
)
"""The columns of the file. Lists are separated by `|`; each former name is written `code=name`."""


def encode(rows: Iterable[CommuneRow]) -> bytes:
    """The gzipped CSV of the rows, in the order of their codes. The same rows give the same bytes: the archive holds no date nor name."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows, key=lambda row: row.code):
        writer.writerow(_cells(row))
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as archive:
        archive.write(text.getvalue().encode())
    return buffer.getvalue()


def iterate_rows(path: Path = SHIPPED_FILE) -> Iterator[CommuneRow]:
    """The rows of the file one by one, in the order of their codes. Raises OSError, EOFError or ValueError when the file is
    missing or damaged."""
    shared: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != COLUMNS:
            raise ValueError(f"{path.name} does not hold the columns of the gazetteer")
        for cells in reader:
            yield _row(cells, shared)


def read_rows(path: Path = SHIPPED_FILE) -> tuple[CommuneRow, ...]:
    """Every row of the file, in the order of their codes: about 35,000, 0.3 s. Raises as `iterate_rows`."""
    return tuple(iterate_rows(path))


@cache
def fingerprint(path: Path = SHIPPED_FILE) -> str:
    """The SHA-256 of the file: two files of the same fingerprint hold the same communes. Read once per process."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _cells(row: CommuneRow) -> list[object]:
    return [
        row.code,
        row.name,
        row.kind,
        row.parent_code,
        "|".join(row.postal_codes),
        "" if row.population is None else row.population,
        row.region,
        row.epci_code,
        row.epci_name,
        "" if row.latitude is None else f"{row.latitude:.5f}",
        "" if row.longitude is None else f"{row.longitude:.5f}",
        row.point_source,
        row.phone,
        "|".join(f"{code}={name}" for code, name in row.former),
    ]


def _row(cells: list[str], shared: dict[str, str]) -> CommuneRow:
    """One row of the file. Texts found in many rows (regions, inter-communalities, kinds) are `shared`, which halves the memory."""
    code, name, kind, parent, postal, population, region, epci, epci_name, latitude, longitude, source, phone, former = cells
    return CommuneRow(
        code=code,
        name=name,
        kind=shared.setdefault(kind, kind),
        parent_code=parent,
        postal_codes=tuple(shared.setdefault(one, one) for one in postal.split("|")) if postal else (),
        population=int(population) if population else None,
        region=shared.setdefault(region, region),
        epci_code=shared.setdefault(epci, epci),
        epci_name=shared.setdefault(epci_name, epci_name),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        point_source=shared.setdefault(source, source),
        phone=phone,
        former=tuple(FormerName(*one.split("=", 1)) for one in former.split("|")) if former else (),
    )
