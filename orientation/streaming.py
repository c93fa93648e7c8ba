"""Streaming: the exact best places from candidates read nearest first, without reading them all.

Every factor is at least 1, so a place not yet read, at least as far as the last one read, cannot come before a place whose equivalent
distance is shorter than that alone. With `least`, the smallest factor that any place of a stream has, reading stops that much earlier.
"""

from collections.abc import Iterable, Sequence

from orientation.candidates import Candidate
from orientation.conditions import Refusal
from orientation.ranking import FLOOR_KM, METRES, Judge, Judgement, kilometres

TIE_M = 1.0
"""Metres added to a reach, so that rounding never leaves out a place that ties."""


class Best:
    """The best `size` places met so far. `reserved`: publics of the services that were left out because they are for others."""

    def __init__(self, judge: Judge, size: int) -> None:
        self.judge = judge
        self.size = size
        self.kept: list[Judgement] = []
        self.reserved: set[str] = set()
        self._met: set[int] = set()

    def read(self, pages: Iterable[Sequence[Candidate]], *, least: float = 1.0) -> None:
        """Read pages of candidates, nearest first, until no place of this stream can enter. `least` must bound its factors from below."""
        if self._is_settled(0.0, least):
            return
        for page in pages:
            for candidate in page:
                self._meet(candidate)
            self.kept.sort(key=lambda judgement: judgement.order)
            del self.kept[self.size :]
            if page and self._is_settled(kilometres(page[-1]), least):
                return

    def reach_m(self, least: float = 1.0) -> float | None:
        """Beyond this many metres no place of a stream can enter any more; None while some place is still missing."""
        if len(self.kept) < self.size:
            return None
        return max(0.0, self.kept[-1].equivalent_km / least - FLOOR_KM) * METRES + TIE_M

    def _meet(self, candidate: Candidate) -> None:
        if candidate.pk in self._met:
            return
        self._met.add(candidate.pk)
        judgement = self.judge.judge(candidate)
        if judgement is not None:
            self.kept.append(judgement)
        elif Refusal.RESERVED in self.judge.refusals(candidate):
            for offer in candidate.offers:
                if offer.category == self.judge.case.category:
                    self.reserved |= offer.publics or frozenset()

    def _is_settled(self, farthest_km: float, least: float) -> bool:
        """Strictly: a place as far as the last one read may tie, and win by its key."""
        return len(self.kept) == self.size and (farthest_km + FLOOR_KM) * least > self.kept[-1].equivalent_km
