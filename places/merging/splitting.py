"""Undoing a merge: both places, their services, their source records and their addresses as they were, but for what was written since."""

from django.db import transaction

from places.editing import Authorship
from places.models import Batch, SourceRecord
from places.undoing import Undone, take_back
from places.undoing_plan import Outlook, preview


class NotUndoableError(Exception):
    """The batch is no merge, was undone already, or the place that stayed has been merged in its turn: that one is to be undone first."""


def foresee_merge(batch: Batch) -> Outlook:
    """What undoing a merge would do. Raises NotUndoableError. The queries of `places.undoing_plan.plans`."""
    _check_once(batch)
    outlook = preview(batch)
    _check_whole(batch, outlook)
    return outlook


@transaction.atomic
def undo_merge(batch: Batch, by: Authorship, *, seen: str | None = None) -> Undone:
    """Undo a merge, as any batch is. Raises NotUndoableError, OtherwiseThanSeenError (`seen`: as in `places.undoing`).

    A source record goes back with the facts it told when it was merged, so that what its source has said since is news to the next import.
    """
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    _check_once(batch)
    done = take_back(batch, label=f"Annulation : {batch.label}", by=by, seen=seen)
    _check_whole(batch, done)
    _give_back(batch)
    batch.counts = batch.counts | {"undone": done.batch.pk}
    batch.save(update_fields=["counts"])
    return done


def _check_once(batch: Batch) -> None:
    if "merged" not in batch.counts or "undone" in batch.counts:
        raise NotUndoableError


def _check_whole(batch: Batch, outlook: Outlook) -> None:
    """The place that was merged gets its own address back, or nothing is done."""
    if batch.counts["absorbed"] not in outlook.changed:
        raise NotUndoableError


def _give_back(batch: Batch) -> None:
    kept = {told["id"]: told for told in batch.counts["records"]}
    for record in SourceRecord.objects.select_for_update().filter(pk__in=kept, place_id=batch.counts["kept"]):
        told = kept[record.pk]
        record.place_id = batch.counts["absorbed"]
        if record.fingerprint != told["fingerprint"]:
            # Its source spoke meanwhile, to the place that stayed: unread again, it will tell the other place the same.
            record.fingerprint, record.facts = "", told["facts"]
        record.save(update_fields=["place", "fingerprint", "facts"])
