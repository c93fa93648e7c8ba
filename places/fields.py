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

    PostgreSQL asks the jsonb operator `?|`. SQLite looks for the code in the JSON text, quoted and escaped as it is stored there, which is
    exact because a code holds neither quote nor backslash; it is several times faster than `json_each`.
    """

    lookup_name = "has_any"

    def get_prep_lookup(self) -> list[str]:
        codes = [str(code) for code in self.rhs]
        if any('"' in code or "\\" in code for code in codes):
            raise ValueError("A code holds neither quote nor backslash.")
        return codes

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} ?| %s", [*params, self.rhs]

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        if not self.rhs:
            return "0 = 1", []
        terms = " OR ".join([f"instr({column}, %s) > 0"] * len(self.rhs))
        values = [value for code in self.rhs for value in (*params, json.dumps(code))]
        return f"({terms})", values

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        raise NotImplementedError(f"Code lists are not searchable on {connection.vendor}.")
