"""Tables: the heading and rows of a CSV file or of a sheet, each with the line it starts on."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from places.importing.cells import as_text
from places.importing.drafts import Repair, Row, UnreadableFileError
from places.importing.formats import LARGEST_UNPACKED_MB, WHOLE_FILE

SURPLUS: Final = "cellules en trop"
"""The key of the cells that stand beyond the last heading: a separator or a quote is loose in that row."""

MOST_CELLS: Final = 20_000_000
"""A stray cell in the far corner of a sheet would otherwise make it 17 billion."""

_ODS_CONTENT = "content.xml"
_WORKBOOK_PARTS = ("xl/workbook.xml", "xl/workbook.bin", _ODS_CONTENT)

_SEPARATORS = ",;\t"
_SEPARATOR_NOTICE = "sep="


@dataclass(frozen=True, slots=True)
class Table:
    """A heading as received, and its rows; blank rows are left out."""

    columns: tuple[str, ...]
    rows: list[Row]
    repairs: tuple[Repair, ...] = ()


def csv_table(text: str, name: str) -> Table:
    """The table of a CSV file, separated by commas, semicolons or tabs; quoted cells may hold line ends. Raises UnreadableFileError."""
    notice, _, rest = text.partition("\n")
    skipped = 0
    separator = ""
    if notice.lower().startswith(_SEPARATOR_NOTICE):
        separator, text, skipped = notice.strip()[len(_SEPARATOR_NOTICE) :][:1], rest, 1
    separator = separator or _separator(text)
    try:
        lines = list(_csv_lines(text, separator, strict=True, skipped=skipped))
        repairs: tuple[Repair, ...] = ()
    except _LooseQuote as loose:
        if "unexpected end of data" in str(loose) or "field larger" in str(loose):
            raise UnreadableFileError(
                f"« {name} », ligne {loose.line} : un guillemet ouvert n'est jamais refermé.",
                "Doublez les guillemets à l'intérieur d'une cellule, ou téléchargez de nouveau le fichier s'il est coupé.",
            ) from loose
        lines = list(_csv_lines(text, separator, strict=False, skipped=skipped))
        repairs = (Repair(WHOLE_FILE, f"ligne {loose.line}", "", "guillemets mal fermés : lus au mieux"),)
    if separator != ",":
        repairs += (Repair(WHOLE_FILE, separator, ",", "séparateur de colonnes différent de la virgule"),)
    return _table(lines, name, repairs)


def workbook_table(packed: bytes, name: str) -> Table:
    """The first sheet of a workbook that is not blank; dates become ISO text, numbers lose a useless `.0`. Raises UnreadableFileError."""
    check_archive(packed, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(packed))
        sheets = [workbook.get_sheet_by_name(sheet) for sheet in workbook.sheet_names]
        sheet = next((sheet for sheet in sheets if sheet.end), None)
        lines = list(_sheet_lines(sheet, name)) if sheet else []
    except PasswordError as error:
        raise UnreadableFileError(f"« {name} » est protégé par un mot de passe.", "Enregistrez-le sans mot de passe.") from error
    except (CalamineError, OSError, ValueError) as error:
        raise _broken_workbook(name) from error
    return _table(lines, name, ())


class _LooseQuote(Exception):
    """The CSV reader lost its way; `line` is where the row began."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _csv_lines(text: str, separator: str, *, strict: bool, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    start = skipped + 1
    try:
        for cells in reader:
            yield start, cells
            start = skipped + reader.line_num + 1
    except csv.Error as error:
        raise _LooseQuote(str(error), start) from error


def _separator(text: str) -> str:
    """The separator met most often in the heading, quoted cells left out."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(heading.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _table(lines: list[tuple[int, list[str]]], name: str, repairs: tuple[Repair, ...]) -> Table:
    filled = [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise UnreadableFileError(f"« {name} » est vide.", "Téléchargez-le de nouveau, ou demandez-le à la source.")
    heading = [cell.strip("\ufeff") for cell in filled[0][1]]
    while heading and not heading[-1].strip():
        heading.pop()
    columns = tuple(text if text.strip() else f"colonne {rank}" for rank, text in enumerate(heading, start=1))
    if twice := {column for column in columns if columns.count(column) > 1}:
        raise UnreadableFileError(
            f"« {name} », ligne {filled[0][0]} : colonne en double : {', '.join(sorted(twice))}.",
            "Supprimez ou renommez l'une des deux : rien ne dit laquelle est la bonne.",
        )
    if len(filled) == 1:
        raise UnreadableFileError(f"« {name} » n'a que sa ligne de titres.", "Vérifiez que la source publie bien des lieux.")
    return Table(columns, [_row(line, cells, columns) for line, cells in filled[1:]], repairs)


def _row(line: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    """Cells under their headings; missing ones are blank."""
    named = dict(zip(columns, cells, strict=False))
    if len(cells) < len(columns):
        named |= dict.fromkeys(columns[len(cells) :], "")
    elif any(cell.strip() for cell in cells[len(columns) :]):
        named[SURPLUS] = "|".join(cells[len(columns) :])
    return Row(line, named)


def _sheet_lines(sheet: CalamineSheet, name: str) -> Iterator[tuple[int, list[str]]]:
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) > MOST_CELLS:
        raise UnreadableFileError(
            f"« {name} » : la feuille « {sheet.name} » est démesurée.", "Copiez ses lignes utiles dans un nouveau classeur."
        )
    for line, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        yield line, [_cell_text(cell) for cell in cells]


def _cell_text(cell: Any) -> str:
    """A spreadsheet's own value as the text a CSV would hold."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return cell.replace("\x00", "") if isinstance(cell, str) else as_text(cell)


def check_archive(packed: bytes, name: str) -> None:
    """Refuse an archive that is broken, is not a workbook, or would unpack to a giant; older workbooks are not archives.

    The XML of an ODS is checked first: calamine 0.9 never ends on one that is not well formed. Expat bounds what entities may expand to.
    """
    if not packed.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = archive.infolist()
            if not any(entry.filename in _WORKBOOK_PARTS for entry in entries):
                raise UnreadableFileError(f"« {name} » est une archive, pas un classeur.", "Extrayez-en le fichier, puis importez-le.")
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED_MB * 1_000_000:
                raise UnreadableFileError(f"« {name} », décompressé, pèse plus de {LARGEST_UNPACKED_MB} Mo.", "Est-ce le bon fichier ?")
            if _ODS_CONTENT in archive.namelist():
                expat.ParserCreate().Parse(archive.read(_ODS_CONTENT), True)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise _broken_workbook(name) from error


def _broken_workbook(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"« {name} » est un classeur abîmé.", "Ouvrez-le dans un tableur et enregistrez-le en CSV UTF-8.")
