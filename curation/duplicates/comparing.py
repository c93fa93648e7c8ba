"""Two places side by side: everything that speaks for or against their being one, before anyone judges. Pure."""

from dataclasses import dataclass

from curation.duplicates.addresses import Address, Nearness, nearness
from curation.duplicates.names import Likeness, Name, likeness
from places.geography import Point


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared of a place. `point`: None when unknown, or when it is the town hall's for want of better.

    `town`: the INSEE code of its commune, or its postal code when the commune is unknown.
    """

    pk: int
    name: Name
    address: Address
    postal_code: str
    town: str
    point: Point | None
    phones: frozenset[str]
    pivot: str
    itinerant: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """`metres`: None when one of the two has no position of its own."""

    names: Likeness
    addresses: Nearness
    metres: float | None
    same_phone: bool
    same_pivot: bool
    same_town: bool
    same_postal_code: bool
    one_moves: bool
    both_move: bool

    @property
    def near(self) -> bool:
        """At most NEAR_M apart, as far as both positions are known."""
        return self.metres is not None and self.metres <= NEAR_M

    @property
    def identified(self) -> bool:
        """They share a telephone or a SIRET."""
        return self.same_phone or self.same_pivot


NEAR_M = 150.0
"""Metres: what geocoders of the same address are apart, in a village (ux.md §4)."""


def compare(one: Subject, other: Subject) -> Comparison:
    """What there is to say of two places."""
    return Comparison(
        names=likeness(one.name, other.name),
        addresses=nearness(one.address, other.address),
        metres=metres_between(one.point, other.point),
        same_phone=not one.phones.isdisjoint(other.phones),
        same_pivot=bool(one.pivot) and one.pivot == other.pivot,
        same_town=one.town == other.town,
        same_postal_code=bool(one.postal_code) and one.postal_code == other.postal_code,
        one_moves=one.itinerant != other.itinerant,
        both_move=one.itinerant and other.itinerant,
    )


def metres_between(one: Point | None, other: Point | None) -> float | None:
    """Great-circle metres; None when a position is unknown."""
    return None if one is None or other is None else one.distance_m(other)
