"""Differences: what a suggestion would change in a place as it is now, grouped as it can be accepted, and what moved since it came."""

from collections.abc import Iterable
from dataclasses import dataclass

from curation.correcting.together import subject_of
from curation.models import Suggestion
from places.facts import Facts, plain
from places.models import Place
from places.standing import standing_of

PROVED = frozenset({"phone", "hours", "status"})
"""Subjects that are written only with a proof: a wrong telephone, wrong hours or a place wrongly gone send people for nothing.

Everyone who uses the form is unknown, whoever they say to be.
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to accept or not. `subject`: its name in forms; `facts`: path → (then, now, suggested).

    `stale`: the place changed since the message came. `done`: it already says what is suggested.
    """

    subject: str
    facts: dict[str, tuple[object, object, object]]
    stale: bool
    done: bool

    @property
    def needs_proof(self) -> bool:
        """Whether a call or the place's own site must confirm it first."""
        return self.subject in PROVED


def place_of(suggestion: Suggestion) -> Place:
    """The place that the suggestion speaks of today: the one it was merged into, if it was. One query, one more for each merge."""
    return standing_of(suggestion.place.code).place or suggestion.place


def differences(suggestion: Suggestion, place: Place) -> list[Difference]:
    """In the order of the facts suggested; facts that make sense only together are one difference. No query."""
    grouped: dict[str, dict[str, tuple[object, object, object]]] = {}
    for path, suggested in suggestion.facts.items():
        told = (suggestion.before.get(path), plain(place, path), suggested)
        grouped.setdefault(subject_of(path), {})[path] = told
    return [
        Difference(
            subject,
            facts,
            stale=any(then != now for then, now, _ in facts.values()),
            done=all(now == suggested for _, now, suggested in facts.values()),
        )
        for subject, facts in grouped.items()
    ]


def facts_of_subjects(chosen: Iterable[Difference]) -> Facts:
    """What the chosen differences write."""
    return {path: suggested for one in chosen for path, (_, _, suggested) in one.facts.items()}
