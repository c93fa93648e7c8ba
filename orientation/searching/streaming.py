"""Streaming: the exact best places from pages of candidates, without reading them all.

Each page says how little those after it may count (`orientation.searching.gathering.Page`). Once the best are as many as wanted, and no
unread place can count less than the last of them, reading stops.
"""

import math
from collections.abc import Iterable

from orientation.judging.candidates import Candidate
from orientation.judging.conditions import Refusal, refusal
from orientation.ranking import METRES, Judge, Judgement, kilometres, one_per_door, reached_by, someone_first
from orientation.searching.gathering import Page

TIE_M = 1.0
"""Metres added to a reach, so that rounding never leaves out a place that ties."""

NEIGHBOURHOOD_KM = 10.0
"""Places kept for others are worth telling of within this many kilometres."""


class Best:
    """The best `size` places met so far, each once. `nearest`: the nearest one met that may be proposed. `reserved`: publics of the
    services of the neighbourhood that were left out because they are for others. `refused`: why places were left out. `is_settled`: nothing
    that was not read could change the best."""

    def __init__(self, judge: Judge, size: int) -> None:
        self.judge = judge
        self.size = size
        self.kept: list[Judgement] = []
        self.nearest: Judgement | None = None
        self.reserved: set[str] = set()
        self.refused: set[Refusal] = set()
        self.is_settled = False
        self._met: set[int] = set()

    def read(self, pages: Iterable[Page], *, until_full: bool = False) -> None:
        """Read pages until no place of those that follow can enter; or, `until_full`, until as many places as wanted are met."""
        for page in pages:
            for candidate in page.candidates:
                self._meet(candidate)
            ranked = one_per_door(sorted(self.kept, key=lambda judgement: judgement.order))
            self.kept = someone_first(ranked)[: self.size]
            # Strictly: a place that may count as much may tie, and win by its key.
            self.is_settled = page.unread_km is None or (self.is_full and page.unread_km > self.limit_km)
            if self.is_settled or (until_full and len(self.kept) == self.size):
                return

    @property
    def is_full(self) -> bool:
        """Whether enough places are kept, and the first does not leave alone who needs someone: such a one is sought to the end."""
        return len(self.kept) == self.size and not self.kept[0].leaves_alone

    @property
    def limit_km(self) -> float:
        """No place that counts more, in equivalent kilometres, can enter any more; infinite while some are missing."""
        return max(one.equivalent_km for one in self.kept) if self.is_full else math.inf

    def reach_m(self) -> float | None:
        """Beyond this many metres no place can enter any more; None while some are missing."""
        return max(0.0, reached_by(self.limit_km, 1.0)) * METRES + TIE_M if self.is_full else None

    def _meet(self, candidate: Candidate) -> None:
        if candidate.pk in self._met:
            return
        self._met.add(candidate.pk)
        judgement = self.judge.judge(candidate)
        if judgement is None:
            self._leave_out(candidate)
            return
        self.kept.append(judgement)
        if self.nearest is None or kilometres(candidate) < kilometres(self.nearest.candidate):
            self.nearest = judgement

    def _leave_out(self, candidate: Candidate) -> None:
        for offer in candidate.offers:
            found = refusal(candidate, offer, self.judge.case)
            if found:
                self.refused.add(found)
            if found == Refusal.RESERVED and kilometres(candidate) <= NEIGHBOURHOOD_KM:
                self.reserved |= offer.publics or frozenset()
