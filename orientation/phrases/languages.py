"""Languages: which one a text is written in, told by its script and by the words each list knows."""

from collections.abc import Sequence

from orientation.phrases.lexicons import Lexicon, lexicon
from orientation.phrases.tokens import Token
from orientation.phrases.word_lists import LANGUAGES

HINT = 0.4
"""What the language of the page adds: less than one word, enough to settle a tie."""
INFLECTED = 0.5
"""An inflection of a word of a list tells its language half as well as the word itself."""
LETTER = 0.6
"""What a letter or sign that only one of our languages writes adds: "ñ" settles a tie between Spanish and Portuguese."""
_OWN_LETTERS = {"es": "ñ¿¡", "pt": "ãõ", "tr": "ğşıİ", "fr": "èêùûœ"}
FRENCH_FIRST = 0.2
"""Most texts are in French: a word that two languages share is more likely French."""


def is_arabic(word: str) -> bool:
    """Written in Arabic script."""
    return "\u0600" <= word[0] <= "\u06ff"


def base(language: str) -> str:
    """The ISO code of a list's language: romanised Arabic is Arabic."""
    return language.partition("-")[0]


def lexicons_of(typed: str, text: Sequence[Token], hint: str) -> list[Lexicon]:
    """The lexicons worth trying: first that of the language the text is most likely in, then the others that know some of its words.

    [] when no list knows any of them and the hint is no language of ours: callers then try French. `typed`: the letters as written,
    `text`: the tokens they make; `hint`: ISO code, "" for none.
    """
    scores = _scores(text)
    for language in scores:
        scores[language] += HINT * (base(language) == hint) + FRENCH_FIRST * (language == "fr")
        scores[language] += LETTER * any(letter in typed for letter in _OWN_LETTERS.get(language, ()))
    likely = sorted(LANGUAGES, key=lambda language: (-scores[language], LANGUAGES.index(language)))
    return [lexicon(language) for language in likely if scores[language] >= INFLECTED]


def _scores(text: Sequence[Token]) -> dict[str, float]:
    """How many words of the text each language knows; a word that several know counts less for each."""
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for token in text:
        if token.word.isdigit():
            continue
        arabic = is_arabic(token.word)
        possible = [language for language in LANGUAGES if (language == "ar") == arabic]
        known = {language: value for language in possible if (value := _value(token.word, lexicon(language)))}
        for language, value in known.items():
            scores[language] += value / len(known)
        if arabic and "ar" in scores:
            scores["ar"] += 1
    return scores


def _value(word: str, words: Lexicon) -> float:
    if word in words.known:
        return 1.0
    return INFLECTED if len(word) > 3 and words.surely(word) else 0.0
