"""Reviewing: someone of the team accepts a suggestion, whole or in part, or refuses it with a fixed reason. Once, and never twice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.db import transaction

from curation.models import Suggestion
from curation.suggestions.closed_lists import Proof, Refusal, State
from curation.suggestions.differences import Difference, differences, facts_of_subjects, place_of
from places.editing import Authorship, change_place
from places.facts import plain
from places.models import Batch, Place, Revision
from places.vocabulary import Origin


class Outcome(Enum):
    """What became of a decision. Only `DONE` wrote anything."""

    DONE = auto()
    ALREADY_DECIDED = auto()
    """Someone decided before: their decision stands."""
    NOTHING_CHOSEN = auto()
    NEEDS_PROOF = auto()
    CHANGED_MEANWHILE = auto()
    """What would be written over is no longer what the reviewer read."""
    NO_REASON = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What a reviewer accepts: subjects of differences, the proof ("" for none), and the last revision of the place that they had read.

    `by_hand`: nothing is written from the suggestion, whose message the reviewer took into account in their own way.
    """

    subjects: Collection[str] = ()
    proof: str = ""
    seen: int = 0
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and when."""

    author_id: int
    at: datetime


def last_revision(place: Place) -> int:
    """The number of the last write to the place, 0 for none: what `Acceptance.seen` is. One query."""
    return Revision.objects.filter(place=place).order_by("-pk").values_list("pk", flat=True).first() or 0


@transaction.atomic
def accept(suggestion: Suggestion, told: Acceptance, *, by: Reviewer) -> Outcome:
    """Write the chosen facts, with the origin "suggestion", in a batch of their own that can be undone. All or nothing.

    A suggestion without facts is accepted as it stands. Queries: 3 to check, then those of `places.editing.change_place`.
    """
    current = _locked(suggestion)
    if current.state != State.OPEN:
        return Outcome.ALREADY_DECIDED
    if told.by_hand or not current.facts:
        return _decide(current, State.ACCEPTED, by=by)
    place = Place.objects.select_for_update().get(pk=place_of(current).pk)
    found = differences(current, place)
    chosen = [one for one in found if one.subject in told.subjects]
    if problem := _problem(chosen, told, place):
        return problem
    batch = _write(place, chosen, current, by)
    proof = told.proof if any(one.needs_proof for one in chosen) else ""
    return _decide(current, State.ACCEPTED if len(chosen) == len(found) else State.PARTLY, by=by, batch=batch, proof=proof)


@transaction.atomic
def refuse(suggestion: Suggestion, reason: str, *, by: Reviewer) -> Outcome:
    """Nothing of the place changes. Two queries."""
    current = _locked(suggestion)
    if current.state != State.OPEN:
        return Outcome.ALREADY_DECIDED
    if reason not in Refusal.values:
        return Outcome.NO_REASON
    return _decide(current, State.REFUSED, by=by, reason=reason)


def _locked(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.select_for_update(of=("self",)).select_related("place").get(pk=suggestion.pk)


def _problem(chosen: Collection[Difference], told: Acceptance, place: Place) -> Outcome | None:
    if not chosen:
        return Outcome.NOTHING_CHOSEN
    if any(one.needs_proof for one in chosen) and told.proof not in Proof.values:
        return Outcome.NEEDS_PROOF
    paths = {path for one in chosen for path in one.facts}
    later = Revision.objects.filter(place=place, pk__gt=told.seen).values_list("changes", flat=True)
    return Outcome.CHANGED_MEANWHILE if any(paths & set(changes) for changes in later) else None


def _write(place: Place, chosen: Collection[Difference], suggestion: Suggestion, by: Reviewer) -> Batch | None:
    """The batch of what changed; None when the place already said it all."""
    facts = facts_of_subjects(chosen)
    if all(plain(place, path) == value for path, value in facts.items()):
        return None
    batch = Batch.objects.create(
        origin=Origin.SUGGESTION,
        author_id=by.author_id,
        label=f"Suggestion {suggestion.pk}",
        counts={"changed": 1},
        started_at=by.at,
    )
    change_place(place, facts, by=Authorship(origin=Origin.SUGGESTION, at=by.at, author_id=by.author_id, batch=batch))
    return batch


def _decide(
    suggestion: Suggestion, state: State, *, by: Reviewer, reason: str = "", proof: str = "", batch: Batch | None = None
) -> Outcome:
    suggestion.state, suggestion.reason, suggestion.proof, suggestion.batch = state, reason, proof, batch
    suggestion.decided_at, suggestion.decided_by_id = by.at, by.author_id
    suggestion.save(update_fields=["state", "reason", "proof", "batch", "decided_at", "decided_by"])
    return Outcome.DONE
