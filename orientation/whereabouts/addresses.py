"""Addresses: whether words are a street address, and which part of them says the town. Pure: no query, no network."""

import re
from dataclasses import dataclass

from orientation.whereabouts.wordings import endings, plain_digits
from places.gazetteer.name_index import Certainty, default_index
from places.text_keys import search_key

LONGEST_TYPED = 200
"""Characters read. The geocoder refuses more."""

_STREETS = frozenset({
    "rue", "avenue", "av", "ave", "boulevard", "bd", "bld", "bvd", "blvd", "boul", "place", "allee", "allees", "chemin", "impasse",
    "imp", "route", "rte", "quai", "cours", "square", "passage", "voie", "sentier", "sente", "ruelle", "faubourg", "esplanade",
    "promenade", "residence", "lotissement", "hameau", "cite", "villa", "parvis", "mail", "galerie", "montee", "traverse", "venelle",
    "digue", "rocade", "clos", "rond",
})  # fmt: skip
_STREETS_AFTER_A_NUMBER = frozenset({
    "r", "pl", "all", "ch", "che", "chem", "sq", "fg", "fbg", "res", "lot", "ham", "cour", "pass", "prom", "crs", "zac", "za", "zi",
    "lieu",
})  # fmt: skip
"""Too short, or too common as a word, to tell a street without a number before them."""

_OF_A_STREET = frozenset({
    "grande", "grand", "petite", "petit", "vieille", "vieux", "ancienne", "ancien", "nouvelle", "nouveau", "bis", "ter", "quater",
    "b", "t",
})  # fmt: skip
"""Words that may stand before the word for a street, and belong to it."""

_NEVER_BEFORE_A_TOWN = frozenset({
    "de", "d", "du", "des", "la", "le", "les", "l", "et", "en", "sur", "sous", "au", "aux", "saint", "sainte", "faubourg",
})  # fmt: skip
"""After these words a name is that of the street: "rue de Paris", "place de la Réunion", "rue Saint-Denis"."""

POSTAL_CODE = re.compile(r"(?<![\w])(?:\d{5}|2[ab]\d{3})(?!\w)", re.IGNORECASE | re.ASCII)
_COUNTRY = re.compile(r"\s*,\s*france\s*$", re.IGNORECASE)
_ARRONDISSEMENT = re.compile(r"(?:paris|lyon|marseille) \d{1,2} ?(?:er|ere|e|eme|ieme)?(?: (?:arr|arrdt|arrondissement))?$", re.ASCII)
_DEPARTMENT_CODE = re.compile(r"[\s,(]+(\d{2}|2[ab]|9[78]\d)\s*\)?\s*$", re.IGNORECASE | re.ASCII)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Address:
    """A street address taken apart.

    `whole`: as typed. `street`: the same without the words of `town` and `hint`. `town`: what surely says the town ("93200 Saint-Denis"),
    or "". `ends`: search keys that may be the name of a town, when nothing surer says it; `hint`: a postal code or the code of a
    département typed after the name, or "".
    """

    whole: str
    street: str
    town: str = ""
    ends: tuple[str, ...] = ()
    hint: str = ""


def read_address(text: str) -> Address | None:
    """The address that these words are, None when they are not one: no word for a street, or the name of a commune ("Cours-la-Ville")."""
    whole = _COUNTRY.sub("", plain_digits(text))
    at = _street_at(whole)
    if at is None or _names_a_commune(whole):
        return None
    return _by_code(whole, at) or _by_commas(whole) or _by_words(whole, at)


def _street_at(text: str) -> int | None:
    """Where the street begins, its number included, in characters; None when there is none."""
    number = None
    for word in _WORD.finditer(text):
        key = search_key(word.group())
        if key in _STREETS or (number is not None and key in _STREETS_AFTER_A_NUMBER):
            return word.start() if number is None else number
        if word.group().isdigit() and len(word.group()) < 5:
            number = word.start()
        elif key not in _OF_A_STREET:
            number = None
    return None


def _names_a_commune(text: str) -> bool:
    """Whether all of it, postal code and département aside, is the name of a commune or the beginning of one. 3 to 10 ms."""
    key = search_key(_DEPARTMENT_CODE.sub("", POSTAL_CODE.sub(" ", text)))
    return any(hit.certainty != Certainty.CLOSE for hit in default_index().named(key, only=lambda code: True))


def _by_code(text: str, street_at: int) -> Address | None:
    """The town by its postal code, and the words that follow it; or the words before it, when nothing follows."""
    codes = list(POSTAL_CODE.finditer(text))
    if not codes:
        return None
    code = codes[-1]
    if code.start() < street_at:
        return Address(text, text[street_at:].strip(" ,"), town=text[code.start() : street_at].strip(" ,-"))
    before, after = text[: code.start()].strip(" ,-"), text[code.end() :].strip(" ,-")
    if after:
        return Address(text, before, town=f"{code.group()} {after}")
    return Address(text, before, ends=_ends(before), hint=code.group())


def _by_commas(text: str) -> Address | None:
    """The town after the comma that follows the street: "12, rue des Lilas, Saint-Denis, La Réunion"."""
    parts = [part.strip() for part in text.split(",")]
    streets = [rank for rank, part in enumerate(parts) if _street_at(part) is not None]
    last = streets[-1] if streets else len(parts)
    town = ", ".join(filter(None, parts[last + 1 :]))
    return Address(text, ", ".join(parts[: last + 1]), town=town) if town else None


def _by_words(text: str, street_at: int) -> Address:
    """The town by an arrondissement, by the words before the street, or perhaps by the last ones."""
    key = search_key(text)
    arrondissement = _ARRONDISSEMENT.search(key)
    if arrondissement:
        return Address(text, key[: arrondissement.start()].strip(), town=arrondissement.group())
    hint = _DEPARTMENT_CODE.search(text)
    before = endings(search_key(text[:street_at]).split())
    street = text[street_at : hint.start()] if hint else text[street_at:]
    return Address(text, street, ends=(*before, *_ends(street)), hint=hint[1].upper() if hint else "")


def _ends(text: str) -> tuple[str, ...]:
    """What may be the name of a town at the end of a street address: after the word for the street, and at least one of its name."""
    words = search_key(text).split()
    street = next((rank for rank, word in enumerate(words) if word in _STREETS | _STREETS_AFTER_A_NUMBER), len(words))
    return endings(words, first=street + 2, never_after=_NEVER_BEFORE_A_TOWN)
