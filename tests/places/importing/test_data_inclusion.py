from typing import Any

import pytest

from places.facts import Facts
from places.importing.cleaning import clean_row
from places.importing.data_inclusion import categories_of
from places.importing.drafts import Draft, Rejection, Row
from places.importing.reading import ReadFile
from tests.places.importing.rows import GAZETTEER, TODAY

STRUCTURE: dict[str, Any] = {
    "source": "essai",
    "id": "essai--1",
    "nom": "Structure d'essai",
    "date_maj": "2025-11-20",
    "siret": "12345678900015",
    "adresse": "1 rue de l'Essai",
    "code_postal": "93130",
    "code_insee": "93053",
    "commune": "Noisy-le-Sec",
    "telephone": "01 99 00 11 22",
    "courriel": "contact@exemple.fr",
    "site_web": "https://exemple.fr",
    "horaires_accueil": "Mo-Fr 09:00-12:00",
    "accessibilite_lieu": "https://acceslibre.beta.gouv.fr/x",
    "reseaux_porteurs": ["france-service", "aidants-connect", "adie"],
    "description": "Une structure.",
}
SERVICE: dict[str, Any] = {
    "source": "essai",
    "structure_id": "essai--1",
    "id": "essai--s1",
    "nom": "Aide au numérique",
    "description": "Un service.",
    "type": "accompagnement",
    "thematiques": ["numerique--acceder-a-une-connexion-internet"],
    "frais": "gratuit",
    "publics": ["tous-publics"],
    "modes_accueil": ["en-presentiel"],
    "modes_mobilisation": ["se-presenter", "telephoner"],
    "mobilisable_par": ["usagers", "professionnels"],
}


def outcome_of(structure: dict[str, Any], *services: dict[str, Any]) -> Draft | Rejection:
    row = Row(1, {**structure, "services": list(services)})
    return clean_row(row, ReadFile("data-inclusion", [row], ()), gazetteer=GAZETTEER, today=TODAY)


def facts_of(*services: dict[str, Any], **structure: Any) -> Facts:
    outcome = outcome_of({**STRUCTURE, **structure}, *services)
    assert isinstance(outcome, Draft), outcome
    return outcome.facts


def service_of(**service: Any) -> Facts:
    return next(iter(facts_of({**SERVICE, **service})["services"].values()))


def test_a_structure_tells_of_a_place() -> None:
    facts = facts_of(SERVICE)
    told = {key: facts[key] for key in ("name", "pivot", "commune", "phone", "emails", "websites", "hours", "collected_by", "source_date")}
    assert told == {
        "name": "Structure d'essai",
        "pivot": "12345678900015",
        "commune": "93053",
        "phone": "+33199001122",
        "emails": ["contact@exemple.fr"],
        "websites": ["https://exemple.fr"],
        "hours": "Mo-Fr 09:00-12:00",
        "collected_by": "essai",
        "source_date": "2025-11-20",
    }
    assert (facts["typologies"], facts["programmes"]) == (["RFS"], ["france-services", "aidants-connect"])
    assert facts["access_modes"] == ["se-presenter", "telephoner"]


def test_a_service_keeps_its_own_facts() -> None:
    assert facts_of(SERVICE)["services"] == {
        "essai--s1#acces": {
            "category": "acces",
            "title": "Aide au numérique",
            "description": "Un service.",
            "support_modes": ["individuel"],
            "publics": [],
            "exclusive": False,
            "special_support": None,
            "fees": ["gratuit"],
            "fees_note": "",
            "schedule": "",
            "remote": False,
        }
    }


CONNECTION, EQUIPMENT = "numerique--acceder-a-une-connexion-internet", "numerique--acquerir-un-equipement"
BASICS, ONLINE = "numerique--maitriser-les-fondamentaux-du-numerique", "numerique--acceder-a-des-services-en-ligne"
PROCEDURES = "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"
JOBS = "preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi"
SPORT, FAMILY = "remobilisation--activites-sportives-et-culturelles", "famille--soutien-a-la-parentalite-et-a-leducation"


@pytest.mark.parametrize(
    ("themes", "categories"),
    [
        # What the national pipeline writes for each of our categories.
        pytest.param({CONNECTION, EQUIPMENT}, ["acces"], id="acces"),
        pytest.param({EQUIPMENT}, ["materiel"], id="materiel"),
        pytest.param({PROCEDURES, ONLINE}, ["demarches"], id="demarches"),
        pytest.param({JOBS, BASICS}, ["insertion"], id="insertion"),
        pytest.param({SPORT, BASICS}, ["loisirs"], id="loisirs"),
        pytest.param({BASICS, ONLINE}, ["quotidien"], id="quotidien"),
        pytest.param({FAMILY, BASICS}, ["parentalite"], id="parentalite"),
        pytest.param({BASICS}, ["quotidien"], id="culture and securite are lost"),
        # What sources write by themselves.
        pytest.param({ONLINE}, ["demarches"], id="online services alone"),
        pytest.param({PROCEDURES, ONLINE, BASICS}, ["demarches", "quotidien"], id="procedures and basics"),
        pytest.param({JOBS, BASICS, ONLINE}, ["quotidien", "insertion"], id="jobs and everyday use"),
        pytest.param({"numerique--creer-avec-le-numerique"}, ["loisirs"], id="a theme of v0"),
        pytest.param({"numerique"}, [], id="digital, and no more"),
    ],
)
def test_themes_become_the_fewest_categories_that_explain_them(themes: set[str], categories: list[str]) -> None:
    assert categories_of(themes) == categories


def test_a_service_of_several_categories_is_told_once_for_each() -> None:
    services = facts_of({**SERVICE, "thematiques": [PROCEDURES, CONNECTION]})["services"]
    assert {key: service["category"] for key, service in services.items()} == {
        "essai--s1#demarches": "demarches",
        "essai--s1#acces": "acces",
    }


def test_a_digital_service_without_category_is_kept_and_any_other_is_not() -> None:
    digital, other = (
        {**SERVICE, "thematiques": ["numerique"]},
        {**SERVICE, "id": "essai--s2", "thematiques": ["mobilite--preparer-un-permis"]},
    )
    assert {key: service["category"] for key, service in facts_of(digital, other)["services"].items()} == {"essai--s1#": ""}


def test_an_endless_id_still_makes_a_key_that_fits() -> None:
    (key,) = facts_of({**SERVICE, "id": "x" * 300})["services"]
    assert len(key) <= 120
    assert key.endswith("#acces")


@pytest.mark.parametrize(
    ("fees", "note", "codes"),
    [
        pytest.param("gratuit", None, ["gratuit"], id="free"),
        pytest.param("gratuit", "Sous conditions de ressources", ["conditionnel"], id="free under a condition"),
        pytest.param("payant", "10 € par an", ["payant"], id="paid"),
        pytest.param(["gratuit-sous-conditions"], None, ["conditionnel"], id="v0"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_fees(fees: Any, note: str | None, codes: list[str] | None) -> None:
    service = service_of(frais=fees, frais_precisions=note)
    assert (service["fees"], service["fees_note"]) == (codes, note or "")


@pytest.mark.parametrize(
    ("cells", "modes", "remote"),
    [
        pytest.param({"type": "atelier"}, ["atelier"], False, id="workshop"),
        pytest.param({"type": "formation"}, None, False, id="training does not say how"),
        pytest.param({"modes_accueil": ["a-distance", "en-presentiel"]}, ["individuel", "distance"], True, id="also remote"),
        pytest.param({"type": None, "modes_accueil": []}, None, None, id="unknown"),
    ],
)
def test_how_help_is_given(cells: dict[str, Any], modes: list[str] | None, remote: bool | None) -> None:
    service = service_of(**cells)
    assert (service["support_modes"], service["remote"]) == (modes, remote)


def test_publics_we_have_no_word_for_are_said_in_the_description() -> None:
    service = service_of(publics=["seniors", "demandeurs-emploi"], publics_precisions="Plus de 60 ans", conditions_acces="Être adhérent")
    assert (service["publics"], service["exclusive"]) == (["seniors"], None)
    assert service["description"] == (
        "Un service.\n\nPublics : demandeurs emploi\nPrécision sur les publics : Plus de 60 ans\nConditions d'accès : Être adhérent"
    )


def test_a_service_held_elsewhere_says_where() -> None:
    assert (
        "Adresse de ce service : 2 place d'Essai 93200 Saint-Denis"
        in service_of(adresse="2 place d'Essai", code_postal="93200", commune="Saint-Denis")["description"]
    )


def test_only_professionals_may_ask_means_a_prescription() -> None:
    assert facts_of({**SERVICE, "mobilisable_par": ["professionnels"]})["access_modes"] == ["prescription"]


def test_contacts_and_booking_of_services_complete_those_of_the_structure() -> None:
    facts = facts_of(
        {**SERVICE, "telephone": "06 39 98 00 11", "courriel": "rdv@exemple.fr", "lien_mobilisation": "https://exemple.fr/rdv"}
    )
    assert (facts["phone"], facts["other_phones"]) == ("+33199001122", ["+33639980011"])
    assert facts["emails"] == ["contact@exemple.fr", "rdv@exemple.fr"]
    assert facts["booking_url"] == "https://exemple.fr/rdv"


def test_the_phones_of_many_services_are_each_read() -> None:
    services = [{**SERVICE, "id": f"essai--{rank}", "telephone": f"06 39 98 00 {rank:02}"} for rank in range(40)]
    assert len(facts_of(*services)["other_phones"]) == 40


def test_a_structure_without_address_stands_where_its_first_service_does() -> None:
    nowhere = dict.fromkeys(("adresse", "code_postal", "code_insee", "commune"))
    facts = facts_of({**SERVICE, "code_postal": "93200", "commune": "Saint-Denis"}, **nowhere)
    assert facts["commune"] == "93066"


@pytest.mark.parametrize(
    "cells", [{"nom": ""}, {"id": None}, {"code_postal": "", "code_insee": "", "commune": ""}], ids=["name", "id", "address"]
)
def test_a_structure_that_cannot_be_a_place_says_why(cells: dict[str, Any]) -> None:
    assert isinstance(outcome_of({**STRUCTURE, **cells}), Rejection)
