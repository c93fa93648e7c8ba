"""Cues: words that tell no danger alone and tell one together: "il va rentrer et j'ai peur". Weights come from `weighing`."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from orientation.alerts import Alert
from orientation.phrases.stems import stem
from orientation.phrases.tokens import Token

FILE = Path(__file__).resolve().parent.parent / "data" / "danger_cues.csv"
ANY = "any"
"""The column that says how much a cue tells some danger, whichever."""
COLUMNS = (ANY, *Alert.values)
START = ""
"""The cue that every text holds: where each sum starts from, far below zero, for most texts tell no danger."""
BAR = 0.9
"""What the cues of some danger must sum to. Zero is as likely as not; above, since a helpline shown for nothing teaches to look
away. Chosen among 0.3, 0.5, 0.8, 0.9 and 1.0, between which few phrases changed."""
SURE = 0.0
"""What a danger must sum to for standing beside the likeliest one."""
_DEFAULT_LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Cues:
    """Weight of each cue, per column of `COLUMNS`. A cue is a stem, or two stems side by side with a blank between."""

    weights: Mapping[str, Sequence[float]]

    def dangers(self, text: Iterable[str]) -> tuple[str, ...]:
        """Codes of the dangers that the cues of a text tell; () when they tell none. Pure."""
        rows = [self.weights[cue] for cue in {START, *text} if cue in self.weights]
        sums = dict(zip(COLUMNS, (sum(column) for column in zip(*rows, strict=True)), strict=True)) if rows else {}
        if sums.pop(ANY, 0.0) <= BAR:
            return ()
        likeliest = max(sums, key=lambda code: (sums[code], code))
        return tuple(code for code, total in sums.items() if total > SURE or code == likeliest)


def cues_of(text: Sequence[Token], language: str) -> frozenset[str]:
    """The cues that a text as read holds, whether they weigh or not. `language`: ISO code, "" for the commonest."""
    stems = [stem(token.word, language or _DEFAULT_LANGUAGE) for token in text]
    return frozenset(stems) | {f"{first} {second}" for first, second in pairwise(stems)}


@cache
def danger_cues() -> Cues:
    """The cues of the data file, read once. Raises ValueError when a weight is no number, OSError when the file is missing."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter=";")
        next(rows)
        return Cues({cue: tuple(float(weight or 0) for weight in weights) for cue, *weights in rows})
