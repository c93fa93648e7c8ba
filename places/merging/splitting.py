"""Undoing a merge: both places, their services, their source records and their addresses as they were, but for what was written since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from places.changes import Changes
from places.editing import Authorship, Edits, Undoing
from places.facts import facts_of
from places.merging.differing import Known, unit_of
from places.models import Batch, Place, Revision, SourceRecord


class NotUndoableError(Exception):
    """The batch is no merge, was undone already, or the place that stayed has been merged in its turn: that one is to be undone first."""


@dataclass(frozen=True, slots=True)
class Undone:
    """`batch`: the writes that undid. `left`: paths of the place that stayed, changed again since the merge and left as they are."""

    batch: Batch
    left: tuple[str, ...]


@transaction.atomic
def undo_merge(batch: Batch, by: Authorship) -> Undone:
    """Undo a merge. Raises NotUndoableError. What each fact had for author before is its author again.

    A source record goes back with the facts it told when it was merged, so that what its source has said since is news to the next import.
    """
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if "merged" not in batch.counts or "undone" in batch.counts:
        raise NotUndoableError
    revisions = list(batch.revisions.order_by("-pk"))
    rows = Place.objects.select_for_update().in_bulk(sorted({revision.place_id for revision in revisions} | {batch.counts["kept"]}))
    if rows[batch.counts["absorbed"]].merged_into_id != batch.counts["kept"]:
        raise NotUndoableError
    undoing = Batch.objects.create(
        origin=by.origin, author_id=by.author_id, started_at=by.at, undoes=batch, label=f"Annulation : {batch.label}"[:200]
    )
    by = replace(by, batch=undoing)
    left: list[str] = []
    for place in rows.values():
        left += _put_back(place, [one for one in revisions if one.place_id == place.pk], by=by)
    _give_back(batch)
    batch.counts = batch.counts | {"undone": undoing.pk}
    batch.save(update_fields=["counts"])
    return Undone(undoing, tuple(left))


def _put_back(place: Place, revisions: Sequence[Revision], *, by: Authorship) -> list[str]:
    """Give the place what it had before these revisions (the newest first). Returns the paths left as they are.

    Each is undone by a revision of its own, so that facts stand again on what they stood on, as if the merge had never been.
    """
    now = Known(facts_of(place, place.services.all()), {})
    total = _total(revisions)
    left: list[str] = []
    for unit in dict.fromkeys(unit_of(path) for path in total):
        changed = [path for path in unit if path in total]
        if any(now.value(path) != total[path][1] for path in changed):
            left += changed
    for revision in revisions:
        changes: Changes = {path: [became, was] for path, (was, became) in revision.changes.items() if path not in left}
        edits = Edits(by)
        edits.change(place, changes, services=list(place.services.all()), undoing=Undoing(revision, gives_back=True))
        edits.write()
    return left


def _total(revisions: Iterable[Revision]) -> Changes:
    """What these revisions changed in all: the first before and the last after of each path."""
    total: Changes = {}
    for revision in revisions:
        for path, (was, became) in revision.changes.items():
            total[path] = [was, total[path][1] if path in total else became]
    return total


def _give_back(batch: Batch) -> None:
    kept = {told["id"]: told for told in batch.counts["records"]}
    for record in SourceRecord.objects.select_for_update().filter(pk__in=kept, place_id=batch.counts["kept"]):
        told = kept[record.pk]
        record.place_id = batch.counts["absorbed"]
        if record.fingerprint != told["fingerprint"]:
            # Its source spoke meanwhile, to the place that stayed: unread again, it will tell the other place the same.
            record.fingerprint, record.facts = "", told["facts"]
        record.save(update_fields=["place", "fingerprint", "facts"])
