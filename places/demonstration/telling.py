"""Telling: the notes of the demonstration's staff written through the one door, where nobody has written since."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from places.changes import Changes, diff
from places.demonstration.notes import Note
from places.editing import Authorship, Edits
from places.facts import Facts, facts_of
from places.models import Batch, Place, SourceRecord
from places.provenance import Provenance, holder, provenance_of
from places.vocabulary import Origin, Status

LABEL = "Ce que l'équipe sait (démonstration)"


@transaction.atomic
def tell(notes: Sequence[Note], *, source_id: str, at: datetime, author_id: int | None) -> int:
    """Write what differs, as one batch of staff; the number of places changed, 0 leaving no trace.

    What a person has written, here or on a page, is left alone: notes are a starting point, not a correction. Four queries when nothing
    differs. Raises KeyError for a note about a row that the source does not have.
    """
    place_of = dict(SourceRecord.objects.filter(source_id=source_id).values_list("external_id", "place_id"))
    wanted = [note for note in notes if not note.merged_into or place_of[note.external_id] != place_of[note.merged_into]]
    ids = [place_of[note.external_id] for note in wanted]
    places = {place.pk: place for place in Place.objects.select_for_update().filter(pk__in=ids).prefetch_related("services")}
    written = provenance_of(ids)
    found: list[tuple[Place, Changes]] = []
    for note in wanted:
        place = places[place_of[note.external_id]]
        changes = _merger(place, place_of[note.merged_into]) if note.merged_into else _news(note, place, written[place.pk])
        if changes:
            found.append((place, changes))
    if found:
        _write(found, at=at, author_id=author_id)
    return len(found)


def _write(found: Sequence[tuple[Place, Changes]], *, at: datetime, author_id: int | None) -> None:
    batch = Batch.objects.create(
        origin=Origin.STAFF, author_id=author_id, label=LABEL, started_at=at, counts={"read": len(found), "changed": len(found)}
    )
    edits = Edits(Authorship(origin=Origin.STAFF, at=at, author_id=author_id, batch=batch))
    for place, changes in found:
        edits.change(place, changes, services=place.services.all())
    edits.write()


def _news(note: Note, place: Place, written: Mapping[str, Provenance]) -> Changes:
    """What the note says that we do not hold, and that no person has written."""
    held = facts_of(place, place.services.all())
    services: dict[str, Facts] = {key: facts | note.every_service for key, facts in held["services"].items()}
    for key, facts in note.services.items():
        services[key] = services.get(key, {}) | facts
    changes = diff(held, note.facts | {"services": services})
    return {path: change for path, change in changes.items() if not _is_a_persons(path, written)}


def _is_a_persons(path: str, written: Mapping[str, Provenance]) -> bool:
    author = holder([path], written)
    return author is not None and author.is_human


def _merger(place: Place, target_id: int) -> Changes:
    if place.status == Status.MERGED:
        return {}
    return {"status": [place.status, Status.MERGED.value], "merged_into": [None, target_id]}
