"""A suggestion in words: what the place said, says and would say, with where each fact came from; or what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from curation.models import Suggestion
from curation.presenting.fact_words import name_of_fact, words_of_fact
from curation.suggestions.closed_lists import State
from curation.suggestions.differences import Difference
from curation.suggestions.lifetimes import ANSWER_DAYS
from places.models import Place, Revision
from places.plain_words import AUTHORS
from places.presenting.words import day_words
from places.vocabulary import Origin

MOST_WRITES = 3
"""Writes told for one thing: enough to see a quarrel between sources."""

LABELS = {"latitude": "position", "status": "publication"}
"""What a subject is called, when its first fact does not say it."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: its name, and its values in words. `then` is "" when nothing changed since the message came."""

    name: str
    then: str
    now: str
    suggested: str


@dataclass(frozen=True, slots=True)
class Write:
    """One write to the same facts: when, who, and the value given."""

    day: str
    who: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to accept or not, with its facts and the last writes to it, the newest first."""

    subject: str
    label: str
    facts: tuple[FactRow, ...]
    history: tuple[Write, ...]
    needs_proof: bool
    stale: bool
    done: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of suggestions."""

    pk: int
    topic: str
    place: str
    town: str
    excerpt: str
    day: str
    is_late: bool
    state: str
    waits_for_answer: bool


def rows_of(differences: Sequence[Difference], place: Place) -> list[Row]:
    """One query, for the history of the place."""
    revisions = list(Revision.objects.filter(place=place).select_related("source").order_by("-pk")) if differences else []
    return [_row(one, place, revisions) for one in differences]


def line_of(suggestion: Suggestion, today: date) -> Line:
    """No query, if the place is loaded, with the one it was merged into."""
    place = suggestion.place.merged_into or suggestion.place
    return Line(
        pk=suggestion.pk,
        topic=suggestion.get_topic_display(),
        place=place.name,
        town=f"{place.postal_code} {place.city}".strip(),
        excerpt=suggestion.text if len(suggestion.text) <= 100 else f"{suggestion.text[:100].rstrip()}…",
        day=day_words(suggestion.created_on),
        is_late=suggestion.state == State.OPEN and suggestion.created_on <= today - timedelta(days=ANSWER_DAYS),
        state=suggestion.get_state_display(),
        waits_for_answer=bool(suggestion.contact),
    )


def _row(difference: Difference, place: Place, revisions: Sequence[Revision]) -> Row:
    facts = tuple(
        FactRow(
            name_of_fact(path),
            "" if then == now else words_of_fact(path, then),
            words_of_fact(path, now),
            words_of_fact(path, suggested),
        )
        for path, (then, now, suggested) in difference.facts.items()
        if not then == now == suggested
    )
    return Row(
        subject=difference.subject,
        label=LABELS.get(difference.subject) or name_of_fact(difference.subject),
        facts=facts,
        history=tuple(_writes(difference.subject, place, revisions)[:MOST_WRITES]),
        needs_proof=difference.needs_proof,
        stale=difference.stale,
        done=difference.done,
    )


def _writes(path: str, place: Place, revisions: Sequence[Revision]) -> list[Write]:
    return [
        Write(
            day_words(revision.at.astimezone(place.zone).date()),
            revision.source.name if revision.source else AUTHORS[Origin(revision.origin)],
            words_of_fact(path, revision.changes[path][1]),
        )
        for revision in revisions
        if path in revision.changes
    ]
