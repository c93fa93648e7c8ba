"""Weighing needs: how much each cue tells each need, learned from examples."""

from collections.abc import Iterable

from orientation.phrases.need_cues import COLUMNS, DANGER_ALONE, ELSEWHERE, UNCLEAR, need_cues_of
from orientation.phrases.phrase_files import Awaited, Example
from orientation.phrases.regression import learned
from orientation.phrases.understood import understood

RATE, ROUNDS = 0.15, 12
"""Of phrases set apart, more rounds or another rate got fewer right."""
LEAST = 0.1
"""A weight below this in every column is left out."""
_WITHOUT_NEED = {Awaited.ELSEWHERE: ELSEWHERE, Awaited.QUESTION: UNCLEAR, Awaited.ALERT: DANGER_ALONE}


def weighed_needs(told: Iterable[Example]) -> dict[str, tuple[float, ...]]:
    """Each cue, in alphabetical order, with its weight per column of `COLUMNS`, to one decimal. Pure; takes a minute for thousands."""
    rows = ((_cues(example), COLUMNS.index(column)) for example in told if (column := column_of(example)))
    weights = learned(rows, len(COLUMNS), rate=RATE, rounds=ROUNDS)
    found = {cue: tuple(round(weight, 1) for weight in weights[cue]) for cue in sorted(weights)}
    return {cue: each for cue, each in found.items() if max(map(abs, each)) >= LEAST}


def column_of(example: Example) -> str:
    """What an example tells: its best need, or one of the three other columns; "" when it awaits an answer and names none."""
    return _WITHOUT_NEED.get(example.awaited) or (example.services[0] if example.services else "")


def _cues(example: Example) -> frozenset[str]:
    said = understood(example.phrase)
    return need_cues_of(said.wanted, said.language)
