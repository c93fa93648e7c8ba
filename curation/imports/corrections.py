"""Corrections: rows that were refused, put right one by one or in a file that goes and comes back; the file received is never changed."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import transaction

from curation.csv_files import RUN_BY_SPREADSHEETS, safe
from curation.imports.folder import RunFolder
from curation.imports.starting import NotNowError
from curation.imports.states import State
from curation.imports.working import telling_of
from curation.models import ImportRun
from places.importing.cells import as_text
from places.importing.drafts import UnreadableFileError
from places.importing.formats import Kind, unpack
from places.importing.reading import ReadFile, read
from places.importing.tables import csv_table, workbook_table
from places.importing.telling import corrected, heading_of

LINE, COLUMN, REASON, FIX = "ligne", "colonne à corriger", "raison", "correction proposée"
OWN: Final = (LINE, COLUMN, REASON, FIX)
"""Our columns, before those of the file: the first one finds the row again."""

LONGEST_CELL: Final = 20_000
"""Characters of a corrected cell: longer than any description ever met."""

Cells = dict[int, dict[str, str]]


def correct_row(number: int, line: int, column: str, text: str) -> None:
    """Put right one cell of a row that was refused. `column`: of the standard, as the refusal names it.

    Raises NotNowError unless the run is checked, KeyError when no refused row has this line and column, ValueError for a text too long.
    """
    with transaction.atomic():
        run = _checked(number)
        if not any(row["line"] == line and row["column"] == column and column for row in run.rejections):
            raise KeyError(line)
        _add(run, {line: {heading_of(column, run.summary.get("headings", {})): text}})


def file_to_correct(run: ImportRun) -> str:
    """The rows refused as a CSV: where, why, the likely fix, then the cells of the file. Raises UnreadableFileError if the file is gone."""
    file = _read(run)
    rows = {row.line: row.cells for row in file.rows}
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([*OWN, *file.columns])
    for refused in run.rejections:
        cells = rows.get(refused["line"], {})
        heading = heading_of(refused["column"], file.headings) if refused["column"] else ""
        said = [refused["line"], heading, refused["reason"], refused["fix"]]
        writer.writerow([*said, *(safe(as_text(cells.get(column))) for column in file.columns)])
    return output.getvalue()


def take_back(number: int, content: bytes, name: str) -> int:
    """Take the corrected cells of the file of `file_to_correct`, come back as CSV or workbook; how many cells differ.

    Only rows that were refused are looked at. Raises UnreadableFileError when it is another file, NotNowError unless the run is checked.
    """
    unpacked = unpack(content, name)
    if unpacked.kind == Kind.JSON:
        raise _another(name)
    table = csv_table(unpacked.text, name) if unpacked.kind == Kind.CSV else workbook_table(unpacked.packed, name)
    if LINE not in table.columns:
        raise _another(name)
    with transaction.atomic():
        run = _checked(number)
        file = _read(run)
        found = _differences(run.rejections, file, [row.cells for row in table.rows])
        _add(run, found)
    return sum(len(cells) for cells in found.values())


def _differences(rejections: Sequence[Mapping[str, Any]], file: ReadFile, rows: Sequence[Mapping[str, Any]]) -> Cells:
    refused = {row["line"] for row in rejections}
    held = {row.line: row.cells for row in file.rows if row.line in refused}
    found: Cells = {}
    for row in rows:
        line = str(row.get(LINE) or "").strip()
        number = int(line) if line.isdecimal() and line.isascii() else 0
        if number not in held:
            continue
        told = {heading: _unsafe(as_text(row[heading])) for heading in file.columns if heading in row}
        news = {heading: text for heading, text in told.items() if text != as_text(held[number].get(heading))}
        if news:
            found[number] = news
    return found


def _unsafe(text: str) -> str:
    """A cell as it was before `curation.csv_files.safe`, the spreadsheet having kept its apostrophe or not."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(RUN_BY_SPREADSHEETS) else text


def _read(run: ImportRun) -> ReadFile:
    """The file with what was put right so far."""
    told = telling_of(run)
    return corrected(read([str(RunFolder(run.pk).file)], headings=told.headings, name=told.name), told.corrections)


def _checked(number: int) -> ImportRun:
    run = ImportRun.objects.select_for_update().get(pk=number)
    if run.state != State.CHECKED:
        raise NotNowError(State(run.state))
    return run


def _add(run: ImportRun, cells: Cells) -> None:
    if any(len(text) > LONGEST_CELL for row in cells.values() for text in row.values()):
        raise ValueError(f"more than {LONGEST_CELL} characters")
    for line, row in cells.items():
        run.corrections[str(line)] = run.corrections.get(str(line), {}) | row
    run.save(update_fields=["corrections"])


def _another(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"« {name} » n'est pas le fichier des lignes à corriger.",
        f"Téléchargez-le de nouveau, corrigez-le sans toucher à sa colonne « {LINE} », et renvoyez-le.",
    )
