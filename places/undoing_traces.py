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
Return = tuple[Row, Trace, State]
"""A row to bring back, the trace of the batch that is undone, and what the row was before it."""


@dataclass(kw_only=True)
class TracesUndone:
    """One undoing, as far as rows and conflicts go.

    `withdrawn`: places that the undoing withdraws, since the batch had added them.
    `untouched`: places that it leaves alone, with their rows.
    """

    undone: Batch
    at: datetime
    author_id: int | None
    withdrawn: Collection[int]
    untouched: Collection[int]
    _left: set[int] = field(default_factory=set)

    def undo(self, by: Batch) -> int:
        """Bring back what nothing has changed since, in this batch; how many were. Five queries per 500, for each of the two kinds."""
        count = 0
        for found in self._planned(lock=True):
            traces = [trace_of(by, row, state_of(row), undoes=first) for row, first, _ in found]
            for row, _, state in found:
                bring_back(row, state)
            rewrite(row for row, _, _ in found)
            Trace.objects.bulk_create(traces, batch_size=CHUNK)
            count += len(found)
        return count

    def is_any(self) -> bool:
        """Whether `undo` would bring anything back. Nothing is written."""
        return any(self._planned(lock=False))

    def _planned(self, *, lock: bool) -> Iterator[list[Return]]:
        """Rows before conflicts, which follow them."""
        for chunk in _chunks(self.undone, "record"):
            yield self._plan(SourceRecord, "record", chunk, self._record_before, lock=lock)
        for chunk in _chunks(self.undone, "conflict"):
            yield self._plan(Conflict, "conflict", chunk, self._conflict_before, lock=lock)

    def _plan(self, model: Any, kind: str, ids: Sequence[int], before: Callable[[Any, Trace], State | None], *, lock: bool) -> list[Return]:
        ledger, spans = Ledger(), {}
        after: dict[int, dict[str, int]] = {}
        for one in Trace.objects.filter(**{f"{kind}__in": ids}).order_by("pk"):
            path = str(getattr(one, f"{kind}_id"))
            ledger.write(one.pk, [path], gives_back=one.undoes_id)
            if one.batch_id == self.undone.pk:
                spans[path] = (spans.get(path, (one,))[0], one)
                after[one.pk] = {path: ledger.standing.get(path, 0)}
        found = model.objects.select_for_update(of=("self",)) if lock else model.objects
        rows: dict[int, Row] = found.select_related(*_joined(kind)).in_bulk(list(ids))
        returns: list[Return] = []
        for path, (first, last) in spans.items():
            row = rows[int(path)]
            state = before(row, first) if ledger.standing.get(path, 0) == after[last.pk][path] else None
            if state is not None:
                returns.append((row, first, state))
            elif isinstance(row, SourceRecord):
                self._left.add(row.pk)
        return returns

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
