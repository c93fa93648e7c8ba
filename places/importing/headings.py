"""Headings: which column of the national schema each heading of a file is, in today's or yesterday's spelling."""

from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz

from places.importing import legacy
from places.importing.drafts import Repair, UnknownHeadingsError
from places.importing.standard import Column
from places.text_keys import search_key

KNOWN: Final = frozenset((*Column, *legacy.HEADINGS.values()))

_CLOSE = 90
_LIKE_AN_ID: Final = ("id", "identifiant", "identifier", "uuid", "code", "ref", "reference", "cle", "key")

_OLD = "titre de l'ancien standard (v0.1)"
_SPELLING = "titre de colonne remis à l'orthographe du standard"
_IGNORED = "colonne hors du standard : gardée telle quelle, sans effet"


def understand(columns: Sequence[str], name: str, told: Mapping[str, str] | None = None) -> tuple[dict[str, str], tuple[Repair, ...]]:
    """Heading as received → column of the standard, for those that are one; and what had to be interpreted or ignored.

    `told`: what a person said of some headings, blank for one without effect; it comes before any guess. Raises UnknownHeadingsError when
    no heading is `id`, naming those that look like it.
    """
    said = {heading: column for heading, column in (told or {}).items() if heading in columns}
    found: dict[str, str] = {heading: column for heading, column in said.items() if column}
    found |= {column: column for column in columns if column in set(Column) and column not in said and column not in found.values()}
    repairs: list[Repair] = []
    for heading in columns:
        if heading in found or heading in said:
            continue
        column, reason = _guess(heading)
        if column and column not in found.values():
            found[heading] = column
            repairs.append(Repair(heading, heading, column, reason))
        elif heading not in legacy.IGNORED_HEADINGS:
            repairs.append(Repair(heading, heading, "", _IGNORED))
    if Column.ID not in found.values():
        raise _without_id(columns, name, known=len(found))
    return found, tuple(repairs)


def _guess(heading: str) -> tuple[str, str]:
    """The column a heading stands for, and why; blanks when it is none."""
    key = search_key(heading).replace(" ", "_")
    if key in legacy.HEADINGS:
        return str(legacy.HEADINGS[key]), _OLD
    if key in KNOWN:
        return key, _SPELLING
    close = [column for column in Column if len(column) > 5 and fuzz.ratio(key, column) >= _CLOSE]
    return (str(close[0]), _SPELLING) if len(close) == 1 else ("", "")


def _without_id(columns: Sequence[str], name: str, *, known: int) -> UnknownHeadingsError:
    seen = list(columns)
    alike = [heading for heading in seen if not set(search_key(heading).split()).isdisjoint(_LIKE_AN_ID)]
    if alike:
        named = ", ".join(f"« {heading} »" for heading in alike)
        fix = f"Si l'une de ces colonnes identifie chaque lieu, renommez-la « id » : {named}."
    elif known:
        fix = "Ajoutez une colonne « id » : un identifiant par lieu, qui ne change pas d'un envoi à l'autre."
    else:
        shown = ", ".join(f"« {heading} »" for heading in seen[:8])
        fix = f"Ce n'est pas le standard des lieux de médiation numérique. Titres lus : {shown}."
    return UnknownHeadingsError(f"« {name} » n'a pas de colonne « id ».", fix, seen)
