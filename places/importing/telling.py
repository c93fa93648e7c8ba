"""Telling: what a person adds to a file so that it can be read: which column is which, and cells put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from places.importing.drafts import Row
from places.importing.reading import ReadFile


@dataclass(frozen=True, slots=True)
class Telling:
    """`headings`: heading → column of the standard, blank for one without effect. `corrections`: line → heading → text of the cell.

    `name`: what messages call the file, when it is not the name it is kept under.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    name: str = ""


def corrected(file: ReadFile, corrections: Mapping[int, Mapping[str, str]]) -> ReadFile:
    """The file with these cells put right. Lines that it does not have are ignored. Pure."""
    if not corrections:
        return file
    return replace(file, rows=[Row(row.line, row.cells | dict(corrections.get(row.line, {}))) for row in file.rows])


def heading_of(column: str, headings: Mapping[str, str]) -> str:
    """The heading under which a file gives a column of the standard; the column itself when it does not."""
    return next((heading for heading, meaning in headings.items() if meaning == column), column)
