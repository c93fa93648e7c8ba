"""What nobody told us of a place, as the ends of "Nous ne savons pas…": what decides a visit first."""

from collections.abc import Sequence
from dataclasses import dataclass

from places.models import Place, Service
from places.plain_words import COMING, COMING_TO_NOBODY, EQUIPMENT

FIRST = 4
"""How many are shown before the reader asks for the rest."""


@dataclass(frozen=True, slots=True)
class Unknowns:
    """The first ones, and the rest, which a page may fold."""

    first: tuple[str, ...]
    rest: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.first)


def unknowns_of(place: Place, services: Sequence[Service]) -> Unknowns:
    """False when everything is known. No query."""
    coming, equipment = (COMING, EQUIPMENT) if place.receives_public else (COMING_TO_NOBODY, ())
    asked = (
        (bool(place.hours), "quand ce lieu est ouvert"),
        (bool(place.phone or place.emails), "comment le joindre"),
        (bool(services), "ce qu'on peut y faire"),
        (not services or all(service.fees is not None for service in services), "si c'est gratuit"),
        (not services or all(service.support_modes is not None for service in services), "si une personne reste avec vous"),
        *((getattr(place, fact.field) is not None, fact.unknown) for fact in coming),
        (place.languages is not None, "quelles langues on y parle"),
        *((getattr(place, fact.field) is not None, fact.unknown) for fact in equipment),
    )
    unknown = tuple(words for known, words in asked if not known)
    folded = len(unknown) > FIRST + 1
    return Unknowns(unknown[:FIRST], unknown[FIRST:]) if folded else Unknowns(unknown, ())
