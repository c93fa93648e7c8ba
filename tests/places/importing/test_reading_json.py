import json
from pathlib import Path
from typing import Any

from places.importing.cleaning import clean
from places.importing.drafts import Draft
from places.importing.reading import ReadFile, read
from tests.places.importing.rows import GAZETTEER, TODAY, national_row

NESTED = {
    "id": "essai-1",
    "pivot": "00000000000000",
    "nom": "Lieu d'essai",
    "adresse": {"voie": "1 rue de l'Essai", "code_postal": "93130", "commune": "Noisy-le-Sec", "code_insee": "93053"},
    "localisation": {"latitude": 48.8899, "longitude": 2.4518},
    "contact": {"telephone": "+33199001122", "courriels": ["a@exemple.fr", "b@exemple.fr"], "site_web": ["https://exemple.fr"]},
    "presentation": {"resume": "Court", "detail": "Long"},
    "typologies": ["BIB"],
    "services": ["Aide aux démarches administratives"],
    "date_maj": "2025-11-20",
}
FLAT = national_row(
    pivot="00000000000000",
    latitude=48.8899,
    longitude=2.4518,
    telephone="+33199001122",
    courriels="a@exemple.fr|b@exemple.fr",
    site_web="https://exemple.fr",
    presentation_resume="Court",
    presentation_detail="Long",
    typologie="BIB",
    services="Aide aux démarches administratives",
)


def read_json(path: Path, value: Any) -> ReadFile:
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return read([str(path)])


def facts_in(file: ReadFile) -> dict[str, Any]:
    (draft,) = clean(file, gazetteer=GAZETTEER, today=TODAY)
    assert isinstance(draft, Draft)
    return draft.facts


def test_the_flat_and_the_nested_shapes_say_the_same(tmp_path: Path) -> None:
    flat, nested = (facts_in(read_json(tmp_path / "lieux.json", [row])) for row in (FLAT, NESTED))
    assert {fact: value for fact, value in flat.items() if fact in nested} == nested
    assert nested["emails"] == ["a@exemple.fr", "b@exemple.fr"]


def test_a_list_may_be_wrapped(tmp_path: Path) -> None:
    assert len(read_json(tmp_path / "lieux.json", {"total": 1, "lieux": [FLAT]}).rows) == 1


def test_lines_are_ranks_and_columns_those_of_any_row(tmp_path: Path) -> None:
    file = read_json(tmp_path / "lieux.json", [{"id": 1, "nom": "A"}, {"id": 2, "commune": "B"}])
    assert ([row.line for row in file.rows], file.columns) == ([1, 2], ("id", "nom", "commune"))


def test_what_no_database_keeps_is_removed_and_said(tmp_path: Path) -> None:
    file = read_json(tmp_path / "lieux.json", r'[{"id": "1", "nom": "A\u0000B \ud800", "latitude": NaN, "longitude": 1e999}]')
    assert file.rows[0].cells == {"id": "1", "nom": "AB ?", "latitude": None, "longitude": "1e999"}
    assert file.repairs[0].reason == "caractères nuls ou incomplets retirés"


STRUCTURE = {
    "source": "essai",
    "id": "essai--1",
    "nom": "Structure d'essai",
    "date_maj": "2025-11-20",
    "siret": None,
    "reseaux_porteurs": [],
}
SERVICE = {"id": "essai--s1", "structure_id": "essai--1", "nom": "Aide", "thematiques": ["numerique--acceder-a-une-connexion-internet"]}
OTHER = {"id": "essai--s2", "structure_id": "essai--2", "nom": "Transport", "thematiques": ["mobilite--acceder-a-un-vehicule"]}


def test_data_inclusion_reads_from_one_file_or_two_in_any_order(tmp_path: Path) -> None:
    structures, services, both = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.json"
    structures.write_text(json.dumps([STRUCTURE]))
    services.write_text(json.dumps([SERVICE]))
    both.write_text(json.dumps({"structures": [STRUCTURE], "services": [SERVICE]}))
    files = [read([str(path) for path in paths]) for paths in ([structures, services], [services, structures], [both])]
    assert [file.format for file in files] == ["data-inclusion"] * 3
    assert files[0].rows == files[1].rows == files[2].rows
    assert files[0].rows[0].cells["services"] == [SERVICE]


def test_structures_alone_are_all_kept(tmp_path: Path) -> None:
    file = read_json(tmp_path / "a.json", [STRUCTURE, {**STRUCTURE, "id": "essai--2"}])
    assert (file.format, len(file.rows)) == ("data-inclusion", 2)


def test_with_services_structures_without_digital_ones_are_left_out_and_said(tmp_path: Path) -> None:
    network = {**STRUCTURE, "id": "essai--3", "reseaux_porteurs": ["conseillers-numeriques"]}
    value = {"structures": [STRUCTURE, {**STRUCTURE, "id": "essai--2"}, network], "services": [SERVICE, OTHER]}
    file = read_json(tmp_path / "a.json", value)
    assert [row.cells["id"] for row in file.rows] == ["essai--1", "essai--3"]
    assert [(repair.before, repair.after) for repair in file.repairs] == [("3", "2")]


def test_names_of_persons_are_not_read(tmp_path: Path) -> None:
    file = read_json(tmp_path / "a.json", {"structures": [STRUCTURE], "services": [{**SERVICE, "contact_nom_prenom": "Camille Exemple"}]})
    assert "Camille" not in json.dumps(file.rows[0].cells)


def test_the_format_may_be_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": "1", "nom": "A", "telephone": ""}]))
    assert (read([str(path)]).format, read([str(path)], format="data-inclusion").format) == ("standard", "data-inclusion")
