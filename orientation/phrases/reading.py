"""Reading: the one door from a person's own words to a need, wishes and alerts. No model, no network, no query; nothing is kept."""

from datetime import date

from django.utils import timezone

from orientation.phrases.alerting import alerts_of
from orientation.phrases.deciding import decide
from orientation.phrases.understood import understood
from orientation.phrases.wishing import wishes
from orientation.understanding import Reading


def read_phrase(text: str, *, language: str = "", today: date | None = None) -> Reading:
    """What the words say, whatever they are: only the first 1,500 characters are read, and an empty text is asked about.

    `language`: ISO code of the page, a hint; the language of the words is told by the words. `today`: what "demain" counts from, by the
    clock of the place where help is sought; None for the server's own date.
    """
    said = understood(text, language)
    told = alerts_of(said)
    decision = decide(said, told)
    wished = wishes(said, text, today=today or timezone.localdate(), needs=[need.category for need in decision.needs], alerts=told.sure)
    return Reading(
        outcome=decision.outcome,
        needs=decision.needs,
        wishes=wished,
        alerts=told.alerts,
        perhaps=told.perhaps,
        elsewhere=decision.elsewhere,
        language=said.language,
    )
