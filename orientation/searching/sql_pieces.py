"""SQL pieces: conditions and factors of a query over places and their services, each with its parameters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from places.fields import holds_any

Piece = tuple[str, list[Any]]
"""SQL and its parameters, in order."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the facts are: `place` and `service`, the names that a query gives to the two tables; `vendor` of the database; `metres`, how
    far the place is."""

    vendor: str
    place: str
    service: str
    metres: Piece

    def of_place(self, name: str) -> str:
        return f'{self.place}."{name}"'

    def of_service(self, name: str) -> str:
        return f'{self.service}."{name}"'

    def holds(self, column: str, codes: Iterable[str]) -> Piece:
        """The list holds one of these codes."""
        return holds_any(self.vendor, column, [str(code) for code in codes])


def number(value: float) -> str:
    return f"CAST({value!r} AS float)"


def cases(*branches: tuple[Piece | str, float], otherwise: float) -> Piece:
    """The factor of the first condition that is met."""
    text, params = "", []
    for condition, factor in branches:
        sql, values = (condition, []) if isinstance(condition, str) else condition
        text += f" WHEN {sql} THEN {number(factor)}"
        params += values
    return f"CASE{text} ELSE {number(otherwise)} END", params


def any_of(*conditions: Piece | str) -> Piece:
    pieces = [(condition, []) if isinstance(condition, str) else condition for condition in conditions]
    return f"({' OR '.join(text for text, _ in pieces)})", [value for _, values in pieces for value in values]


def silent(column: str) -> str:
    """Nobody told us, or a list that names nothing."""
    return f"({column} IS NULL OR CAST({column} AS text) = '[]')"


def named(column: str) -> str:
    return f"CAST({column} AS text) <> '[]'"
