"""Départements: found from INSEE and postal codes, with the right clock and telephone region."""

from zoneinfo import ZoneInfo

import pytest

from places.departments import (
    DEPARTMENTS,
    METROPOLITAN_ZONE,
    department_of_code,
    department_of_insee,
    department_of_postal_code,
    zone_of,
)


def test_there_are_101_departments_and_6_collectivities_in_order() -> None:
    assert len(DEPARTMENTS) == 107
    assert list(DEPARTMENTS) == sorted(DEPARTMENTS)
    assert len({department.name for department in DEPARTMENTS.values()}) == 107
    assert len({department.region for department in DEPARTMENTS.values() if department.region}) == 18


def test_only_the_collectivities_belong_to_no_region() -> None:
    assert [code for code, department in DEPARTMENTS.items() if department.region is None] == ["975", "977", "978", "986", "987", "988"]


@pytest.mark.parametrize(
    ("insee", "code"),
    [
        pytest.param("93066", "93", id="metropolitan"),
        pytest.param("01004", "01", id="leading zero"),
        pytest.param("2A004", "2A", id="south of Corsica"),
        pytest.param("2b033", "2B", id="lower case"),
        pytest.param("97209", "972", id="overseas département"),
        pytest.param("98735", "987", id="French Polynesia"),
        pytest.param("97701", "977", id="Saint-Barthélemy"),
        pytest.param("97123", "977", id="Saint-Barthélemy before 2007"),
        pytest.param("97127", "978", id="Saint-Martin before 2007"),
        pytest.param(" 75056 ", "75", id="spaces"),
        pytest.param("20004", None, id="Corsica before 1976"),
        pytest.param("99138", None, id="abroad"),
        pytest.param("", None, id="blank"),
        pytest.param("9306", None, id="too short"),
        pytest.param("Paris", None, id="a name"),
    ],
)
def test_an_insee_code_gives_its_department(insee: str, code: str | None) -> None:
    found = department_of_insee(insee)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("postal_code", "code"),
    [
        pytest.param("93200", "93", id="metropolitan"),
        pytest.param("01500", "01", id="leading zero"),
        pytest.param("20000", "2A", id="Ajaccio"),
        pytest.param("20137", "2A", id="Porto-Vecchio"),
        pytest.param("20200", "2B", id="Bastia"),
        pytest.param("20620", "2B", id="Biguglia"),
        pytest.param("20900", None, id="no such code in Corsica"),
        pytest.param("97200", "972", id="Martinique"),
        pytest.param("97133", "977", id="Saint-Barthélemy"),
        pytest.param("97150", "978", id="Saint-Martin"),
        pytest.param("97123", "971", id="Baillif, which has the former INSEE code of Saint-Barthélemy"),
        pytest.param("98600", "986", id="Wallis-et-Futuna"),
        pytest.param("98714", "987", id="Papeete"),
        pytest.param("98800", "988", id="Nouméa"),
        pytest.param("97500", "975", id="Saint-Pierre"),
        pytest.param("98000", None, id="Monaco"),
        pytest.param("00100", None, id="unknown"),
        pytest.param("4000", None, id="a lost zero is not guessed here"),
        pytest.param("", None, id="blank"),
    ],
)
def test_a_postal_code_gives_its_department(postal_code: str, code: str | None) -> None:
    found = department_of_postal_code(postal_code)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("code", "zone", "phone_region"),
    [
        ("93", "Europe/Paris", "FR"),
        ("2A", "Europe/Paris", "FR"),
        ("971", "America/Guadeloupe", "GP"),
        ("972", "America/Martinique", "MQ"),
        ("973", "America/Cayenne", "GF"),
        ("974", "Indian/Reunion", "RE"),
        ("975", "America/Miquelon", "PM"),
        ("976", "Indian/Mayotte", "YT"),
        ("977", "America/Guadeloupe", "BL"),
        ("978", "America/Guadeloupe", "MF"),
        ("986", "Pacific/Wallis", "WF"),
        ("987", "Pacific/Tahiti", "PF"),
        ("988", "Pacific/Noumea", "NC"),
    ],
)
def test_each_territory_has_its_clock_and_its_telephone_region(code: str, zone: str, phone_region: str) -> None:
    department = DEPARTMENTS[code]
    assert (department.zone, department.phone_region) == (ZoneInfo(zone), phone_region)


def test_a_department_is_found_by_its_code_whatever_the_case() -> None:
    assert department_of_code(" 2a ") is DEPARTMENTS["2A"]
    assert department_of_code("20") is None


@pytest.mark.parametrize(
    ("where", "zone"),
    [
        pytest.param("97411", ZoneInfo("Indian/Reunion"), id="INSEE code"),
        pytest.param(DEPARTMENTS["973"], ZoneInfo("America/Cayenne"), id="département"),
        pytest.param(None, METROPOLITAN_ZONE, id="nothing known"),
        pytest.param("?", METROPOLITAN_ZONE, id="unknown code"),
    ],
)
def test_the_clock_of_an_unknown_territory_is_that_of_metropolitan_france(where: str, zone: ZoneInfo) -> None:
    assert zone_of(where) == zone
