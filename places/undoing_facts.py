"""Undoing facts: what taking back one revision would change in its place, and which of its facts someone has touched since."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from places.changes import Changes, service_path, split_path
from places.facts import SERVICE_FIELDS, UNITS, Facts, plain
from places.models import Revision, Service
from places.vocabulary import Status
from places.writers import Ledger

_UNIT_OF = {name: unit for unit in UNITS for name in unit}

Standing = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Past:
    """On which revision each path stands: `ledgers`, by place, now; `after`, right after each revision asked for."""

    ledgers: Mapping[int, Ledger]
    after: Mapping[int, Standing]


@dataclass(slots=True)
class Taken:
    """What taking back a revision does: changes to write, and paths left as they are because someone touched them since."""

    changes: Changes = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


def read_past(place_ids: Collection[int], revisions: Collection[int]) -> Past:
    """The history of these places, one query for all of them. `revisions`: numbers of those about to be taken back."""
    ledgers = {place_id: Ledger() for place_id in place_ids}
    after: dict[int, Standing] = {}
    history = Revision.objects.filter(place_id__in=place_ids).order_by("pk")
    columns = ("pk", "place_id", "changes", "undoes_id", "gives_back")
    for number, place_id, changes, undoes, gives_back in history.values_list(*columns).iterator(chunk_size=500):
        ledgers[place_id].write(number, changes, gives_back=undoes if gives_back else None)
        if number in revisions:
            after[number] = dict(ledgers[place_id].standing)
    return Past(ledgers, after)


def is_birth(changes: Changes) -> bool:
    """Whether these changes added the place: it had no name before, and every place has one."""
    return "name" in changes and changes["name"][0] is None


def take_back(facts: Facts, changes: Changes, *, now: Standing, after: Standing) -> Taken:
    """What undoing these changes means for a place that has these facts. Pure.

    `now`, `after`: on which revision each path stands, and stood right after the changes. A place that they added is withdrawn, whole,
    unless anything of it was touched since.
    """
    if is_birth(changes):
        if now != after or facts["status"] == Status.WITHDRAWN:
            return Taken(kept=["status"])
        return Taken({"status": [facts["status"], Status.WITHDRAWN.value]})
    taken = Taken()
    for path, (before, written) in changes.items():
        is_free = all(now.get(one) == after.get(one) for one in _together(path, now, after))
        if is_free and _holds(facts, path, written):
            taken.changes[path] = [_held(facts, path), before]
        else:
            taken.kept.append(path)
    _keep_units_whole(taken)
    return taken


def give(facts: Facts, changes: Changes) -> None:
    """Give these facts what the changes say, as writing them and reading the place again would."""
    services = facts["services"]
    for path, (_, value) in changes.items():
        key, fact = split_path(path)
        if key is None:
            facts[path] = value
        elif fact is not None:
            services[key][fact] = value
        elif value is None:
            del services[key]
        else:
            service = Service(key=key)
            services[key] = {name: value.get(name, plain(service, name)) for name in SERVICE_FIELDS}


def _keep_units_whole(taken: Taken) -> None:
    """Half of an address given back to its former value would be no address."""
    for path in list(taken.changes):
        if not set(_UNIT_OF.get(path, ())).isdisjoint(taken.kept):
            del taken.changes[path]
            taken.kept.append(path)


def _together(path: str, now: Standing, after: Standing) -> Iterator[str]:
    """The paths that must not have been touched for this one to be free: its unit, its service, all that was written in the service."""
    yield path
    key, fact = split_path(path)
    if key is None:
        yield from _UNIT_OF.get(path, ())
    elif fact is not None:
        yield service_path(key)
    else:
        yield from (other for other in (*now, *after) if other.startswith(f"{path}/"))


def _held(facts: Facts, path: str) -> Any:
    """What the place holds at a path; None for a service, or a fact of a service, that it does not have."""
    key, fact = split_path(path)
    if key is None:
        return facts.get(path)
    service = facts["services"].get(key)
    return service if fact is None or service is None else service.get(fact)


def _holds(facts: Facts, path: str, written: Any) -> bool:
    """Whether the place still holds what was written, were it changed by a door that leaves no revision."""
    key, fact = split_path(path)
    held = _held(facts, path)
    if key is None:
        return bool(held == written)
    if fact is None:
        return (held is None) == (written is None)
    return key in facts["services"] and bool(held == written)
