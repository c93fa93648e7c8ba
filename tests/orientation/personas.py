"""The acceptance tables of people: their rows and their grammar read. What a condition means: `tests.orientation.persona_facts`.

One is in the repository, `data/personas.csv`; another may be beside it, and is read too where it is.

Conditions are joined by ` & `, alternatives by `|`. `field~value` contains, `field=value` is exactly, `=vide` is empty. A scope may come
first: `top1:` or `top3:`; what must be is said of the first place, and what must not of the first three, unless it says otherwise.
"""

import csv
import re
from pathlib import Path

from orientation.judging.criteria.people import is_reserved
from orientation.outcomes import Suggestion
from places.vocabulary import Public
from tests.orientation.persona_facts import EVERYWHERE, FIELDS, Condition, code_of

OURS = Path(__file__).resolve().parent / "data" / "personas.csv"
PERSONAS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "personas.csv"

TOP = 3
"""How many places `must_not` speaks of, when it does not say."""


def persons() -> list[dict[str, str]]:
    """Everyone who needs a place: ours, then those of the table beside the repository, where it is."""
    return [person for person in (*_rows(OURS), *_rows(PERSONAS)) if person["services"]]


def out_of_scope() -> list[dict[str, str]]:
    """Those of ours who need no place of this kind."""
    return [person for person in _rows(OURS) if not person["services"]]


def _rows(table: Path) -> list[dict[str, str]]:
    if not table.exists():
        return []
    with table.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def clauses(text: str) -> list[list[Condition]]:
    """The clauses of a cell, each a list of alternatives; steps, prose, and fields that mean nothing here are left out."""
    found = [[_condition(part) for part in clause.split("|")] for clause in text.split("&")]
    return [kept for clause in found if (kept := [one for one in clause if one and one.field in FIELDS])]


def _condition(text: str) -> Condition | None:
    match = re.fullmatch(r"(?:\w+:\s*)?([\w.]+)\s*(~|!=|<=|>=|=|>|<)\s*(.+)", text.strip())
    return Condition(match[1], match[2], match[3].strip()) if match else None


def forbidden(text: str) -> list[tuple[int, tuple[Condition, ...]]]:
    """Each thing that no place proposed so high may be: the last rank that it concerns, and the conditions (joined by "et") that make it.
    What speaks of publics and départements, and what depends on another place ("si …"), have their own readers; prose is left out."""
    found = []
    for part in text.split("&"):
        scope = re.match(r"\s*(?:top(\d):)?\s*(?!plan:|etape)", part)
        if scope and " si " not in part:
            read = [_condition(one) for one in part[scope.end() :].split(" et ")]
            known = [one for one in read if one and one.field in FIELDS - EVERYWHERE]
            if len(known) == len(read):
                found.append((int(scope[1] or TOP), tuple(known)))
    return found


def gives_way(text: str) -> tuple[Condition, ...]:
    """What a place may not be when another is less than half as far again: the conditions before "si un autre lieu …"; () when unsaid."""
    said = re.search(r"top1:([^&]*) si un autre lieu [^&]*1\.5 x distance", text)
    return tuple(one for part in said[1].split(" et ") if (one := _condition(part))) if said else ()


def only_department(text: str) -> str:
    """The département of `code_insee hors 973`; "" when nothing is said of it."""
    said = re.search(r"code_insee hors (\w+)", text)
    return said[1] if said else ""


def excluded_publics(text: str) -> frozenset[str] | None:
    """The publics of `publics_exclusifs_hors(…)`: places kept for others must not be proposed. None when nothing is said of it."""
    said = re.search(r"publics_exclusifs_hors\(([^)]*)\)", text)
    if not said:
        return None
    return frozenset(code_of(Public, label.strip()) for label in said[1].split(",") if label.strip())


def is_kept_for_others(suggestion: Suggestion, allowed: frozenset[str]) -> bool:
    """Whether a place proposed is only for publics that are none of these."""
    return is_reserved(suggestion.offer) and not (suggestion.offer.publics or frozenset()) & allowed
