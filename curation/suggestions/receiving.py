"""Receiving: a message from the public becomes a suggestion to review. Nothing of the place changes."""

from dataclasses import dataclass
from datetime import date

from curation.models import Suggestion
from curation.suggestions.proposing import facts_now, facts_told
from places.models import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one person wrote. `contact`: the e-mail to answer to, "" when no answer is asked for. `form_key`: which form was sent."""

    topic: str
    text: str
    teller: str
    contact: str
    form_key: str


def receive(place: Place, told: Told, *, on: date) -> Suggestion:
    """The suggestion, to be reviewed; a form sent twice gives the one that it gave first. Queries: one to four."""
    facts = facts_told(place, told.topic, told.text)
    suggestion, _ = Suggestion.objects.get_or_create(
        form_key=told.form_key,
        defaults={
            "place": place,
            "topic": told.topic,
            "text": told.text,
            "facts": facts,
            "before": facts_now(place, facts),
            "teller": told.teller,
            "contact": told.contact,
            "created_on": on,
        },
    )
    return suggestion
