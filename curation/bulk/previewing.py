"""Preview and write: what a bulk edit would change in each place, which places it leaves alone and why; then exactly that, or nothing."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from curation.bulk.operations import Operation
from places.changes import Changes
from places.editing import Authorship, Edits
from places.facts import facts_of
from places.models import Batch, Place, Service
from places.provenance import Provenance, holder, provenance_of
from places.querysets import PlaceQuerySet
from places.vocabulary import Origin, Status

MOST_PLACES = 5_000
"""Places in one bulk edit: what a person can answer for. About 4 s on SQLite."""

CHUNK = 500


class Exclusion(StrEnum):
    """Why a place is left alone."""

    LOCKED = "locked"  # the place itself wrote this fact
    NOT_CONCERNED = "not_concerned"  # it has no service of the category
    ALREADY = "already"  # nothing would change
    MERGED = "merged"  # it is no longer a place of its own


class TooManyPlacesError(Exception):
    """More than MOST_PLACES places were chosen. `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class NotAgreedError(Exception):
    """What would be written now is not what was agreed: places changed, or nothing is left to change.

    Nothing is written. `seen`: what would be.
    """

    def __init__(self, seen: "Preview") -> None:
        super().__init__(len(seen.effects))
        self.seen = seen


@dataclass(frozen=True, slots=True)
class Effect:
    """What would change in one place, which has these services."""

    place: Place
    services: list[Service]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be written, and what would not, both in the order of the places. `stamp` stands for exactly this."""

    effects: tuple[Effect, ...]
    excluded: tuple[tuple[Place, Exclusion], ...]

    @property
    def stamp(self) -> str:
        """A digest of every change; different as soon as one would differ."""
        told = [[effect.place.pk, effect.changes] for effect in self.effects]
        return hashlib.sha256(json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()[:32]


def preview(places: PlaceQuerySet, operation: Operation) -> Preview:
    """What the operation would do to these places. Raises TooManyPlacesError.

    Queries: 1 to count, and 3 for each CHUNK places.
    """
    count = places.count()
    if count > MOST_PLACES:
        raise TooManyPlacesError(count)
    effects: list[Effect] = []
    excluded: list[tuple[Place, Exclusion]] = []
    for place, services, written in _read(list(places.order_by("pk"))):
        found = _effect(place, services, written, operation)
        if isinstance(found, Exclusion):
            excluded.append((place, found))
        else:
            effects.append(Effect(place, services, found))
    return Preview(tuple(effects), tuple(excluded))


@transaction.atomic
def write(places: PlaceQuerySet, operation: Operation, *, agrees: Callable[[Preview], bool], label: str, by: Authorship) -> Batch:
    """Preview with the places locked, and write exactly that as one batch if whoever asks agrees to it.

    Raises NotAgreedError, TooManyPlacesError; nothing is written then. Queries: those of `preview`, and those of writing.
    """
    seen = preview(places.select_for_update(of=("self",)), operation)
    if not seen.effects or not agrees(seen):
        raise NotAgreedError(seen)
    batch = Batch.objects.create(
        origin=Origin.STAFF, author_id=by.author_id, label=label, started_at=by.at, counts={"changed": len(seen.effects)}
    )
    edits = Edits(replace(by, batch=batch))
    for effect in seen.effects:
        edits.change(effect.place, effect.changes, services=effect.services)
    edits.write()
    return batch


def _read(places: Sequence[Place]) -> Iterator[tuple[Place, list[Service], dict[str, Provenance]]]:
    for start in range(0, len(places), CHUNK):
        chunk = places[start : start + CHUNK]
        services = _services_by_place(chunk)
        written = provenance_of([place.pk for place in chunk])
        for place in chunk:
            yield place, services.get(place.pk, []), written[place.pk]


def _services_by_place(places: Iterable[Place]) -> dict[int, list[Service]]:
    keys = [place.pk for place in places]
    found: dict[int, list[Service]] = {}
    for start in range(0, len(keys), CHUNK):
        for service in Service.objects.filter(place__in=keys[start : start + CHUNK]).order_by("pk"):
            found.setdefault(service.place_id, []).append(service)
    return found


def _effect(place: Place, services: list[Service], written: dict[str, Provenance], operation: Operation) -> Changes | Exclusion:
    if place.status == Status.MERGED:
        return Exclusion.MERGED
    targets: list[tuple[str, Any]] = list(operation.targets(facts_of(place, services)))
    if not targets:
        return Exclusion.NOT_CONCERNED
    news = {path: [before, operation.applied(before)] for path, before in targets}
    changes: Changes = {path: change for path, change in news.items() if change[0] != change[1]}
    if not changes:
        return Exclusion.ALREADY
    free: Changes = {path: change for path, change in changes.items() if not _is_locked(path, written)}
    return free or Exclusion.LOCKED


def _is_locked(path: str, written: dict[str, Provenance]) -> bool:
    """Whether the place itself wrote the fact: nobody writes over that without looking at the place."""
    author = holder([path], written)
    return author is not None and author.origin == Origin.OWNER
