import pytest

from places.importing.standard import CODED_LISTS, Column, wording
from tests.places.importing.rows import draft_of, facts_of, reasons_of


@pytest.mark.parametrize("column", list(CODED_LISTS), ids=str)
def test_every_wording_of_the_standard_is_read_without_repair(column: Column) -> None:
    codes = [str(code) for code in CODED_LISTS[column].values]
    told = "|".join(wording(column, code) for code in codes)
    draft = draft_of(**{column.value: told})
    assert not draft.repairs
    found = [value for value in (*draft.facts.values(), *next(iter(draft.facts["services"].values()), {}).values()) if value == codes]
    assert found or list(draft.facts["services"]) == codes


@pytest.mark.parametrize(
    ("column", "cell", "fact", "codes"),
    [
        pytest.param("typologie", "PE|BIB", "typologies", ["FT", "BIB"], id="Pôle emploi is France Travail"),
        pytest.param("typologie", "asso", "typologies", ["ASSO"], id="case"),
        pytest.param("itinerance", "itinerant;FIXE", "itinerancy", ["itinerant", "fixe"], id="accents and semicolons"),
        pytest.param("formations_labels", "Étapes numériques(La Poste)", "trainings", ["etapes-numeriques"], id="the validator's own slip"),
        pytest.param("formations_labels", "Étapes numériques (La Poste)", "trainings", ["etapes-numeriques"], id="the library's spelling"),
        pytest.param("dispositif_programmes_nationaux", "CNFS", "programmes", ["conseillers-numeriques"], id="an old programme"),
        pytest.param("dispositif_programmes_nationaux", "Conseiller numérique", "programmes", ["conseillers-numeriques"], id="near miss"),
        pytest.param(
            "dispositif_programmes_nationaux", "Fabriques de Territoire", "trainings", ["fabriques-de-territoire"], id="wrong list"
        ),
        pytest.param("modalites_acces", "Se presenter, Téléphoner", "access_modes", ["se-presenter", "telephoner"], id="commas"),
        pytest.param("modalites_acces", "Se présenter|Se présenter", "access_modes", ["se-presenter"], id="twice"),
    ],
)
def test_values_are_recognised_however_they_are_spelled(column: str, cell: str, fact: str, codes: list[str]) -> None:
    assert facts_of(**{column: cell})[fact] == codes


@pytest.mark.parametrize(
    ("column", "cell", "facet", "codes"),
    [
        pytest.param("frais_a_charge", "Gratuit : Je peux accéder gratuitement au lieu", "fees", ["gratuit"], id="an explanation"),
        pytest.param(
            "frais_a_charge", "Adhésion : il faut adhérer;Accepte le Pass numérique", "fees", ["payant", "conditionnel"], id="old fees"
        ),
        pytest.param("frais_a_charge", "Gratuit sous conditions", "fees", ["conditionnel"], id="a plural"),
        pytest.param(
            "modalites_accompagnement", "Seul : j'ai accès à du matériel;A ma place", "support_modes", ["autonomie", "individuel"], id="old"
        ),
        pytest.param("publics_specifiquement_adresses", "Jeune|Illettrisme", "publics", ["jeunes"], id="a singular"),
        pytest.param("publics_specifiquement_adresses", "Jeune|Illettrisme", "special_support", ["illettrisme"], id="wrong list of a pair"),
        pytest.param("prise_en_charge_specifique", "D\ufffdficience visuelle", "special_support", ["visuel"], id="a lost letter"),
        pytest.param("prise_en_charge_specifique", "Surdit\ufffd\ufffd", "special_support", ["surdite"], id="a letter lost in two bytes"),
    ],
)
def test_facets_are_recognised_however_they_are_spelled(column: str, cell: str, facet: str, codes: list[str]) -> None:
    assert facts_of(**{column: cell})["services"]["sans-categorie"][facet] == codes


def test_an_unknown_label_joins_the_other_labels() -> None:
    draft = draft_of(dispositif_programmes_nationaux="France Services|French Tech", autres_formations_labels="QPV")
    assert draft.facts["programmes"] == ["france-services"]
    assert draft.facts["other_labels"] == ["QPV", "French Tech"]


def test_an_unknown_value_is_noted_never_guessed_and_refuses_nothing() -> None:
    draft = draft_of(services="Réparation de vélos|Aide aux démarches administratives", typologie="ZZZ")
    assert (list(draft.facts["services"]), draft.facts["typologies"]) == (["demarches"], None)
    assert {(repair.before, repair.after) for repair in draft.repairs} == {("Réparation de vélos", ""), ("ZZZ", "")}


@pytest.mark.parametrize("cell", ["Handicap", "Langues étrangères", "CC"])
def test_what_is_close_to_several_values_or_too_short_is_not_guessed(cell: str) -> None:
    assert facts_of(prise_en_charge_specifique=cell)["services"] == {}


def test_repairs_of_wording_are_said() -> None:
    assert reasons_of(frais_a_charge="gratuit") == ["orthographe du standard rétablie"]
    assert reasons_of(frais_a_charge="Adhésion") == ["valeur de l'ancien standard (v0.1)"]
    assert reasons_of(frais_a_charge="Gratuits") == ["rapproché de la valeur du standard la plus proche"]


def test_the_default_of_national_tools_is_not_taken_for_an_answer() -> None:
    assert facts_of(modalites_acces="Ce lieu n'accueille pas de public")["access_modes"] is None
    told = facts_of(modalites_acces="Ce lieu n'accueille pas de public", services="Insertion professionnelle via le numérique")
    assert told["access_modes"] == ["pas-de-public"]
