"""Settling: a person ends the disagreements between a source and what we hold: ours is kept, or the source's is taken, fact by fact."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from places.changes import Changes, split_path
from places.editing import Authorship, Edits
from places.facts import UNITS, Facts, facts_of
from places.models import Batch, Conflict, Place
from places.querysets import PlaceQuerySet
from places.tracing import state_of, trace
from places.vocabulary import Origin, Settlement

_UNIT_OF = {name: unit for unit in UNITS for name in unit}


@dataclass(slots=True)
class Settled:
    """What was settled. `stale`: disagreements left waiting, because the place no longer holds what the person compared."""

    batch: Batch | None = None
    kept: int = 0
    taken: int = 0
    stale: list[Conflict] = field(default_factory=list)


def waiting(within: PlaceQuerySet | None = None) -> QuerySet[Conflict]:
    """Disagreements that wait for a person, about these places; all when None. No query yet."""
    found = Conflict.objects.filter(settled_at__isnull=True)
    return found if within is None else found.filter(record__place__in=within)


def subject_of(conflict: Conflict) -> tuple[int, str]:
    """What is settled at once: the row, and the first path of the unit, since half an address is no address."""
    return conflict.record_id, _UNIT_OF.get(conflict.path, (conflict.path,))[0]


@transaction.atomic
def settle(choices: Mapping[int, Settlement], *, at: datetime, author_id: int | None, within: PlaceQuerySet | None = None) -> Settled:
    """Settle these disagreements, by number: `Settlement.KEPT` or `TAKEN`. What is taken is written as the person's own, in one batch.

    A number unknown, settled already or out of `within` is ignored. Facts of one unit follow the choice made for the first of them.
    Nine queries, and a few more per 500 places.
    """
    chosen = list(_chosen(choices, within))
    if not chosen:
        return Settled()
    slugs = {conflict.record.source_id for conflict, _ in chosen}
    batch = Batch.objects.create(
        origin=Origin.STAFF, author_id=author_id, started_at=at, label=f"Désaccords réglés : {', '.join(sorted(slugs))}"[:200]
    )
    done = Settled(batch)
    places = _lock({conflict.record.place_id for conflict, _ in chosen})
    edits = Edits(Authorship(origin=Origin.STAFF, at=at, author_id=author_id, batch=batch))
    settled: list[tuple[Conflict, Settlement]] = []
    for place in places.values():
        settled += _settle_place(place, [one for one in chosen if one[0].record.place_id == place.pk], edits, done)
    edits.write()
    trace(batch, [(conflict, state_of(conflict)) for conflict, _ in settled])
    for settlement in (Settlement.KEPT, Settlement.TAKEN):
        numbers = [conflict.pk for conflict, how in settled if how == settlement]
        Conflict.objects.filter(pk__in=numbers).update(settled_at=at, settled_by=author_id, settlement=settlement)
    batch.counts = {"kept": done.kept, "taken": done.taken}
    batch.save(update_fields=["counts"])
    return done


def _chosen(choices: Mapping[int, Settlement], within: PlaceQuerySet | None) -> Iterable[tuple[Conflict, Settlement]]:
    """The disagreements chosen and those of the same unit, locked, each with its choice."""
    asked = waiting(within).filter(pk__in=choices)
    rows = Q(record__in=asked.values("record"))
    known = waiting(within).filter(rows).select_for_update(of=("self",)).select_related("record").order_by("pk")
    by_subject: dict[tuple[int, str], Settlement] = {}
    candidates = list(known)
    for conflict in candidates:
        if conflict.pk in choices:
            by_subject.setdefault(subject_of(conflict), choices[conflict.pk])
    return [(conflict, by_subject[subject_of(conflict)]) for conflict in candidates if subject_of(conflict) in by_subject]


def _lock(place_ids: Collection[int]) -> dict[int, Place]:
    found = Place.objects.select_for_update().filter(pk__in=place_ids).order_by("pk").prefetch_related("services")
    return {place.pk: place for place in found}


def _settle_place(
    place: Place, chosen: list[tuple[Conflict, Settlement]], edits: Edits, done: Settled
) -> list[tuple[Conflict, Settlement]]:
    """The disagreements of one place that can be settled; its changes go to `edits`."""
    facts = facts_of(place, place.services.all())
    stale = {subject_of(conflict) for conflict, how in chosen if how == Settlement.TAKEN and not _still_holds(facts, conflict)}
    changes: Changes = {}
    settled: list[tuple[Conflict, Settlement]] = []
    for conflict, how in chosen:
        if subject_of(conflict) in stale:
            done.stale.append(conflict)
            continue
        settled.append((conflict, how))
        done.kept += how == Settlement.KEPT
        done.taken += how == Settlement.TAKEN
        if how == Settlement.TAKEN:
            changes[conflict.path] = [conflict.ours, conflict.theirs]
    edits.change(place, changes, services=place.services.all())
    return settled


def _still_holds(facts: Facts, conflict: Conflict) -> bool:
    """Whether the place holds what the disagreement says is ours, so that taking theirs is what the person saw."""
    key, fact = split_path(conflict.path)
    if key is None:
        return bool(facts.get(conflict.path) == conflict.ours)
    service = facts["services"].get(key)
    if fact is None:
        return bool(service == conflict.ours)
    return service is not None and bool(service.get(fact) == conflict.ours)
