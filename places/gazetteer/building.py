"""Building: the registry packages put together, commune by commune, into the rows of the gazetteer."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from places.gazetteer.former_names import former_names
from places.gazetteer.rows import CommuneKind, CommuneRow, PointSource, department_code
from places.gazetteer.shapes import Ring, Vertex, extent_m, interior_point, metres_outside
from places.gazetteer.sources import Sources, TownHall, locality_key
from places.phones import parse_phones

OUTSIDE_M = 500
OUTSIDE_SHARE = 0.03
"""A town hall said to stand farther outside its commune than both 500 m and 3 % of the commune's extent is misplaced (a longitude that
lost its sign, a homonym, latitude and longitude swapped). Outlines are simplified, most of all those of the very large communes."""

# The main locality of the overseas communes that do not have its name.
_SEATS = {
    "97701": "Gustavia",
    "97801": "Marigot",
    "97501": "Miquelon",
    "98612": "Leava",
    "98613": "Mata-Utu",
    "98711": "Tukuhora",
    "98714": "Vaitape",
    "98719": "Rikitea",
    "98720": "Otepa",
    "98722": "Hitiaa",
    "98723": "Atuona",
    "98724": "Fare",
    "98729": "Afareaitu",
    "98731": "Taiohae",
    "98734": "Papao",
    "98740": "Avatoru",
    "98742": "Tapuarava",
    "98744": "Moerai",
    "98745": "Vaitoare",
    "98747": "Afaahiti",
    "98748": "Vairao",
    "98752": "Otutara",
    "98753": "Mataura",
    "98754": "Tevaitoa",
    "98801": "Wala",
    "98809": "Vao",
    "98814": "Wé",
    "98815": "Tadine",
    "98817": "Mont-Dore",
    "98832": "Yaté-Barrage",
}

_ZEROED_SHORT_NUMBER = re.compile(r"0(3\d{3})", re.ASCII)
"""The package puts a zero before some short numbers: "03 90 6" is the 39 06 of Nice."""

_INTERCOMMUNALITY_WORDS = {"CC ": "Communauté de communes ", "CA ": "Communauté d'agglomération ", "CU ": "Communauté urbaine "}


@dataclass(slots=True)
class Gathering:
    """The rows, and what the builder should know: town halls that were not believed, and telephone numbers that do not exist."""

    rows: list[CommuneRow] = field(default_factory=list)
    misplaced_town_halls: list[str] = field(default_factory=list)
    unreadable_phones: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, int]:
        """The figures of docs/gazetteer.md."""
        sources = Counter(row.point_source for row in self.rows)
        former = [name for row in self.rows for name in row.former]
        return {
            "rows": len(self.rows),
            "arrondissements": sum(row.kind == CommuneKind.ARRONDISSEMENT for row in self.rows),
            "overseas_collectivities": sum(row.kind == CommuneKind.OVERSEAS for row in self.rows),
            "town_hall_points": sources[PointSource.TOWN_HALL],
            "locality_points": sources[PointSource.LOCALITY],
            "centroid_points": sources[PointSource.CENTROID],
            "without_point": sources[""],
            "misplaced_town_halls": len(self.misplaced_town_halls),
            "with_phone": sum(bool(row.phone) for row in self.rows),
            "unreadable_phones": len(self.unreadable_phones),
            "with_former": sum(bool(row.former) for row in self.rows),
            "former_codes": sum(bool(name.code) for name in former),
            "former_names": sum(bool(name.name) for name in former),
        }


def gather(sources: Sources) -> Gathering:
    """Every inhabited commune and arrondissement, in the order of the codes. Raises KeyError when a package lacks an expected field."""
    gathering = Gathering()
    intercommunalities = _by_member(sources.intercommunalities)
    former = former_names(sources.communes, sources.history)
    for commune in sorted(_inhabited(sources.communes), key=lambda commune: commune["code"]):
        epci_code, epci_name = intercommunalities.get(commune.get("commune") or commune["code"], ("", ""))
        row = CommuneRow(
            code=commune["code"],
            name=commune["nom"],
            kind=_kind(commune),
            parent_code=commune.get("commune", ""),
            postal_codes=tuple(commune.get("codesPostaux", ())),
            population=commune.get("population"),
            region=commune["region"],
            epci_code=epci_code,
            epci_name=epci_name,
            former=tuple(former.get(commune["code"], ())),
        )
        gathering.rows.append(_situated(row, sources, gathering))
    return gathering


def _inhabited(communes: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Communes and arrondissements of today. The southern and Antarctic lands and Clipperton have neither commune nor counted population;
    the six villages of Meuse destroyed in 1916 have a population of 0 and stay."""
    for commune in communes:
        if commune["type"] in ("commune-actuelle", "arrondissement-municipal") and "population" in commune:
            yield commune


def _kind(commune: dict[str, Any]) -> str:
    if commune["type"] == "arrondissement-municipal":
        return CommuneKind.ARRONDISSEMENT.value
    return (CommuneKind.OVERSEAS if commune["zone"] == "com" else CommuneKind.COMMUNE).value


def _by_member(intercommunalities: Iterable[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Commune → SIREN and name of its inter-communality, the abbreviated kind written out."""
    members = {}
    for one in intercommunalities:
        name = one["nom"]
        written_out = _INTERCOMMUNALITY_WORDS.get(name[:3], name[:3]) + " ".join(name[3:].split())
        members.update({member["code"]: (one["code"], written_out) for member in one["membres"]})
    return members


def _situated(row: CommuneRow, sources: Sources, gathering: Gathering) -> CommuneRow:
    """The row with its point and the telephone of its town hall."""
    town_hall = sources.town_halls.get(row.code)
    phone = ""
    if town_hall and town_hall.phone:
        phone = _phone(town_hall.phone, row)
        if not phone:
            gathering.unreadable_phones.append(f"{row.code} {town_hall.phone}")
    point, source = _point(row, town_hall, sources, gathering)
    if point is None:
        return replace(row, phone=phone)
    return replace(row, phone=phone, longitude=round(point[0], 5), latitude=round(point[1], 5), point_source=source)


def _point(row: CommuneRow, town_hall: TownHall | None, sources: Sources, gathering: Gathering) -> tuple[Vertex | None, str]:
    """The town hall unless it is misplaced, else the main locality overseas, else a point inside the outline, else none."""
    if town_hall and town_hall.point:
        if not _is_misplaced(town_hall.point, town_hall.outline):
            return town_hall.point, PointSource.TOWN_HALL.value
        gathering.misplaced_town_halls.append(row.code)
    locality = sources.localities.get(locality_key(department_code(row.code), _SEATS.get(row.code, row.name)))
    if locality:
        return locality, PointSource.LOCALITY.value
    if town_hall and town_hall.outline:
        return interior_point(town_hall.outline), PointSource.CENTROID.value
    return None, ""


def _is_misplaced(point: Vertex, outline: list[Ring]) -> bool:
    """Whether the town hall cannot be there. Without an outline, nothing tells."""
    return bool(outline) and metres_outside(point, outline) > max(OUTSIDE_M, OUTSIDE_SHARE * extent_m(outline))


def _phone(raw: str, row: CommuneRow) -> str:
    """The first number of the cell, read as one of the commune's own territory: in E.164, or as it is dialled when it is a short number
    ("3013"); "" when no such number can exist."""
    found = parse_phones(raw, postal_code=row.postal_codes[0] if row.postal_codes else "")
    miswritten = _ZEROED_SHORT_NUMBER.fullmatch("".join(raw.split()))
    return next(iter((*found.numbers, *found.short)), miswritten[1] if miswritten else "")
