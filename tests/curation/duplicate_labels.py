"""Pairs of real places labelled by hand: how they were drawn, what they weigh, and what a search makes of them.

`data/duplicate_pairs.csv` holds the source ids of 442 pairs of `lieux_standard.csv` (6,263 places) and nothing else of them.

Drawn, halves a and b: every pair of places that share a telephone, a SIRET or a town, or stand within 150 m, or within 5 km with like
names, falls into one stratum by what it shares and by how like its raw names are (`STRATA`). In each, the pairs first in the order of
SHA-256 of their two ids ("first\\nsecond") were taken: chance, and the same each time. The last byte of that digest gives the half: even
is a, on which the rules were tuned; odd is b, on which they are measured. All were read before the rules were written, so b is
unseen by the tuning and not by the author. Part c was therefore drawn afterwards, in the same order, from what the finished rules proposed
first, and from nothing else: it measures their precision alone. One rule was added since ("an office of a head"), which proposes less.

Labelled by reading the two rows whole: `same` (a visitor would go to one door and meet one team); `address` (one door, two bodies or two
services: a library and its France services desk); `two`; `unsure` (the rows cannot tell; counted as wrong when proposed first). A
France services desk is never the body that runs it. Reasons: same-name, other-name, moved; two-services-one-door; bus, other-town,
other-street, other-body; cannot-tell.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "data" / "duplicate_pairs.csv"
REAL_PLACES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "lieux_standard.csv"

STRATA = {
    "near+id-hi": 630,
    "near+id-mid": 140,
    "near+id-lo": 98,
    "near-hi": 363,
    "near-mid": 328,
    "near-lo": 854,
    "town+id-hi": 93,
    "town+id-mid": 79,
    "town+id-lo": 81,
    "town-hi": 366,
    "town-mid": 1547,
    "town-lo": 8096,
    "far+id-hi": 548,
    "far+id-lo": 1463,
    "namesake": 80,
}
"""Pairs of the real file in each: near (150 m), same town, far; +id: a telephone or SIRET shared; likeness of the raw names
(token set ratio: hi from 80, mid from 50)."""


@dataclass(frozen=True)
class Labelled:
    """One pair. `label`: same, address, two or unsure."""

    first: str
    second: str
    stratum: str
    half: str
    label: str
    reason: str


@dataclass(frozen=True)
class Measured:
    """`precision` of what is proposed first (of `proposed` pairs read); `recall` of it, and of both tiers: shares of all duplicates."""

    proposed: int
    precision: float
    recall_first: float
    recall_both: float

    def __str__(self) -> str:
        return (
            f"first tier: precision {self.precision:.3f} on {self.proposed} pairs, recall {self.recall_first:.2f}; "
            f"both tiers: recall {self.recall_both:.2f}"
        )


def labelled() -> list[Labelled]:
    """Every pair labelled by hand."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Labelled(**row) for row in csv.DictReader(file)]


def measure(pairs: Iterable[Labelled], tiers: Mapping[tuple[str, str], str]) -> Measured:
    """Each pair counts for as many as its stratum has in the file. `tiers`: by ids in order, "sure" or "look"."""
    drawn = list(pairs)
    counts = Counter(pair.stratum for pair in drawn)
    same = {"sure": 0.0, "look": 0.0, "": 0.0}
    wrong = 0.0
    for pair in drawn:
        weight = STRATA[pair.stratum] / counts[pair.stratum]
        tier = tiers.get((pair.first, pair.second), "")
        if pair.label == "same":
            same[tier] += weight
        elif tier == "sure":
            wrong += weight
    total = sum(same.values())
    return Measured(
        proposed=sum(tiers.get((pair.first, pair.second)) == "sure" for pair in drawn),
        precision=same["sure"] / (same["sure"] + wrong),
        recall_first=same["sure"] / total,
        recall_both=(same["sure"] + same["look"]) / total,
    )
