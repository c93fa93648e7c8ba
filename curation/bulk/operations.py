"""Operations: what a bulk edit may do to one fact. Pure. Nothing is ever deleted in bulk, and no name or address is changed in bulk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from places import plain_words
from places.changes import service_path
from places.facts import Facts
from places.languages import NAMES
from places.typologies import Typology
from places.vocabulary import Itinerancy, ServiceCategory, Training

YES, NO, UNTOLD = "oui", "non", "inconnu"
THREE_VALUES = {YES: "Oui", NO: "Non", UNTOLD: "Nous ne savons pas"}
_VALUES = {YES: True, NO: False, UNTOLD: None}


class Kind(TextChoices):
    """What to do with the fact."""

    ADD = "ajouter", "Ajouter"
    REMOVE = "retirer", "Enlever"
    REPLACE = "remplacer", "Remplacer par"


PLACE_LISTS: dict[str, Mapping[Any, str]] = {
    "programmes": {code: name for code, (name, _) in plain_words.PROGRAMMES.items()},
    "access_modes": plain_words.ACCESS_MODES,
    "languages": NAMES,
    "trainings": dict(Training.choices),
    "typologies": dict(Typology.choices),
    "itinerancy": dict(Itinerancy.choices),
}
"""Lists of a place: codes may be added, taken away, or the list replaced by one code."""

PLACE_ANSWERS = ("walk_in", "home_visits", "does_it_for_you", "step_free", "computers", "wifi", "printing", "scanning", "charging")
"""Three-valued facts of a place: replaced only."""

SERVICE_LISTS: dict[str, Mapping[Any, str]] = {
    "fees": plain_words.FEES,
    "publics": plain_words.PUBLICS,
    "support_modes": plain_words.SUPPORT_MODES,
    "special_support": plain_words.SPECIAL_SUPPORT,
}
"""Lists of the services of one category, or of all."""


@dataclass(frozen=True, slots=True)
class Operation:
    """`fact`: one of the three lists above. `value`: a code of its list, or one of THREE_VALUES. `category`: of the services concerned, ""
    for all; only for a fact of services.

    Raises ValueError when they do not go together: a form says so first, in words.
    """

    fact: str
    kind: Kind
    value: str
    category: str = ""

    def __post_init__(self) -> None:
        if self.value not in self.values:
            raise ValueError(f"{self.value!r} is no value of {self.fact!r}")
        if self.fact in PLACE_ANSWERS and self.kind != Kind.REPLACE:
            raise ValueError(f"{self.fact!r} can only be replaced")
        if self.category and (self.fact not in SERVICE_LISTS or self.category not in ServiceCategory.values):
            raise ValueError(f"{self.category!r} is no category of services, or {self.fact!r} is a fact of the place")

    @property
    def values(self) -> Mapping[Any, str]:
        """The values that the fact may take, and their words. Empty for a fact that is not edited in bulk."""
        return self.values_of(self.fact)

    @staticmethod
    def values_of(fact: str) -> Mapping[Any, str]:
        """The values that a fact may take, and their words. Empty for a fact that is not edited in bulk."""
        return THREE_VALUES if fact in PLACE_ANSWERS else {**PLACE_LISTS, **SERVICE_LISTS}.get(fact, {})

    @property
    def is_of_services(self) -> bool:
        """Whether it is a fact of services, and not of the place."""
        return self.fact in SERVICE_LISTS

    def applied(self, before: Any) -> Any:
        """The fact after."""
        if self.fact in PLACE_ANSWERS:
            return _VALUES[self.value]
        if self.kind == Kind.REPLACE:
            return [self.value]
        codes: Sequence[str] = before or ()
        if self.kind == Kind.ADD:
            return [*codes, self.value] if self.value not in codes else before
        return [code for code in codes if code != self.value] if self.value in codes else before

    def targets(self, facts: Facts) -> Iterator[tuple[str, Any]]:
        """The paths of a place that the operation speaks of, with what they hold."""
        if not self.is_of_services:
            yield self.fact, facts.get(self.fact)
            return
        for key, service in facts["services"].items():
            if self.category in ("", service.get("category")):
                yield service_path(key, self.fact), service.get(self.fact)
