"""Streaming: the exact best places from candidates read nearest first, without reading them all.

Every factor is at least 1, so a place not yet read, at least as far as the last one read, cannot come before a place whose equivalent
distance is shorter than that alone. With `least`, the smallest factor that any place of a stream has, reading stops that much earlier.
"""

from collections.abc import Iterable, Sequence

from orientation.judging.candidates import Candidate
from orientation.judging.conditions import Refusal, refusal
from orientation.ranking import METRES, Judge, Judgement, equivalent, kilometres, one_per_door, reached_by, someone_first

TIE_M = 1.0
"""Metres added to a reach, so that rounding never leaves out a place that ties."""

NEIGHBOURHOOD_KM = 10.0
"""Places kept for others are worth telling of within this many kilometres."""


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

    def read(self, pages: Iterable[Sequence[Candidate]], *, least: float = 1.0) -> None:
        """Read pages of candidates, nearest first, until no place of this stream can enter. `least` must bound its factors from below."""
        if self._is_settled(0.0, least):
            return
        for page in pages:
            for candidate in page:
                self._meet(candidate)
            ranked = one_per_door(sorted(self.kept, key=lambda judgement: judgement.order))
            self.kept = someone_first(ranked)[: self.size]
            if page and self._is_settled((page[-1].distance_m or 0.0) / METRES, least):
                return

    def reach_m(self, least: float = 1.0) -> float | None:
        """Beyond this many metres no place of a stream can enter any more; None while some place is still missing."""
        if not self._is_full():
            return None
        return max(0.0, reached_by(self._worst_km(), least)) * METRES + TIE_M

    def _is_full(self) -> bool:
        """Whether enough places are kept, and the first does not leave alone who needs someone: such a one is sought to the end."""
        return len(self.kept) == self.size and not self.kept[0].leaves_alone

    def _worst_km(self) -> float:
        return max(one.equivalent_km for one in self.kept)

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

    def _is_settled(self, farthest_km: float, least: float) -> bool:
        """Strictly: a place as far as the last one read may tie, and win by its key."""
        return self._is_full() and equivalent(farthest_km, least) > self._worst_km()
