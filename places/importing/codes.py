"""Codes: the values of closed lists recognised in a cell, however they were spelled.

A value is taken for a member of its list when it is its wording, an older wording, or nearly one of them. What is not recognised is noted,
never guessed: an unknown label joins the other labels; any other unknown value is left in the row as received.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import TextChoices
from rapidfuzz import fuzz, process

from places.importing import legacy
from places.importing.cells import as_text, is_placeholder, split_values
from places.importing.journal import Journal
from places.importing.standard import CODED_LISTS, ETAPES_NUMERIQUES, PLACE_LISTS, SERVICE_FACETS, Column
from places.importing.texts import UNREADABLE, plain_line
from places.text_keys import search_key
from places.vocabulary import Training

CLOSE_ENOUGH = 90
"""Least likeness (0 to 100, `fuzz.ratio` of the search keys) of a near miss: one letter in ten. "Jeune" is "Jeunes", "Handicap" nothing."""

CLEARLY_BEST = 5
"""A near miss must beat the next wording, of another code, by this much."""

SHORTEST_NEAR_MISS = 5
"""Shorter texts (CC, CCAS, PIX) resemble one another too much."""

_LEGACY_VALUES: dict[str, dict[str, Any]] = {
    Column.SERVICES: legacy.SERVICES,
    Column.FEES: legacy.FEES,
    Column.SUPPORT_MODES: legacy.SUPPORT_MODES,
    Column.ACCESS_MODES: legacy.ACCESS_MODES,
    Column.PUBLICS: legacy.PUBLICS,
    Column.SPECIAL_SUPPORT: legacy.SPECIAL_SUPPORT,
    Column.PROGRAMMES: legacy.PROGRAMMES,
    Column.TRAININGS: legacy.TRAININGS,
    Column.TYPOLOGY: legacy.TYPOLOGIES,
}

# These lists are often filled one for the other, and v0.1 had one column for each pair.
_PUBLICS = (Column.PUBLICS, Column.SPECIAL_SUPPORT)
_LABELS = (Column.PROGRAMMES, Column.TRAININGS)
_LISTS_OF: dict[str, tuple[Column, ...]] = {
    **{column: (column,) for column in CODED_LISTS},
    Column.PUBLICS: _PUBLICS,
    Column.SPECIAL_SUPPORT: _PUBLICS,
    legacy.LEGACY_PUBLICS: _PUBLICS,
    Column.PROGRAMMES: _LABELS,
    Column.TRAININGS: _LABELS,
    legacy.LEGACY_LABELS: _LABELS,
}
_FIELD_OF = {**PLACE_LISTS, **SERVICE_FACETS, Column.SERVICES: "services"}

OTHER_LABELS = "other_labels"
_SPELLING = "orthographe du standard rétablie"
_OLD_VALUE = "valeur de l'ancien standard (v0.1)"
_NEAR_MISS = "rapproché de la valeur du standard la plus proche"
_RESTORED = "caractère illisible (U+FFFD) rétabli d'après les valeurs du standard"
_TO_OTHER_LABELS = "inconnu des listes du standard : rangé dans les autres labels"
_DROPPED = "valeur inconnue du standard : laissée dans la ligne reçue"
_NO_CODE = "le standard actuel le dit en ne disant rien"


class Meaning(NamedTuple):
    """A value understood: the fact it fills and its code (both blank: it says nothing), and how it was interpreted (blank: exact)."""

    field: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell understood: facts with their codes in order, and repairs as (before, after, reason)."""

    found: tuple[tuple[str, str], ...]
    repairs: tuple[tuple[str, str, str], ...]


def read_codes(value: Any, column: str, journal: Journal, into: dict[str, list[str]]) -> None:
    """Add what a cell of a closed list says to the lists of `into` (fact → codes in order, once each); blank cells add nothing."""
    raw = as_text(value)
    if not raw:
        return
    reading = _read(column, raw)
    for field, code in reading.found:
        codes = into.setdefault(field, [])
        if code not in codes:
            codes.append(code)
    for before, after, reason in reading.repairs:
        journal.repair(column, before, after, reason)


@lru_cache(maxsize=8192)
def _read(column: str, raw: str) -> Reading:
    found: list[tuple[str, str]] = []
    repairs: list[tuple[str, str, str]] = []
    for value in _values(column, raw):
        meaning = _meaning(column, value)
        if meaning is None and _LISTS_OF[column] is _LABELS:
            meaning = Meaning(OTHER_LABELS, plain_line(value).text, _TO_OTHER_LABELS)
        if meaning is None:
            repairs.append((value, "", _DROPPED))
            continue
        if meaning.code:
            found.append((meaning.field, meaning.code))
        if meaning.reason:
            repairs.append((value, _wording_of(meaning), meaning.reason))
    return Reading(tuple(found), tuple(repairs))


def _values(column: str, raw: str) -> Iterator[str]:
    """The values of a cell; also between commas, when every part is then a value of the list."""
    for value in split_values(raw.replace("\n", "|")):
        if is_placeholder(value):
            continue
        parts = [part.strip() for part in value.split(",")]
        if len(parts) > 1 and _meaning(column, value) is None and all(_meaning(column, part) for part in parts):
            yield from parts
        else:
            yield value


@lru_cache(maxsize=8192)
def _meaning(column: str, value: str) -> Meaning | None:
    """What one value says, None when it is not recognised."""
    words = _words(column)
    if exact := words.exact.get(value):
        return exact
    text = plain_line(value).text
    if UNREADABLE in text:
        return _restored(text, words)
    for candidate in (text, text.split(" : ")[0]):
        if known := words.by_key.get(search_key(candidate)):
            return known._replace(reason=known.reason or _SPELLING)
    return _near_miss(search_key(text), words)


class _Words(NamedTuple):
    """The wordings of a column: as written in the standard, and by search key."""

    exact: dict[str, Meaning]
    by_key: dict[str, Meaning]


@cache
def _words(column: str) -> _Words:
    """Own list first: a wording of both lists of a pair stays in its column."""
    exact: dict[str, Meaning] = {}
    by_key: dict[str, Meaning] = {}
    lists = _LISTS_OF[column]
    for source in sorted(lists, key=lambda one: one != column):
        field = _FIELD_OF[source]
        for wording, code in _wordings(CODED_LISTS[source], bare=source == Column.TYPOLOGY):
            exact.setdefault(wording, Meaning(field, code, ""))
            by_key.setdefault(search_key(wording), Meaning(field, code, ""))
        for wording, code in _LEGACY_VALUES.get(source, {}).items():
            by_key.setdefault(search_key(wording), Meaning(field, str(code), _OLD_VALUE))
    if lists is _PUBLICS:
        by_key |= {search_key(wording): Meaning("", "", _NO_CODE) for wording in legacy.WITHOUT_CODE}
    return _Words(exact, by_key)


def _wordings(vocabulary: type[TextChoices], *, bare: bool) -> Iterable[tuple[str, str]]:
    """Each wording of a list with its code. The national value of a typology is the bare code; its label is accepted too."""
    if bare:
        yield from ((code, code) for code in vocabulary.values)
    yield from ((str(label), code) for code, label in vocabulary.choices)
    if vocabulary is Training:
        yield ETAPES_NUMERIQUES, Training.ETAPES_NUMERIQUES.value


def _restored(text: str, words: _Words) -> Meaning | None:
    """The only wording that a text with lost characters can be. Each mark stands for one letter, or its two or three bytes."""
    pattern = re.compile(re.sub(f"{UNREADABLE}+", ".{1,3}", re.escape(text)), re.IGNORECASE)
    codes = {meaning[:2] for wording, meaning in words.exact.items() if pattern.fullmatch(wording)}
    return Meaning(*codes.pop(), _RESTORED) if len(codes) == 1 else None


def _near_miss(key: str, words: _Words) -> Meaning | None:
    """The meaning of the closest wording, if it is close and clearly the closest."""
    if len(key) < SHORTEST_NEAR_MISS:
        return None
    close = process.extract(key, words.by_key.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH - CLEARLY_BEST, limit=5)
    if not close or close[0][1] < CLOSE_ENOUGH:
        return None
    best = words.by_key[close[0][0]]
    rivals = [score for wording, score, _ in close if words.by_key[wording][:2] != best[:2]]
    return best._replace(reason=_NEAR_MISS) if not rivals or close[0][1] - rivals[0] >= CLEARLY_BEST else None


def _wording_of(meaning: Meaning) -> str:
    """How the standard writes it, for the note of the repair."""
    if meaning.field == OTHER_LABELS or not meaning.code:
        return meaning.code
    column = next(column for column, field in _FIELD_OF.items() if field == meaning.field)
    if column == Column.TYPOLOGY:
        return meaning.code
    return str(CODED_LISTS[column](meaning.code).label)
