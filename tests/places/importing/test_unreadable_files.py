import gzip
import json
from pathlib import Path

import pytest

from places.importing import fetching, formats, tables
from places.importing.drafts import UnreadableFileError
from places.importing.reading import read
from tests.places.importing.rows import csv_text, national_row
from tests.places.importing.workbooks import ods, xlsx

GOOD = csv_text(national_row()).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "est vide", id="empty"),
        pytest.param(b" \n\n", "est vide", id="blank"),
        pytest.param(gzip.compress(b""), "est vide", id="empty gzip"),
        pytest.param(GOOD.splitlines(keepends=True)[0], "n'a que sa ligne de titres", id="only a heading"),
        pytest.param(bytes(range(256)) * 20, "n'est pas un fichier de texte", id="any bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "est une image", id="an image"),
        pytest.param(b"%PDF-1.7\n" + bytes(100), "est un document PDF", id="a PDF"),
        pytest.param(b"id,nom\n1,\x81\x8d\x8f\n", "est dans un encodage inconnu", id="an unknown encoding"),
        pytest.param(gzip.compress(GOOD * 50)[:-20], "abîmé ou incomplet", id="a truncated gzip"),
        pytest.param(gzip.compress(GOOD)[:5] + b"rubbish", "abîmé ou incomplet", id="a broken gzip"),
        pytest.param(xlsx([["id"], ["1"]])[:-30], "est un classeur abîmé", id="a truncated workbook"),
        pytest.param(b"PK\x03\x04" + bytes(100), "est un classeur abîmé", id="a broken archive"),
        pytest.param(ods([["id"], ["1"]], ending=""), "est un classeur abîmé", id="a workbook whose XML stops short"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "est un classeur abîmé", id="a broken old workbook"),
        pytest.param(b"<!DOCTYPE html>\n<html><p>404</p></html>", "est une page web", id="a web page"),
        pytest.param(b'<?xml version="1.0"?><places/>', "est un document XML", id="XML"),
        pytest.param(b'[{"id": "1"},\n {"id": "2", ', "ligne 2", id="broken JSON"),
        pytest.param(b"[]", "ne contient aucun lieu", id="an empty JSON list"),
        pytest.param(b'{"message": "ok"}', "ne contient pas de liste de lieux", id="JSON without a list"),
        pytest.param(b'["un", "deux"]', "élément 1", id="JSON texts"),
        pytest.param(b"[" * 100_000, "démesuré", id="JSON far too deep"),
        pytest.param(b"nom,commune\nA,B\n", "n'a pas de colonne « id »", id="no id"),
        pytest.param(b"id,nom,nom\n1,A,B\n", "colonne en double : nom", id="a heading twice"),
        pytest.param(b'id,nom\n1,"A\n2,B\n3,C\n', "ligne 2 : un guillemet ouvert", id="a quote never closed"),
        pytest.param(b'id,nom\n1,"' + b"x" * 140_000 + b"\n2,B\n", "un guillemet ouvert", id="a quote that swallows the file"),
        pytest.param(b'[{"structure_id": "s", "id": "1"}]', "n'a que des services", id="services without structures"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_is_wrong_and_how_to_repair_it(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "lieux"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        read([str(path)])
    assert said in str(caught.value)
    assert caught.value.fix.endswith((".", "?"))


def test_a_table_without_id_names_the_columns_that_look_like_it(tmp_path: Path) -> None:
    path = tmp_path / "lieux.csv"
    path.write_text("identifiant,nom,uuid du lieu,commune\n1,A,2,B\n")
    with pytest.raises(UnreadableFileError) as caught:
        read([str(path)])
    assert "« identifiant », « uuid du lieu »" in caught.value.fix


def test_a_table_that_is_something_else_shows_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "prix.csv"
    path.write_text("produit;prix\npain;1\n")
    with pytest.raises(UnreadableFileError) as caught:
        read([str(path)])
    assert "« produit », « prix »" in caught.value.fix


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="n'existe pas"):
        read([str(tmp_path / "absent.csv")])
    with pytest.raises(UnreadableFileError, match="est un dossier"):
        read([str(tmp_path)])
    with pytest.raises(UnreadableFileError, match="ne s'ouvre pas"):
        read(["nom\x00interdit.csv"])


def test_a_file_beyond_the_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lieux.csv"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(UnreadableFileError, match="pèse plus de 2 Mo"):
        fetching.fetch(str(path), largest_mb=2)
    monkeypatch.setattr(formats, "LARGEST_UNPACKED_MB", 1)
    path.write_bytes(gzip.compress(b"0" * 1_100_000))
    with pytest.raises(UnreadableFileError, match="décompressé, pèse plus de 1 Mo"):
        read([str(path)])


def test_a_sheet_with_a_stray_far_cell_is_refused_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lieux.xlsx"
    path.write_bytes(xlsx([["id", "nom"], ["1", "A"]]))
    monkeypatch.setattr(tables, "MOST_CELLS", 3)
    with pytest.raises(UnreadableFileError, match="démesurée"):
        read([str(path)])


def test_an_archive_of_something_else_is_not_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "lieux.zip"
    path.write_bytes(xlsx([["id"], ["1"]]).replace(b"xl/workbook.xml", b"xl/w0rkbook.xml"))
    with pytest.raises(UnreadableFileError, match="est une archive, pas un classeur"):
        read([str(path)])


def test_two_tables_at_once_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "lieux.csv"
    path.write_bytes(GOOD)
    with pytest.raises(UnreadableFileError, match="Un seul tableau"):
        read([str(path), str(path)])


def test_a_table_is_not_data_inclusion(tmp_path: Path) -> None:
    path = tmp_path / "lieux.csv"
    path.write_bytes(GOOD)
    with pytest.raises(UnreadableFileError, match="est un tableau"):
        read([str(path)], format="data-inclusion")


def test_standard_json_takes_one_file(tmp_path: Path) -> None:
    path = tmp_path / "lieux.json"
    path.write_text(json.dumps([national_row()]))
    with pytest.raises(UnreadableFileError, match="à la fois"):
        read([str(path), str(path)])
