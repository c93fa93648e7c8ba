"""What passes from one step of an import to the next: rows as read, drafts as understood, repairs made, rows refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from places.facts import Facts


class UnreadableFileError(Exception):
    """The file as a whole cannot be imported. `str()` says what is wrong; `fix` says how to repair, in French, for an operator."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix


class UnknownHeadingsError(UnreadableFileError):
    """No heading identifies the rows: someone must say which column is which. `columns` are the headings as received."""

    def __init__(self, message: str, fix: str, columns: Sequence[str]) -> None:
        super().__init__(message, fix)
        self.columns = tuple(columns)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as received. `line` is the line of the file it starts on (1 is the header), or the rank in a JSON list, from 1."""

    line: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Repair:
    """Something cleaning changed, and could name: the column, the text before and after, and why (French)."""

    column: str
    before: str
    after: str
    reason: str

    def as_json(self) -> dict[str, str]:
        return {"column": self.column, "before": self.before, "after": self.after, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot become a place: where, what, why, and the likely fix (French)."""

    line: int
    external_id: str
    column: str
    value: str
    reason: str
    fix: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as understood. `facts` holds only what this format can speak of: a blank there means the source says nothing."""

    line: int
    external_id: str
    raw: dict[str, Any]
    facts: Facts
    repairs: tuple[Repair, ...] = field(default=())
