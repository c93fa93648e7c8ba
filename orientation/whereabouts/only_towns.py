"""Whether words that lead to a choice say nothing but towns: an address may then hold them, as it holds the town chosen."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from orientation.whereabouts.addresses import read_address
from orientation.whereabouts.findings import Perhaps, Several
from places.text_keys import search_key

NEARLY = 0.7
"""How much alike a misspelt name and the right one are: "toulouz" and "toulouse" are at 0.8."""

_POSTAL_CODE = re.compile(r"\d{5}", re.ASCII)


def says_only_towns(found: Several | Perhaps) -> bool:
    """Whether each word typed is a postal code, or nearly a word of the towns proposed and of their départements. A street never is."""
    names = {word for choice in found.choices for word in search_key(f"{choice.label} {choice.detail}").split()}
    words = search_key(found.typed).split()
    return bool(words) and all(_names(word, names) for word in words) and read_address(found.typed) is None


def _names(word: str, names: Collection[str]) -> bool:
    """Whether the word is one of these names, begins one or is nearly one; or is a postal code."""
    if word.isdigit():
        return word in names or _POSTAL_CODE.fullmatch(word) is not None
    return any(name.startswith(word) for name in names) or bool(get_close_matches(word, names, 1, NEARLY))
