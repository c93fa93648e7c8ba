"""Searching: what a person typed about where they are, to communes to choose from, without a geocoder or the network."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from places.departments import DEPARTMENTS, department_of_postal_code
from places.gazetteer.name_index import Certainty, Hit, NameIndex, default_index
from places.gazetteer.rows import department_code
from places.models.commune import Commune
from places.text_keys import city_key, search_key

LONGEST_TEXT = 100
"""Characters read; the rest is ignored. The longest name of a commune has 45."""

_CODE = re.compile(r"(?<![^\W_])(?:\d{5}|2[ab]\d{3})(?![^\W_])", re.IGNORECASE | re.ASCII)
_SHORT_CODE = re.compile(r"\d{2,4}", re.ASCII)
_DEPARTMENT_CODE = re.compile(r"[\s,(]+(\d{2}|2[ab]|9[78]\d)\s*\)?\s*$", re.IGNORECASE | re.ASCII)
_DEPARTMENT_NAME = re.compile(r"[,(]\s*([^,()]+?)\s*\)?\s*$")
_DEPARTMENTS_BY_CODE = {code.lower(): code for code in DEPARTMENTS}
_DEPARTMENTS_BY_NAME = {search_key(name): one.code for one in DEPARTMENTS.values() for name in (one.name, one.name.removeprefix("La "))}


@dataclass(frozen=True, slots=True)
class Match:
    """A commune proposed, how surely it is the one meant, and its former name when it was found by that ("" otherwise)."""

    commune: Commune
    certainty: Certainty
    former_name: str


@dataclass(frozen=True, slots=True)
class _Typed:
    """The text taken apart: a postal or INSEE code, the code of a département, the key of what should be a name. Each may be blank."""

    code: str
    department: str
    name: str


def find_communes(text: str, *, limit: int = 8) -> list[Match]:
    """At most `limit` communes for the text, surest first, then most populated; none when it says nothing known.

    Understands a name or its beginning, with or without accents, "st" for "saint", typing errors; a postal code or its beginning; a
    name with a postal code, or with a département in digits or after a comma or bracket; an arrondissement ("Paris 12e"); former names;
    INSEE codes, today's or former, that are not also postal codes. One query, none when nothing is found.
    """
    text = text[:LONGEST_TEXT]
    hits = _hits(_take_apart(text), text, default_index())[:limit]
    communes = Commune.objects.in_bulk([hit.code for hit in hits]) if hits else {}
    return [Match(communes[hit.code], hit.certainty, hit.former_name) for hit in hits if hit.code in communes]


def only_certain(matches: Sequence[Match]) -> Match | None:
    """The match that need not be asked about: the only exact one, and no other is more populated. None when there is none.

    "Nant" is a commune, but whoever typed it may have meant Nantes.
    """
    exact = [match for match in matches if match.certainty == Certainty.EXACT]
    if len(exact) != 1 or any((match.commune.population or 0) > (exact[0].commune.population or 0) for match in matches):
        return None
    return exact[0]


def _take_apart(text: str) -> _Typed:
    code = _CODE.search(text)
    if code:
        before, after = text[: code.start()], text[code.end() :]
        return _Typed(code.group().upper(), "", _official_key(after) or _official_key(before))
    if not city_key(text).arrondissement:
        for pattern, departments in ((_DEPARTMENT_CODE, _DEPARTMENTS_BY_CODE), (_DEPARTMENT_NAME, _DEPARTMENTS_BY_NAME)):
            said = pattern.search(text)
            department = departments.get(search_key(said.group(1))) if said else None
            if said and department:
                return _Typed("", department, _official_key(text[: said.start()]))
    return _Typed("", "", _official_key(text))


def _official_key(name: str) -> str:
    """The key of a name as the gazetteer writes it: "paris 12" is "paris 12e arrondissement"."""
    city = city_key(name)
    if city.arrondissement is None:
        return city.key
    return f"{city.key} {city.arrondissement}{'er' if city.arrondissement == 1 else 'e'} arrondissement"


def _hits(typed: _Typed, text: str, index: NameIndex) -> list[Hit]:
    if typed.code:
        return _by_code(typed, index)
    if _SHORT_CODE.fullmatch(text.strip()):
        return sorted(index.hit(code, Certainty.PREFIX) for code in index.served_by_prefix(text.strip()))
    return _by_name(typed.name, typed.department, index)


def _by_code(typed: _Typed, index: NameIndex) -> list[Hit]:
    """A postal code first, since that is what people know; else the name, in the département of a CEDEX code; else an INSEE code.

    "59507 Douai Cedex" is Douai, though 59507 is the INSEE code of Ronchin.
    """
    if index.served_by(typed.code):
        return _by_postal_code(typed.code, typed.name, index)
    department = department_of_postal_code(typed.code)
    named = _by_name(typed.name, department.code if department else "", index) if typed.name else []
    commune = index.by_code(typed.code)
    if commune and not any(hit.certainty == Certainty.EXACT for hit in named):
        return [index.hit(commune, Certainty.EXACT)]
    return named


def _by_postal_code(postal_code: str, key: str, index: NameIndex) -> list[Hit]:
    """The communes served, or the one of them that is named. When it is none of them: the one of the département that has the name
    (real addresses have the wrong postal code more often than the wrong name), else they, and those elsewhere that have it."""
    served = index.served_by(postal_code)
    if not key:
        return sorted(index.hit(code, Certainty.EXACT) for code in served)
    named = index.named(key, only=set(served).__contains__)
    if len(named) == 1 and named[0].certainty != Certainty.CLOSE:
        return [named[0]._replace(is_doubtful=False, certainty=Certainty.EXACT)]
    if named:
        return named
    homonyms = [hit for hit in index.named(key, only=_anywhere) if not hit.is_doubtful]
    department = department_of_postal_code(postal_code)
    nearby = [hit for hit in homonyms if department and department_code(hit.code) == department.code]
    return nearby or _doubted([*(index.hit(code, Certainty.CLOSE) for code in served), *homonyms])


def _by_name(key: str, department: str, index: NameIndex) -> list[Hit]:
    """The communes of the département that have the name; when there is none, those elsewhere, doubted."""
    if not department:
        return index.named(key, only=_anywhere)
    inside = index.named(key, only=lambda code: department_code(code) == department)
    return inside or _doubted(index.named(key, only=_anywhere))


def _anywhere(code: str) -> bool:
    return True


def _doubted(hits: Iterable[Hit]) -> list[Hit]:
    """The same communes, none of them sure, in the order of what is left to tell them apart."""
    return sorted(hit._replace(is_doubtful=True, certainty=Certainty.CLOSE) for hit in hits)
