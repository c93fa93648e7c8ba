"""Cues: words that tell no danger alone and tell one together: "il va rentrer et j'ai peur". Weights come from `weighing`."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from orientation.alerts import Alert
from orientation.phrases.notions import notion_cues
from orientation.phrases.stems import stem
from orientation.phrases.tokens import Token

FILE = Path(__file__).resolve().parent.parent / "data" / "danger_cues.csv"
ANY = "any"
"""The column that says how much a cue tells some danger, whichever."""
COLUMNS = (ANY, *Alert.values)
START = ""
"""The cue that every text holds: where each sum starts from, far below zero, for most texts tell no danger."""
PIECE = 4
"""Letters in a row of a word, its two ends marked, that are a cue: a misspelt or unknown word shares some with those seen."""
_DEFAULT_LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Danger:
    """What cues tell. `some`: how much they tell some danger: above zero, likelier than not; each unit more multiplies the odds by 2.7.
    `which`: how likely each `Alert` code is if there is one, as natural logarithms, 0 for sure."""

    some: float
    which: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Cues:
    """Weight of each cue, per column of `COLUMNS`. A cue is a stem, two stems side by side with a blank between, a piece or a notion."""

    weights: Mapping[str, Sequence[float]]

    def told(self, text: Iterable[str]) -> Danger:
        """What the cues of a text tell together. Pure."""
        rows = [self.weights[cue] for cue in sorted({START, *text}) if cue in self.weights]
        some, *sums = [sum(column) for column in zip(*rows, strict=True)] or [-math.inf, *[0.0] * len(Alert.values)]
        return Danger(some, dict(zip(Alert.values, likelihoods(sums), strict=True)))


def likelihoods(sums: Sequence[float]) -> list[float]:
    """How likely each is, as natural logarithms: their exponentials sum to one."""
    most = max(sums)
    whole = most + math.log(sum(math.exp(total - most) for total in sums))
    return [total - whole for total in sums]


def cues_of(text: Sequence[Token], language: str) -> frozenset[str]:
    """The words of a text as read, as stems, and those side by side. `language`: ISO code, "" for the commonest."""
    stems = [stem(token.word, language or _DEFAULT_LANGUAGE) for token in text]
    return frozenset(stems) | {f"{first} {second}" for first, second in pairwise(stems)}


def pieces_of(text: Sequence[Token]) -> frozenset[str]:
    """The pieces of the words of a text ("~impr")."""
    return frozenset(
        f"~{marked[at : at + PIECE]}" for token in text for marked in [f"<{token.word}>"] for at in range(len(marked) - PIECE + 1)
    )


def danger_cues_of(text: Sequence[Token], language: str) -> frozenset[str]:
    """All the cues of danger that a text as read holds, whether they weigh or not. `language`: ISO code, "" for the commonest."""
    return cues_of(text, language) | pieces_of(text) | notion_cues(text, language)


@cache
def danger_cues() -> Cues:
    """The cues of the data file, read once. Raises ValueError when a weight is no number, OSError when the file is missing."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter=";")
        next(rows)
        return Cues({cue: tuple(float(weight or 0) for weight in weights) for cue, *weights in rows})
