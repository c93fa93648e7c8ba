"""Names of places, compared: what kind of body each names, and what is left once the kind, the town and the small words are gone. Pure.

"Maison France Services de Vars" and "FRANCE SERVICES VARS" leave nothing but one kind, the same; "Médiathèque Giroud" and "Médiathèque
Prévert" leave two names. The lists below were read off the names of real files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from places.text_keys import search_key

_WRITTEN = (
    ("france services", r"(?:maison |espaces? |etablissement )*france?s? services?\b|\b(?:efs|msap)\b|maisons? de services? au public"),
    ("pimms", r"point d? ?information mediation multi services?"),
    ("ccas", r"(?:centre|ctre) (?:communal|com) d? ?action sociale"),
    ("cias", r"(?:centre|ctre) (?:intercommunal|inter) d? ?action sociale"),
    ("mairie", r"(?:commune|ville|hotel de ville) (?:de|du|des|d)\b|\bcommune\b|\bhotel de ville\b"),
    ("intercommunalite", r"communautes? (?:de |d )?(?:communes?|agglomeration|urbaine)|\b(?:cdc|cc|ca|communaute|agglomeration)\b"),
    ("departement", r"conseil departemental|\bcd\b"),
    (
        "centresocial",
        r"centres? (?:social|socio|socio ?culturel)(?: (?:et )?culturel)?|\bcsc\b|espace socio ?culturel|espace social et culturel",
    ),
    ("bibliotheque", r"mediatheques?|bibliotheques?|bibliotheque mediatheque"),
    ("epn", r"espaces? (?:publics? )?numeriques?|cyber ?(?:base|centre|espace)|\bepn\b"),
    ("fablab", r"\bfab ?labs?\b"),
    ("poste", r"\b(?:la )?poste\b|agence postale"),
    ("missionlocale", r"missions? locales?"),
    ("famillesrurales", r"familles rurales"),
    ("udaf", r"union dep\w* (?:des )?associations familiales"),
    ("maisonquartier", r"maisons? de quartier"),
    ("mjc", r"maisons? des jeunes et de la culture"),
    ("chambre", r"chambre (?:dep\w* )?(?:d |de )?(?:agriculture|commerce|metiers)"),
    ("bus", r"\bbus\b|\bvan\b|\bitinerantes?\b|\bmobile\b|\bcamion\b"),
)
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _WRITTEN)
_ALREADY_KINDS = frozenset({"pimms", "ccas", "cias", "mairie", "departement", "udaf", "mjc", "sousprefecture", "ehpad", "college", "lycee"})

HOSTED = frozenset({"france services", "epn", "fablab", "bus"})
"""Services that are often the guests of another body: named on one side only, they may be a part of the other, and not the same."""

_HEADS = frozenset({"mairie", "intercommunalite", "departement", "ccas", "cias"})

_SMALL_WORDS = "a au aux d de des du en et l la le les sur s par pour the site antenne conseiller conseillers numerique numeriques"
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """`kinds`: what kind of body it names. `rest`: its other words, without the town's. `whole`: its search key."""

    kinds: frozenset[str]
    rest: tuple[str, ...]
    whole: str


class Likeness(IntEnum):
    """How alike two names are, from the least."""

    KINDS_DIFFER = 0  # a library and a town hall
    NAMES_DIFFER = 1  # two libraries, each with its name
    PART = 2  # one may be a service inside the other: France services, and the association that runs it
    ALIKE = 3  # one says more than the other, and nothing else
    SAME = 4


def read_name(name: str, *towns: str) -> Name:
    """The parts of a name. `towns`: how the place's town is written, in any number of ways."""
    whole = search_key(name)
    kinds: set[str] = set()
    left = whole
    for kind, pattern in _KINDS:
        left, found = pattern.subn(" ", left)
        if found:
            kinds.add(kind)
    town_words = {word for town in towns for word in search_key(town).split()}
    words = left.split()
    kinds |= _ALREADY_KINDS & set(words)
    rest = tuple(sorted({word for word in words if word not in _SMALL and word not in kinds and word not in town_words}))
    return Name(frozenset(kinds), rest, whole)


def likeness(one: Name, other: Name) -> Likeness:
    """How alike two names of places of the same town are."""
    if one.whole == other.whole:
        return Likeness.SAME
    if _numbers(one.rest) != _numbers(other.rest) and _numbers(one.rest) and _numbers(other.rest):
        return Likeness.NAMES_DIFFER
    if one.kinds and other.kinds and not one.kinds & other.kinds:
        return Likeness.KINDS_DIFFER
    found = _rests(one, other)
    return Likeness.PART if found > Likeness.NAMES_DIFFER and _may_be_inside(one, other) else found


def _may_be_inside(one: Name, other: Name) -> bool:
    """A guest, or an office of a head: "CA de Vichy" and "Maison de l'habitat – CA de Vichy"."""
    is_office = bool(one.kinds & other.kinds & _HEADS) and bool(one.rest) != bool(other.rest)
    return is_office or bool((one.kinds ^ other.kinds) & HOSTED)


def _rests(one: Name, other: Name) -> Likeness:
    mine, theirs = one.rest, other.rest
    if not mine and not theirs:
        return Likeness.SAME if one.kinds & other.kinds else Likeness.NAMES_DIFFER
    if not mine or not theirs:
        return Likeness.ALIKE if one.kinds & other.kinds else Likeness.NAMES_DIFFER
    if fuzz.ratio("".join(mine), "".join(theirs)) >= SAME_RATIO:
        return Likeness.SAME
    short, long = sorted((mine, theirs), key=len)
    common = sum(1 for word in short if _has(long, word))
    if common == len(short):
        return Likeness.ALIKE
    return Likeness.ALIKE if one.kinds & other.kinds and common * 2 >= len(short) else Likeness.NAMES_DIFFER


SAME_RATIO = 88
"""Percent: a letter wrong or an ending, and no more, in names of ten letters."""
WORD_RATIO = 85


def _has(words: Iterable[str], word: str) -> bool:
    return any(word == other or (len(word) > 3 and fuzz.ratio(word, other) >= WORD_RATIO) for other in words)


def _numbers(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isdigit())
