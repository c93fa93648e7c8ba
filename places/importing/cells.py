"""Cells: any value a file may hold, as text; unknown values recognised; text put right and noted, made to fit its field."""

import json
import re
from functools import cache
from typing import Any

from places.importing.journal import Journal
from places.importing.standard import SEPARATOR, UNKNOWN_TEXT
from places.importing.texts import Plain, plain_line, plain_prose
from places.models import Place, Service

_PLACEHOLDERS = frozenset(
    [
        *("-", "--", "---", ".", "..", "/", "?", "n/a", "#n/a", "nc", "n.c.", "null", "none", "undefined", "nan", "[object object]"),
        *("#ref!", "#valeur!", "#value!", "néant", "inconnu", "inconnue", "non communiqué", "non connu", "non renseignée"),
        UNKNOWN_TEXT.lower(),
    ]
)
NOT_A_VALUE = "ce texte veut dire « inconnu »"

_BETWEEN_VALUES = re.compile(r"[|;]")


def as_text(value: Any) -> str:
    """A cell as text, stripped. Numbers lose a useless `.0`, null is blank, a list is joined by `|`, an object stays JSON."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, (list, tuple)):
        return SEPARATOR.join(text for item in value if (text := as_text(item)))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def is_placeholder(text: str) -> bool:
    """Whether a text only says that nobody knows."""
    return text.lower() in _PLACEHOLDERS


def clean_line(value: Any, column: str, journal: Journal) -> str:
    """One line of text, put right; "" when unknown."""
    raw = as_text(value)
    return _noted(raw, plain_line(raw), column, journal) if raw else ""


def clean_prose(value: Any, column: str, journal: Journal) -> str:
    """Text of several lines, put right; "" when unknown."""
    raw = as_text(value)
    return _noted(raw, plain_prose(raw), column, journal) if raw else ""


def split_values(text: str) -> list[str]:
    """The values of a cell, in order, once each: separated by `|`, or by `;` as files of v0.1 do."""
    return list(dict.fromkeys(value for part in _BETWEEN_VALUES.split(text) if (value := part.strip())))


def clean_list(value: Any, column: str, journal: Journal) -> list[str] | None:
    """Free values, in order, once each; None when unknown."""
    return [item for item in split_values(clean_line(value, column, journal)) if not is_placeholder(item)] or None


def clean_fitted(value: Any, field: str, *, label: str, column: str, journal: Journal) -> str:
    """One line of text that fits its field of Place; see `clean_line` and `fit`."""
    return fit(clean_line(value, column, journal), field, label=label, column=column, journal=journal)


def fit(text: str, field: str, *, label: str, column: str, journal: Journal, model: type[Place | Service] = Place) -> str:
    """The text, cut at a word if longer than its field can hold; the whole of it is then kept in the description."""
    longest = max_length(model, field)
    if len(text) <= longest:
        return text
    kept = text[:longest].rsplit(" ", 1)[0].rstrip()
    journal.repair(column, text, kept, f"plus de {longest} caractères : texte entier gardé dans la présentation")
    journal.remark(label, text)
    return kept


@cache
def max_length(model: type[Place | Service], field: str) -> int:
    """How many characters the field holds. Raises TypeError for a field without bound."""
    return int(model._meta.get_field(field).max_length)


def _noted(raw: str, plain: Plain, column: str, journal: Journal) -> str:
    if is_placeholder(plain.text):
        if plain.text != UNKNOWN_TEXT:
            journal.repair(column, raw, "", NOT_A_VALUE)
        return ""
    for reason in plain.reasons:
        journal.repair(column, raw, plain.text, reason)
    return plain.text
