"""Matching: the expressions of a lexicon found in a text, in order, with small words between; a longer one silences those inside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orientation.phrases.combining import combined
from orientation.phrases.found import Match
from orientation.phrases.lexicons import Lexicon, Node, Sense
from orientation.phrases.tokens import Token
from orientation.phrases.word_lists import PART, UNSAID, Meaning

SHORT_WORD = 4
"""Letters of a word that may stand between two words of an expression without a doubt: "je", "pas", "avec"."""
MOST_SHORT, MOST_LONG = 2, 1
"""Words skipped inside an expression: two short ones, or one longer."""
SKIPPED_LONG = 0.85
"""How much surer an expression is without a long word in its middle."""
LEAST_QUALITY = 0.5
"""Below, too many letters are wrong to believe it."""
MOST_SKIPPED_SMALL = 4
SILENCING = frozenset({"need", "out_of_scope", "vague"})
"""Sections whose longer expressions silence the shorter ones of `SILENCED`. That a word is vague alone stays true inside them."""
SILENCED = frozenset({"need", "out_of_scope"})
FIGURATIVE = frozenset({"alert", "out_of_scope"})
"""Sections that an idiom silences: "mort de rire" tells no danger, and "mon ordinateur est mort" still tells a need."""


@dataclass(slots=True)
class _Text:
    """A text with what each of its words may stand for in one language."""

    tokens: Sequence[Token]
    senses: Sequence[tuple[Sense, ...]]
    small: Sequence[bool]


def matches(text: Sequence[Token], senses: Sequence[tuple[Sense, ...]], lexicon: Lexicon) -> list[Match]:
    """All expressions of the lexicon that the text holds, the longest first, without those inside a longer one. `senses`: one per token."""
    read = _Text(text, senses, [token.word in lexicon.small for token in text])
    best: dict[tuple[Meaning, frozenset[int]], Match] = {}
    for start in range(len(text)):
        for found in _from(start, read, lexicon.root):
            key = (found.meaning, found.at)
            if key not in best or found.quality > best[key].quality:
                best[key] = found
    said, parts = _sorted_out(best.values())
    return _without_silenced([*said, *combined(parts, lexicon.combinations)])


def _sorted_out(found: Iterable[Match]) -> tuple[list[Match], dict[str, list[Match]]]:
    """What says something, and what only stands in combinations, by part."""
    said: list[Match] = []
    parts: dict[str, list[Match]] = {}
    for match in found:
        if match.meaning.section == PART:
            parts.setdefault(match.meaning.code, []).append(match)
        else:
            said.append(match)
    return said, parts


def _from(start: int, text: _Text, root: Node) -> Iterator[Match]:
    for sense in text.senses[start]:
        if node := root.next.get(sense.stem):
            yield from _on(node, (start,), sense.quality, text)


def _on(node: Node, at: tuple[int, ...], quality: float, text: _Text) -> Iterator[Match]:
    """Expressions that end at this node or go on from it, after the words already found."""
    if quality < LEAST_QUALITY:
        return
    for meaning in node.meanings if _holds_together(at, text) else ():
        yield Match(meaning, frozenset(at), quality, text.tokens[at[0]].clause)
    if not node.next:
        return
    for rank, cost in _reach(at[-1], text):
        for sense in text.senses[rank]:
            if following := node.next.get(sense.stem):
                yield from _on(following, (*at, rank), quality * cost * sense.quality, text)


def _holds_together(at: tuple[int, ...], text: _Text) -> bool:
    """Small words only tell something side by side: "à la rue" is not in "il a vu la rue"."""
    telling = sum(not text.small[rank] for rank in at)
    return telling > 1 or at[-1] - at[0] + 1 == len(at)


def _reach(last: int, text: _Text) -> Iterator[tuple[int, float]]:
    """The words that may follow word number `last` in an expression, with what each costs. Never past the end of the sentence."""
    small = short = long = 0
    for rank in range(last + 1, len(text.tokens)):
        token = text.tokens[rank]
        if token.sentence != text.tokens[last].sentence:
            return
        yield rank, SKIPPED_LONG if long else 1.0
        if text.small[rank]:
            small += 1
        elif len(token.word) <= SHORT_WORD:
            short += 1
        else:
            long += 1
        if small > MOST_SKIPPED_SMALL or short > MOST_SHORT or long > MOST_LONG or (long and short > 1):
            return


def _without_silenced(found: Iterable[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=_rank):
        if not any(_silences(longer, match) for longer in kept):
            kept.append(match)
    return kept


def _rank(match: Match) -> tuple[bool, int, bool, int, float, Meaning]:
    """Idioms, then the longest, and among them what wishes nothing."""
    meaning = match.meaning
    return meaning.section != "idiom", -len(match.at), meaning.code != UNSAID, match.first, -match.strength, meaning


def _silences(longer: Match, match: Match) -> bool:
    section, over = match.meaning.section, longer.meaning.section
    if over == "idiom":
        return section in FIGURATIVE and bool(match.at & longer.at)
    if longer.meaning.code == UNSAID and over == section:
        return bool(match.at & longer.at)
    if section == "alert":
        return over == "alert" and match.meaning.code == longer.meaning.code and match.at < longer.at
    return (over == section or (over in SILENCING and section in SILENCED)) and match.at < longer.at
