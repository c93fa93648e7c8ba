"""Whether a place is open, in words: its hours and its temporary closures together."""

from dataclasses import dataclass
from datetime import date, datetime

from places.hours import Schedule, Unreadable, read_hours
from places.hours_words import status_sentence
from places.models import Place
from places.opening import is_closed_on
from places.presenting.words import day_words

OPEN, CLOSED, SHUT, UNKNOWN = "open", "closed", "shut", "unknown"


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """`state` is open, closed, shut (for a while, whatever the hours) or unknown; `sentence` says so, until when, or when it opens."""

    state: str
    sentence: str


def usual_hours_of(place: Place) -> Schedule | Unreadable | None:
    """The usual hours of a place, read by its own clock and holidays. `Place.schedule` has the exceptional ones too."""
    return read_hours(place.hours, zone=place.zone, department=place.department or "")


def opening_of(place: Place, at: datetime) -> OpeningWords:
    """Whether the place is open at this moment (aware). A temporary closure comes before any hours, exceptional ones before the usual."""
    closure = closure_on(place, at.astimezone(place.zone).date())
    if closure:
        return OpeningWords(SHUT, closure_words(closure))
    hours = place.schedule
    sentence = status_sentence(hours, at)
    if not isinstance(hours, Schedule):
        return OpeningWords(UNKNOWN, sentence)
    return OpeningWords({True: OPEN, False: CLOSED, None: UNKNOWN}[hours.open_at(at)], sentence)


def closure_on(place: Place, day: date) -> dict[str, str | None] | None:
    """The temporary closure that covers this day, None when there is none."""
    return next((closure for closure in place.temporary_closures or () if is_closed_on([closure], day)), None)


def closure_words(closure: dict[str, str | None]) -> str:
    """As "Fermé jusqu'au 31 août 2026 (travaux)", "Fermé jusqu'à nouvel ordre"."""
    until, reason = closure.get("until"), closure.get("reason")
    words = f"Fermé jusqu'au {day_words(date.fromisoformat(until))}" if until else "Fermé jusqu'à nouvel ordre"
    return f"{words} ({reason})" if reason else words
