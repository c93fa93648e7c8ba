"""Hints: a word that a list uses for one need only tells it a little by itself, even where no expression holds it alone."""

from collections import Counter
from collections.abc import Iterator

from orientation.phrases.stems import list_stem
from orientation.phrases.word_lists import PART, Expression, Meaning, WordList

WEIGHT = 2.0
"""Enough to answer a whole sentence that says nothing else, and too little for two or three words, or against any expression."""
PURITY = 0.8
"""Share of its expressions that must tell the same need."""
SHORTEST = 5
_TELLING = frozenset({"need", "out_of_scope"})


def hints(words: WordList) -> Iterator[Expression]:
    """One expression of one word for each such word: "nationalité", known from "demande de nationalité". Ordinary words hint at nothing."""
    told = _needs_by_word(words)
    alone = {
        list_stem(key[0], words.language) for key, meaning in words.expressions if len(key) == 1 and meaning.section in {*_TELLING, "vague"}
    }
    for word, needs in told.items():
        (section, code), count = needs.most_common(1)[0]
        if section == "need" and list_stem(word, words.language) not in alone and count >= PURITY * needs.total():
            yield (word,), Meaning(section, code, WEIGHT)


def _needs_by_word(words: WordList) -> dict[str, Counter[tuple[str, str]]]:
    """How many expressions of each need or topic hold each word."""
    of_part: dict[str, set[tuple[str, str]]] = {}
    for parts, meaning in words.combinations:
        for part in parts:
            of_part.setdefault(part, set()).add((meaning.section, meaning.code))
    found: dict[str, Counter[tuple[str, str]]] = {}
    for key, meaning in words.expressions:
        told = of_part[meaning.code] if meaning.section == PART else {(meaning.section, meaning.code)}
        needs = [need for need in told if need[0] in _TELLING]
        for word in key if needs else ():
            if len(word) >= SHORTEST and word not in words.common and word not in words.small:
                if word not in found:
                    found[word] = Counter()
                for need in needs:
                    found[word][need] += 1
    return found
