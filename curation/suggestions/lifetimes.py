"""Lifetimes: how long what people wrote is kept, and what erases it."""

from datetime import date, timedelta
from typing import Final

from django.db.models import QuerySet

from curation.models import Suggestion
from curation.suggestions.closed_lists import State

ANSWER_DAYS: Final = 30
"""Days within which a suggestion should be answered: what the public is told, and what the team sees as late."""

CONTACT_DAYS: Final = 90
"""Days after which an e-mail is erased even if nobody answered."""

TEXT_DAYS: Final = 365
"""Days after which the words of a suggestion that was dealt with are erased: the history of the place keeps the facts."""


def erase_old_contacts(today: date, *, write: bool) -> int:
    """How many e-mails are past `CONTACT_DAYS`; they are erased if `write`. One query."""
    return _erase(Suggestion.objects.filter(created_on__lte=today - timedelta(days=CONTACT_DAYS)), "contact", write=write)


def erase_old_texts(today: date, *, write: bool) -> int:
    """How many messages dealt with are past `TEXT_DAYS`; they are erased if `write`. One query."""
    old = Suggestion.objects.filter(created_on__lte=today - timedelta(days=TEXT_DAYS)).exclude(state=State.OPEN)
    return _erase(old, "text", write=write)


def _erase(suggestions: QuerySet[Suggestion], field: str, *, write: bool) -> int:
    kept = suggestions.exclude(**{field: ""})
    return kept.update(**{field: ""}) if write else kept.count()
