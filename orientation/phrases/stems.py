"""Stems: the part of a word that its inflections share, per language. Words come without accents: see `orientation.phrases.tokens`."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer

_ALGORITHMS = {"fr": "french", "en": "english", "pt": "portuguese", "tr": "turkish", "es": "spanish", "ar": "arabic"}
# Snowball's French wants accents to know a participle: "harcelee" and "harcelent" keep their ends, which are taken off here.
_FRENCH_END = re.compile(r"(?<=\w{4})(?:ees|ee|es|e|s|ent|ez|er|ant)$")
_DOUBLED_END = re.compile(r"(\w)\1$")
_ARABIC_START = re.compile(r"^(?:[وفبل]?ال|لل|[وفبل](?=\w{3}))(?=\w{2})")
_ARABIC_END = re.compile(r"(?<=\w{3})(?:ها|هم|كم|نا|ني|ات|ين|ون|ان|ي|ك|ه)$")
_ARABIZI_END = re.compile(r"(?<=\w{4})(?:at|ya|i|a|e|k|o|ou|u)$")

_ONE_AT_A_TIME = Lock()
"""A Snowball stemmer keeps the word it works on in itself: two threads may not use it at once."""
_FRENCH_APART = {
    "coupe": "coupe couper coupee coupes coupent",
    "violent": "violent violente violents violentes",
    "conseils": "conseil conseils",
    "formats": "format formats",
    "france": "france",
    "habits": "habits",
    "testament": "testament",
}
"""French words whose common stem would be that of others: "coups", "viol", "conseiller", "formation", "français", "habiter", "test"."""
_APART_IN_LISTS = {
    "fr": {
        "passe": "passe passes passer passez passent passee passees pass",
        "vite": "vite vites",
        "presse": "presse presses pressee pressees",
        "papi": "papi papis papy papys",
        "fil": "fil",
        "face": "face faces",
        "course": "course courses",
        "moyens": "moyens",
        "don": "don dons",
        "finir": "finir finis finit finie",
        "autonomie": "autonomie",
    },
    "es": {"sabado": "sabado sabados"},
    "pt": {"sabado": "sabado sabados"},
    "tr": {"telefonla": "telefonla", "kendim": "kendim", "arapca": "arapca"},
    "ar": {"ولدي": "ولدي ولده ولدها ولدنا", "بنفسي": "بنفسي", "اليوم": "اليوم"},
}
"""Words that lists compare apart from others of the same stem: "pas", "il vit", "présente", "papa", "fils", "fac", "cours", "moyen",
"donner", "fin", "autonome", "saber", "telefon", "kendi", "araba" (a car), "لديه", "نفسه", "يوم". Cues weigh stems as they are."""
# The sign keeps them apart from any stem: "papier" has that of "papi".
_OWN_IN_LISTS = {
    language: {word: f"={own}" for own, family in families.items() for word in family.split()}
    for language, families in _APART_IN_LISTS.items()
}
_FRENCH_OWN = {word: own for own, family in _FRENCH_APART.items() for word in family.split()}


@lru_cache(maxsize=16_384)
def stem(word: str, language: str) -> str:
    """The stem under which inflections of a plain word are found equal; the word itself where we know no rule. Pure.

    "demarches", "demarche" → one stem; digits and words of three letters or fewer are left alone.
    """
    if len(word) <= 3 or word.isdigit():
        return word
    return _STEMMING.get(language, _snowball)(word, language)


def list_stem(word: str, language: str) -> str:
    """The stem under which word lists find words equal: `stem`, but for a few words that say something else than others of theirs. Pure."""
    return _OWN_IN_LISTS.get(language, {}).get(word) or stem(word, language)


def _snowball(word: str, language: str) -> str:
    algorithm = _stemmer(language)
    if not algorithm:
        return word
    with _ONE_AT_A_TIME:
        return algorithm(word).replace("ı", "i")


def _french(word: str, language: str) -> str:
    if word in _FRENCH_OWN:
        return _FRENCH_OWN[word]
    return _DOUBLED_END.sub(r"\1", _FRENCH_END.sub("", _snowball(word, language)))


def _arabic(word: str, language: str) -> str:
    return _ARABIC_END.sub("", _ARABIC_START.sub("", word))


def _arabizi(word: str, language: str) -> str:
    return _ARABIZI_END.sub("", word)


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    algorithm = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(algorithm).stemWord if algorithm else None


_STEMMING: dict[str, Callable[[str, str], str]] = {"fr": _french, "ar": _arabic, "ar-Latn": _arabizi}
