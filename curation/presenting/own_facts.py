"""What a place reads of itself before it says that all is correct: the facts its visitors need first, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from curation.presenting.fact_words import UNTOLD
from places.models import Place, Service
from places.phones import spoken
from places.plain_words import ACCESS_MODES, SERVICES
from places.presenting.exceptional import dates_of, line_of, periods_from, rows_of
from places.presenting.sheet import hours_of, usual_hours_words

YES_NO = {True: "oui", False: "non", None: UNTOLD.lower()}


@dataclass(frozen=True, slots=True)
class OwnFact:
    """One question and its answer, line by line. `known` false: nobody told us."""

    name: str
    lines: tuple[str, ...]
    known: bool


def own_facts(place: Place, services: Sequence[Service], at: datetime) -> list[OwnFact]:
    """Every fact that the place may correct by its link, in the order of the form. No query."""
    categories = {service.category for service in services}
    aids = [words.title for code, words in SERVICES.items() if code in categories] + [one.title for one in services if not one.category]
    modes = [words for code, words in ACCESS_MODES.items() if code in (place.access_modes or ())]
    return [
        _fact("Téléphone", [spoken(place.phone)] if place.phone else []),
        _fact("Adresses mail", list(place.emails or ())),
        _fact("Horaires", hours_lines(place, at)),
        _fact("Horaires exceptionnels", exceptional_lines(place, at), unknown="Aucun horaire exceptionnel annoncé"),
        _fact("Fermetures et congés", list(hours_of(place, at).closures), unknown="Aucune fermeture annoncée"),
        _fact("Ce que les gens peuvent faire chez vous", aids),
        _fact("Comment obtenir de l'aide", modes),
        _fact("Venir sans rendez-vous", [] if place.walk_in is None else [YES_NO[place.walk_in]]),
        _fact("Entrée sans marche", [] if place.step_free is None else [YES_NO[place.step_free]]),
        _fact("Pour trouver l'entrée", [place.access_sentence] if place.access_sentence else []),
    ]


def hours_lines(place: Place, at: datetime) -> list[str]:
    """The usual hours as visitors read them: a line a day, or the text as it was written; nothing when nobody told us."""
    hours = usual_hours_words(place, at)
    days = [f"{day} : {words.lower()}" for day, words, _ in hours.rows]
    return [*days, *(words for words in (hours.written, hours.holidays, hours.note) if words)]


def exceptional_lines(place: Place, at: datetime) -> list[str]:
    """The exceptional hours that are not over, in a line each."""
    today = at.astimezone(place.zone).date()
    return [f"{dates_of(period, today).capitalize()} : {line_of(rows_of(period))}" for period in periods_from(place, today)]


def _fact(name: str, lines: list[str], *, unknown: str = UNTOLD) -> OwnFact:
    kept = tuple(line for line in lines if line)
    return OwnFact(name, kept or (unknown,), bool(kept) or unknown != UNTOLD)
