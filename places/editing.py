"""The single writing door: every write to a place or its services goes through here, and leaves a revision.

Writes are gathered in an `Edits`, then written together, so that one correction and an import of 20,000 rows follow the same path.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from places.changes import Changes, diff, service_path, split_path
from places.facts import Facts, as_kept, facts_of, is_unknown, set_fact
from places.models import Batch, Place, Revision, Service
from places.models.place import CODE_ALPHABET, CODE_LENGTH, new_code
from places.text_keys import search_key
from places.vocabulary import Origin, Status

CHUNK = 500
"""Rows per statement: below SQLite's limit of 32,766 parameters with the 60 columns of a place."""


@dataclass(frozen=True, kw_only=True)
class Authorship:
    """Who writes, through which door, when, and in which batch."""

    origin: Origin
    at: datetime
    author_id: int | None = None
    source_id: str | None = None
    batch: Batch | None = None


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a write undoes this revision. `gives_back`: its facts then belong again to whoever wrote them before (`places.writers`)."""

    revision: Revision
    gives_back: bool


@dataclass
class Edits:
    """Writes by one author, gathered in memory until `write()`."""

    by: Authorship
    added: list[Place] = field(default_factory=list)
    changed: dict[int, Place] = field(default_factory=dict)
    _new_services: list[Service] = field(default_factory=list)
    _changed_services: dict[int, Service] = field(default_factory=dict)
    _gone_services: list[int] = field(default_factory=list)
    _revisions: list[Revision] = field(default_factory=list)
    _place_fields: set[str] = field(default_factory=set)
    _service_fields: set[str] = field(default_factory=set)
    _seeds: list[str] = field(default_factory=list)

    def add(self, facts: Facts, *, seed: str = "") -> Place:
        """A new place with these facts; those not given are unknown, and it is published. It has no primary key before `write()`.

        `seed`: what its public code is derived from (source and external id), so that a directory rebuilt from the same sources
        keeps its addresses; a random code without it.
        """
        place = Place(created_at=self.by.at, updated_at=self.by.at)
        # The status is always written: whoever adds a place says that it exists, and no source's silence may then contradict a person.
        facts = {"status": Status.PUBLISHED.value} | facts
        for name, value in facts.items():
            if name != "services":
                set_fact(place, name, value)
        place.name_key = search_key(place.name)[:300]
        services = [_service(place, key, values) for key, values in facts.get("services", {}).items()]
        self.added.append(place)
        self._seeds.append(seed)
        self._new_services += services
        self._revisions.append(self._revision(place, _birth(facts)))
        return place

    def change(self, place: Place, changes: Changes, *, services: Iterable[Service], undoing: Undoing | None = None) -> bool:
        """Give the place its new facts (`[before, after]` by path) and its services theirs. False, and nothing kept, when there are none.

        `place` and `services` must be read in the same transaction as `write()`, locked where the database locks rows. A service put back
        by `undoing` its removal takes back its primary key, hence its rank.
        """
        if not changes:
            return False
        by_key = {service.key: service for service in services}
        revision = self._revision(place, changes, undoing)
        self._revisions.append(revision)
        for path, (_, after) in changes.items():
            key, fact = split_path(path)
            if key is None and fact is not None:
                set_fact(place, fact, after)
                self._place_fields.add(fact)
            elif key is not None and fact is not None:
                self._change_service(by_key[key], fact, after)
            elif key is not None and after is None:
                revision.former_services[key] = by_key[key].pk
                self._gone_services.append(by_key.pop(key).pk)
            elif key is not None:
                number = undoing.revision.former_services.get(key) if undoing else None
                self._new_services.append(_service(place, key, after, number=number))
        place.name_key = search_key(place.name)[:300]
        place.updated_at = self.by.at
        self.changed[place.pk] = place
        return True

    @transaction.atomic
    def write(self) -> None:
        """Write everything gathered. A handful of statements per 500 rows, whatever was changed."""
        for place, code in zip(self.added, free_codes(self._seeds), strict=True):
            place.code = code
        Place.objects.bulk_create(self.added, batch_size=CHUNK)
        self._rewrite(Place, list(self.changed.values()), {*self._place_fields, "name_key", "updated_at"})
        for start in range(0, len(self._gone_services), CHUNK):
            Service.objects.filter(pk__in=self._gone_services[start : start + CHUNK]).delete()
        for service in self._new_services:
            service.place_id = service.place.pk
        Service.objects.bulk_create(self._new_services, batch_size=CHUNK)
        self._rewrite(Service, list(self._changed_services.values()), self._service_fields)
        for revision in self._revisions:
            revision.place_id = revision.place.pk
        Revision.objects.bulk_create(self._revisions, batch_size=CHUNK)

    def _change_service(self, service: Service, fact: str, after: Any) -> None:
        set_fact(service, fact, after)
        self._changed_services[service.pk] = service
        self._service_fields.add(fact)

    @staticmethod
    def _rewrite(model: Any, rows: Sequence[Any], fields: set[str]) -> None:
        """Write these columns of existing rows: an upsert, several times faster than `bulk_update`'s CASE for each column."""
        if rows and fields:
            model.objects.bulk_create(rows, batch_size=CHUNK, update_conflicts=True, unique_fields=["id"], update_fields=sorted(fields))

    def _revision(self, place: Place, changes: Changes, undoing: Undoing | None = None) -> Revision:
        return Revision(
            place=place,
            batch=self.by.batch,
            at=self.by.at,
            origin=self.by.origin,
            source_id=self.by.source_id,
            author_id=self.by.author_id,
            changes=changes,
            undoes=undoing.revision if undoing else None,
            gives_back=bool(undoing and undoing.gives_back),
        )


def create_place(facts: Facts, *, by: Authorship) -> Place:
    """Add one place, at once."""
    edits = Edits(by)
    place = edits.add(facts)
    edits.write()
    return place


@transaction.atomic
def change_place(place: Place, facts: Facts, *, by: Authorship) -> bool:
    """Give one place new facts, at once; those not named are left alone (see `diff`). False when nothing differs.

    The place is read again and locked first, so `facts` is compared with what is written now, and `place` itself is not touched.
    """
    current = Place.objects.select_for_update().get(pk=place.pk)
    services = list(current.services.all())
    edits = Edits(by)
    changed = edits.change(current, diff(facts_of(current, services), facts), services=services)
    edits.write()
    return changed


def free_codes(seeds: Sequence[str]) -> list[str]:
    """One public code a seed, all different and none in use: derived from the seed, or random for an empty one.

    One query per 500, and one for each code already in use.
    """
    taken: set[str] = set()
    codes: list[str] = []
    for start in range(0, len(seeds), CHUNK):
        tries = [(seed, _code_from(seed, 0)) for seed in seeds[start : start + CHUNK]]
        taken |= set(Place.objects.filter(code__in=[code for _, code in tries]).values_list("code", flat=True))
        for seed, first in tries:
            code, attempt = first, 0
            while code in taken or (attempt and Place.objects.filter(code=code).exists()):
                attempt += 1
                code = _code_from(seed, attempt)
            taken.add(code)
            codes.append(code)
    return codes


def _code_from(seed: str, attempt: int) -> str:
    if not seed:
        return new_code()
    number = int.from_bytes(hashlib.sha256(f"{seed}\n{attempt}".encode()).digest()[:8], "big")
    digits = []
    for _ in range(CODE_LENGTH):
        number, remainder = divmod(number, len(CODE_ALPHABET))
        digits.append(CODE_ALPHABET[remainder])
    return "".join(digits)


def _service(place: Place, key: str, values: Facts, *, number: int | None = None) -> Service:
    service = Service(pk=number, place=place, key=key)
    for name, value in values.items():
        set_fact(service, name, value)
    return service


def _birth(facts: Facts) -> Changes:
    """The changes that make a place out of nothing: only what is known."""
    changes: Changes = {name: [None, as_kept(name, value)] for name, value in facts.items() if name != "services" and not is_unknown(value)}
    return changes | {service_path(key): [None, values] for key, values in facts.get("services", {}).items()}
