"""Name index: every name of every commune, today's and former, arranged to be searched while someone types."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from places.gazetteer.rows import CommuneKind, CommuneRow, iterate_rows
from places.text_keys import search_key

ARTICLES = ("", "l ", "le ", "la ", "les ")
"""What may stand before a name and be left out: "rochelle" is La Rochelle as surely as "la rochelle"."""

SHORTEST_INNER_WORD = 3
"""Letters needed before a word inside a name is looked for ("denis" → Saint-Denis)."""


class Certainty(IntEnum):
    """How surely a commune is the one meant, surest first."""

    EXACT = 0
    PREFIX = 1
    CLOSE = 2


class Hit(NamedTuple):
    """One commune found; sorting puts the best first."""

    is_doubtful: bool
    lightness: float
    code: str
    certainty: Certainty
    former_name: str


class NameIndex:
    """Names in alphabetical order with their commune, and codes. Built once, never changed; pure."""

    def __init__(self, rows: Iterable[CommuneRow]) -> None:
        self._codes: list[str] = []
        self._populations = array("I")
        self._positions: dict[str, int] = {}
        self._parents: dict[int, str] = {}
        self._postal_codes: dict[str, tuple[str, ...]] = {}
        entries: list[tuple[str, int, str, bool]] = []
        for position, row in enumerate(rows):
            self._add_codes(position, row)
            entries.append((row.name_key, position, "", False))
            entries += ((search_key(name), position, name, bool(code)) for code, name in row.former if name)
        entries.sort()
        self._keys = [key for key, *_ in entries]
        self._communes = array("I", (position for _, position, *_ in entries))
        self._former = {at: (name, has_code) for at, (_, _, name, has_code) in enumerate(entries) if name}

    def by_code(self, insee: str) -> str | None:
        """Today's code of the commune that has or had this INSEE code, None when unknown."""
        position = self._positions.get(insee)
        return None if position is None else self._codes[position]

    def served_by(self, postal_code: str) -> tuple[str, ...]:
        """The codes of the communes of a postal code, none when unknown; in Paris, Lyon and Marseille, the arrondissement alone."""
        codes = self._postal_codes.get(postal_code, ())
        cities = {self._parents.get(self._positions[code]) for code in codes}
        return tuple(code for code in codes if code not in cities)

    def served_by_prefix(self, digits: str) -> set[str]:
        """The communes of which a postal code begins with these digits."""
        return {code for postal_code, codes in self._postal_codes.items() if postal_code.startswith(digits) for code in codes}

    def hit(self, code: str, certainty: Certainty) -> Hit:
        """A commune found by something other than its name."""
        return self._hit(self._positions[code], certainty)

    def named(self, key: str, *, only: Callable[[str], bool]) -> list[Hit]:
        """Communes by name, among those whose code `only` accepts, best first, each once; none for an empty key.

        Those that have the name, then longer names that it begins or of which it begins a word and, when nobody has the name, names that
        differ from it by a few typing errors. Among equals the most populated first; a typing error, or a former name that had its own
        code, counts as ten times fewer inhabitants ("toulouz" is rather Toulouse than Toulouzette, 280 inhabitants).
        """
        if not key:
            return []
        hits = self._accepted([*self._exact(key), *self._longer(key)], only)
        if hits and not hits[0].is_doubtful:
            return hits
        best = {hit.code: hit for hit in self._accepted(self._close(key), only)}
        best.update((hit.code, min(hit, best.get(hit.code, hit))) for hit in hits)
        return sorted(best.values())

    def _add_codes(self, position: int, row: CommuneRow) -> None:
        self._codes.append(row.code)
        self._populations.append(row.population or 0)
        self._positions[row.code] = position
        self._positions.update((code, position) for code, _ in row.former if code)
        if row.kind == CommuneKind.ARRONDISSEMENT:
            self._parents[position] = row.parent_code
        for postal_code in row.postal_codes:
            self._postal_codes[postal_code] = (*self._postal_codes.get(postal_code, ()), row.code)

    def _exact(self, key: str) -> Iterator[tuple[int, Certainty, int]]:
        for article in ARTICLES:
            yield from ((at, Certainty.EXACT, 0) for at in self._beginning(article + key, whole=True))

    def _longer(self, key: str) -> Iterator[tuple[int, Certainty, int]]:
        yield from ((at, Certainty.PREFIX, 0) for at in self._beginning(key))
        if len(key) >= SHORTEST_INNER_WORD:
            inner = f" {key}"
            yield from ((at, Certainty.PREFIX, 0) for at, name in enumerate(self._keys) if inner in name)

    def _beginning(self, key: str, *, whole: bool = False) -> Iterator[int]:
        """The names that begin with the key, or are the key."""
        for at in range(bisect_left(self._keys, key), len(self._keys)):
            if not self._keys[at].startswith(key) or (whole and self._keys[at] != key):
                return
            yield at

    def _close(self, key: str) -> Iterator[tuple[int, Certainty, int]]:
        most = errors_allowed(key)
        if most:
            for _, errors, at in process.extract(key, self._keys, scorer=OSA.distance, score_cutoff=most, limit=None):
                yield at, Certainty.CLOSE, int(errors)

    def _accepted(self, found: Iterable[tuple[int, Certainty, int]], only: Callable[[str], bool]) -> list[Hit]:
        best: dict[str, Hit] = {}
        for at, certainty, errors in found:
            position = self._communes[at]
            code = self._codes[position]
            if only(code):
                name, has_code = self._former.get(at, ("", False))
                hit = self._hit(position, certainty, errors + has_code, name)
                best[code] = min(best.get(code, hit), hit)
        return sorted(best.values())

    def _hit(self, position: int, certainty: Certainty, errors: int = 0, former_name: str = "") -> Hit:
        weight = max(1, self._populations[position]) / 10**errors
        return Hit(certainty != Certainty.EXACT, -weight, self._codes[position], certainty, former_name)


def errors_allowed(key: str) -> int:
    """How many letters may be wrong, missing, added or swapped in a name of this length: one in four, three at most."""
    return min(3, len(key) // 4 + (len(key) > 5))


@cache
def default_index() -> NameIndex:
    """The index of the shipped file, built once per process: 0.5 s, then 11 MB; a search takes 3 to 12 ms."""
    return NameIndex(iterate_rows())
