"""Phone cells: the first number is the place's, the others are kept beside it, and what is not a number stays in sight."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from places.importing.cells import as_text, is_placeholder
from places.importing.journal import Journal
from places.importing.standard import PHONES_LINE
from places.importing.texts import plain_line
from places.phones import Phones, parse_phones

Numbers = tuple[str, list[str] | None]

REMARK = "Téléphone indiqué"
"""What a phone field cannot hold (3949, "demander le secrétariat", a wrong number) ends the description: the schema's own field refuses
short numbers, and nobody who wants to call reads a note on hours."""

_LINE_OF_PHONES = re.compile(rf"(?:^|\n){re.escape(PHONES_LINE)}(\+\d+(?: / \+\d+)*)$", re.ASCII)


def clean_phones(value: Any, column: str, journal: Journal, *, postal_code: str, more: Sequence[str] = ()) -> Numbers:
    """The number to call first, "" when unknown, and the others, None when none is known. `more` are numbers found elsewhere in the row."""
    raw = as_text(value)
    phones = _parsed(raw, postal_code) if raw and not is_placeholder(raw) else Phones()
    numbers = list(dict.fromkeys((*phones.numbers, *more)))
    if raw and phones.numbers != (raw,):
        _note(raw, phones, column, journal)
    return (numbers[0] if numbers else ""), (numbers[1:] or None)


def without_phones_line(description: str) -> tuple[str, tuple[str, ...]]:
    """A description without the line of numbers that our own export adds at its end, and these numbers."""
    found = _LINE_OF_PHONES.search(description)
    if not found:
        return description, ()
    return description[: found.start()].rstrip("\n"), tuple(found[1].split(" / "))


def with_phones_line(description: str, numbers: list[str]) -> str:
    """The inverse of `without_phones_line`."""
    line = PHONES_LINE + " / ".join(numbers)
    return f"{description}\n\n{line}" if description else line


@lru_cache(maxsize=8192)
def _parsed(raw: str, postal_code: str) -> Phones:
    return parse_phones(plain_line(raw).text, postal_code=postal_code)


def _note(raw: str, phones: Phones, column: str, journal: Journal) -> None:
    after = "|".join(phones.numbers)
    if len(phones.numbers) > 1:
        journal.repair(column, raw, after, "plusieurs numéros séparés")
    elif phones.numbers:
        journal.repair(column, raw, after, "numéro mis au format international")
    for short in phones.short:
        journal.repair(column, short, "", "numéro court : gardé dans la présentation")
    for rejected in phones.rejected:
        journal.repair(column, rejected.raw, "", f"pas un numéro ({rejected.reason}) : gardé dans la présentation")
    says_more = phones.short or phones.notes or phones.rejected
    if says_more and re.search(r"[1-9A-Za-z]", raw):
        journal.remark(REMARK, plain_line(raw).text)
