"""Sounds: a rough key under which spellings that are said alike are equal ("kaf" and "caf", "inpo" and "impôts")."""

import re
from functools import lru_cache

_Rule = tuple[re.Pattern[str], str]


def _rules(*pairs: tuple[str, str]) -> tuple[_Rule, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


# In order. Nasals become digits (1 an, 2 on, 3 in) so that later rules on n and m leave them alone.
_FRENCH = _rules(
    (r"(?<=\w{2})(?:e?ments?)$", "m1"),
    (r"ti(?=on)", "si"),
    (r"ph", "f"), (r"sch|sh|ch", "Z"), (r"gn", "ny"), (r"qu?|ck|cc(?![eiy])|k|c(?![eiy])", "k"), (r"c|sc(?=[eiy])", "s"),
    (r"gu(?=[eiy])", "G"), (r"g(?=[eiy])|j", "J"), (r"x", "ks"), (r"h", ""), (r"w", "v"),
    (r"(\w)\1", r"\1"),
    (r"eaux?|aux?", "o"), (r"oin", "w3"), (r"oi|oy|oua|wa", "wa"), (r"eill?e?", "Ay"), (r"aill?e?", "ay"), (r"ille?", "iy"),
    (r"ien", "i3"), (r"(?:[aei]?i|y|u)[nm](?![aeiouy])", "3"), (r"(?:[ae])[nm](?![aeiouy])", "1"), (r"o[nm](?![aeiouy])", "2"),
    (r"(?:er|ez|ees?|et|es|ait|ais|aient|ai|ei|e|a[iy])$", "e"), (r"ai|ei", "e"), (r"oeu|eu", "e"), (r"ou", "u"), (r"y", "i"),
    (r"z", "s"), (r"(?<=\w)[stdxp]+$", ""), (r"(?<=\w\w)e$", ""), (r"(?<=\w)[stdxp]+$", ""),
    (r"(\w)\1", r"\1"),
)  # fmt: skip
_ARABIZI = _rules(
    (r"gh|8", "r"), (r"kh|5", "x"), (r"ch|sh", "c"), (r"th", "t"), (r"dh", "d"), (r"7|h", ""), (r"[q9]", "k"), (r"[32']", ""),
    (r"w", ""), (r"[aeiouy]", ""), (r"(\w)\1", r"\1"),
)  # fmt: skip
_LATIN = _rules(
    (r"ph", "f"), (r"h", ""), (r"qu?|ck|k|c(?![eiy])", "k"), (r"c", "s"), (r"z", "s"), (r"y", "i"), (r"w", "v"), (r"(\w)\1", r"\1"),
)  # fmt: skip
_IBERIAN = _rules((r"lh|ll", "l"), (r"nh", "n"), (r"v", "b"), (r"x|j|g(?=[eiy])", "j"), *((p.pattern, r) for p, r in _LATIN))
_RULES = {"fr": _FRENCH, "ar-Latn": _ARABIZI, "pt": _IBERIAN, "es": _IBERIAN, "en": _LATIN, "tr": _LATIN}
SHORTEST = 3
"""A shorter key is shared by too many words to tell anything."""


@lru_cache(maxsize=16_384)
def sound(word: str, language: str) -> str:
    """The key of a plain word; "" when it would be too short to trust, or where we know no rule. Pure."""
    key = word
    for pattern, replacement in _RULES.get(language, ()):
        key = pattern.sub(replacement, key)
    return key if len(key) >= SHORTEST and language in _RULES else ""
