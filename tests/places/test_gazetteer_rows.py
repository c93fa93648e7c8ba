"""Rows: the file gives back what was written, always the same bytes, and the shipped one holds the facts pages rely on."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from places.departments import DEPARTMENTS
from places.gazetteer.rows import SHIPPED_FILE, CommuneKind, CommuneRow, FormerName, PointSource, encode, fingerprint, read_rows

SAINT_DENIS = CommuneRow(
    code="93066", name="Saint-Denis", postal_codes=("93200", "93210", "93380"), population=149077, region="11", epci_code="200054781",
    epci_name="Métropole du Grand Paris", latitude=48.93697, longitude=2.35976, point_source="town-hall", phone="+33149336666",
    former=(FormerName("75066", ""), FormerName("93059", "Pierrefitte-sur-Seine")),
)  # fmt: skip
TATAKOTO = CommuneRow(code="98751", name="Tatakoto", kind="collectivity", postal_codes=("98783",), region="987")
PARIS_12 = CommuneRow(code="75112", name="Paris 12e Arrondissement", kind="arrondissement", parent_code="75056", population=0)


@pytest.fixture(scope="module")
def shipped() -> dict[str, CommuneRow]:
    return {row.code: row for row in read_rows()}


def test_rows_are_read_as_they_were_written_in_the_order_of_codes(tmp_path: Path) -> None:
    path = tmp_path / "communes.csv.gz"
    path.write_bytes(encode([TATAKOTO, SAINT_DENIS, PARIS_12]))
    assert read_rows(path) == (PARIS_12, SAINT_DENIS, TATAKOTO)


def test_the_same_rows_give_the_same_bytes_in_any_order() -> None:
    assert encode([SAINT_DENIS, TATAKOTO]) == encode(iter([TATAKOTO, SAINT_DENIS]))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"code,name\n", id="not compressed"),
        pytest.param(gzip.compress(b"code,name\n93066,Saint-Denis\n"), id="other columns"),
        pytest.param(encode([SAINT_DENIS])[:60], id="truncated"),
    ],
)
def test_a_damaged_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "communes.csv.gz"
    path.write_bytes(content)
    with pytest.raises((OSError, EOFError, ValueError)):
        read_rows(path)


def test_the_fingerprint_tells_files_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one.gz", tmp_path / "other.gz"
    one.write_bytes(encode([SAINT_DENIS]))
    other.write_bytes(encode([TATAKOTO]))
    assert fingerprint(one) != fingerprint(other)
    assert len(fingerprint(SHIPPED_FILE)) == 64


@pytest.mark.parametrize(("code", "department"), [("93066", "93"), ("2A004", "2A"), ("97302", "973"), ("98818", "988")])
def test_the_department_is_read_in_the_code(code: str, department: str) -> None:
    assert CommuneRow(code=code, name="").department == department


def test_the_shipped_file_holds_every_commune_once(shipped: dict[str, CommuneRow]) -> None:
    kinds = Counter(row.kind for row in shipped.values())
    assert kinds == {CommuneKind.COMMUNE: 34_875, CommuneKind.ARRONDISSEMENT: 45, CommuneKind.OVERSEAS: 88}
    assert len(shipped) == 35_008
    assert {row.department for row in shipped.values()} == set(DEPARTMENTS)


def test_the_shipped_file_is_small() -> None:
    assert SHIPPED_FILE.stat().st_size < 1_500_000


def test_every_commune_has_a_name_and_a_postal_code(shipped: dict[str, CommuneRow]) -> None:
    assert all(row.name_key and row.postal_codes and row.population is not None for row in shipped.values())


def test_only_small_places_have_no_point(shipped: dict[str, CommuneRow]) -> None:
    unknown = [row for row in shipped.values() if not row.point_source]
    assert len(unknown) == 28
    assert max(row.population or 0 for row in unknown) < 6_000
    assert all((row.latitude is None) == (row.longitude is None) == (not row.point_source) for row in shipped.values())


def test_points_are_finite_and_in_france(shipped: dict[str, CommuneRow]) -> None:
    mainland = [row for row in shipped.values() if row.code < "97" and row.latitude is not None]
    assert all(41 < row.latitude < 51.2 and -5.3 < row.longitude < 9.7 for row in mainland)
    overseas = [row for row in shipped.values() if row.code >= "97" and row.latitude is not None]
    assert all(-28 < row.latitude < 48 and -180 < row.longitude < 169 for row in overseas)


@pytest.mark.parametrize(
    ("code", "source", "latitude", "longitude"),
    [
        pytest.param("97311", PointSource.TOWN_HALL, 5.49556, -54.03083, id="the town hall of a commune as large as a département"),
        pytest.param("93061", PointSource.CENTROID, 48.88475, 2.40591, id="a town hall said to be 19 km away is not believed"),
        pytest.param("56098", PointSource.CENTROID, 47.76875, -3.32757, id="a town hall without coordinates"),
        pytest.param("98818", PointSource.LOCALITY, -22.27407, 166.44884, id="a commune of New Caledonia"),
        pytest.param("98723", PointSource.LOCALITY, -9.80342, -139.04202, id="a commune named otherwise than its main village"),
        pytest.param("75056", PointSource.CENTROID, 48.85659, 2.34292, id="Paris has no town hall in the source"),
    ],
)
def test_points_come_from_the_best_source(
    shipped: dict[str, CommuneRow], code: str, source: str, latitude: float, longitude: float
) -> None:
    row = shipped[code]
    assert row.point_source == source
    assert (row.latitude, row.longitude) == pytest.approx((latitude, longitude), abs=0.01)


@pytest.mark.parametrize(
    ("code", "phone"),
    [("93066", "+33149336666"), ("97302", "+594594397070"), ("97133", "+590590920000"), ("97611", "+262269665010"), ("98818", "")],
)
def test_town_hall_numbers_are_those_of_their_territory(shipped: dict[str, CommuneRow], code: str, phone: str) -> None:
    assert shipped[code].phone == phone


def test_former_codes_lead_to_one_commune_and_are_nobody_s_today(shipped: dict[str, CommuneRow]) -> None:
    codes = [former.code for row in shipped.values() for former in row.former if former.code]
    assert len(codes) == len(set(codes)) == 4_242
    assert not set(codes) & set(shipped)
