"""Scoring: how well the reading understands a file of examples, in figures that can be compared from one day to the next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from orientation.phrases.phrase_files import Awaited, Example
from orientation.phrases.reading import read_phrase
from orientation.phrases.tagged_wishes import is_held
from orientation.understanding import Reading, Understanding

NONE = "rien"
"""Stands for a need in the table when none was found."""


@dataclass(slots=True)
class Share:
    """So many out of so many."""

    good: int = 0
    total: int = 0

    def count(self, good: bool) -> None:
        """One more, good or not."""
        self.good += good
        self.total += 1

    @property
    def ratio(self) -> float:
        """0 to 1; 1 when there was nothing to get wrong."""
        return self.good / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row not fully understood, and what was missing, in words for staff."""

    example: Example
    reading: Reading
    missing: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """`top1`: the best category comes first. `accepted`: the first is the best or as good. `rows`: edge rows, by what they await.
    `confusion`: (best, found) → how many. `tags`: wishes and alerts held, by tag. `alerts`: rows whose every alert was raised,
    `quiet` of them by a quiet line alone. `needless`: rows without an alert that raised one, `needless_quiet` of them quiet lines alone."""

    top1: Share = field(default_factory=Share)
    accepted: Share = field(default_factory=Share)
    answered: Share = field(default_factory=Share)
    alerts: Share = field(default_factory=Share)
    quiet: int = 0
    needless: Share = field(default_factory=Share)
    needless_quiet: int = 0
    languages: dict[str, Share] = field(default_factory=dict)
    rows: dict[Awaited, Share] = field(default_factory=dict)
    tags: dict[str, Share] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)


def score(examples: Iterable[Example], *, today: date) -> Score:
    """Reads every example as a person would have sent it: no hint of its language. `today`: what the dates told count from."""
    total = Score()
    for example in examples:
        reading = read_phrase(example.phrase, today=today)
        missing = [*_missing_outcome(example, reading, total), *_missing_tags(example, reading, today, total)]
        if missing:
            total.mistakes.append(Mistake(example, reading, tuple(missing)))
    return total


def _missing_outcome(example: Example, reading: Reading, total: Score) -> list[str]:
    if example.awaited == Awaited.ANSWER:
        return _missing_need(example, reading, total)
    good = _AWAITED[example.awaited](example, reading)
    total.rows.setdefault(example.awaited, Share()).count(good)
    return [] if good else [f"attendu : {example.awaited}"]


def _missing_need(example: Example, reading: Reading, total: Score) -> list[str]:
    found = reading.needs[0].category if reading.needs else NONE
    best = found == example.services[0]
    accepted = found in example.services
    total.top1.count(best)
    total.accepted.count(accepted)
    total.answered.count(reading.outcome == Understanding.ANSWER)
    total.languages.setdefault(example.language, Share()).count(best)
    total.confusion[example.services[0], found] += 1
    if reading.outcome != Understanding.ANSWER:
        return [f"répond « {reading.outcome} » au lieu de {example.services[0]} ({found})"]
    return [] if best else [f"{found} au lieu de {example.services[0]}" + (" (accepté)" if accepted else "")]


def _is_question(example: Example, reading: Reading) -> bool:
    return reading.outcome == Understanding.ASK


def _is_elsewhere(example: Example, reading: Reading) -> bool:
    return reading.outcome == Understanding.OUT_OF_SCOPE and bool(reading.elsewhere)


def _is_alert(example: Example, reading: Reading) -> bool:
    return bool(reading.alerts) and set(example.alerts) <= set(reading.alerts)


def _is_alert_and_answer(example: Example, reading: Reading) -> bool:
    answered = reading.outcome == Understanding.ANSWER and (not example.services or reading.needs[0].category in example.services)
    return answered and _is_alert(example, reading)


_AWAITED = {
    Awaited.QUESTION: _is_question,
    Awaited.ELSEWHERE: _is_elsewhere,
    Awaited.ALERT: _is_alert,
    Awaited.ALERT_AND_ANSWER: _is_alert_and_answer,
}


def _missing_tags(example: Example, reading: Reading, today: date, total: Score) -> list[str]:
    _count_alerts(example, reading, total)
    held = {tag: is_held(tag, reading, today) for tag in example.tags}
    for tag, good in held.items():
        if good is not None:
            total.tags.setdefault(tag, Share()).count(good)
    return [tag for tag, good in held.items() if good is False]


def _count_alerts(example: Example, reading: Reading, total: Score) -> None:
    if example.alerts:
        raised = set(example.alerts) <= set(reading.alerts)
        total.alerts.count(raised)
        total.quiet += raised and not set(example.alerts) & set(reading.sure)
    else:
        total.needless.count(bool(reading.alerts))
        total.needless_quiet += bool(reading.alerts) and not reading.sure
