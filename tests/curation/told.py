"""Suggestions for tests: what the form sends, and suggestions received through the same door as the public's."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from curation.models import Suggestion
from curation.suggestions.receiving import Told, receive
from places.models import Place

TODAY = date(2026, 3, 3)
_numbers = count()


def form(**overrides: str) -> dict[str, str]:
    """What a browser sends when the form is filled rightly."""
    return {"envoi": "une-cle", "suite": "", "sujet": "phone", "message": "01 99 00 12 34", "role": "resident", "mail": ""} | overrides


def suggested(place: Place, *, days_ago: int = 0, **overrides: Any) -> Suggestion:
    """One suggestion received that many days before TODAY."""
    told = {"topic": "phone", "text": "01 99 00 12 34", "teller": "resident", "contact": "", "form_key": f"cle-{next(_numbers)}"}
    return receive(place, Told(**(told | overrides)), on=TODAY - timedelta(days=days_ago))
