"""Code lists on the row: a JSON list column that knows how to say "holds any of these codes" on both databases.

Lists live on the row rather than in many-to-many tables (docs/adr/0003): no prefetch, one write, full history. Null means nobody
told us; an empty list means none.
"""

import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import JSONField, Lookup


class CodeList(JSONField):
    """A list of short codes, in the order received. Null: nobody told us. `[]`: none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


@CodeList.register_lookup
class HasAny(Lookup):
    """`column__has_any=["a", "b"]`: the list holds at least one of these codes. Null lists never match; no codes match nothing.

    In SQL, `holds_any` below.
    """

    lookup_name = "has_any"

    def get_prep_lookup(self) -> list[str]:
        codes = [str(code) for code in self.rhs]
        _check(codes)
        return codes

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        if params:
            raise NotImplementedError("Only columns are searched for codes.")
        return holds_any(connection.vendor, column, self.rhs)


def holds_any(vendor: str, column: str, codes: list[str]) -> tuple[str, list[Any]]:
    """The condition that a column holds one of these codes, in SQL with its parameters, and null when the column is.

    PostgreSQL asks the jsonb operator `?|`. SQLite looks for the code in the JSON text, quoted and escaped as it is stored there, which is
    exact because a code holds neither quote nor backslash (ValueError); it is several times faster than `json_each`.
    """
    _check(codes)
    if vendor == "postgresql":
        return f"{column} ?| %s", [codes]
    if vendor != "sqlite":
        raise NotImplementedError(f"Code lists are not searchable on {vendor}.")
    if not codes:
        return "0 = 1", []
    return f"({' OR '.join([f'instr({column}, %s) > 0'] * len(codes))})", [json.dumps(code) for code in codes]


def _check(codes: list[str]) -> None:
    if any('"' in code or "\\" in code for code in codes):
        raise ValueError("A code holds neither quote nor backslash.")
