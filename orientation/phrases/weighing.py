"""Weighing: how much each cue tells a danger, learned from examples by logistic regression. Exact to the digit from one run to the next."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from orientation.alerts import Alert
from orientation.phrases.cues import START, cues_of
from orientation.phrases.phrase_files import Example
from orientation.phrases.understood import understood

SEEN = 2
"""Examples a cue must stand in: one seen once says more of its example than of a danger."""
ROUNDS = 40
RATE = 0.5
RESTRAINT = 0.0001
"""How strongly weights are drawn back to nothing, so that many cues share what they tell rather than one."""
LEAST = 0.1
"""A weight below this in every column is left out."""

Row = tuple[Sequence[str], frozenset[str]]


def weighed(told: Iterable[Example]) -> dict[str, tuple[float, ...]]:
    """Each cue, in alphabetical order, with its weight per column of `COLUMNS`, to two decimals. Pure; takes seconds for thousands."""
    rows = [(_cues(example), frozenset(example.alerts)) for example in told]
    seen = Counter(cue for cues, _ in rows for cue in cues)
    kept: list[Row] = [([START, *sorted(cue for cue in cues if seen[cue] >= SEEN)], alerts) for cues, alerts in rows]
    columns = [_learned([(cues, bool(alerts)) for cues, alerts in kept])]
    columns += [_learned([(cues, code in alerts) for cues, alerts in kept]) for code in Alert.values]
    found = {cue: tuple(round(column.get(cue, 0.0), 2) for column in columns) for cue in [START, *sorted(seen)]}
    return {cue: weights for cue, weights in found.items() if max(map(abs, weights)) >= LEAST}


def _cues(example: Example) -> frozenset[str]:
    said = understood(example.phrase)
    return cues_of(said.text, said.language)


def _learned(rows: Sequence[tuple[Sequence[str], bool]]) -> Mapping[str, float]:
    """Stochastic gradient descent, always in the same order; steps shorten with each round."""
    weights: dict[str, float] = {}
    order = list(rows)
    shuffling = random.Random(0)  # noqa: S311 - an order, not a secret
    for turn in range(ROUNDS):
        shuffling.shuffle(order)
        rate = RATE / (1 + turn / 4)
        for cues, true in order:
            total = sum(weights.get(cue, 0.0) for cue in cues)
            error = true - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            for cue in cues:
                weight = weights.get(cue, 0.0)
                weights[cue] = weight + rate * (error / 2 - RESTRAINT * weight * (cue != START))
    return weights
