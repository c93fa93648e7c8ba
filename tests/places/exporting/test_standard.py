import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource, Schema, system

from places.exporting import standard
from places.exporting.loading import published
from places.importing.standard import UNKNOWN_TEXT, Column
from places.models import Place, SourceRecord
from places.typologies import Typology
from places.vocabulary import AccessMode, Fee, Itinerancy, Programme, Public, ServiceCategory, SpecialSupport, Status, SupportMode, Training
from tests.factories import AT, make_place, make_places, make_source
from tests.places.exporting.national_schema import descriptor

OFFICIAL_SCHEMA = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "lieux_standard.schema.json"

pytestmark = pytest.mark.django_db

RICH: dict[str, Any] = {
    "pivot": "12345678900015",
    "typologies": [code for code in Typology.values if code != "ACI"],
    "itinerancy": Itinerancy.values,
    "programmes": Programme.values,
    "trainings": Training.values,
    "access_modes": AccessMode.values,
    "other_labels": ["QPV", "Réseau « d'essai »"],
    "phone": "+33199001122",
    "emails": ["a@exemple.fr", "b@exemple.fr"],
    "websites": ["https://exemple.fr", "https://exemple.org"],
    "booking_url": "https://exemple.fr/rdv",
    "accessibility_url": "https://acceslibre.beta.gouv.fr/x",
    "hours": "Mo-Fr 09:00-12:00",
    "summary": "Court",
    "description": "Long\n\n=1+1",
    "collected_by": "essai",
    "source_date": "2025-11-20",
    "services": {
        category: {
            "category": category,
            "publics": Public.values,
            "special_support": SpecialSupport.values,
            "fees": Fee.values,
            "support_modes": SupportMode.values,
        }
        for category in ServiceCategory.values
    },
}
POOR = {
    "name": '=Nom "d\'essai", et virgule',
    "address": "",
    "postal_code": "",
    "city": "",
    "latitude": None,
    "longitude": None,
    "position_precision": "",
    "services": [],
}


def exported(**options: Any) -> list[dict[str, str]]:
    return list(standard.rows(published(**options), **({"source": options["source"]} if "source" in options else {})))


def row_of(**facts: Any) -> dict[str, str]:
    make_place(**facts)
    (row,) = exported()
    return row


def record(place: Place, source: str, external_id: str, **told: Any) -> None:
    SourceRecord.objects.create(
        place=place, source_id=source, external_id=external_id, raw={}, facts={}, fingerprint="", seen_at=AT, **told
    )


def errors_in(path: Path, schema: dict[str, Any]) -> list[str]:
    with system.use_context(trusted=True):
        report = Resource(path=str(path), schema=Schema.from_descriptor(schema)).validate()
    return [
        f"{error['rowNumber']} {error.get('fieldName')} {error['message']}"
        for task in report.to_descriptor()["tasks"]
        for error in task["errors"]
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_places([RICH, POOR, {"phone": "+3225551212"}, {"summary": "Mot " * 100}])
    path = tmp_path / "lieux.csv"
    with path.open("w", encoding="utf-8", newline="") as opened:
        assert standard.write(published(), opened) == 4
    return path


def test_the_file_validates_against_the_facts_of_the_schema(file: Path) -> None:
    assert errors_in(file, descriptor()) == []


def test_the_file_validates_against_the_official_schema(file: Path) -> None:
    if not OFFICIAL_SCHEMA.exists():
        pytest.skip("the official schema is not beside the repository")
    assert errors_in(file, json.loads(OFFICIAL_SCHEMA.read_text())) == []


def test_the_validator_does_see_errors(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Étapes numériques(La Poste)", "Étapes numériques (La Poste)"), encoding="utf-8")
    schema = descriptor()
    assert len(errors_in(file, schema)) == 1


def test_the_file_has_the_32_columns_in_order_and_commas(file: Path) -> None:
    reader = csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))
    assert next(reader) == [column.value for column in Column]
    assert len(list(reader)) == 4


def test_a_text_that_looks_like_a_formula_is_not_touched(file: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    assert rows[1]["nom"] == '=Nom "d\'essai", et virgule'


def test_unknown_values_of_required_columns_follow_the_conventions() -> None:
    row = row_of(**POOR)
    assert {name: row[name] for name in ("pivot", "date_maj", "code_postal", "commune", "adresse")} == {
        "pivot": "00000000000000",
        "date_maj": "1970-01-01",
        "code_postal": "00000",
        "commune": UNKNOWN_TEXT,
        "adresse": UNKNOWN_TEXT,
    }


def test_the_point_of_a_town_hall_is_not_given_for_the_place_s_own() -> None:
    row = row_of(position_precision="commune")
    assert (row["latitude"], row["longitude"]) == ("", "")


def test_a_known_point_is_written_without_exponent() -> None:
    row = row_of(latitude=0.00001, longitude=-61.5)
    assert (row["latitude"], row["longitude"]) == ("0.00001", "-61.5")


def test_services_are_joined_without_repeating() -> None:
    row = row_of(
        services={
            "a": {"category": "demarches", "fees": ["gratuit"], "publics": ["seniors"]},
            "b": {"category": "demarches", "fees": ["payant", "gratuit"], "publics": []},
            "c": {"category": "", "fees": None},
        }
    )
    assert (row["services"], row["frais_a_charge"], row["publics_specifiquement_adresses"]) == (
        "Aide aux démarches administratives",
        "Gratuit|Payant",
        "Seniors",
    )


def test_phones_without_a_column_of_their_own_end_the_description() -> None:
    row = row_of(phone="+33199001122", other_phones=["+33639980011"], description="Ici.")
    assert row["telephone"] == "+33199001122"
    assert row["presentation_detail"] == "Ici.\n\nTéléphones : +33199001122 / +33639980011"


def test_a_foreign_phone_is_not_written_where_the_schema_refuses_it() -> None:
    row = row_of(phone="+3225551212")
    assert (row["telephone"], row["presentation_detail"]) == ("", "Téléphones : +3225551212")


def test_a_long_summary_moves_to_the_description() -> None:
    row = row_of(summary="Mot " * 100, description="Suite")
    assert (row["presentation_resume"], row["presentation_detail"]) == ("", "Mot " * 100 + "\n\nSuite")


def test_only_published_places_are_written() -> None:
    make_place()
    withdrawn = make_place()
    Place.objects.filter(pk=withdrawn.pk).update(status=Status.WITHDRAWN)
    assert len(exported()) == 1


def test_the_id_is_that_of_the_earliest_source_that_still_tells_of_the_place() -> None:
    gone, told, alone = make_places([{}, {}, {}])
    for slug in ("une", "deux"):
        make_source(slug)
    record(gone, "une", "ancien", withdrawn_at=AT)
    record(gone, "deux", "vivant")
    record(told, "une", "premier")
    record(told, "deux", "second")
    assert [row["id"] for row in exported()] == ["vivant", "premier", alone.code]
    assert [row["id"] for row in exported(source="deux")] == ["vivant", "second"]


def test_an_id_that_two_sources_use_names_its_source() -> None:
    one, two, three = make_places([{}, {}, {}])
    for slug in ("une", "deux"):
        make_source(slug)
    record(one, "une", "12")
    record(two, "deux", "12")
    record(three, "une", "une-12")
    ids = [row["id"] for row in exported()]
    assert ids[1] == "deux-12"
    assert len(set(ids)) == 3


def test_one_department() -> None:
    make_place()
    assert exported(department="48") == []


def test_a_file_costs_the_same_number_of_queries_whatever_its_size(django_assert_num_queries: Any) -> None:
    make_place(services=["demarches"])
    with django_assert_num_queries(5):
        exported()
    make_places([{"services": ["demarches", "acces"]}] * 24)
    with django_assert_num_queries(5):
        assert len(exported()) == 25
