"""Receiving: tables come in, whatever their name; what is too big, empty, foreign or a bomb does not, and leaves nothing."""

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from curation.imports import receiving
from curation.imports.folder import RunFolder
from curation.models import ImportRun
from places.importing import formats, tables
from places.importing.drafts import UnreadableFileError
from places.models import Source
from tests.curation.imports.runs import sent
from tests.factories import AT, make_source
from tests.places.importing.rows import csv_text, national_row

CSV = csv_text(national_row()).encode()


@pytest.fixture
def hub() -> Source:
    return make_source("hub")


def receive(content: bytes, source: Source, name: str = "lieux.csv") -> ImportRun:
    return receiving.receive([content], name=name, source=source, at=AT, author_id=None, departments=None)


def archive(entries: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return packed.getvalue()


def test_a_table_is_kept_as_received_where_only_the_service_reads(hub: Source, settings: object) -> None:
    run = receive(CSV, hub)
    folder = RunFolder(run.pk)
    assert folder.file.read_bytes() == CSV
    assert (run.size, run.state) == (len(CSV), "uploaded")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd", "passwd"), ("C:\\Bureau\\lieux.csv", "lieux.csv"), ("a\x00\nb.csv", "ab.csv"), ("", "fichier"), ("/", "fichier")],
)
def test_the_name_is_only_shown(hub: Source, name: str, shown: str) -> None:
    run = receive(CSV, hub, name)
    assert run.original_name == shown
    assert RunFolder(run.pk).file.parent.name == str(run.pk)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "est vide", id="empty"),
        pytest.param(b"%PDF-1.7 ...", "document PDF", id="pdf"),
        pytest.param(b"<!doctype html><html>", "page web", id="page"),
        pytest.param(bytes(range(32)) * 200, "pas un fichier de texte", id="binary"),
        pytest.param(archive({"lieux.csv": CSV}), "est une archive", id="archive"),
        pytest.param(gzip.compress(bytes(3_000_000)), "pèse plus de 2 Mo", id="gzip-bomb"),
        pytest.param(archive({"xl/workbook.xml": b"", "xl/bomb.xml": bytes(3_000_000)}), "pèse plus de 2 Mo", id="zip-bomb"),
        pytest.param(b"PK\x03\x04 torn", "classeur abîmé", id="torn"),
    ],
)
def test_what_is_no_table_leaves_nothing(hub: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str) -> None:
    for bounded in (formats, tables):  # a small bomb goes off like a large one, and is sooner made
        monkeypatch.setattr(bounded, "LARGEST_UNPACKED_MB", 2)
    with pytest.raises(UnreadableFileError, match=said) as refused:
        receive(content, hub)
    assert refused.value.fix
    assert not ImportRun.objects.exists()
    assert not (tmp_path / "imports").exists()


def test_what_is_too_heavy_is_refused_before_the_rest_is_read(hub: Source) -> None:
    read = []

    def endless() -> object:
        while True:
            read.append(1)
            yield bytes(1_000_000)

    with pytest.raises(UnreadableFileError, match="pèse plus de 50 Mo"):
        receiving.receive(endless(), name="a.csv", source=hub, at=AT, author_id=None, departments=None)  # type: ignore[arg-type]
    assert len(read) == 51


def test_a_folder_forgotten_twice_is_forgotten() -> None:
    run = sent({"id": "1"})
    RunFolder(run.pk).forget()
    RunFolder(run.pk).forget()
    assert not RunFolder(run.pk).path.exists()
    assert not RunFolder(run.pk).is_at_work()
