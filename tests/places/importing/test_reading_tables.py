import gzip
from datetime import date
from pathlib import Path

import pytest

from places.importing.reading import ReadFile, read
from tests.places.importing.rows import csv_text, national_row
from tests.places.importing.workbooks import ods, xlsx

ROW = national_row(nom="Médiathèque d'essai", presentation_detail="Deux\nlignes, et une virgule")


def read_bytes(path: Path, content: bytes) -> ReadFile:
    path.write_bytes(content)
    return read([str(path)])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(csv_text(ROW).encode(), id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + csv_text(ROW).encode(), id="utf-8 with a BOM"),
        pytest.param(csv_text(ROW).encode("utf-16"), id="utf-16 with a BOM"),
        pytest.param(csv_text(ROW).encode("cp1252"), id="windows-1252"),
        pytest.param(csv_text(ROW, separator=";").encode(), id="semicolons"),
        pytest.param(csv_text(ROW, separator="\t").encode(), id="tabs"),
        pytest.param(("sep=;\n" + csv_text(ROW, separator=";")).encode(), id="a separator notice"),
        pytest.param(gzip.compress(csv_text(ROW).encode()), id="gzip"),
        pytest.param(gzip.compress(csv_text(ROW).encode()[:300]) + gzip.compress(csv_text(ROW).encode()[300:]), id="gzip in two members"),
        pytest.param(("\n\n" + csv_text(ROW)).encode(), id="blank lines first"),
    ],
)
def test_a_row_is_the_same_however_its_file_is_written(tmp_path: Path, content: bytes) -> None:
    file = read_bytes(tmp_path / "lieux.csv", content)
    assert file.format == "standard"
    assert [{heading: " ".join(cell.split()) for heading, cell in row.cells.items()} for row in file.rows] == [
        {heading: " ".join(cell.split()) for heading, cell in ROW.items()}
    ]


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", csv_text(ROW).encode("cp1252"))
    assert [(repair.after, repair.reason) for repair in file.repairs] == [
        ("Windows-1252", "encodage deviné : le fichier n'est pas en UTF-8")
    ]


def test_one_broken_byte_does_not_spoil_every_accent(tmp_path: Path) -> None:
    content = csv_text(ROW, national_row(id="2", nom="Bibliothèque", adresse="X")).encode().replace(b"X", b"\xe9")
    file = read_bytes(tmp_path / "lieux.csv", content)
    assert [row.cells["nom"] for row in file.rows] == ["Médiathèque d'essai", "Bibliothèque"]
    assert file.rows[1].cells["adresse"] == "\ufffd"


def test_lines_are_those_of_the_file_quoted_line_ends_included(tmp_path: Path) -> None:
    rows = [
        national_row(id=str(rank), presentation_detail=text)
        for rank, text in enumerate(["une", "deux\nlignes", "trois\r\nlignes\nlà", "fin"])
    ]
    file = read_bytes(tmp_path / "lieux.csv", csv_text(*rows).encode())
    assert [row.line for row in file.rows] == [2, 3, 5, 8]


@pytest.mark.parametrize("write", [xlsx, ods], ids=["xlsx", "ods"])
def test_a_workbook_reads_as_the_csv_it_could_have_been(tmp_path: Path, write) -> None:
    table = [
        ["id", "nom", "pivot", "code_postal", "latitude", "date_maj"],
        [12.0, "Été", 12345678900015.0, 1000.0, 46.2, date(2025, 11, 20)],
    ]
    file = read_bytes(tmp_path / "lieux", write(table))
    assert [row.cells for row in file.rows] == [
        {"id": "12", "nom": "Été", "pivot": "12345678900015", "code_postal": "1000", "latitude": "46.2", "date_maj": "2025-11-20"}
    ]
    assert file.rows[0].line == 2


def test_headings_of_the_old_standard_are_understood_and_said(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", b"id,nom,conditions_access,courriel,labels_autres,accessibilite,cle_ban\n1,A,,,,,\n")
    assert {heading: column for heading, column in file.headings.items() if heading != column} == {
        "conditions_access": "frais_a_charge",
        "courriel": "courriels",
        "labels_autres": "autres_formations_labels",
        "accessibilite": "fiche_acces_libre",
    }
    assert {repair.reason for repair in file.repairs} == {"titre de l'ancien standard (v0.1)"}


def test_headings_are_recognised_whatever_their_case_spaces_and_accents(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", "ID ,Nom,Code postal,Téléphone,horaire\n1,A,93130,,\n".encode())
    assert list(file.headings.values()) == ["id", "nom", "code_postal", "telephone", "horaires"]


def test_a_column_outside_the_standard_is_kept_and_said(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", b"id,nom,couleur\n1,A,bleu\n")
    assert file.rows[0].cells["couleur"] == "bleu"
    assert [(repair.before, repair.after) for repair in file.repairs] == [("couleur", "")]


def test_a_short_row_is_completed_with_blanks(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", b"id,nom,commune\n1,A\n")
    assert file.rows[0].cells == {"id": "1", "nom": "A", "commune": ""}


def test_badly_closed_quotes_are_read_at_best_and_said(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", b'id,nom\n1,"Le "Fab" lab"\n2,B\n')
    assert [row.cells["id"] for row in file.rows] == ["1", "2"]
    assert file.repairs[0].reason == "guillemets mal fermés : lus au mieux"


def test_nul_characters_never_reach_a_cell(tmp_path: Path) -> None:
    file = read_bytes(tmp_path / "lieux.csv", b"id,nom\n1,A\x00B" + b"x" * 200)
    assert file.rows[0].cells["nom"].startswith("ABx")
