"""What differs between two places that are one, and which of the two is to be believed unless a person says otherwise. Pure.

The order of belief is that of the whole directory: hub staff, the place itself, an administration, another source; then the most recent.
Whoever knows comes before whoever does not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from places.changes import SERVICES, service_path, split_path
from places.facts import PLACE_FIELDS, SERVICE_FIELDS, UNITS, Facts, is_unknown
from places.provenance import Provenance, holder


class Side(StrEnum):
    """Whose facts to keep: those of the place that stays, of the one merged into it, or both together (lists only)."""

    KEPT = "kept"
    ABSORBED = "absorbed"
    BOTH = "both"


UNITED = frozenset({"typologies", "emails", "websites", "programmes", "trainings", "other_labels", "languages"})
"""Lists to which each source adds what it knows. What one of them limits (access modes, itinerancy) is not united."""

UNCHOSEN = frozenset({"status", "merged_into", "collected_by", "source_date"})
"""Facts that a merge settles by itself: they are about the records, not about the place."""


@dataclass(frozen=True, slots=True)
class Known:
    """A place as it is: its facts, and who wrote each of their paths (`places.provenance`)."""

    facts: Facts
    written: Mapping[str, Provenance]

    def value(self, path: str) -> Any:
        """The value of a fact, or of a fact of a service; None for a service it has not."""
        key, fact = split_path(path)
        if key is None:
            return self.facts[path]
        service = self.facts[SERVICES].get(key)
        return service if fact is None or service is None else service[fact]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something the two do not say alike. `subject`: the first fact of a unit, or the path of a service.

    `paths`: what differs, with the values of each side. `preset`: whom to believe. `unitable`: whether both may be kept together.
    """

    subject: str
    paths: tuple[str, ...]
    kept: tuple[Any, ...]
    absorbed: tuple[Any, ...]
    preset: Side
    unitable: bool = False

    @property
    def sides(self) -> tuple[Side, ...]:
        """What may be chosen."""
        return tuple(Side) if self.unitable else (Side.KEPT, Side.ABSORBED)

    def value(self, side: Side) -> tuple[Any, ...]:
        """The values to keep, in the order of `paths`."""
        if side == Side.BOTH:
            return tuple(_together(mine, theirs) for mine, theirs in zip(self.kept, self.absorbed, strict=True))
        return self.kept if side == Side.KEPT else self.absorbed


def differences(kept: Known, absorbed: Known) -> tuple[Difference, ...]:
    """Everything a person may choose, in reading order, services last."""
    return (*_of_places(kept, absorbed), *_of_services(kept, absorbed))


def unit_of(path: str) -> tuple[str, ...]:
    """The facts that only make sense together with this one, itself included (`places.facts.UNITS`)."""
    return next((unit for unit in UNITS if path in unit), (path,))


def _of_places(kept: Known, absorbed: Known) -> Iterator[Difference]:
    for unit in dict.fromkeys(unit_of(name) for name in PLACE_FIELDS if name not in UNCHOSEN):
        mine, theirs = _values(kept, unit), _values(absorbed, unit)
        if mine == theirs:
            continue
        unitable = unit[0] in UNITED and bool(mine[0]) and bool(theirs[0])
        united = Side.BOTH if unitable else None
        yield Difference(unit[0], unit, mine, theirs, united or _believed(unit, kept, absorbed), unitable)


def _of_services(kept: Known, absorbed: Known) -> Iterator[Difference]:
    """Services that both have, and describe differently. What only one of the two knows of a service is no matter of choice."""
    for key, mine in kept.facts[SERVICES].items():
        theirs = absorbed.facts[SERVICES].get(key)
        if theirs is None:
            continue
        names = [
            name for name in SERVICE_FIELDS if mine[name] != theirs[name] and not is_unknown(mine[name]) and not is_unknown(theirs[name])
        ]
        if names:
            paths = tuple(service_path(key, name) for name in names)
            preset = _believed(paths, kept, absorbed)
            yield Difference(service_path(key), paths, tuple(mine[name] for name in names), tuple(theirs[name] for name in names), preset)


def _believed(paths: Sequence[str], kept: Known, absorbed: Known) -> Side:
    """Unknown gives way to known, then trust, then the most recent; when all is equal, the place that stays."""
    return Side.ABSORBED if _weight(paths, absorbed) > _weight(paths, kept) else Side.KEPT


def _weight(paths: Sequence[str], known: Known) -> tuple[bool, int, date]:
    is_known = any(not is_unknown(value) for value in _values(known, paths))
    author = holder(paths, known.written)
    if author is None:
        return is_known, 0, date.min
    source_date = known.facts.get("source_date")
    told_on = author.at.date() if author.is_human or not source_date else date.fromisoformat(source_date)
    return is_known, author.trust, told_on


def _values(known: Known, paths: Sequence[str]) -> tuple[Any, ...]:
    return tuple(known.value(path) for path in paths)


def _together(mine: Any, theirs: Any) -> Any:
    return [*mine, *(one for one in theirs if one not in mine)]
