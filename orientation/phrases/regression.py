"""Regression: weights that tell rows of cues apart, by multinomial logistic regression. Exact to the digit from one run to the next."""

import math
import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

SEEN = 2
"""Examples a cue must stand in: one seen once says more of its example than of what it tells."""
RESTRAINT = 0.0002
"""How strongly weights are drawn back to nothing, so that many cues share what they tell rather than one."""
SLIGHT = 0.01
"""An error below this teaches nothing worth the time."""
START = ""
"""The cue that every row holds: how common each column is. It alone is not restrained."""

Row = tuple[Collection[str], int]
"""The cues of an example, and the column that is true of it."""


def learned(rows: Iterable[Row], columns: int, *, rate: float, rounds: int) -> Mapping[str, Sequence[float]]:
    """A weight per column for each cue seen often enough, by stochastic descent, always in the same order. A weight that moved much moves
    less (AdaGrad). `rate`: how far a first step goes; the smaller, the less sure of itself. `rounds`: how often every row is seen. Pure;
    takes half a minute for ten thousand rows and a dozen columns."""
    kept = _kept(rows)
    weights = {cue: [0.0] * columns for cues, _ in kept for cue in cues}
    moved = {cue: [1e-4] * columns for cue in weights}
    shuffling = random.Random(0)  # noqa: S311 - an order, not a secret
    for _ in range(rounds):
        shuffling.shuffle(kept)
        for cues, true in kept:
            for column, error in _errors([weights[cue] for cue in cues], true):
                for cue in cues:
                    slope = error - RESTRAINT * weights[cue][column] * (cue != START)
                    moved[cue][column] += slope * slope
                    weights[cue][column] += rate * slope / math.sqrt(moved[cue][column])
    return weights


def _kept(rows: Iterable[Row]) -> list[tuple[list[str], int]]:
    rows = list(rows)
    seen = Counter(cue for cues, _ in rows for cue in cues)
    return [([START, *sorted(cue for cue in cues if seen[cue] >= SEEN)], true) for cues, true in rows]


def _errors(weights: Sequence[Sequence[float]], true: int) -> list[tuple[int, float]]:
    """Per column, how much likelier it should have been; those that hardly differ are left out."""
    sums = [sum(column) for column in zip(*weights, strict=True)]
    most = max(sums)
    shares = [math.exp(total - most) for total in sums]
    whole = sum(shares)
    errors = [(column, (column == true) - share / whole) for column, share in enumerate(shares)]
    return [(column, error) for column, error in errors if abs(error) >= SLIGHT]
