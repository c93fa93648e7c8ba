"""Word lists: one data file per language, read and checked. What each section means is told at the top of `fr.toml`."""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from orientation.alerts import Alert
from orientation.needs import Equipment, Slot
from orientation.phrases.rewriting import rewritten
from orientation.phrases.tokens import words
from places.vocabulary import Programme, Public, ServiceCategory, SpecialSupport, SupportMode

FOLDER = Path(__file__).resolve().parent.parent / "data" / "words"
LANGUAGES = tuple(language for language in ("fr", "en", "ar", "ar-Latn", "pt", "tr", "es") if (FOLDER / f"{language}.toml").exists())
"""In the order that settles a tie between languages."""

TOPICS = ("health", "police", "legal", "housing", "food", "money", "transport", "translation", "other")
"""What people ask here that another service answers."""

UNSAID = "unsaid"
"""Code of the expressions of a section that wish nothing, and silence the shorter ones inside them: "livraison à domicile"."""

_CODES: Mapping[str, frozenset[str] | None] = {
    "need": frozenset(ServiceCategory.values),
    "out_of_scope": frozenset(TOPICS),
    "alert": frozenset(Alert.values),
    "wish": frozenset({"cannot_move", "step_free", "free", "walk_in", "urgent", "minor"}),
    "public": frozenset(Public.values),
    "special_support": frozenset(SpecialSupport.values),
    "slot": frozenset(Slot.values),
    "mode": frozenset(SupportMode.values),
    "programme": frozenset(Programme.values),
    "equipment": frozenset(Equipment.values),
    "deadline": frozenset({"today", "tomorrow", "week", "next_week", "month"}),
    "language": None,
}
"""Sections with a code, and the codes they know; None: any ISO code."""

_MAY_BE_UNSAID = frozenset({"wish", "public", "special_support", "slot", "mode", "programme", "equipment", "deadline", "language"})
_PLAIN = frozenset({"vague", "digital", "idiom", "prevention", "unwanted", "unwanted_before", "not_me"})
_WORDS = frozenset({"small", "common", "clause"})
_GROUP = re.compile(r"\{(\w+)\}")
_ISO = re.compile(r"^[a-z]{2,3}$")
MAX_EXPANSION = 20_000
"""Expressions that one line may stand for: a slip in groups would fill the memory."""


HEAVIEST = 9
"""Weight of what decides whatever else is said. 5 says it alone."""


class FaultyWordList(ValueError):
    """A word list says something the engine does not know; the message names the file, the section and the entry."""


class Meaning(NamedTuple):
    """What an expression says: a section ("need"), a code in it ("demarches", "" where the section has none), and how strongly: 1 to
    `HEAVIEST`.
    """

    section: str
    code: str
    weight: float


Expression = tuple[tuple[str, ...], Meaning]
"""Plain words in order, and what they say."""

PART = "part"
"""Section of an expression that says nothing but stands in a combination; its code is the part as written."""


@dataclass(frozen=True, slots=True)
class WordList:
    """One language. `combinations` are the parts that say something together, in any order; each part is also among `expressions`, in
    section `PART`. `rewrites` read some words as others; the sets hold plain words."""

    language: str
    expressions: tuple[Expression, ...]
    combinations: tuple[Expression, ...]
    rewrites: Mapping[tuple[str, ...], tuple[str, ...]]
    small: frozenset[str]
    common: frozenset[str]
    clause: frozenset[str]


@cache
def word_list(language: str) -> WordList:
    """The list of one of `LANGUAGES`, read once. Raises FaultyWordList, and OSError when the file is missing."""
    return parse(language, (FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def parse(language: str, text: str) -> WordList:
    """A list from the text of its file. Raises FaultyWordList on an unknown section, code or group, and on a bad weight."""
    try:
        sections = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultyWordList(f"{language}.toml: {error}") from error
    vocabularies = {name: _plain_words(sections.pop(name, {}).get("words", "")) for name in _WORDS}
    rewrites = {tuple(words(typed)): tuple(words(read)) for typed, read in sections.pop("rewrite", {}).items()}
    groups = {name: [tuple(words(choice)) for choice in choices] for name, choices in sections.pop("group", {}).items()}
    entries = list(_entries(language, sections))
    combinations = tuple((tuple(part.strip() for part in entry.split("&")), meaning) for entry, meaning in entries if "&" in entry)
    parts = {part: Meaning(PART, part, 1.0) for combination, _ in combinations for part in combination}
    single = [*((entry, meaning) for entry, meaning in entries if "&" not in entry), *parts.items()]
    # The same expression may come from an entry and from a group in another: the heavier stays.
    # Expressions are read as a person's words are: "c'est vrai" must be found in a text where "c'" has become "ce".
    rewritable = {typed[0] for typed in rewrites}
    expressions = {
        (key, meaning.section, meaning.code): (key, meaning)
        for entry, meaning in sorted(single, key=lambda pair: pair[1].weight)
        for written in _expanded(language, entry, groups)
        for key in ({written} if rewritable.isdisjoint(written) else {written, tuple(word for _, word in rewritten(written, rewrites))})
    }
    return WordList(language, tuple(expressions.values()), combinations, rewrites, **vocabularies)


def _plain_words(text: str) -> frozenset[str]:
    """Piece by piece: a whole list is longer than what is read of a person's text."""
    return frozenset(word for piece in text.split() for word in words(piece))


def _entries(language: str, sections: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for section, content in sections.items():
        if section in _PLAIN:
            yield from _weighed(language, section, "", content)
        elif section in _CODES:
            known = _CODES[section]
            for code, entries in content.items():
                is_unsaid = code == UNSAID and section in _MAY_BE_UNSAID
                if not (is_unsaid or (_ISO.match(code) if known is None else code in known)):
                    raise FaultyWordList(f"{language}.toml: unknown code [{section}.{code}]")
                yield from _weighed(language, section, code, entries)
        else:
            raise FaultyWordList(f"{language}.toml: unknown section [{section}]")


def _weighed(language: str, section: str, code: str, entries: Any) -> Iterator[tuple[str, Meaning]]:
    place = f"{language}.toml: [{section}.{code}]" if code else f"{language}.toml: [{section}]"
    if not isinstance(entries, dict):
        raise FaultyWordList(f"{place} is not a table of expressions")
    for entry, weight in entries.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= HEAVIEST:
            raise FaultyWordList(f"{place} {entry!r}: a weight is a number from 1 to {HEAVIEST}")
        yield entry, Meaning(section, code, float(weight))


def _expanded(language: str, entry: str, groups: Mapping[str, list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """The plain words of an entry, once per combination of its groups, whose choices are plain words already."""
    pieces = _GROUP.split(entry)
    unknown = [name for name in pieces[1::2] if name not in groups]
    if unknown:
        raise FaultyWordList(f"{language}.toml: {entry!r}: unknown group {{{unknown[0]}}}")
    choices = [groups[piece] if rank % 2 else [tuple(words(piece))] for rank, piece in enumerate(pieces)]
    combinations = list(itertools.islice(itertools.product(*choices), MAX_EXPANSION + 1))
    if len(combinations) > MAX_EXPANSION:
        raise FaultyWordList(f"{language}.toml: {entry!r} stands for more than {MAX_EXPANSION} expressions")
    for combination in combinations:
        if key := tuple(itertools.chain.from_iterable(combination)):
            yield key
