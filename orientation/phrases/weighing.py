"""Weighing: how much each cue tells a danger, and which, learned from examples."""

from collections.abc import Iterable

from orientation.alerts import Alert
from orientation.phrases.cues import danger_cues_of
from orientation.phrases.phrase_files import Example
from orientation.phrases.regression import learned
from orientation.phrases.understood import understood

RATE = 0.04
"""Small: of phrases set apart, it named the right danger more often than larger ones."""
ROUNDS = 24
"""Twice as many as for needs: as harmless neighbours were added to the examples, fewer left some of them unlearned."""
LEAST = 0.1
"""A weight below this in every column is left out."""
_NONE, _SOME = 0, 1


def weighed(told: Iterable[Example]) -> dict[str, tuple[float, ...]]:
    """Each cue, in alphabetical order, with its weight per column of `COLUMNS`, to one decimal. Pure; takes a minute for thousands.

    Whether there is a danger is learned from all, and which from those that tell one.
    """
    rows = [(_cues(example), example.alerts) for example in told]
    some = learned(((cues, _SOME if alerts else _NONE) for cues, alerts in rows), 2, rate=RATE, rounds=ROUNDS)
    which = learned(
        ((cues, Alert.values.index(code)) for cues, alerts in rows for code in alerts), len(Alert.values), rate=RATE, rounds=ROUNDS
    )
    nothing = [0.0] * len(Alert.values)
    found = {
        cue: tuple(round(weight, 1) for weight in (some[cue][_SOME] - some[cue][_NONE], *which.get(cue, nothing))) for cue in sorted(some)
    }
    return {cue: each for cue, each in found.items() if max(map(abs, each)) >= LEAST}


def _cues(example: Example) -> frozenset[str]:
    said = understood(example.phrase)
    return danger_cues_of(said.text, said.language)
