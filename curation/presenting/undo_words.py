"""Undo words: what an undoing would bring back, what it leaves, and why nothing can be undone any more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from curation.presenting.fact_words import name_of_fact, words_of_fact
from curation.presenting.history_words import KEPT_BECAUSE, FactChange
from places.models import Place
from places.presenting.words import counted
from places.querysets import PlaceQuerySet
from places.undoing_plan import Kept, Outlook, PlacePlan

LISTED: Final = 50
"""Facts left as they are that a preview lists."""

NOTHING_LEFT: Final = "Il n'y a plus rien à annuler : c'est déjà fait, ou tout a changé depuis."
OTHERWISE: Final = "Quelqu'un a écrit depuis que vous avez lu cette page. Rien n'est annulé. Relisez ce qui suit, puis confirmez."


@dataclass(frozen=True, slots=True)
class PlaceBack:
    """What comes back in one place. `before` of a fact is what is said today."""

    place: Place
    is_withdrawn: bool
    facts: tuple[FactChange, ...]

    @property
    def key(self) -> str:
        """An id for its table."""
        return f"lieu-{self.place.pk}"


@dataclass(frozen=True, slots=True)
class Left:
    """A fact left as it is. `place` is None out of the territory of whoever looks."""

    place: Place | None
    fact: str
    why: str


def totals(outlook: Outlook) -> list[str]:
    """What comes back in all, one sentence each, only those that say something."""
    back, gone, kept = len(outlook.changed) - len(outlook.withdrawn), len(outlook.withdrawn), len(outlook.kept)
    sentences = (
        (back, counted(back, "lieu redira ce qu'il disait avant", "lieux rediront ce qu'ils disaient avant")),
        (gone, counted(gone, "lieu ajouté sera retiré de l'annuaire", "lieux ajoutés seront retirés de l'annuaire")),
        (kept, counted(kept, "information ne changera pas", "informations ne changeront pas")),
    )
    return [sentence for number, sentence in sentences if number]


def backs(plans: Iterable[PlacePlan]) -> Iterator[PlaceBack]:
    """Each place, its facts as they are today and as they will be."""
    for plan in plans:
        changes = plan.changes.items()
        facts = (FactChange(name_of_fact(path), words_of_fact(path, now), words_of_fact(path, then)) for path, (now, then) in changes)
        yield PlaceBack(plan.place, plan.is_withdrawn, tuple(facts))


def lefts(kept: Sequence[Kept], places: PlaceQuerySet) -> list[Left]:
    """The first LISTED facts left as they are. `places`: those that whoever looks may read. One query."""
    shown = kept[:LISTED]
    known = places.only("code", "name").in_bulk({one.place_id for one in shown})
    return [Left(known.get(one.place_id), name_of_fact(one.path), KEPT_BECAUSE[one.reason]) for one in shown]
