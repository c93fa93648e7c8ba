import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from places.exporting import geojson
from tests.factories import make_place, make_source

pytestmark = pytest.mark.django_db


def run(**options: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("export_places", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_the_file_goes_to_standard_output_and_the_count_beside_it() -> None:
    make_place(name="Lieu d'essai")
    out, err = run()
    assert [row["nom"] for row in csv.DictReader(io.StringIO(out, newline=""))] == ["Lieu d'essai"]
    assert err.strip() == "Lieux écrits : 1."


def test_geojson_goes_to_standard_output_whole() -> None:
    make_place()
    assert len(json.loads(run(format="geojson")[0])["features"]) == 1


def test_a_file_is_complete_when_it_appears_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    make_place()
    path = tmp_path / "lieux.csv"
    assert run(output=path, verbosity=0) == ("", "")
    assert path.read_bytes().count(b"\r\n") == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_place()
    path = tmp_path / "lieux.geojson"
    path.write_text("avant")

    def interrupted(places: Any, file: Any) -> int:
        file.write("moitié")
        raise OSError(28, "plus de place")

    monkeypatch.setattr(geojson, "write", interrupted)
    with pytest.raises(CommandError, match="plus de place"):
        run(format="geojson", output=path)
    assert path.read_text() == "avant"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        run(output=tmp_path / "absent" / "lieux.csv")


def test_one_source_and_one_department() -> None:
    make_source("essai")
    make_place(collected_by="essai")
    make_place()
    assert run(source="essai")[1].strip() == "Lieux écrits : 1."
    assert run(department="2a")[1].strip() == "Lieux écrits : 0."


def test_unknown_choices_name_the_known_ones() -> None:
    make_source("essai")
    with pytest.raises(CommandError, match=r"Source inconnue : autre\. Sources connues : essai\."):
        run(source="autre")
    with pytest.raises(CommandError, match="Département inconnu : 99"):
        run(department="99")
