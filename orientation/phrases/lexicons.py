"""Lexicons: a word list made ready for matching. What a typed word may stand for, exactly, by its sound, or with a letter wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from orientation.phrases.hints import hints
from orientation.phrases.sounds import sound
from orientation.phrases.stems import list_stem
from orientation.phrases.word_lists import Expression, Meaning, WordList, word_list

SAME, ALIKE, NEAR = 1.0, 0.9, 0.8
"""How surely a typed word stands for one of ours: by its stem, by its sound, with letters wrong."""

_ELIDED = ("qu", "l", "d", "j", "n", "m", "t", "s", "c")
_VOWELS = frozenset("aeiouyh")
_MAX_LETTERS = 24
"""A longer word is no misspelling of ours."""


class Sense(NamedTuple):
    """A stem of ours that a typed word may stand for, and how surely, from 0 to 1."""

    stem: str
    quality: float


@dataclass(slots=True)
class Node:
    """A step of the tree of expressions: the stems that may follow, and what is said when an expression ends here."""

    next: dict[str, "Node"] = field(default_factory=dict)
    meanings: list[Meaning] = field(default_factory=list)


class Lexicon:
    """One language, ready. Immutable once built, but for the memory of the words already looked up."""

    def __init__(self, words: WordList) -> None:
        self.language = words.language
        self.small, self.clause, self.rewrites = words.small, words.clause, words.rewrites
        self.root = Node()
        used: set[str] = set()
        for key, meaning in (*words.expressions, *hints(words)):
            # "par telephone" is not "telephone": an expression left with one word keeps its small ones.
            kept = [word for word in key if word not in self.small]
            kept = kept if len(kept) > 1 else list(key)
            used.update(kept)
            self._plant(kept, meaning)
        self.combinations = _by_first_part(words.combinations)
        self.stems = frozenset(list_stem(word, self.language) for word in used)
        self.exact = frozenset(used)
        self.plain = words.common | words.small | words.clause | {word for typed in words.rewrites for word in typed}
        self.known = self.exact | self.plain
        self._spellings = sorted(word for word in self.known if len(word) > 3)
        self._by_sound = _grouped_by_sound(used, self.language)
        self._senses: dict[str, tuple[Sense, ...]] = {}

    def _plant(self, kept: Iterable[str], meaning: Meaning) -> None:
        node = self.root
        for word in kept:
            found = list_stem(word, self.language)
            if found not in node.next:  # half a million steps, a fifth of them new
                node.next[found] = Node()
            node = node.next[found]
        node.meanings.append(meaning)

    def knows(self, word: str) -> bool:
        """A word of the list as written, or an inflection of one of its expressions' words."""
        return word in self.known or list_stem(word, self.language) in self.stems

    def surely(self, word: str) -> tuple[Sense, ...]:
        """What the word stands for with no guess about its spelling."""
        found = list_stem(word, self.language)
        return (Sense(found, SAME),) if found in self.stems else ()

    def senses(self, word: str) -> tuple[Sense, ...]:
        """All it may stand for, misspelt or not; () when nothing is near enough."""
        if word not in self._senses:
            if len(self._senses) > 20_000:
                self._senses.clear()
            self._senses[word] = self._looked_up(word)
        return self._senses[word]

    def _looked_up(self, word: str) -> tuple[Sense, ...]:
        sure = self.surely(word)
        if sure or word in self.plain or len(word) > _MAX_LETTERS or any(letter.isdigit() for letter in word[:1]):
            return sure
        rests = self._without_elision(word)
        for guess in (self.surely, self._said_alike):
            if found := next((senses for rest in rests if (senses := guess(rest))), ()):
                return found
        return self._near(word)

    def _without_elision(self, word: str) -> tuple[str, ...]:
        """The word, and what an elision without its apostrophe would leave of it: "dimpression" is "d'impression"."""
        if self.language != "fr":
            return (word,)
        rests = (word.removeprefix(start) for start in _ELIDED)
        return (word, *(rest for rest in rests if rest != word and len(rest) > 2 and rest[0] in _VOWELS))

    def _said_alike(self, word: str) -> tuple[Sense, ...]:
        return tuple(Sense(found, ALIKE) for found in self._by_sound.get(sound(word, self.language), ()))

    def _near(self, word: str) -> tuple[Sense, ...]:
        """The nearest known spellings; () when the nearest is an ordinary word, which says nothing."""
        limit = _letters_wrong(len(word))
        if not limit:
            return ()
        close = process.extract(word, self._spellings, scorer=OSA.distance, score_cutoff=limit, limit=6)
        close = [
            (known, wrong) for known, wrong, _ in close if wrong <= _letters_wrong(len(known)) and self._credible(word, known, int(wrong))
        ]
        best = min((wrong for _, wrong in close), default=0)
        nearest = [known for known, wrong in close if wrong == best]
        if any(known not in self.exact for known in nearest):
            return ()
        return tuple(Sense(found, NEAR) for found in dict.fromkeys(list_stem(known, self.language) for known in nearest))

    def _credible(self, word: str, known: str, wrong: int) -> bool:
        """Short words need more than few letters wrong: the same start, or nearly the same sound."""
        if wrong <= 1 and len(word) > 5:
            return True
        if word[0] != known[0]:
            return False
        heard, meant = sound(word, self.language), sound(known, self.language)
        return len(word) > 8 or not (heard and meant) or OSA.distance(heard, meant) <= 1


def _by_first_part(combinations: Iterable[Expression]) -> dict[str, list[Expression]]:
    found: dict[str, list[Expression]] = {}
    for parts, meaning in combinations:
        found.setdefault(parts[0], []).append((parts, meaning))
    return found


def _letters_wrong(length: int) -> int:
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 11 else 3


def _grouped_by_sound(used: Iterable[str], language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word in sorted(used):
        if key := sound(word, language):
            found.setdefault(key, {})[list_stem(word, language)] = None
    return {key: tuple(stems) for key, stems in found.items()}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one of `word_lists.LANGUAGES`, built once. Raises what `word_list` raises."""
    return Lexicon(word_list(language))
