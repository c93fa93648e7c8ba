"""Lookup: which commune an address or an INSEE code designates, and how surely, in memory."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

from places.departments import department_of_postal_code
from places.gazetteer.rows import CommuneKind, CommuneRow, read_rows
from places.text_keys import CityKey, city_key, search_key

CLOSE_NAME = 80
"""Least likeness (0 to 100, `fuzz.ratio`) between a name and that of a commune of its postal code, to take one for the other."""

_ARTICLE = re.compile(r"^(?:l|le|la|les) (?=.)")


class FoundBy(StrEnum):
    """How a commune was found, from what was told of it."""

    INSEE = "insee"
    FORMER_INSEE = "former-insee"
    ARRONDISSEMENT = "arrondissement"
    POSTAL_CODE_AND_NAME = "postal-code-and-name"
    NAME_AND_DEPARTMENT = "name-and-department"
    POSTAL_CODE_AND_CLOSE_NAME = "postal-code-and-close-name"
    POSTAL_CODE = "postal-code"
    NOTHING = "nothing"


_BY_NAME = {FoundBy.ARRONDISSEMENT, FoundBy.POSTAL_CODE_AND_NAME, FoundBy.NAME_AND_DEPARTMENT}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The commune found, or None; how; and whether the INSEE code given is unknown or at odds with the postal code or the name.

    `disbelieved` is the commune of the INSEE code when another one was preferred: whoever knows where the place stands can settle it.
    """

    commune: CommuneRow | None
    found_by: FoundBy
    contradicts_insee: bool = False
    disbelieved: CommuneRow | None = None


NOT_FOUND = Resolution(None, FoundBy.NOTHING)


class Gazetteer:
    """Communes by code, by postal code and by name. Built once, never changed; every method is pure."""

    def __init__(self, rows: Iterable[CommuneRow]) -> None:
        self.rows = tuple(rows)
        self._codes = {row.code: row for row in self.rows}
        self._former_codes: dict[str, CommuneRow] = {}
        self._postal_codes: defaultdict[str, list[CommuneRow]] = defaultdict(list)
        self._names: defaultdict[str, list[CommuneRow]] = defaultdict(list)
        self._former_names: defaultdict[str, list[CommuneRow]] = defaultdict(list)
        self._arrondissements: dict[tuple[str, int], CommuneRow] = {}
        for row in self.rows:
            self._index(row)

    def __len__(self) -> int:
        return len(self.rows)

    def by_code(self, insee: str) -> CommuneRow | None:
        """The commune of an INSEE code, today's or a former one; None when blank or unknown."""
        code = insee.strip().upper()
        return self._codes.get(code) or self._former_codes.get(code)

    def by_postal_code(self, postal_code: str) -> tuple[CommuneRow, ...]:
        """The communes that a postal code serves, by code; in Paris, Lyon and Marseille, the city and the arrondissement."""
        return tuple(self._postal_codes.get(postal_code.strip(), ()))

    def resolve(self, *, name: str = "", postal_code: str = "", insee: str = "") -> Resolution:
        """The commune that these three designate together; each may be blank.

        The INSEE code is believed, unless the name designates another commune of the postal code or, exactly, of its département:
        codes that a machine filled from a name or a postal code take a homonym or a neighbour. On 6,263 real rows, where they differed
        the point stood with the name 3 times out of 5 against INSEE and postal codes together, 17 times out of 18 against the postal
        code alone. A postal code listed for a commune is never at odds with it, even from the next département. "Paris" and 75012 give
        the arrondissement.
        """
        city, postal_code = city_key(name), postal_code.strip()
        told = self.by_code(insee)
        deduced = self._deduce(city, postal_code)
        if told is None:
            return replace(deduced, contradicts_insee=bool(insee.strip()))
        if deduced.commune and deduced.commune.parent_code == told.code:
            return deduced
        if deduced.found_by in _BY_NAME and not self._stands(told, city.key, postal_code, deduced):
            return replace(deduced, contradicts_insee=True, disbelieved=told)
        found_by = FoundBy.INSEE if told.code == insee.strip().upper() else FoundBy.FORMER_INSEE
        return Resolution(told, found_by, contradicts_insee=_is_elsewhere(told, postal_code))

    def _index(self, row: CommuneRow) -> None:
        for former in row.former:
            if former.code:
                self._former_codes[former.code] = row
            if former.name:
                self._add_name(self._former_names, former.name, row)
        self._add_name(self._names, row.name, row)
        for postal_code in row.postal_codes:
            self._postal_codes[postal_code].append(row)
        if row.kind == CommuneKind.ARRONDISSEMENT:
            self._arrondissements[row.parent_code, _number_of(row)] = row

    @staticmethod
    def _add_name(names: defaultdict[str, list[CommuneRow]], name: str, row: CommuneRow) -> None:
        homonyms = names[_without_article(search_key(name))]
        if not homonyms or homonyms[-1] is not row:
            homonyms.append(row)

    def _deduce(self, city: CityKey, postal_code: str) -> Resolution:
        """The commune without its INSEE code: by postal code and name, else by name in the département, else by postal code."""
        served = self._postal_codes.get(postal_code, [])
        department = department_of_postal_code(postal_code)
        bare = _without_article(city.key)
        today, formerly = self._names.get(bare, []), self._former_names.get(bare, [])
        for homonyms in (today, formerly):
            commune = _only([row for row in homonyms if row in served])
            if commune:
                return self._refined(commune, city, served, FoundBy.POSTAL_CODE_AND_NAME)
        for homonyms in (today, formerly):
            commune = _only([row for row in homonyms if department and row.department == department.code])
            if commune:
                return self._refined(commune, city, served, FoundBy.NAME_AND_DEPARTMENT)
        arrondissement = _only([row for one in today if (row := self._arrondissement(one, city))])
        if arrondissement and not postal_code:
            return Resolution(arrondissement, FoundBy.ARRONDISSEMENT)
        return _deduced_from_postal_code(city.key, served, is_a_name=bool(today))

    def _refined(self, commune: CommuneRow, city: CityKey, served: list[CommuneRow], found_by: FoundBy) -> Resolution:
        """The arrondissement, when the commune is a city that has some and the postal code or the name tells which."""
        arrondissement = _only([row for row in served if row.parent_code == commune.code]) or self._arrondissement(commune, city)
        if arrondissement:
            return Resolution(arrondissement, FoundBy.ARRONDISSEMENT)
        return Resolution(commune, found_by)

    def _arrondissement(self, commune: CommuneRow, city: CityKey) -> CommuneRow | None:
        """The arrondissement of this commune that the name tells ("PARIS 12"), None when it tells none or there is no such one."""
        return self._arrondissements.get((commune.code, city.arrondissement or 0))

    def _stands(self, told: CommuneRow, key: str, postal_code: str, deduced: Resolution) -> bool:
        """Whether the commune of the INSEE code may be believed, though postal code and name lead to another one: it is its city or its
        arrondissement, a homonym of the same département, or it has the postal code and the name is but a former one elsewhere."""
        if deduced.commune is None or told is deduced.commune or told.parent_code == deduced.commune.code:
            return True
        bare = _without_article(key)
        today, formerly = self._names.get(bare, []), self._former_names.get(bare, [])
        if told in today or told in formerly:
            return told.department == deduced.commune.department
        return deduced.found_by == FoundBy.NAME_AND_DEPARTMENT and deduced.commune not in today and postal_code in told.postal_codes


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the shipped file, built once per process: 0.5 s and 30 MB. For imports; pages use `searching` instead."""
    return Gazetteer(read_rows())


def _without_article(key: str) -> str:
    """ "le mont dore" and "mont dore" are one name to those who fill addresses."""
    return _ARTICLE.sub("", key)


def _number_of(arrondissement: CommuneRow) -> int:
    """12 for "Paris 12e Arrondissement"."""
    return int("".join(filter(str.isdigit, arrondissement.name)))


def _only(communes: list[CommuneRow]) -> CommuneRow | None:
    """The commune when there is exactly one."""
    return communes[0] if len(communes) == 1 else None


def _is_elsewhere(commune: CommuneRow, postal_code: str) -> bool:
    """Whether the postal code is that of another département, and not listed for the commune."""
    department = department_of_postal_code(postal_code)
    return department is not None and department.code != commune.department and postal_code not in commune.postal_codes


def _deduced_from_postal_code(key: str, served: list[CommuneRow], *, is_a_name: bool) -> Resolution:
    """The commune of the postal code that has nearly this name, else the only one unless a commune elsewhere has the name, else nothing."""
    commune = _only([row for row in served if _one_begins_the_other(key, row.name_key)])
    if commune:
        return Resolution(commune, FoundBy.POSTAL_CODE_AND_CLOSE_NAME)
    best = max(served, key=lambda row: (fuzz.ratio(key, row.name_key), row.code), default=None)
    if best and fuzz.ratio(key, best.name_key) >= CLOSE_NAME:
        return Resolution(best, FoundBy.POSTAL_CODE_AND_CLOSE_NAME)
    commune = None if is_a_name else _only(served)
    if commune:
        return Resolution(commune, FoundBy.POSTAL_CODE)
    return NOT_FOUND


def _one_begins_the_other(one: str, other: str) -> bool:
    """Whether one of two names is the other, shortened to its first words ("barbezieux", "barbezieux saint hilaire")."""
    one, other = f"{_without_article(one)} ", f"{_without_article(other)} "
    return bool(one.strip() and other.strip()) and (one.startswith(other) or other.startswith(one))
