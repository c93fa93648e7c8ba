import math

import pytest

from places.geography import Point
from places.importing import lambert93
from places.importing.drafts import Rejection
from tests.places.importing.rows import draft_of, facts_of, national_row, outcome_of, reasons_of

# Points projected with PROJ 9 (EPSG:2154): x, y, latitude, longitude.
LAMBERT_93 = [
    (652469.02, 6862035.26, 48.8566, 2.3522),
    (146632.98, 6836262.33, 48.3904, -4.4861),
    (1050362.70, 6840899.65, 48.5734, 7.7521),
    (1228520.64, 6199731.03, 42.7028, 9.4500),
    (338093.54, 6276236.60, 43.4929, -1.4748),
    (700000.00, 6600000.00, 46.5, 3.0),
    (656215.64, 7104472.70, 51.0344, 2.3772),
]


@pytest.mark.parametrize(("x", "y", "latitude", "longitude"), LAMBERT_93)
def test_lambert_93_is_converted_to_better_than_a_metre(x: float, y: float, latitude: float, longitude: float) -> None:
    assert lambert93.to_point(x, y).distance_m(Point(latitude, longitude)) < 0.2


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        pytest.param("48.8899", "2.4518", None, id="as it should be"),
        pytest.param("48,8899", "2,4518", "coordonnées mises en forme", id="decimal commas"),
        pytest.param(" 48.8899° N", "2.4518 E", "coordonnées mises en forme", id="with units"),
        pytest.param("48.8899, 2.4518", "", "coordonnées mises en forme", id="both in one cell"),
        pytest.param("2.4518", "48.8899", "latitude et longitude inversées : remises en place", id="swapped"),
        pytest.param("48.8899", "-2.4518", "signe de la longitude rétabli : le point retombe dans sa commune", id="sign"),
        pytest.param("6865696", "659797", "coordonnées Lambert-93 converties en degrés", id="Lambert-93"),
        pytest.param("659797,2", "6865696,1", "coordonnées Lambert-93 converties en degrés", id="Lambert-93, swapped, decimal commas"),
    ],
)
def test_a_point_is_put_right_when_its_commune_confirms_it(latitude: str, longitude: str, reason: str | None) -> None:
    draft = draft_of(latitude=latitude, longitude=longitude)
    facts = draft.facts
    assert Point(facts["latitude"], facts["longitude"]).distance_m(Point(48.8899, 2.4518)) < 50
    assert facts["position_precision"] == "source"
    assert [repair.reason for repair in draft.repairs] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        pytest.param("", "", None, id="blank"),
        pytest.param("0", "0.0", "point 0, 0 : écarté", id="zeros"),
        pytest.param("43.3", "5.4", "position à plus de 20 km de sa commune : non retenue", id="far"),
        pytest.param("148.88", "2.45", "coordonnées hors de la Terre : écartées", id="out of bounds"),
        pytest.param("5429000", "272000", "coordonnées projetées (en mètres) que rien ne permet de convertir : écartées", id="projected"),
        pytest.param("48.88", "", "coordonnées illisibles ou incomplètes : écartées", id="half"),
        pytest.param("nan", "inf", "coordonnées illisibles ou incomplètes : écartées", id="not numbers"),
        pytest.param("1e400", "2", "coordonnées illisibles ou incomplètes : écartées", id="not finite"),
    ],
)
def test_a_point_that_cannot_be_trusted_gives_way_to_the_town_hall(latitude: str, longitude: str, reason: str | None) -> None:
    draft = draft_of(latitude=latitude, longitude=longitude)
    facts = draft.facts
    assert (facts["latitude"], facts["longitude"], facts["position_precision"]) == (48.8899, 2.45181, "commune")
    assert [repair.reason for repair in draft.repairs] == ([reason] if reason else [])


def test_overseas_metres_refuse_the_point_not_the_row() -> None:
    place = {"commune": "Saint-Laurent-du-Maroni", "code_postal": "97320", "code_insee": "97311"}
    facts = facts_of(**place, latitude="608000", longitude="165000")
    assert math.isclose(facts["latitude"], 5.49556)


@pytest.mark.parametrize(
    ("cells", "commune", "reason"),
    [
        pytest.param({"code_insee": ""}, "93053", "complété d'après le code postal et la commune", id="missing"),
        pytest.param(
            {"code_insee": "", "commune": "NOISY LE SEC CEDEX"}, "93053", "mention postale retirée du nom de la commune", id="cedex"
        ),
        pytest.param(
            {"code_insee": "", "commune": "Noisy-le-Sek"}, "93053", "complété d'après le code postal et un nom proche", id="misspelt"
        ),
        pytest.param(
            {"code_insee": "74093", "commune": "Cran-Gevrier", "code_postal": "74960"},
            "74010",
            "ancienne commune : rattachée à celle d'aujourd'hui",
            id="merged",
        ),
        pytest.param(
            {"code_insee": "97411", "commune": "Saint-Denis", "code_postal": "93200"},
            "93066",
            "contredit par le code postal et la commune : remplacé",
            id="a homonym's",
        ),
        pytest.param(
            {"code_insee": "1053", "commune": "Bourg-en-Bresse", "code_postal": "01000"}, "01053", "code INSEE mis en forme", id="lost zero"
        ),
        pytest.param({"code_insee": "abc"}, "93053", "ce n'est pas un code INSEE : écarté", id="not a code"),
    ],
)
def test_the_commune_is_found_whatever_its_code(cells: dict[str, str], commune: str, reason: str) -> None:
    assert facts_of(**cells)["commune"] == commune
    assert reason in reasons_of(**cells)


def test_the_point_may_side_with_the_insee_code() -> None:
    draft = draft_of(commune="Saint-Denis", code_postal="93200", code_insee="97411", latitude="-20.88", longitude="55.45")
    assert (draft.facts["commune"], draft.facts["position_precision"]) == ("97411", "source")
    assert "le point confirme le code INSEE contre le nom : à vérifier" in [repair.reason for repair in draft.repairs]


@pytest.mark.parametrize(
    ("cell", "postal_code", "commune"),
    [
        pytest.param("1000", "01000", "Bourg-en-Bresse", id="lost zero"),
        pytest.param("1000.0", "01000", "Bourg-en-Bresse", id="a number"),
        pytest.param("93 130", "93130", "Noisy-le-Sec", id="a space"),
        pytest.param("93130 CEDEX 2", "93130", "Noisy-le-Sec", id="cedex"),
        pytest.param("F-93130", "93130", "Noisy-le-Sec", id="a country"),
        pytest.param("93130 Noisy", "93130", "Noisy-le-Sec", id="the commune after it"),
    ],
)
def test_postal_codes_are_put_right(cell: str, postal_code: str, commune: str) -> None:
    facts = facts_of(code_postal=cell, commune=commune, code_insee="")
    assert (facts["postal_code"], facts["city"]) == (postal_code, commune)


def test_a_postal_code_that_cannot_be_is_completed_when_the_commune_has_one_only() -> None:
    assert facts_of(code_postal="ABCDE")["postal_code"] == "93130"
    assert facts_of(code_postal="99999", commune="Saint-Denis", code_insee="93066")["postal_code"] == ""


def test_a_city_with_lost_letters_takes_its_name_back() -> None:
    facts = facts_of(commune="Ch\ufffdteaudun", code_postal="28200", code_insee="")
    assert (facts["commune"], facts["city"]) == ("28088", "Châteaudun")


def test_a_missing_city_is_named() -> None:
    assert facts_of(commune="")["city"] == "Noisy-le-Sec"


def test_a_place_without_known_commune_keeps_its_postal_code_and_point() -> None:
    facts = facts_of(commune="Lieu-dit perdu", code_postal="93160", code_insee="", latitude="48.85", longitude="2.5")
    assert (facts["commune"], facts["postal_code"], facts["position_precision"]) == (None, "93160", "source")


def test_a_place_that_nothing_locates_is_refused_with_its_likely_fix() -> None:
    outcome = outcome_of(national_row(commune="Trifouilly", code_postal="", code_insee="", latitude="45", longitude="-40"))
    assert outcome == Rejection(
        line=2,
        external_id="essai-1",
        column="commune",
        value="Trifouilly",
        reason="rien ne dit où est ce lieu : ni commune connue, ni code postal, ni position en France",
        fix="indiquer au moins le code postal et la commune, tels que La Poste les écrit",
    )


def test_an_address_too_long_is_kept_whole_in_the_description() -> None:
    address = " ".join(["boulevard"] * 60)
    facts = facts_of(adresse=address)
    assert len(facts["address"]) <= 400
    assert facts["description"] == f"Adresse complète : {address}"
