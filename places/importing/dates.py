"""Dates: the ways files write the day a row was last checked, read as one day, or as unknown."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from places.importing.cells import as_text
from places.importing.journal import Journal
from places.importing.standard import UNKNOWN_DATE

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_FRENCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ].*)?", re.ASCII)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)

# Spreadsheets count days from this one (ECMA-376, with the 1900 leap-year slip).
_SPREADSHEET_EPOCH = datetime(1899, 12, 30)

# The standard dates from 2022 and its sources from the 2000s: what is older is a mistake or a default.
_OLDEST = date(2000, 1, 1)


def clean_date(value: Any, column: str, journal: Journal, *, today: date | None) -> str | None:
    """The day in ISO text; None when unknown, unreadable, before 2000, or after `today` (not checked when None)."""
    raw = as_text(value)
    if not raw or raw == UNKNOWN_DATE:
        return None
    found = _read(raw)
    if found is None:
        journal.repair(column, raw, "", "date illisible : tenue pour inconnue")
    elif found.isoformat() == UNKNOWN_DATE:
        return None
    elif found < _OLDEST:
        journal.repair(column, raw, "", "date d'avant 2000 : tenue pour inconnue")
    elif today and found > today:
        journal.repair(column, raw, "", "date future : tenue pour inconnue")
    else:
        if found.isoformat() != raw:
            journal.repair(column, raw, found.isoformat(), "date mise au format AAAA-MM-JJ")
        return found.isoformat()
    return None


def _read(raw: str) -> date | None:
    try:
        if found := _ISO.fullmatch(raw) or _COMPACT.fullmatch(raw):
            return date(*map(int, found.groups()))
        if found := _FRENCH.fullmatch(raw):
            day, month, year = map(int, found.groups())
            return date(year + 2000 if year < 100 else year, month, day)
        if _SERIAL.fullmatch(raw):
            return (_SPREADSHEET_EPOCH + timedelta(days=float(raw))).date()
    except ValueError:
        return None
    return None
