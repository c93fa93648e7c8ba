"""Lookup: the commune that a name, a postal code and an INSEE code designate together, how it was found, and when they disagree."""

import csv
import time
from collections import Counter
from pathlib import Path

import pytest

from places.gazetteer.lookup import FoundBy, Gazetteer, Resolution, default_gazetteer
from places.gazetteer.rows import CommuneRow, FormerName

REAL_PLACES = Path(__file__).resolve().parents[3] / "shared" / "data" / "lieux_standard.csv"

SAINT_DENIS = CommuneRow(
    code="93066", name="Saint-Denis", postal_codes=("93200", "93210", "93380"), former=(FormerName("93059", "Pierrefitte-sur-Seine"),)
)
SAINT_DENIS_REUNION = CommuneRow(code="97411", name="Saint-Denis", postal_codes=("97400", "97417", "97490"))
PARIS = CommuneRow(code="75056", name="Paris", postal_codes=("75001", "75012"))
PARIS_1 = CommuneRow(code="75101", name="Paris 1er Arrondissement", kind="arrondissement", parent_code="75056", postal_codes=("75001",))
PARIS_12 = CommuneRow(code="75112", name="Paris 12e Arrondissement", kind="arrondissement", parent_code="75056", postal_codes=("75012",))
NOUMEA = CommuneRow(code="98818", name="Nouméa", kind="collectivity", postal_codes=("98800",))
LE_MONT_DORE = CommuneRow(code="98817", name="Le Mont-Dore", kind="collectivity", postal_codes=("98809",))
MONT_DORE = CommuneRow(code="63236", name="Mont-Dore", postal_codes=("63240",))
CLARET = CommuneRow(code="04058", name="Claret", postal_codes=("05110",))
CURBANS = CommuneRow(code="04066", name="Curbans", postal_codes=("05110",))
CLARET_HERAULT = CommuneRow(code="34078", name="Claret", postal_codes=("34270",))
ANNECY = CommuneRow(code="74010", name="Annecy", postal_codes=("74000", "74960"), former=(FormerName("74093", "Cran-Gevrier"),))
VIRE = CommuneRow(code="14762", name="Vire Normandie", postal_codes=("14500",), former=(FormerName("", "Vire"),))
VIRE_71 = CommuneRow(code="71584", name="Viré", postal_codes=("71260",))
NARBONNE = CommuneRow(code="11262", name="Narbonne", postal_codes=("11100",))
CARCASSONNE = CommuneRow(code="11069", name="Carcassonne", postal_codes=("11000",))
BERRIAC = CommuneRow(code="11037", name="Berriac", postal_codes=("11000",))
BRIVE = CommuneRow(code="19031", name="Brive-la-Gaillarde", postal_codes=("19100",))
REHON = CommuneRow(code="54451", name="Réhon", postal_codes=("54430",))
SARRALBE = CommuneRow(code="57628", name="Sarralbe", postal_codes=("57430",))

GAZETTEER = Gazetteer(
    (
        *(SAINT_DENIS, SAINT_DENIS_REUNION, PARIS, PARIS_1, PARIS_12, NOUMEA, LE_MONT_DORE, MONT_DORE, CLARET, CURBANS, CLARET_HERAULT),
        *(ANNECY, VIRE, VIRE_71, NARBONNE, CARCASSONNE, BERRIAC, BRIVE, REHON, SARRALBE),
    )
)


@pytest.mark.parametrize(
    ("insee", "commune"),
    [
        pytest.param("93066", SAINT_DENIS, id="today's"),
        pytest.param("93059", SAINT_DENIS, id="former"),
        pytest.param(" 93066 ", SAINT_DENIS, id="spaces"),
        pytest.param("99999", None, id="unknown"),
        pytest.param("", None, id="blank"),
    ],
)
def test_a_code_leads_to_today_s_commune(insee: str, commune: CommuneRow | None) -> None:
    assert GAZETTEER.by_code(insee) is commune


def test_a_postal_code_leads_to_the_communes_it_serves() -> None:
    assert GAZETTEER.by_postal_code("05110") == (CLARET, CURBANS)
    assert GAZETTEER.by_postal_code("75012") == (PARIS, PARIS_12)
    assert GAZETTEER.by_postal_code("00000") == ()


@pytest.mark.parametrize(
    ("name", "postal_code", "commune", "found_by"),
    [
        pytest.param("SAINT DENIS", "93200", SAINT_DENIS, FoundBy.POSTAL_CODE_AND_NAME, id="postal code and name"),
        pytest.param("St-Denis", "97400", SAINT_DENIS_REUNION, FoundBy.POSTAL_CODE_AND_NAME, id="homonym told by its postal code"),
        pytest.param("Claret", "05110", CLARET, FoundBy.POSTAL_CODE_AND_NAME, id="postal code of the next département"),
        pytest.param("CRAN GEVRIER", "74960", ANNECY, FoundBy.POSTAL_CODE_AND_NAME, id="former commune"),
        pytest.param("VIRE", "14500", VIRE, FoundBy.POSTAL_CODE_AND_NAME, id="former name that is another commune's today"),
        pytest.param("SAINT-DENIS CEDEX", "93205", SAINT_DENIS, FoundBy.NAME_AND_DEPARTMENT, id="cedex"),
        pytest.param("Narbonne", "11000", NARBONNE, FoundBy.NAME_AND_DEPARTMENT, id="wrong postal code of the département"),
        pytest.param("Mont-Dore", "98800", LE_MONT_DORE, FoundBy.NAME_AND_DEPARTMENT, id="article left out"),
        pytest.param("Paris", "75012", PARIS_12, FoundBy.ARRONDISSEMENT, id="arrondissement by postal code"),
        pytest.param("PARIS 12", "75592", PARIS_12, FoundBy.ARRONDISSEMENT, id="arrondissement by name and cedex"),
        pytest.param("Paris 1er", "", PARIS_1, FoundBy.ARRONDISSEMENT, id="arrondissement by name"),
        pytest.param("Paris", "75900", PARIS, FoundBy.NAME_AND_DEPARTMENT, id="city when nothing tells the arrondissement"),
        pytest.param("CARCASONE", "11000", CARCASSONNE, FoundBy.POSTAL_CODE_AND_CLOSE_NAME, id="misspelt"),
        pytest.param("Brive", "19100", BRIVE, FoundBy.POSTAL_CODE_AND_CLOSE_NAME, id="shortened"),
        pytest.param("Carcassonne Est", "11000", CARCASSONNE, FoundBy.POSTAL_CODE_AND_CLOSE_NAME, id="name and more"),
        pytest.param("Quartier du port", "98800", NOUMEA, FoundBy.POSTAL_CODE, id="only commune of the postal code"),
        pytest.param("", "98800", NOUMEA, FoundBy.POSTAL_CODE, id="postal code without a name"),
        pytest.param("Quartier du lac", "11000", None, FoundBy.NOTHING, id="one of two communes"),
        pytest.param("SARRALBE", "54430", None, FoundBy.NOTHING, id="commune of another département: the postal code is wrong"),
        pytest.param("Saint-Denis", "", None, FoundBy.NOTHING, id="name alone"),
        pytest.param("", "", None, FoundBy.NOTHING, id="nothing"),
    ],
)
def test_a_commune_is_found_without_an_insee_code(name: str, postal_code: str, commune: CommuneRow | None, found_by: FoundBy) -> None:
    assert GAZETTEER.resolve(name=name, postal_code=postal_code) == Resolution(commune, found_by)


@pytest.mark.parametrize(
    ("name", "postal_code", "insee", "commune", "found_by"),
    [
        pytest.param("Saint-Denis", "93200", "93066", SAINT_DENIS, FoundBy.INSEE, id="all agree"),
        pytest.param("", "", "93066", SAINT_DENIS, FoundBy.INSEE, id="code alone"),
        pytest.param("Pierrefitte-sur-Seine", "93380", "93059", SAINT_DENIS, FoundBy.FORMER_INSEE, id="former code and name"),
        pytest.param("Claret", "05110", "04058", CLARET, FoundBy.INSEE, id="postal code of the next département, listed"),
        pytest.param("Franc-Moisin", "93200", "93066", SAINT_DENIS, FoundBy.INSEE, id="name of a neighbourhood"),
        pytest.param("Saint-Denis Cedex", "93205", "93066", SAINT_DENIS, FoundBy.INSEE, id="cedex"),
        pytest.param("Paris", "75012", "75112", PARIS_12, FoundBy.INSEE, id="arrondissement told as Paris"),
        pytest.param("Paris", "75012", "75056", PARIS_12, FoundBy.ARRONDISSEMENT, id="Paris told as a whole"),
    ],
)
def test_an_insee_code_is_believed(name: str, postal_code: str, insee: str, commune: CommuneRow, found_by: FoundBy) -> None:
    assert GAZETTEER.resolve(name=name, postal_code=postal_code, insee=insee) == Resolution(commune, found_by)


@pytest.mark.parametrize(
    ("name", "postal_code", "insee", "commune", "disbelieved"),
    [
        pytest.param("Mont-Dore", "98800", "63236", LE_MONT_DORE, MONT_DORE, id="homonym taken from the name"),
        pytest.param("Saint-Denis", "93200", "97411", SAINT_DENIS, SAINT_DENIS_REUNION, id="homonym overseas"),
        pytest.param("Saint-Denis", "93200", "75056", SAINT_DENIS, PARIS, id="another commune"),
        pytest.param("Narbonne", "11000", "11069", NARBONNE, CARCASSONNE, id="commune taken from the postal code"),
        pytest.param("Saint-Denis", "93200", "99999", SAINT_DENIS, None, id="code that does not exist"),
    ],
)
def test_postal_code_and_name_win_over_an_insee_code_they_contradict(
    name: str, postal_code: str, insee: str, commune: CommuneRow, disbelieved: CommuneRow | None
) -> None:
    found = GAZETTEER.resolve(name=name, postal_code=postal_code, insee=insee)
    assert found.commune is commune
    assert found.contradicts_insee
    assert found.disbelieved is disbelieved


def test_a_code_at_odds_with_the_postal_code_alone_is_kept_and_said() -> None:
    assert GAZETTEER.resolve(name="Saint-Denis", postal_code="69999", insee="93066") == Resolution(SAINT_DENIS, FoundBy.INSEE, True)


def test_a_neighbourhood_that_has_the_name_of_a_former_commune_elsewhere_does_not_contradict_the_code() -> None:
    rows = [CommuneRow(code="01001", name="Ici", postal_codes=("01100",))]
    rows += [CommuneRow(code="01002", name="Là", postal_codes=("01200",), former=(FormerName("01003", "Le Bourg"),))]
    assert Gazetteer(rows).resolve(name="Le Bourg", postal_code="01100", insee="01001") == Resolution(rows[0], FoundBy.INSEE)


def test_every_shipped_commune_is_found_by_its_code_and_by_its_name_with_each_of_its_postal_codes() -> None:
    gazetteer = default_gazetteer()
    for row in gazetteer.rows:
        assert gazetteer.by_code(row.code) is row
        for postal_code in row.postal_codes:
            found = gazetteer.resolve(name=row.name, postal_code=postal_code).commune
            assert found is row or (found and found.parent_code == row.code), (row, postal_code, found)


def test_real_places_are_resolved_fast_and_nearly_all() -> None:
    if not REAL_PLACES.is_file():
        pytest.skip("the real places (shared/data/lieux_standard.csv) are not beside the repository")
    gazetteer = default_gazetteer()
    with REAL_PLACES.open(encoding="utf-8", newline="") as file:
        cells = [(row["commune"], row["code_postal"], row["code_insee"]) for row in csv.DictReader(file)]
    start = time.process_time()
    found = [gazetteer.resolve(name=name, postal_code=postal_code, insee=insee) for name, postal_code, insee in cells]
    seconds = time.process_time() - start
    assert len(cells) / seconds > 6_000
    counts = Counter(one.found_by for one in found)
    assert counts[FoundBy.NOTHING] <= 10
    assert counts[FoundBy.POSTAL_CODE] <= 10
    assert sum(one.contradicts_insee for one in found) == 9
