"""Merging one place into another: facts, services, source records and addresses, in one batch, all or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from places.changes import diff
from places.editing import Authorship, Edits
from places.facts import facts_of
from places.merging.differing import Difference, Known, Side, differences
from places.merging.resolving import News, resolve
from places.models import Batch, Place, Revision, Service, SourceRecord
from places.provenance import Provenance, provenance_of
from places.vocabulary import Origin, Status

ABSORBABLE = (Status.PUBLISHED, Status.WITHDRAWN)


class NotMergeableError(Exception):
    """The place to keep is not published, the other is a draft or merged already, or they are one and the same row."""


class ChangedMeanwhileError(Exception):
    """Someone wrote to one of the two since it was read: nothing is written. `revisions`: what they wrote, the newest first."""

    def __init__(self, revisions: tuple[Revision, ...]) -> None:
        super().__init__(len(revisions))
        self.revisions = revisions


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two places as read together. `seen`: the last revision of either, to be given back when merging."""

    kept: Known
    absorbed: Known
    found: tuple[Difference, ...]
    seen: int


def side_by_side(kept: Place, absorbed: Place) -> SideBySide:
    """What differs between two places, read again. Four queries.

    The last revision is read first, so that a write in between is seen as someone else's later.
    """
    last = _revisions(kept, absorbed).values_list("pk", flat=True).first() or 0
    places = Place.objects.in_bulk([kept.pk, absorbed.pk])
    mine, theirs = _known([places[kept.pk], places[absorbed.pk]])
    return SideBySide(mine, theirs, differences(mine, theirs), last)


@transaction.atomic
def merge_places(kept: Place, absorbed: Place, *, chosen: Mapping[str, Side], seen: int, by: Authorship) -> Batch:
    """Merge `absorbed` into `kept` as chosen (`places.merging.resolving`), and return the batch, which `undo_merge` undoes.

    The address of `absorbed` leads to `kept` from then on, and so do those of places merged into it before; its source records tell
    of `kept`, so that the next import corrects that one.

    Raises NotMergeableError, ChangedMeanwhileError; ValueError for an impossible choice.
    A dozen queries, and those of writing.
    """
    rows = {place.pk: place for place in Place.objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk]).order_by("pk")}
    if len(rows) != 2 or rows[kept.pk].status != Status.PUBLISHED or rows[absorbed.pk].status not in ABSORBABLE:
        raise NotMergeableError
    check_unchanged(kept, absorbed, seen=seen)
    target, gone = rows[kept.pk], rows[absorbed.pk]
    mine, theirs = _known([target, gone])
    news = resolve(mine, theirs, differences(mine, theirs), chosen)
    batch = Batch.objects.create(
        origin=by.origin, author_id=by.author_id, started_at=by.at, label=f"Fusion de « {gone.name} » dans « {target.name} »"[:200]
    )
    by = replace(by, batch=batch)
    write_news(target, news, by=by)
    _redirect(gone, target, by)
    batch.counts = {"merged": 1, "kept": target.pk, "absorbed": gone.pk, "records": _hand_over(gone, target)}
    batch.save(update_fields=["counts"])
    return batch


def check_unchanged(kept: Place, absorbed: Place, *, seen: int) -> None:
    """Raises ChangedMeanwhileError when either was written to after revision `seen`. One query."""
    later = tuple(_revisions(kept, absorbed).filter(pk__gt=seen).select_related("author", "source", "place"))
    if later:
        raise ChangedMeanwhileError(later)


def write_news(place: Place, news: Iterable[News], *, by: Authorship) -> None:
    """Write each group of changes on the word of its author, in one batch. `place` is locked and is as just read."""
    grouped: dict[tuple[str, str | None], dict[str, list[Any]]] = {}
    for one in news:
        grouped.setdefault(_signature(one.author, by), {}).update(one.changes)
    for (origin, source_id), changes in grouped.items():
        edits = Edits(replace(by, origin=Origin(origin), source_id=source_id))
        edits.change(place, changes, services=list(Service.objects.filter(place=place)))
        edits.write()


def _signature(author: Provenance | None, by: Authorship) -> tuple[str, str | None]:
    return (author.origin, author.source_id) if author else (by.origin, by.source_id)


def _redirect(gone: Place, target: Place, by: Authorship) -> None:
    """The place and those that led to it lead to the other: one hop, whatever was merged before."""
    edits = Edits(by)
    for place in (gone, *Place.objects.select_for_update().filter(merged_into=gone)):
        edits.change(place, diff(facts_of(place, ()), {"status": Status.MERGED.value, "merged_into": target.pk}), services=())
    edits.write()


def _hand_over(gone: Place, target: Place) -> list[dict[str, Any]]:
    """Point its source records to the other place; what undoing needs to give them back as they were."""
    records = list(SourceRecord.objects.select_for_update().filter(place=gone).order_by("pk"))
    SourceRecord.objects.filter(pk__in=[record.pk for record in records]).update(place=target)
    return [{"id": record.pk, "fingerprint": record.fingerprint, "facts": record.facts} for record in records]


def _known(places: list[Place]) -> list[Known]:
    services: dict[int, list[Service]] = {place.pk: [] for place in places}
    for service in Service.objects.filter(place__in=services).order_by("pk"):
        services[service.place_id].append(service)
    written = provenance_of(list(services))
    return [Known(facts_of(place, services[place.pk]), written[place.pk]) for place in places]


def _revisions(kept: Place, absorbed: Place) -> Any:
    return Revision.objects.filter(place__in=[kept.pk, absorbed.pk]).order_by("-pk")
