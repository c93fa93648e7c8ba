"""Which town hall to call: the person's own, or, when its telephone is not known, the next best one; never a promise without a number."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orientation.locating import spot_of_commune, spot_of_department
from orientation.needs import Precision, Spot
from orientation.searching.town_halls import town_hall_of_spot
from orientation.suggesting import suggest
from orientation.telling.wording import step_text
from places.gazetteer.rows import CommuneRow
from tests import towns
from tests.orientation.candidates import AT, need

pytestmark = pytest.mark.django_db


def town(code: str, name: str, population: int, at: tuple[float, float], phone: str = "", **facts: str) -> CommuneRow:
    region = "988" if code.startswith("988") else "11"
    return CommuneRow(
        code=code, name=name, postal_codes=(code,), population=population, region=region, latitude=at[0], longitude=at[1],
        point_source="town-hall", phone=phone, **facts,
    )  # fmt: skip


PARIS = town("75056", "Paris", 2103778, (48.8589, 2.347))
PARIS_2 = town("75102", "Paris 2e Arrondissement", 19847, (48.86826, 2.34282), "+33187026100", parent_code="75056", kind="arrondissement")
PARIS_20 = town("75120", "Paris 20e Arrondissement", 190000, (48.865, 2.401), "+33143152020", parent_code="75056", kind="arrondissement")
MENDE = replace(towns.MENDE, phone="+33466494000")
VILLAGE = town("48009", "Aubrac", 100, (44.7, 3.0))
NOUMEA = town("98818", "Nouméa", 85976, (-22.27, 166.44))
MARSEILLE = town("13055", "Marseille", 886040, (43.2976, 5.36943), "3013")
MARSEILLE_3 = town("13203", "Marseille 3e Arrondissement", 58029, (43.31178, 5.37902), parent_code="13055", kind="arrondissement")
AIX = town("13001", "Aix-en-Provence", 900000, (43.53, 5.45), "+33442919000")


@pytest.fixture(autouse=True)
def _communes(db: None) -> None:
    towns.save(PARIS, PARIS_2, PARIS_20, MENDE, VILLAGE, NOUMEA, towns.SAINT_DENIS)


def hall_of(code: str) -> str:
    spot = spot_of_commune(code)
    assert spot is not None
    hall = town_hall_of_spot(spot)
    assert hall is not None
    return hall.code if hall.phone else ""


@pytest.mark.parametrize(
    ("code", "called"),
    [
        pytest.param("93066", "93066", id="one's own"),
        pytest.param("75056", "75102", id="of a city, that of the nearest arrondissement"),
        pytest.param("48009", "48095", id="of a village, that of the largest town of the département"),
        pytest.param("98818", "", id="none is known there"),
    ],
)
def test_someone_is_given_a_town_hall_that_answers(code: str, called: str) -> None:
    assert hall_of(code) == called


def test_an_arrondissement_without_a_telephone_has_that_of_its_city() -> None:
    towns.save(MARSEILLE, MARSEILLE_3, AIX)
    assert hall_of("13203") == "13055"


@pytest.mark.parametrize(("department", "called"), [("48", "48095"), ("75", "75102")])
def test_of_a_departement_it_is_that_of_the_largest_town(department: str, called: str) -> None:
    spot = spot_of_department(department)
    assert spot is not None
    hall = town_hall_of_spot(spot)
    assert hall is not None
    assert hall.code == called


@pytest.mark.parametrize(
    ("spot", "said"),
    [
        pytest.param(spot_of_commune, "93066 Votre mairie connaît les aides de votre ville.", id="own"),
        pytest.param(spot_of_commune, "75056 Votre mairie connaît les aides de votre ville.", id="arrondissement"),
        pytest.param(spot_of_commune, "48009 Voici la mairie de la plus grande ville du département. Demandez-lui", id="largest"),
        pytest.param(spot_of_department, "48 Voici la mairie de la plus grande ville du département. Demandez-lui", id="département"),
        pytest.param(spot_of_commune, "98818 Demandez à votre mairie. Nous ne connaissons pas son téléphone.", id="unknown"),
        pytest.param(spot_of_department, "988 Demandez à votre mairie. Nous ne connaissons pas son téléphone.", id="unknown there"),
    ],
)
def test_whose_it_is_is_said_and_no_number_is_promised_that_is_not_known(spot: object, said: str) -> None:
    code, _, sentence = said.partition(" ")
    asked = need(spot=spot(code))  # type: ignore[operator]
    (step,) = suggest(asked, at=AT).steps
    assert sentence in step_text(step, asked)


@pytest.mark.parametrize(("code", "queries"), [("93066", 1), ("75056", 2), ("48009", 2), ("98818", 2)])
def test_it_takes_few_queries(code: str, queries: int) -> None:
    with CaptureQueriesContext(connection) as captured:
        town_hall_of_spot(Spot(precision=Precision.ADDRESS, commune=code))
    assert len(captured) == queries
