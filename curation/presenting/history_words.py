"""History words: who wrote what, when, from where, before and after, in the words of the public vocabulary."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from curation.presenting.fact_words import name_of_fact, words_of_fact
from places.models import Batch, Conflict, Revision
from places.undoing_facts import is_birth
from places.undoing_plan import Reason
from places.vocabulary import Origin

KEPT_BECAUSE = {
    Reason.TOUCHED_SINCE: "quelqu'un l'a changé depuis",
    Reason.TOLD_ELSEWHERE: "une autre source parle de ce lieu",
    Reason.STANDS_FOR_ANOTHER: "un doublon a été réuni avec ce lieu",
    Reason.OUTSIDE: "ce lieu n'est pas dans votre territoire",
}
"""Why undoing left a fact as it is."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact: its name, before, after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Written:
    """One write. `who` is a person, a source or a door; `is_undone`: whether another write took it back. `is_added`: it added the place."""

    pk: int
    at: datetime
    who: str
    door: str
    title: str
    batch: Batch | None
    is_undone: bool
    is_added: bool
    facts: tuple[FactChange, ...]

    @property
    def key(self) -> str:
        """Its number, as an id of the page holds it."""
        return str(self.pk)

    @property
    def caption(self) -> str:
        """What a table of it is about, after the name of the place."""
        return f" : {self.title.lower()} du {timezone.localtime(self.at):%d/%m/%Y à %H:%M:%S}"


def written(revisions: Iterable[Revision]) -> list[Written]:
    """The writes in words. No query, if author, source, batch and `undone_by` are loaded."""
    return [
        Written(
            pk=revision.pk,
            at=revision.at,
            who=who_wrote(revision),
            door=Origin(revision.origin).label,
            title=_title(revision),
            batch=revision.batch,
            is_undone=bool(revision.undone_by.all()),
            is_added=is_birth(revision.changes),
            facts=tuple(
                FactChange(name_of_fact(path), words_of_fact(path, before), words_of_fact(path, after))
                for path, (before, after) in revision.changes.items()
            ),
        )
        for revision in revisions
    ]


def who_wrote(write: Revision | Batch) -> str:
    """The person when there is one, else the source, else the door."""
    if write.author is not None:
        return str(write.author.name or write.author.email)
    return str(write.source.name if write.source else Origin(write.origin).label)


def _title(revision: Revision) -> str:
    if revision.undoes_id:
        return "Annulation d'un changement"
    return "Lieu ajouté" if is_birth(revision.changes) else "Changement"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement to settle: the place, the fact, ours and theirs."""

    pk: int
    place: str
    code: str
    source: str
    name: str
    ours: str
    theirs: str
    found_at: datetime


def disputes(conflicts: Iterable[Conflict]) -> list[Dispute]:
    """Disagreements in words. No query, if the row, its place and its source are loaded."""
    return [
        Dispute(
            pk=one.pk,
            place=one.record.place.name,
            code=one.record.place.code,
            source=one.record.source.name,
            name=name_of_fact(one.path),
            ours=words_of_fact(one.path, one.ours),
            theirs=words_of_fact(one.path, one.theirs),
            found_at=one.found_at,
        )
        for one in conflicts
    ]
