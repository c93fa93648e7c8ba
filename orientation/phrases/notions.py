"""Notions: what words of several languages say alike ("il me cogne", "he hits me"), so that cues learned from some serve for the others."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from orientation.phrases.languages import is_arabic
from orientation.phrases.tokens import Token, fold

FILE = Path(__file__).resolve().parent.parent / "data" / "notions.toml"
_DEFAULT_LANGUAGE, _ARABIC, _ARABIZI = "fr", "ar", "ar-Latn"
_DOUBLED = re.compile(r"([^\W\d])\1+")


@dataclass(slots=True)
class Notions:
    """One language: the notions of whole words, of their starts, of their ends and of what they hold. Words have no doubled letter."""

    whole: dict[str, list[str]] = field(default_factory=dict)
    starts: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[str, list[str]] = field(default_factory=dict)
    held: list[tuple[str, str]] = field(default_factory=list)

    def learn(self, written: str, notion: str) -> None:
        """One more word, start, end or part, as the file writes it."""
        # "soi-disant" is two words of a text: a notion is one.
        part = _single(fold(written).replace("-", "").strip("*"))
        if written.startswith("*") and written.endswith("*"):
            self.held.append((part, notion))
        else:
            kind = self.ends if written.startswith("*") else self.starts if written.endswith("*") else self.whole
            kind.setdefault(part, []).append(notion)

    def of(self, word: str) -> frozenset[str]:
        """The notions that a plain word says. Pure."""
        single = _single(word)
        found = set(self.whole.get(single, ()))
        for cut in range(1, len(single) + 1):
            found.update(self.starts.get(single[:cut], ()), self.ends.get(single[-cut:], ()))
        return frozenset(found.union(notion for part, notion in self.held if part in single))


def notion_cues(text: Sequence[Token], language: str) -> frozenset[str]:
    """The notions of a text as read ("=fear"), and those of a sentence two by two ("=fear=partner"). `language`: ISO code, "" if unsure."""
    found: set[str] = set()
    sentences: dict[int, set[str]] = {}
    for token in text:
        sentences.setdefault(token.sentence, set()).update(_said(token.word, language or _DEFAULT_LANGUAGE))
    for said in sentences.values():
        found.update(f"={name}" for name in said)
        found.update(f"={one}={other}" for one, other in combinations(sorted(said), 2))
    return frozenset(found)


@lru_cache(maxsize=16_384)
def _said(word: str, language: str) -> frozenset[str]:
    """The notions of a word of a text in this language. Romanised Arabic is told by its letters, and mixes French in."""
    known = notions()
    if language == _ARABIC and not is_arabic(word):
        return known[_ARABIZI].of(word) | known[_DEFAULT_LANGUAGE].of(word)
    return known[language].of(word) if language in known else frozenset()


@cache
def notions() -> Mapping[str, Notions]:
    """The notions of the data file by language, read once. Raises OSError when the file is missing, ValueError when it is no TOML."""
    return parse(FILE.read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Notions]:
    """By language, from the text of a file. Raises ValueError when it is no TOML."""
    found: dict[str, Notions] = {}
    for notion, language, written in _entries(text):
        found.setdefault(language, Notions()).learn(written, notion)
    return found


def _entries(text: str) -> Iterable[tuple[str, str, str]]:
    for notion, lines in tomllib.loads(text).items():
        for language, written in lines.items():
            yield from ((notion, language, word) for word in written.split())


def _single(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)
