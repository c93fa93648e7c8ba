"""Undoing traces: the rows of sources and the conflicts that a batch changed, brought back to what they were."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from places.models import Batch, Conflict, SourceRecord, Trace
from places.tracing import CHUNK, State, bring_back, rewrite, state_of, trace_of
from places.vocabulary import Settlement
from places.writers import Ledger

Row = SourceRecord | Conflict


@dataclass(kw_only=True)
class TracesUndone:
    """One undoing, as far as rows and conflicts go.

    `withdrawn`: places that the undoing withdrew, since the batch had added them. `untouched`: places that it left alone, with their rows.
    """

    undone: Batch
    by: Batch
    at: datetime
    author_id: int | None
    withdrawn: Collection[int]
    untouched: Collection[int]
    _left: set[int] = field(default_factory=set)

    def undo(self) -> int:
        """Bring back what nothing has changed since; how many were. Five queries per 500, for each of the two kinds."""
        count = 0
        for chunk in _chunks(self.undone, "record"):
            count += self._undo(SourceRecord, "record", chunk, self._record_before)
        for chunk in _chunks(self.undone, "conflict"):
            count += self._undo(Conflict, "conflict", chunk, self._conflict_before)
        return count

    def _undo(self, model: Any, kind: str, ids: Sequence[int], before: Callable[[Any, Trace], State | None]) -> int:
        ledger, spans = Ledger(), {}
        after: dict[int, dict[str, int]] = {}
        for one in Trace.objects.filter(**{f"{kind}__in": ids}).order_by("pk"):
            path = str(getattr(one, f"{kind}_id"))
            ledger.write(one.pk, [path], gives_back=one.undoes_id)
            if one.batch_id == self.undone.pk:
                spans[path] = (spans.get(path, (one,))[0], one)
                after[one.pk] = {path: ledger.standing.get(path, 0)}
        rows: dict[int, Row] = model.objects.select_for_update(of=("self",)).select_related(*_joined(kind)).in_bulk(list(ids))
        changed: list[Row] = []
        traces: list[Trace] = []
        for path, (first, last) in spans.items():
            row = rows[int(path)]
            state = before(row, first) if ledger.standing.get(path, 0) == after[last.pk][path] else None
            if state is None:
                self._left |= {row.pk} if isinstance(row, SourceRecord) else set()
                continue
            traces.append(trace_of(self.by, row, state_of(row), undoes=first))
            bring_back(row, state)
            changed.append(row)
        rewrite(changed)
        Trace.objects.bulk_create(traces, batch_size=CHUNK)
        return len(changed)

    def _record_before(self, record: SourceRecord, first: Trace) -> State | None:
        """A row that the batch brought in is taken for one that left its file, so that it may come back to the same place.

        Where it had told of a place that stays, it is as if it never had: told again, it is news.
        """
        if record.place_id in self.untouched:
            return None
        if first.before is not None:
            return dict(first.before)
        gone: State = {"withdrawn_at": self.at}
        return gone if record.place_id in self.withdrawn else gone | {"facts": {}, "fingerprint": ""}

    def _conflict_before(self, conflict: Conflict, first: Trace) -> State | None:
        """A conflict follows its row: one whose row was told again since would otherwise never be raised again."""
        if conflict.record_id in self._left or conflict.record.place_id in self.untouched:
            return None
        if first.before is not None:
            return dict(first.before)
        return {"settled_at": self.at, "settled_by_id": self.author_id, "settlement": Settlement.UNDONE.value}


def _joined(kind: str) -> tuple[str, ...]:
    return ("record",) if kind == "conflict" else ()


def _chunks(batch: Batch, kind: str) -> Iterator[list[int]]:
    """The rows of one kind that a batch changed, 500 at a time."""
    ids = sorted(set(batch.traces.filter(**{f"{kind}__isnull": False}).values_list(f"{kind}_id", flat=True)))
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
