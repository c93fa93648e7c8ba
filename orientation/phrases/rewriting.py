"""Rewriting: words typed one way and read another ("c est" → "ce est", "mtn" → "maintenant"), longest first."""

from collections.abc import Iterator, Mapping, Sequence

LONGEST_REWRITE = 4
"""Words that a rewrite may replace at once."""


def rewritten(words: Sequence[str], rewrites: Mapping[tuple[str, ...], tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Each word as read, with the rank of the first word typed that it stands for. Pure."""
    rank = 0
    while rank < len(words):
        for length in range(min(LONGEST_REWRITE, len(words) - rank), 0, -1):
            read = rewrites.get(tuple(words[rank : rank + length]))
            if read is not None:
                yield from ((rank, word) for word in read)
                break
        else:
            length = 1
            yield rank, words[rank]
        rank += length
