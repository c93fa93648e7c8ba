"""Plan: several needs in the fewest visits, in the order in which to make them. Pure: no query, no clock.

Each step of the plan is one need. A place may serve a step when it counts, for that step alone, at most TOLERANCE times as far as the best
place for it: one door for two needs is worth a longer way, not any way. Among the plans that visit the fewest places, the shortest wins, by
the equivalent distances of `orientation.ranking` summed over the steps, rounded to the metre so that the order of additions never decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from orientation.needs import Need
from orientation.ranking import METRES, Judgement
from places.vocabulary import Programme, ServiceCategory

TOLERANCE = 1.5
"""One place for two steps beats two nearer ones within this many times the distance (docs/adr/0016)."""

FEW_PLACES, MOST_PLACES = 2, 3
"""Who already struggles is sent to two places, to a third when two would be too far, and never to a fourth."""

Door = tuple[str, ...]
"""Two records behind one door are one visit: `Candidate.door`."""


class Kind(IntEnum):
    """What a step asks of the person, in the order in which steps are made: what has a date, then what gives autonomy, then the means."""

    DO = 1
    LEARN = 2
    EQUIP = 3


KINDS = {
    ServiceCategory.DEMARCHES: Kind.DO,
    ServiceCategory.INSERTION: Kind.DO,
    ServiceCategory.QUOTIDIEN: Kind.LEARN,
    ServiceCategory.SECURITE: Kind.LEARN,
    ServiceCategory.PARENTALITE: Kind.LEARN,
    ServiceCategory.LOISIRS: Kind.LEARN,
    ServiceCategory.CULTURE: Kind.LEARN,
    ServiceCategory.ACCES: Kind.EQUIP,
    ServiceCategory.MATERIEL: Kind.EQUIP,
}
"""The three groups of the national map: procedures, learning, equipment."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The place of each step that has one. `left`: categories that no more than MOST_PLACES places could serve with the others."""

    places: Mapping[str, Judgement]
    left: tuple[str, ...] = ()


def in_order(need: Need) -> tuple[str, ...]:
    """The categories of a need in the order of their steps: what presses, what to do, to learn, to get; as said within a kind."""
    pressing = pressing_of(need)
    return tuple(sorted(dict.fromkeys(need.categories), key=lambda category: (category not in pressing, KINDS[ServiceCategory(category)])))


def pressing_of(need: Need) -> frozenset[str]:
    """The categories that the deadline, or the hurry, is about: what there is to do; the first said when there is nothing to do."""
    if not need.wishes.pressing:
        return frozenset()
    to_do = frozenset(category for category in need.categories if KINDS[ServiceCategory(category)] == Kind.DO)
    return to_do or frozenset(need.categories[:1])


def need_of_step(need: Need, category: str) -> Need:
    """The need as one step asks it. A deadline does not press what is not pressing, and how to do a procedure says nothing of a lesson:
    Aidants Connect is for procedures alone. Where one buys a computer, one needs none.
    """
    wishes = need.wishes
    if category not in pressing_of(need):
        wishes = replace(wishes, urgent=False, deadline=None)
    to_do = [one for one in need.categories if KINDS[ServiceCategory(one)] == Kind.DO]
    if to_do and category not in to_do:
        wishes = replace(wishes, mode="", programme="" if wishes.programme == Programme.AIDANTS_CONNECT else wishes.programme)
    if category == ServiceCategory.MATERIEL:
        wishes = replace(wishes, equipment=())
    return replace(need, categories=(category,), wishes=wishes)


def choose(options: Mapping[str, Sequence[Judgement]], *, tolerance: float = TOLERANCE) -> Chosen:
    """Which place for each step. `options`: category, in the order of the steps → the places that may serve it, best first, each door once.

    The fewest places within `tolerance`, FEW_PLACES if they do, MOST_PLACES otherwise; failing that the shortest plan of MOST_PLACES, at
    any distance; failing that the last steps are left out. Steps without options are left out of all this. Work grows with the number of
    places and three to the number of steps.
    """
    steps = [category for category, places in options.items() if places]
    for most in (FEW_PLACES, MOST_PLACES):
        if found := _Doors(options, steps, tolerance).fewest(most):
            return Chosen(found)
    for kept in range(len(steps), 0, -1):
        if found := _Doors(options, steps[:kept], None).shortest(MOST_PLACES):
            return Chosen(found, tuple(steps[kept:]))
    return Chosen({})


@dataclass(frozen=True, slots=True)
class _Group:
    """Steps made behind one door. `order`: metres, then the keys of the places step by step, so that ties always end the same way."""

    metres: int
    keys: tuple[tuple[int, int], ...]
    places: Mapping[str, Judgement]

    @property
    def order(self) -> tuple[int, tuple[tuple[int, int], ...]]:
        return self.metres, self.keys

    def beside(self, other: "_Group") -> "_Group":
        """Both."""
        return _Group(self.metres + other.metres, tuple(sorted(self.keys + other.keys)), {**self.places, **other.places})


class _Doors:
    """The best door for each set of steps, a set being the bits of a number: bit 0 is the first step."""

    def __init__(self, options: Mapping[str, Sequence[Judgement]], steps: Sequence[str], tolerance: float | None) -> None:
        self.every = (1 << len(steps)) - 1
        self.best: dict[int, _Group] = {}
        by_door: dict[Door, dict[int, Judgement]] = {}
        for rank, category in enumerate(steps):
            farthest = None if tolerance is None else tolerance * options[category][0].equivalent_km
            for judgement in options[category]:
                if farthest is None or judgement.equivalent_km <= farthest:
                    by_door.setdefault(judgement.candidate.door, {}).setdefault(rank, judgement)
        for served in by_door.values():
            for mask in _subsets(sum(1 << rank for rank in served)):
                self._offer(mask, [(rank, one) for rank, one in sorted(served.items()) if mask >> rank & 1], steps)

    def _offer(self, mask: int, served: list[tuple[int, Judgement]], steps: Sequence[str]) -> None:
        group = _Group(
            sum(round(one.equivalent_km * METRES) for _, one in served),
            tuple((rank, one.candidate.pk) for rank, one in served),
            {steps[rank]: one for rank, one in served},
        )
        if mask not in self.best or group.order < self.best[mask].order:
            self.best[mask] = group

    def fewest(self, most: int) -> Mapping[str, Judgement] | None:
        """The shortest plan among those that visit the fewest places, `most` at most; None when there is none."""
        return next((found.places for count in range(1, most + 1) if (found := self._with(count, self.every))), None)

    def shortest(self, most: int) -> Mapping[str, Judgement] | None:
        """The shortest plan that visits `most` places or fewer; None when there is none."""
        found = [one for count in range(1, most + 1) if (one := self._with(count, self.every))]
        return min(found, key=lambda group: group.order).places if found else None

    def _with(self, count: int, steps: int) -> _Group | None:
        """The shortest way to make these steps behind `count` doors."""
        if count == 1:
            return self.best.get(steps)
        first = steps & -steps
        pairs = (
            (self.best.get(mask | first), self._with(count - 1, steps ^ (mask | first))) for mask in _subsets(steps ^ first, empty=True)
        )
        both = [one.beside(rest) for one, rest in pairs if one and rest]
        return min(both, key=lambda group: group.order, default=None)


def _subsets(mask: int, *, empty: bool = False) -> Iterator[int]:
    """Every set of steps within one; the empty one last, when asked for."""
    one = mask
    while one:
        yield one
        one = (one - 1) & mask
    if empty:
        yield 0
