"""Blocking: the pairs worth comparing. It never compares every place with every other. Pure.

A pair is worth it when the two stand close by, or are in one town and share a telephone, a SIRET, a street or an uncommon word. A key that
too many places share (the SIRET of a whole département, the word "mairie") says nothing by itself.
"""

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from curation.duplicates.comparing import NEAR_M, Subject
from places.geography import EARTH_RADIUS_M, Point

MOST_SHARING = 40
"""Places sharing one key beyond which it is not followed: a street of forty places, a département's SIRET. Bounds the work."""

_TOUCHING = tuple(step for step in itertools.product((-1, 0, 1), repeat=3) if step > (0, 0, 0))
"""Half of the 26 cubes round a cube: the other half meet them from their side."""


def pairs(subjects: Sequence[Subject]) -> set[tuple[int, int]]:
    """Positions in `subjects` of the pairs worth comparing, the lower first. About 20 a place at most on real files."""
    found: set[tuple[int, int]] = set()
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for rank, subject in enumerate(subjects):
        for key in _keys(subject):
            sharing[key].append(rank)
    for ranks in sharing.values():
        if 1 < len(ranks) <= MOST_SHARING:
            found.update(itertools.combinations(ranks, 2))
    found.update(_close_by(subjects))
    return found


def _keys(subject: Subject) -> Iterator[Hashable]:
    """What a place shares with those it might be, always within the town: a telephone shared by two towns is a switchboard's."""
    for phone in subject.phones:
        yield ("phone", phone, subject.town)
    if subject.pivot:
        yield ("pivot", subject.pivot, subject.town)
    if subject.address.street:
        yield ("street", subject.address.street, subject.address.numbers[0], subject.town)
    yield ("name", subject.name.whole, subject.town)
    yield ("kinds", subject.name.kinds, subject.name.rest, subject.town)
    for word in subject.name.rest:
        yield ("word", word, subject.town)


def _close_by(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Pairs at most NEAR_M metres apart, by cubes of that side. A crowd on one point (a town hall's) is left to the other keys."""
    cubes: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for rank, subject in enumerate(subjects):
        if subject.point is not None:
            cubes[_cube(subject.point)].append(rank)
    for cube, ranks in cubes.items():
        if len(ranks) > MOST_SHARING:
            continue
        yield from itertools.combinations(ranks, 2)
        x, y, z = cube
        for dx, dy, dz in _TOUCHING:
            yield from _across(ranks, cubes.get((x + dx, y + dy, z + dz), ()))


def _across(ranks: Iterable[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(others) <= MOST_SHARING:
        yield from ((min(pair), max(pair)) for pair in itertools.product(ranks, others))


def _cube(point: Point) -> tuple[int, int, int]:
    x, y, z = (int(coordinate * EARTH_RADIUS_M // NEAR_M) for coordinate in point.unit_vector)
    return x, y, z
