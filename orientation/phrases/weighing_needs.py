"""Weighing needs: how much each cue tells each need, learned from examples. Exact to the digit from one run to the next."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from orientation.phrases.need_cues import COLUMNS, DANGER_ALONE, ELSEWHERE, START, UNCLEAR, need_cues_of
from orientation.phrases.phrase_files import Awaited, Example
from orientation.phrases.understood import understood

SEEN = 2
"""Examples a cue must stand in: one seen once says more of its example than of a need."""
ROUNDS = 12
RATE = 0.15
RESTRAINT = 0.0002
"""How strongly weights are drawn back to nothing, so that many cues share what they tell rather than one."""
SLIGHT = 0.01
"""An error below this teaches nothing worth the time."""
LEAST = 0.1
"""A weight below this in every column is left out."""
_WITHOUT_NEED = {Awaited.ELSEWHERE: ELSEWHERE, Awaited.QUESTION: UNCLEAR, Awaited.ALERT: DANGER_ALONE}

Row = tuple[Sequence[str], int]


def weighed_needs(told: Iterable[Example]) -> dict[str, tuple[float, ...]]:
    """Each cue, in alphabetical order, with its weight per column of `COLUMNS`, to one decimal. Pure; takes a minute for thousands."""
    rows = [(_cues(example), COLUMNS.index(column)) for example in told if (column := column_of(example))]
    seen = Counter(cue for cues, _ in rows for cue in cues)
    kept: list[Row] = [([START, *sorted(cue for cue in cues if seen[cue] >= SEEN)], column) for cues, column in rows]
    learned = _learned(kept)
    found = {cue: tuple(round(weight, 1) for weight in learned[cue]) for cue in sorted(learned)}
    return {cue: weights for cue, weights in found.items() if max(map(abs, weights)) >= LEAST}


def column_of(example: Example) -> str:
    """What an example tells: its best need, or one of the three other columns; "" when it awaits an answer and names none."""
    return _WITHOUT_NEED.get(example.awaited) or (example.services[0] if example.services else "")


def _cues(example: Example) -> frozenset[str]:
    said = understood(example.phrase)
    return need_cues_of(said.wanted, said.language)


def _learned(rows: Sequence[Row]) -> Mapping[str, Sequence[float]]:
    """Multinomial logistic regression by stochastic descent, always in the same order. A weight that moved much moves less (AdaGrad)."""
    weights = {cue: [0.0] * len(COLUMNS) for cues, _ in rows for cue in cues}
    moved = {cue: [1e-4] * len(COLUMNS) for cue in weights}
    order = list(rows)
    shuffling = random.Random(0)  # noqa: S311 - an order, not a secret
    for _ in range(ROUNDS):
        shuffling.shuffle(order)
        for cues, true in order:
            for column, error in _errors([weights[cue] for cue in cues], true):
                for cue in cues:
                    slope = error - RESTRAINT * weights[cue][column] * (cue != START)
                    moved[cue][column] += slope * slope
                    weights[cue][column] += RATE * slope / math.sqrt(moved[cue][column])
    return weights


def _errors(weights: Sequence[Sequence[float]], true: int) -> list[tuple[int, float]]:
    """Per column, how much likelier it should have been; those that hardly differ are left out."""
    sums = [sum(column) for column in zip(*weights, strict=True)]
    most = max(sums)
    shares = [math.exp(total - most) for total in sums]
    whole = sum(shares)
    errors = [(column, (column == true) - share / whole) for column, share in enumerate(shares)]
    return [(column, error) for column, error in errors if abs(error) >= SLIGHT]
