"""A bulk edit in words: what may be changed, what is asked, what would change in each place, why a place is left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Field

from curation.bulk.operations import PLACE_ANSWERS, PLACE_LISTS, SERVICE_LISTS, Kind, Operation
from curation.bulk.previewing import Effect, Exclusion
from curation.presenting.fact_words import name_of_fact, words_of_fact
from places.hours_words import NBSP
from places.models import Place, Service
from places.plain_words import SERVICES
from places.vocabulary import ServiceCategory

EXCLUDED: Final[dict[Exclusion, str]] = {
    Exclusion.LOCKED: "Le lieu a écrit cette information lui-même. Ouvrez sa fiche si elle est fausse.",
    Exclusion.NOT_CONCERNED: "Il ne propose aucune aide concernée.",
    Exclusion.ALREADY: "Rien ne changerait : c'est déjà le cas.",
    Exclusion.MERGED: "Cette fiche est fusionnée avec une autre.",
}
"""Why a place is left alone."""

EVERY_SERVICE: Final = "Toutes les aides"

CATEGORIES: Final = tuple((code, SERVICES[ServiceCategory(code)].title) for code in ServiceCategory.values)
"""Codes of services, and their plain words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of one place, before and after. `fact` is its name."""

    place: Place
    fact: str
    before: str
    after: str


def fact_label(fact: str) -> str:
    """The name of a fact that may be edited in bulk: "Wifi"."""
    field = Service._meta.get_field(fact) if fact in SERVICE_LISTS else None
    words = str(field.verbose_name) if isinstance(field, Field) else name_of_fact(fact)
    return words[:1].upper() + words[1:]


def fact_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The facts that may be edited in bulk, by kind."""
    kinds = {"Oui ou non": PLACE_ANSWERS, "Listes du lieu": tuple(PLACE_LISTS), "Listes des aides qu'il propose": tuple(SERVICE_LISTS)}
    return [(title, [(fact, fact_label(fact)) for fact in facts]) for title, facts in kinds.items()]


def operation_words(operation: Operation) -> str:
    """What is asked, on one line: "Programmes nationaux : ajouter « Pix »"."""
    where = ""
    if operation.is_of_services:
        where = f", {SERVICES[ServiceCategory(operation.category)].title}" if operation.category else f", {EVERY_SERVICE.lower()}"
    verb = str(Kind(operation.kind).label)
    return f"{fact_label(operation.fact)}{where}{NBSP}: {verb[:1].lower()}{verb[1:]} «{NBSP}{operation.values[operation.value]}{NBSP}»"


def lines_of(effects: Sequence[Effect]) -> Iterator[Line]:
    """Each change of each place, in their order."""
    for effect in effects:
        for path, (before, after) in effect.changes.items():
            yield Line(effect.place, name_of_fact(path), words_of_fact(path, before), words_of_fact(path, after))


def excluded_words(excluded: Sequence[tuple[Place, Exclusion]]) -> list[tuple[Place, str]]:
    """Each place that is left alone, with why."""
    return [(place, EXCLUDED[why]) for place, why in excluded]
