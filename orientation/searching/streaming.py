"""Streaming: the exact best places from pages of candidates, without reading them all.

Each page says how little those after it may count. Once the best are as many as wanted, and no unread place can count less than the last of
them, nor be nearer than the nearest, reading stops.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from orientation.judging.candidates import Candidate
from orientation.judging.conditions import Refusal, refusal
from orientation.ranking import METRES, Judge, Judgement, kilometres, one_per_door, reached_by, someone_first

NEIGHBOURHOOD_KM = 10.0
"""Places kept for others are worth telling of within this many kilometres."""

TIE_M = 1.0
"""Metres added to a reach, so that rounding never leaves out a place that ties."""


@dataclass(frozen=True, slots=True)
class Page:
    """Candidates read together. `unread_km`: no place of later pages counts less, in equivalent kilometres; `unread_way_km`: nor is any
    nearer, in kilometres. Both are infinite on the last."""

    candidates: list[Candidate]
    unread_km: float
    unread_way_km: float


class Best:
    """The best `size` places met so far, each once. `nearest`: the nearest one met that may be proposed. `reserved`: publics of the
    services of the neighbourhood that were left out because they are for others. `refused`: why places were left out."""

    def __init__(self, judge: Judge, size: int) -> None:
        self.judge = judge
        self.size = size
        self.kept: list[Judgement] = []
        self.nearest: Judgement | None = None
        self.reserved: set[str] = set()
        self.refused: set[Refusal] = set()
        self._met: set[int] = set()

    def read(self, pages: Iterable[Page]) -> None:
        """Read pages until no place of those that follow can enter, nor be the nearest."""
        for page in pages:
            for candidate in page.candidates:
                self._meet(candidate)
            ranked = one_per_door(sorted(self.kept, key=lambda judgement: judgement.order))
            self.kept = someone_first(ranked)[: self.size]
            # Strictly: a place that may count as much may tie, and win by its key.
            is_settled = page.unread_km > self.limit_km or page.unread_km == math.inf
            if is_settled and page.unread_way_km >= self.nearest_km:
                return

    @property
    def is_full(self) -> bool:
        """Whether enough places are kept, and the first does not leave alone who needs someone: such a one is sought to the end."""
        return len(self.kept) == self.size and not self.kept[0].leaves_alone

    @property
    def limit_km(self) -> float:
        """No place that counts more, in equivalent kilometres, can enter any more; infinite while some are missing."""
        return max(one.equivalent_km for one in self.kept) if self.is_full else math.inf

    @property
    def reach_m(self) -> float:
        """Beyond this many metres no place can enter any more; infinite while some are missing."""
        return max(0.0, reached_by(self.limit_km, 1.0)) * METRES + TIE_M if self.is_full else math.inf

    @property
    def nearest_km(self) -> float:
        """How far the nearest is, in kilometres; infinite while none is known."""
        return kilometres(self.nearest.candidate) if self.nearest else math.inf

    def _meet(self, candidate: Candidate) -> None:
        if candidate.pk in self._met:
            return
        self._met.add(candidate.pk)
        judgement = self.judge.judge(candidate)
        if judgement is None:
            self._leave_out(candidate)
            return
        self.kept.append(judgement)
        if kilometres(candidate) < self.nearest_km:
            self.nearest = judgement

    def _leave_out(self, candidate: Candidate) -> None:
        for offer in candidate.offers:
            found = refusal(candidate, offer, self.judge.case)
            if found:
                self.refused.add(found)
            if found == Refusal.RESERVED and kilometres(candidate) <= NEIGHBOURHOOD_KM:
                self.reserved |= offer.publics or frozenset()
