"""Territory: an import run by someone who answers for some départements writes nothing elsewhere, and says so."""

from datetime import timedelta
from pathlib import Path

import pytest

from places.importing.running import Report, run_import
from places.importing.telling import Telling
from places.models import Place, SourceRecord
from places.vocabulary import Status
from tests import towns
from tests.factories import AT
from tests.places.importing.rows import csv_text, national_row

pytestmark = pytest.mark.django_db

INSIDE = {"commune": "Noisy-le-Sec", "code_postal": "93130", "code_insee": "93053"}
OUTSIDE = {"commune": "Mende", "code_postal": "48000", "code_insee": "48095"}


@pytest.fixture(autouse=True)
def _gazetteer() -> None:
    towns.stand_for_the_gazetteer()


def told(path: Path, *rows: dict[str, str], departments: list[str] | None, **options: object) -> Report:
    path.write_text(csv_text(*(national_row(**row) for row in rows)), encoding="utf-8")
    return run_import(
        [str(path)],
        source="essai",
        at=AT + timedelta(seconds=SourceRecord.objects.count()),
        write=True,
        departments=departments,
        telling=Telling(),
        accept_losses=bool(options.get("accept_losses")),
    )


def test_a_new_place_elsewhere_is_refused_and_named(tmp_path: Path) -> None:
    report = told(tmp_path / "a.csv", {"id": "1", **INSIDE}, {"id": "2", **OUTSIDE}, departments=["93"])
    assert (report.counts.added, report.counts.rejected) == (1, 1)
    assert "hors de votre territoire" in report.rejections[0].reason
    assert list(Place.objects.values_list("department", flat=True)) == ["93"]


def test_rows_elsewhere_are_no_loss(tmp_path: Path) -> None:
    report = told(tmp_path / "a.csv", {"id": "1", **INSIDE}, *({"id": f"x{rank}", **OUTSIDE} for rank in range(9)), departments=["93"])
    assert (report.counts.rejected, list(report.losses)) == (9, [])


def test_a_place_elsewhere_is_neither_changed_nor_moved_here_nor_withdrawn(tmp_path: Path) -> None:
    told(
        tmp_path / "a.csv", {"id": "1", **OUTSIDE}, {"id": "2", **OUTSIDE}, {"id": "3", **OUTSIDE}, {"id": "4", **INSIDE}, departments=None
    )
    before = list(Place.objects.order_by("pk").values())[:3]
    rows = ({"id": "1", **OUTSIDE, "telephone": "+33199000001"}, {"id": "2", **INSIDE}, {"id": "4", **INSIDE})
    report = told(tmp_path / "b.csv", *rows, departments=["93"])
    assert (report.counts.changed, report.counts.rejected, report.counts.withdrawn) == (0, 2, 0)
    assert list(Place.objects.order_by("pk").values())[:3] == before


def test_a_place_here_does_not_leave_for_elsewhere(tmp_path: Path) -> None:
    told(tmp_path / "a.csv", {"id": "1", **INSIDE}, departments=["93"])
    report = told(tmp_path / "b.csv", {"id": "1", **OUTSIDE}, departments=["93"])
    assert report.counts.rejected == 1
    assert Place.objects.get().department == "93"


def test_a_place_that_nobody_can_situate_is_refused(tmp_path: Path) -> None:
    report = told(tmp_path / "a.csv", {"id": "1", "commune": "Nulle-Part", "code_postal": "93999", "code_insee": ""}, departments=["93"])
    assert report.counts.added == 0
    assert "département de ce lieu est inconnu" in report.rejections[0].reason


def test_places_here_do_leave_with_their_rows(tmp_path: Path) -> None:
    told(tmp_path / "a.csv", {"id": "1", **INSIDE}, {"id": "2", **INSIDE}, departments=["93"])
    report = told(tmp_path / "b.csv", {"id": "1", **INSIDE}, departments=["93"], accept_losses=True)
    assert report.counts.withdrawn == 1
    assert len(report.losses) == 1
    assert Place.objects.filter(status=Status.WITHDRAWN).count() == 1
