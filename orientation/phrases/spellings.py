"""Spellings: words as typed, put back as a list knows them: SMS forms read in full, words run together cut, words cut in two joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orientation.phrases.lexicons import Lexicon
from orientation.phrases.rewriting import rewritten
from orientation.phrases.tokens import Token

SHORTEST_RUN, LONGEST_RUN = 7, 40
"""Letters of an unknown word that may be several run together."""
LETTERS_PER_PIECE = 3.2
"""At least, on average: shorter pieces could make up any word ("valable" is not "va lab le")."""
LONGEST_JOINED = 4
"""Words joined into one: "c a f", "wi fi", "smart phone"."""


def put_right(text: Sequence[Token], words: Lexicon) -> list[Token]:
    """The text with its spellings put back as the lexicon knows them. Clauses are kept, and opened at the lexicon's own opening words."""
    rewritten = list(_rewritten(text, words))
    joined = list(_joined(rewritten, words))
    cut = [piece for token in joined for piece in _cut(token, words)]
    return _with_clauses(cut, words)


def _rewritten(text: Sequence[Token], words: Lexicon) -> Iterator[Token]:
    for rank, word in rewritten([token.word for token in text], words.rewrites):
        yield replace(text[rank], word=word)


def _joined(text: Sequence[Token], words: Lexicon) -> Iterator[Token]:
    rank = 0
    while rank < len(text):
        length = next((size for size in range(LONGEST_JOINED, 1, -1) if _are_one(text[rank : rank + size], size, words)), 1)
        yield replace(text[rank], word="".join(token.word for token in text[rank : rank + length]))
        rank += length


def _are_one(pieces: Sequence[Token], size: int, words: Lexicon) -> bool:
    """Letters spelt one by one ("r s a"), or two pieces of which one is no word ("wi fi"), that together are a word of the list."""
    if len(pieces) < size or "".join(token.word for token in pieces) not in words.exact:
        return False
    # Two letters are an elision more often than an acronym: "m a" is "m'a".
    spelt = all(len(token.word) == 1 for token in pieces) and size > 2
    return spelt or (size == 2 and any(len(token.word) > 1 and token.word not in words.known for token in pieces))


def _cut(token: Token, words: Lexicon) -> Iterator[Token]:
    word = token.word
    if not SHORTEST_RUN <= len(word) <= LONGEST_RUN or words.knows(word) or words.senses(word):
        yield token
        return
    pieces = _pieces(word, words)
    yield from (replace(token, word=piece) for piece in pieces or [word])


def _pieces(word: str, words: Lexicon) -> list[str]:
    """The fewest known words that make it up, [] when there are none. One letter alone is only an elision ("l", "d", "j")."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 20), end):
            head, piece = best[start], word[start:end]
            if head is None or (len(piece) == 1 and piece not in words.small):
                continue
            if piece in words.known and (best[end] is None or len(head) + 1 < len(best[end] or [])):
                best[end] = [*head, piece]
    pieces = best[-1] or []
    return pieces if len(pieces) * LETTERS_PER_PIECE <= len(word) and any(len(piece) > 3 for piece in pieces) else []


def _with_clauses(text: Sequence[Token], words: Lexicon) -> list[Token]:
    """Clause numbers raised at each opening word ("mais", "juste"), never past the sentence."""
    opened, sentence, found = 0, 0, []
    for token in text:
        if token.sentence != sentence:
            sentence, opened = token.sentence, 0
        opened += token.word in words.clause
        raised = token.clause + opened
        found.append(replace(token, clause=raised) if raised // 100 == sentence else token)
    return found
