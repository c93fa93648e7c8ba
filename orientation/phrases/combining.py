"""Combining: parts that say something together, in any order and with anything between, within one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from orientation.phrases.found import Match
from orientation.phrases.word_lists import Expression, Meaning

WIDEST = 14
"""Words from the first part to the last: farther apart, they speak of different things."""
LOOSE = 0.85
CLOSE = 3
"""Words between parts from which they hold together less surely."""
MOST_OF_A_PART = 5
"""Occurrences of a part that are tried: the work stays bounded whatever is repeated."""


def combined(parts: Mapping[str, Sequence[Match]], combinations: Mapping[str, Sequence[Expression]]) -> Iterator[Match]:
    """One match per combination whose parts were all found, the closest together. `combinations`: by their first part. Pure."""
    for first in parts:
        for names, meaning in combinations.get(first, ()):
            if all(name in parts for name in names):
                choices = product(*(parts[name][:MOST_OF_A_PART] for name in names))
                if closest := min((choice for choice in choices if _hold_together(choice)), key=_width, default=None):
                    yield _joined(closest, meaning)


def _joined(pieces: Sequence[Match], meaning: Meaning) -> Match:
    quality = min(piece.quality for piece in pieces)
    loose = _width(pieces) - sum(len(piece.at) for piece in pieces) > CLOSE * (len(pieces) - 1)
    at = frozenset().union(*(piece.at for piece in pieces))
    return Match(meaning, at, quality * (LOOSE if loose else 1.0), pieces[0].clause)


def _width(pieces: Sequence[Match]) -> int:
    return max(piece.last for piece in pieces) - min(piece.first for piece in pieces) + 1


def _hold_together(pieces: Sequence[Match]) -> bool:
    """Different words of one sentence, not too far apart."""
    separate = sum(len(piece.at) for piece in pieces) == len(frozenset().union(*(piece.at for piece in pieces)))
    one_sentence = len({piece.clause // 100 for piece in pieces}) == 1
    return separate and one_sentence and _width(pieces) <= WIDEST
