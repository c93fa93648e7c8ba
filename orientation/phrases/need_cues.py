"""Need cues: how likely the words of a text make each need, whether an expression says it or not. Weights come from `weighing_needs`."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from orientation.phrases.cues import cues_of, likelihoods, pieces_of
from orientation.phrases.tokens import Token
from places.vocabulary import ServiceCategory

FILE = Path(__file__).resolve().parent.parent / "data" / "need_cues.csv"
ELSEWHERE, UNCLEAR, DANGER_ALONE = "elsewhere", "unclear", "danger"
"""What a text may tell beside a need: one for another service, none that can be told from another, a danger and no need."""
COLUMNS = (*ServiceCategory.values, ELSEWHERE, UNCLEAR, DANGER_ALONE)
START = ""
"""The cue that every text holds: how common each need is."""
_LENGTHS = (1, 2, 3, 5, 9)
"""Words that a text has at most, for each cue of length: two words leave more doubt than ten."""


@dataclass(frozen=True, slots=True)
class NeedCues:
    """Weight of each cue, per column of `COLUMNS`."""

    weights: Mapping[str, Sequence[float]]

    def told(self, text: Iterable[str]) -> dict[str, float]:
        """How likely each column is, the cues of a text being given: natural logarithms, 0 for sure. Pure."""
        rows = [self.weights[cue] for cue in sorted({START, *text}) if cue in self.weights]
        sums = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(COLUMNS)
        return dict(zip(COLUMNS, likelihoods(sums), strict=True))


def need_cues_of(text: Sequence[Token], language: str) -> frozenset[str]:
    """The cues of a text as read: its stems, those side by side, the pieces of its words ("~impr"), and how long it is ("#3")."""
    length = next((most for most in _LENGTHS if len(text) <= most), "more")
    return cues_of(text, language) | pieces_of(text) | {f"#{length}"}


@cache
def need_cues() -> NeedCues:
    """The cues of the data file, read once. Raises ValueError when a weight is no number, OSError when the file is missing."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter=";")
        next(rows)
        return NeedCues({cue: tuple(float(weight or 0) for weight in weights) for cue, *weights in rows})
