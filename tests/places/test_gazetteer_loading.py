"""Loading: the tables become the file, once, without losing what places refer to."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from places.gazetteer.loading import LoadReport, ensure_loaded
from places.gazetteer.rows import CommuneRow, FormerName, encode, read_rows
from places.models import Commune, CommuneAlias, GazetteerVersion
from tests.factories import make_place
from tests.towns import MENDE, NOISY_LE_SEC, SAINT_DENIS

pytestmark = pytest.mark.django_db

WITH_FORMER = replace(SAINT_DENIS, former=(FormerName("75066", ""), FormerName("93059", "Pierrefitte-sur-Seine")))


def write(path: Path, *rows: CommuneRow) -> Path:
    path.write_bytes(encode(rows))
    return path


def test_the_first_loading_fills_the_tables(tmp_path: Path) -> None:
    report = ensure_loaded(write(tmp_path / "one.gz", WITH_FORMER, MENDE))
    assert report == LoadReport(added=2, aliases=2)
    loaded = Commune.objects.get(code="93066")
    assert (loaded.name, loaded.name_key, loaded.department, loaded.postal_codes) == (
        "Saint-Denis",
        "saint denis",
        "93",
        ["93200", "93210"],
    )
    assert (loaded.population, loaded.latitude, loaded.point_source, loaded.phone) == (149077, 48.93697, "town-hall", "+33149336666")
    assert set(loaded.aliases.values_list("code", "name", "name_key")) == {
        ("75066", "", ""),
        ("93059", "Pierrefitte-sur-Seine", "pierrefitte sur seine"),
    }


def test_when_up_to_date_one_query_says_so(tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    path = write(tmp_path / "one.gz", WITH_FORMER)
    ensure_loaded(path)
    with django_assert_num_queries(1):
        assert ensure_loaded(path) == LoadReport(was_up_to_date=True)


def test_a_new_file_changes_only_what_differs(tmp_path: Path) -> None:
    ensure_loaded(write(tmp_path / "one.gz", WITH_FORMER, MENDE))
    grown = replace(WITH_FORMER, population=150_000, postal_codes=("93200",), former=())
    report = ensure_loaded(write(tmp_path / "two.gz", grown, MENDE, NOISY_LE_SEC))
    assert report == LoadReport(added=1, changed=1, unchanged=1, aliases=0)
    assert Commune.objects.values_list("population", "postal_codes").get(code="93066") == (150_000, ["93200"])
    assert not CommuneAlias.objects.exists()
    assert GazetteerVersion.objects.count() == 1


def test_a_commune_that_left_the_file_stays_with_its_places(tmp_path: Path) -> None:
    ensure_loaded(write(tmp_path / "one.gz", WITH_FORMER, MENDE))
    place = make_place(commune_id="48095")
    report = ensure_loaded(write(tmp_path / "two.gz", WITH_FORMER))
    assert report == LoadReport(unchanged=1, left=1, aliases=2)
    place.refresh_from_db()
    assert place.commune == Commune.objects.get(code="48095")


def test_going_back_to_an_earlier_file_is_seen(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one.gz", MENDE), write(tmp_path / "two.gz", replace(MENDE, population=1))
    ensure_loaded(one)
    ensure_loaded(two)
    assert ensure_loaded(one) == LoadReport(changed=1)
    assert Commune.objects.get().population == MENDE.population


def test_a_damaged_file_changes_nothing(tmp_path: Path) -> None:
    ensure_loaded(write(tmp_path / "one.gz", WITH_FORMER))
    damaged = tmp_path / "damaged.gz"
    damaged.write_bytes(encode([replace(MENDE, name="Autre")])[:-20])
    with pytest.raises((OSError, EOFError)):
        ensure_loaded(damaged)
    assert list(Commune.objects.values_list("code", flat=True)) == ["93066"]
    assert CommuneAlias.objects.count() == 2


def test_the_shipped_file_loads_whole() -> None:
    rows = read_rows()
    report = ensure_loaded()
    assert report == LoadReport(added=len(rows), aliases=sum(len(row.former) for row in rows))
    assert CommuneAlias.objects.get(code="93059").commune_id == "93066"
    assert Commune.objects.filter(parent_code="75056").count() == 20
    assert not Commune.objects.filter(point_source="town-hall", latitude__isnull=True).exists()
