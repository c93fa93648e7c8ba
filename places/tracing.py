"""Tracing: what the rows of a source and its conflicts were before a batch changed them, and how to bring them back."""

from collections.abc import Iterable, Mapping
from typing import Any

from places.models import Batch, Conflict, SourceRecord, Trace

CHUNK = 500

RECORD_FIELDS = ("place_id", "raw", "facts", "repairs", "fingerprint", "seen_at", "withdrawn_at")
CONFLICT_FIELDS = ("settled_at", "settled_by_id", "settlement")
"""What a batch may change in one and in the other."""

State = dict[str, Any]


def state_of(row: SourceRecord | Conflict) -> State:
    """What undoing would have to bring back. No query for a whole row."""
    return {name: getattr(row, name) for name in _fields(row)}


def bring_back(row: SourceRecord | Conflict, state: Mapping[str, Any]) -> None:
    """Put a kept state on a row, in memory only."""
    for name, value in state.items():
        setattr(row, name, row._meta.get_field(name.removesuffix("_id")).to_python(value) if name.endswith("_at") else value)


def trace(batch: Batch, changed: Iterable[tuple[SourceRecord | Conflict, State | None]]) -> None:
    """Keep what these rows, which have a primary key, were before the batch: None for those it creates. One query per 500."""
    Trace.objects.bulk_create([trace_of(batch, row, before) for row, before in changed], batch_size=CHUNK)


def trace_of(batch: Batch, row: SourceRecord | Conflict, before: State | None, *, undoes: Trace | None = None) -> Trace:
    """One trace, not written yet."""
    return Trace(
        batch=batch,
        record_id=row.pk if isinstance(row, SourceRecord) else None,
        conflict_id=row.pk if isinstance(row, Conflict) else None,
        before=before,
        undoes=undoes,
    )


def rewrite(rows: Iterable[SourceRecord | Conflict]) -> None:
    """Write rows of one kind that were brought back. One query per 500."""
    known = list(rows)
    if known:
        fields = [name.removesuffix("_id") for name in _fields(known[0])]
        type(known[0]).objects.bulk_create(known, batch_size=CHUNK, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def _fields(row: SourceRecord | Conflict) -> tuple[str, ...]:
    return RECORD_FIELDS if isinstance(row, SourceRecord) else CONFLICT_FIELDS
