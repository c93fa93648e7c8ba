"""From choices to changes: what to write on the place that stays, and on whose word. Pure.

A fact taken from the other place keeps its author: what an import wrote, the same source may go on changing, and what a person wrote stays
a person's. A choice against the one proposed is the word of whoever chose.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from places.changes import SERVICES, Changes, service_path
from places.facts import SERVICE_FIELDS, is_unknown
from places.merging.differing import Difference, Known, Side
from places.provenance import Provenance, holder


@dataclass(frozen=True, slots=True)
class News:
    """Changes to write together. `author`: on whose word; None for the person who merges."""

    changes: Changes
    author: Provenance | None


def resolve(kept: Known, absorbed: Known, found: tuple[Difference, ...], chosen: Mapping[str, Side]) -> tuple[News, ...]:
    """What the place that stays becomes. `chosen`: by subject of a difference; those it does not name go as proposed.

    Services are united, and so is what only one of the two knows of a service. Raises ValueError for a side that may not be chosen.
    """
    news = [*_chosen(absorbed, found, chosen), *_of_services(kept, absorbed), *_source_date(kept, absorbed)]
    return tuple(one for one in news if one.changes)


def _chosen(absorbed: Known, found: tuple[Difference, ...], chosen: Mapping[str, Side]) -> Iterator[News]:
    for difference in found:
        side = chosen.get(difference.subject, difference.preset)
        if side not in difference.sides:
            raise ValueError(f"{side} of {difference.subject}")
        pairs = zip(difference.paths, difference.kept, difference.value(side), strict=True)
        changes: Changes = {path: [before, after] for path, before, after in pairs if before != after}
        yield News(changes, holder(difference.paths, absorbed.written) if side == difference.preset else None)


def _of_services(kept: Known, absorbed: Known) -> Iterator[News]:
    mine = kept.facts[SERVICES]
    for key, theirs in absorbed.facts[SERVICES].items():
        if key not in mine:
            yield News({service_path(key): [None, deepcopy(theirs)]}, holder([service_path(key)], absorbed.written))
            continue
        paths = {name: service_path(key, name) for name in SERVICE_FIELDS if is_unknown(mine[key][name]) and not is_unknown(theirs[name])}
        for name, path in paths.items():
            yield News({path: [mine[key][name], theirs[name]]}, holder([path], absorbed.written))


def _source_date(kept: Known, absorbed: Known) -> Iterator[News]:
    """The later one: what the next import is compared with."""
    mine, theirs = kept.facts.get("source_date"), absorbed.facts.get("source_date")
    if theirs and (not mine or theirs > mine):
        yield News({"source_date": [mine, theirs]}, holder(["source_date"], absorbed.written))
