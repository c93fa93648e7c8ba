import pytest

from places.importing.cleaning import clean
from places.importing.drafts import Draft, Rejection, Row
from places.importing.reading import ReadFile
from places.importing.standard import Column
from tests.places.importing.rows import GAZETTEER, TODAY, draft_of, facts_of, national_row, outcome_of, reasons_of


def outcomes(*rows: dict[str, str]) -> list[Draft | Rejection]:
    headings = {column.value: column.value for column in Column}
    file = ReadFile("standard", [Row(line, cells) for line, cells in enumerate(rows, start=2)], tuple(headings), headings=headings)
    return list(clean(file, gazetteer=GAZETTEER, today=TODAY))


def test_a_blank_cell_is_unknown_and_a_plain_row_needs_no_repair() -> None:
    draft = draft_of()
    assert draft.repairs == ()
    assert draft.facts == {
        "name": "Lieu d'essai",
        "pivot": "",
        "address": "1 rue de l'Essai",
        "address_details": "",
        "postal_code": "93130",
        "city": "Noisy-le-Sec",
        "commune": "93053",
        "latitude": 48.8899,
        "longitude": 2.45181,
        "position_precision": "commune",
        "parent_organization": "",
        "collected_by": "",
        "source_date": "2025-11-20",
        "hours": "",
        "typologies": None,
        "itinerancy": None,
        "programmes": None,
        "trainings": None,
        "access_modes": None,
        "other_labels": None,
        "services": {},
        "phone": "",
        "other_phones": None,
        "emails": None,
        "websites": None,
        "booking_url": "",
        "accessibility_url": "",
        "summary": "",
        "description": "",
    }


def test_a_column_the_file_does_not_have_says_nothing_at_all() -> None:
    outcome = outcome_of({"id": "1", "nom": "A", "code_postal": "93130", "commune": "Noisy-le-Sec"})
    assert isinstance(outcome, Draft)
    assert {"phone", "services", "hours", "emails", "description"}.isdisjoint(outcome.facts)


def test_a_flat_row_gives_one_service_per_category_with_the_same_facets() -> None:
    services = facts_of(
        services="Aide aux démarches administratives|Loisirs et créations numériques",
        frais_a_charge="Gratuit",
        prise_en_charge_specifique="Surdité",
    )["services"]
    facets = {"support_modes": None, "publics": None, "special_support": ["surdite"], "fees": ["gratuit"]}
    assert services == {"demarches": {"category": "demarches", **facets}, "loisirs": {"category": "loisirs", **facets}}


def test_facets_without_category_are_kept_in_one_service_without_category() -> None:
    services = facts_of(frais_a_charge="Payant")["services"]
    assert [(key, service["category"], service["fees"]) for key, service in services.items()] == [("sans-categorie", "", ["payant"])]


def test_hours_are_kept_as_received() -> None:
    assert facts_of(horaires=" lundi:  9h-12h ; <b>PH off</b>")["hours"] == "lundi:  9h-12h ; <b>PH off</b>"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        pytest.param("2025-11-20", "2025-11-20", id="as it should be"),
        pytest.param("2025-11-20T08:30:00.000Z", "2025-11-20", id="a moment"),
        pytest.param("2025-11-20 08:30", "2025-11-20", id="a moment with a space"),
        pytest.param("20/11/2025", "2025-11-20", id="French"),
        pytest.param("5/1/24", "2024-01-05", id="short French"),
        pytest.param("20251120", "2025-11-20", id="compact"),
        pytest.param("45981", "2025-11-20", id="a spreadsheet's"),
        pytest.param("45981.0", "2025-11-20", id="a spreadsheet's with decimals"),
        pytest.param("1970-01-01", None, id="the convention for unknown"),
        pytest.param("2032-01-01", None, id="future"),
        pytest.param("31/02/2025", None, id="no such day"),
        pytest.param("hier", None, id="words"),
        pytest.param("1899-12-31", None, id="before any of this"),
    ],
)
def test_dates_are_read_however_they_are_written(cell: str, day: str | None) -> None:
    assert facts_of(date_maj=cell)["source_date"] == day


def test_a_future_date_is_said() -> None:
    assert reasons_of(date_maj="2032-01-01") == ["date future : tenue pour inconnue"]


@pytest.mark.parametrize(
    ("cell", "pivot"),
    [
        pytest.param("12345678900015", "12345678900015", id="a SIRET"),
        pytest.param("123 456 789 00015", "12345678900015", id="with spaces"),
        pytest.param("123456789", "123456789", id="a SIREN"),
        pytest.param("w751234567", "W751234567", id="an RNA"),
        pytest.param("35600000000001", "35600000000001", id="La Poste's own rule"),
        pytest.param("12345678900016", "12345678900016", id="a wrong key is kept"),
        pytest.param("1234567800010", "01234567800010", id="a lost zero"),
        pytest.param("00000000000000", "", id="the convention for unknown"),
        pytest.param("3.67501E+13", "", id="rounded by a spreadsheet"),
        pytest.param("36750100000000", "", id="rounded, then written out"),
        pytest.param("1", "", id="rubbish"),
        pytest.param("²²²²²²²²²²²²²²", "", id="other digits"),
    ],
)
def test_pivots_are_read_however_they_are_written(cell: str, pivot: str) -> None:
    assert facts_of(pivot=cell)["pivot"] == pivot


def test_a_wrong_key_is_kept_and_said() -> None:
    assert reasons_of(pivot="12345678900016") == ["la clé du SIRET est fausse : gardé, à vérifier"]
    assert reasons_of(pivot="12345678900015") == reasons_of(pivot="35600000000001") == []


def test_a_long_summary_moves_whole_to_the_description() -> None:
    summary = "Mot " * 80
    facts = facts_of(presentation_resume=summary, presentation_detail="Suite.")
    assert (facts["summary"], facts["description"]) == ("", f"{summary.strip()}\n\nSuite.")
    assert facts_of(presentation_resume="x" * 280)["summary"] == "x" * 280


def test_a_long_summary_already_in_the_description_is_not_repeated() -> None:
    summary = ("Mot " * 80).strip()
    assert facts_of(presentation_resume=summary, presentation_detail=f"{summary} Suite.")["description"] == f"{summary} Suite."


def test_text_repairs_are_said_with_before_and_after() -> None:
    (repair,) = draft_of(nom="Caf&eacute;").repairs
    assert repair.as_json() == {"column": "nom", "before": "Caf&eacute;", "after": "Café", "reason": "entités HTML décodées"}


def test_words_for_unknown_are_not_values() -> None:
    facts = facts_of(complement_adresse="Néant", structure_parente="Non renseigné", autres_formations_labels="-|QPV")
    assert (facts["address_details"], facts["parent_organization"], facts["other_labels"]) == ("", "", ["QPV"])


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        pytest.param({"id": " "}, "id", "la ligne n'a pas d'identifiant", id="no id"),
        pytest.param({"id": "x" * 501}, "id", "identifiant de plus de 500 caractères", id="an endless id"),
        pytest.param({"nom": " "}, "nom", "le lieu n'a pas de nom", id="no name"),
        pytest.param({"nom": "n/a"}, "nom", "le lieu n'a pas de nom", id="a name that is none"),
        pytest.param(
            {"commune": "", "code_postal": "", "code_insee": ""},
            "commune",
            "rien ne dit où est ce lieu : ni commune connue, ni code postal, ni position en France",
            id="nowhere",
        ),
        pytest.param(
            {"cellules en trop": "Gratuit"}, "", "la ligne a plus de cellules que de titres : ses valeurs sont décalées", id="shifted cells"
        ),
    ],
)
def test_a_row_that_cannot_be_a_place_says_why(cells: dict[str, str], column: str, reason: str) -> None:
    (outcome,) = outcomes(national_row(**cells))
    assert isinstance(outcome, Rejection)
    assert (outcome.line, outcome.column, outcome.reason) == (2, column, reason)
    assert outcome.fix


def test_of_two_rows_with_one_id_the_first_is_kept() -> None:
    first, second, third = outcomes(national_row(), national_row(nom="Autre"), national_row())
    assert isinstance(first, Draft)
    assert isinstance(second, Rejection)
    assert isinstance(third, Rejection)
    assert (second.reason, second.line) == ("même identifiant que la ligne 2", 3)
    assert (third.reason, third.line) == ("ligne identique à la ligne 2", 4)


def test_rows_without_id_are_not_twins() -> None:
    assert [outcome.reason for outcome in outcomes(national_row(id=""), national_row(id="")) if isinstance(outcome, Rejection)] == [
        "la ligne n'a pas d'identifiant"
    ] * 2


def test_one_row_of_the_old_standard_is_understood_whole() -> None:
    old = {
        "id": "1",
        "nom": "A",
        "commune": "Noisy-le-Sec",
        "code_postal": "93130",
        "services": "Prendre en main un ordinateur;Accéder à du matériel;Prendre en main un smartphone ou une tablette",
        "publics_accueillis": "Familles/enfants;Adultes;Déficience visuelle;Seniors (+ 65 ans)",
        "conditions_access": "Payant : L'accès est payant;Accepte le Pass numérique : Il est possible de l'utiliser",
        "labels_nationaux": "CNFS;Fabriques de Territoire;APTIC",
        "labels_autres": "Réseau d'essai;SudLabs",
        "modalites_accompagnement": "Avec de l'aide : je suis accompagné;A ma place : une personne fait à ma place",
        "courriel": "a@exemple.fr",
    }
    new = {"conditions_access": "frais_a_charge", "labels_autres": "autres_formations_labels", "courriel": "courriels"}
    outcome = outcome_of(old, headings={heading: new.get(heading, heading) for heading in old})
    assert isinstance(outcome, Draft)
    facts = outcome.facts
    assert list(facts["services"]) == ["quotidien", "acces"]
    assert facts["services"]["acces"] == {
        "category": "acces",
        "support_modes": ["individuel"],
        "publics": ["familles", "seniors"],
        "special_support": ["visuel"],
        "fees": ["payant", "conditionnel"],
    }
    assert (facts["programmes"], facts["trainings"]) == (["conseillers-numeriques"], ["fabriques-de-territoire"])
    assert (facts["other_labels"], facts["emails"]) == (["Réseau d'essai", "SudLabs", "APTIC"], ["a@exemple.fr"])
