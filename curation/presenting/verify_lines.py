"""What the team reads of a place to verify: its state, why it comes so early, how to reach it, and what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from curation.freshness.frequency import DEFAULT, Frequency
from curation.freshness.queue import factors_of
from curation.freshness.states import State
from places.models import Place
from places.phones import spoken, tel_uri
from places.presenting.labels import freshness_of, name_of
from places.presenting.words import day_words, listed
from places.vocabulary import Status


@dataclass(frozen=True, slots=True)
class VerifyLine:
    """One place. `phone` and `tel` are "" when it has none. `reasons`: what makes its priority. `tried`: what was tried, in sentences."""

    place: Place
    name: str
    town: str
    state: str
    withdrawn: bool
    freshness: str
    reasons: tuple[str, ...]
    phone: str
    tel: str
    tried: tuple[str, ...]
    may_write: bool
    frequency: int


def line_of(place: Place) -> VerifyLine:
    """A place read through `curation.freshness.queue.with_freshness`. No query."""
    upkeep = getattr(place, "upkeep", None)  # no row: nobody set anything for it
    return VerifyLine(
        place=place,
        name=name_of(place),
        town=" ".join(part for part in (place.postal_code, place.city) if part),
        state=str(State(place.state).label),  # type: ignore[attr-defined]
        withdrawn=place.status == Status.WITHDRAWN,
        freshness=freshness_of(place),
        reasons=tuple(factor.words for factor in factors_of(place)),
        phone=spoken(place.phone) if place.phone else "",
        tel=tel_uri(place.phone) if place.phone else "",
        tried=_tried(upkeep.unreachable_on, upkeep.reminded_on, upkeep.opposed_on) if upkeep else (),
        may_write=bool(place.emails) and not (upkeep and upkeep.opposed_on),
        frequency=upkeep.frequency if upkeep else int(DEFAULT),
    )


def frequencies() -> list[tuple[int, str]]:
    """Every frequency, in words."""
    return [(int(one), str(one.label)) for one in Frequency]


def _tried(calls: Sequence[str], reminded_on: date | None, opposed_on: date | None) -> tuple[str, ...]:
    days = listed([f"le {day_words(date.fromisoformat(day))}" for day in calls])
    sentences = (
        f"Appelé sans réponse {days}." if days else "",
        f"Mail envoyé le {day_words(reminded_on)}." if reminded_on else "",
        "Ne veut plus de mail." if opposed_on else "",
    )
    return tuple(sentence for sentence in sentences if sentence)
