"""Card: one place proposed, as the values it shows, in the order in which they are read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from orientation.judging.explaining import LEARNING
from orientation.needs import Need, Precision, Wishes
from orientation.outcomes import StepCode, Suggestion
from orientation.presenting.actions import Action, Kind, main_action, other_actions
from orientation.presenting.distances import way_words
from orientation.presenting.links import CardLink, links_of
from orientation.presenting.opening import opening_for
from orientation.presenting.voice import voice_for
from orientation.reasons import Caution, Code, Reason
from orientation.sheets.sharing import message_of, sms_for, sms_uri
from orientation.telling.wording import caution_text, reason_text
from places.hours_words import clock_of, day_from
from places.models import Place
from places.presenting.contacts import contacts_of
from places.presenting.labels import address_of, freshness_of, name_of
from places.presenting.opening import UNKNOWN, OpeningWords
from places.vocabulary import Itinerancy, PositionPrecision

MOST_REASONS = 3
"""More is not read on a telephone; the page of the place says the rest."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. Blank or empty means nothing to say; `main` is None when no way in is known.

    `afar`: one is helped by telephone or on line, or cannot go: neither address nor way is shown. `helps_there`: it is known to come to, or
    to help from afar, whoever cannot move. `state` is open, closed, shut or unknown, for the colour of `opening`. `links`: everything else
    one may do.
    """

    rank: int
    afar: bool
    helps_there: bool
    name: str
    distance: str
    address: str
    state: str
    opening: str
    reasons: tuple[str, ...]
    caution: str
    main: Action | None
    advice: str
    links: tuple[CardLink, ...]
    freshness: str


def cards_of(suggestions: Iterable[Suggestion], need: Need, at: datetime, *, host: str) -> list[Card]:
    """The cards of these suggestions at this moment (aware), in their order. One query, for what the places show; none without suggestions.

    `host`: that of this site ("exemple.fr"), for the messages that send a place; "" to offer none. A place withdrawn since then has no
    card.
    """
    proposed = list(suggestions)
    places = places_shown(proposed)
    kept = ((places.get(suggestion.candidate.pk), suggestion) for suggestion in proposed)
    return [card_of(place, suggestion, need, at, host=host) for place, suggestion in kept if place]


def places_shown(suggestions: Iterable[Suggestion]) -> dict[int, Place]:
    """The places of these suggestions that are still open, by key. One query; none without suggestions."""
    keys = {suggestion.candidate.pk for suggestion in suggestions}
    # Whole rows: for so few, leaving columns out takes longer to put in SQL than to read them.
    return Place.objects.published().select_related("commune").in_bulk(keys) if keys else {}


def card_of(place: Place, suggestion: Suggestion, need: Need, at: datetime, *, host: str) -> Card:
    """The card of one suggestion, whose place is loaded with its commune. Arguments as for `cards_of`. No query."""
    wishes = need.wishes
    contacts, opening = contacts_of(place), opening_for(place, suggestion.offer, at)
    main = main_action(place, contacts, wishes)
    afar = _is_afar(place, suggestion, need)
    exact = place.position_precision != PositionPrecision.COMMUNE
    return Card(
        rank=suggestion.rank,
        afar=afar,
        helps_there=any(reason.code in (Code.DIST, Code.DOM) for reason in suggestion.reasons),
        name=name_of(place),
        distance=way_words(suggestion.distance_m, spot=need.spot, exact=exact, way=wishes.way) if not afar else "",
        address=address_of(place) if not afar else "",
        state=opening.state,
        opening=opening.sentence,
        reasons=_reasons(suggestion, wishes, opening, at),
        caution=_caution(suggestion, wishes, opening.state),
        main=main,
        advice=_advice(suggestion, wishes, main, afar=afar),
        links=links_of(
            place,
            need.category,
            plan_url="" if afar or (main and main.kind == Kind.GO) else contacts.plan_url,
            others=other_actions(place, contacts, wishes, main),
            sms_url=sms_uri(sms_for(message_of(place, host=host, at=at), wishes.language)) if host else "",
        ),
        freshness=freshness_of(place),
    )


def _reasons(suggestion: Suggestion, wishes: Wishes, opening: OpeningWords, at: datetime) -> tuple[str, ...]:
    """The first ones, without what the line of the hours tells already: a moment told there is only said to be in time, for a deadline."""
    told = []
    for reason in suggestion.reasons:
        if _is_moment(reason, opening, at):
            told += [replace(reason, value="in_time")] if wishes.deadline else []
        elif not _is_today(reason, opening.state):
            told.append(reason)
    return tuple(reason_text(reason, suggestion, familiar=wishes.familiar) for reason in told[:MOST_REASONS])


def _is_moment(reason: Reason, opening: OpeningWords, at: datetime) -> bool:
    """Whether it only says when the place next opens, in other words than the line of the hours."""
    if reason.code != Code.OPEN or not reason.value[:1].isdigit():
        return False
    moment = datetime.fromisoformat(reason.value)
    return opening.sentence.endswith(f"Ouvre {day_from(at.astimezone(moment.tzinfo).date(), moment.date())} à {clock_of(moment)}")


def _is_today(reason: Reason, state: str) -> bool:
    """Whether it only says that the place opens today, as the line of the hours does with the hour."""
    return reason.code == Code.OPEN and reason.value == "today" and state != UNKNOWN


def _caution(suggestion: Suggestion, wishes: Wishes, state: str) -> str:
    """The most important one. Whether someone may come to a person who cannot move is asked on the telephone: see `_advice`."""
    told = [one for one in suggestion.cautions if not (wishes.cannot_move and one.code == Code.DIST) and not _is_hours(one, state)]
    return caution_text(told[0], suggestion, wishes=wishes, familiar=wishes.familiar) if told else ""


def _is_hours(caution: Caution, state: str) -> bool:
    """Whether it only says that hours are not known, as the card does by itself."""
    return caution.code == Code.OPEN and not caution.known and not caution.value and state == UNKNOWN


def _is_afar(place: Place, suggestion: Suggestion, need: Need) -> bool:
    """Whether nobody will go there: nobody is received, the person cannot move, or is near nobody as far as we know."""
    if suggestion.remote or need.wishes.cannot_move or not place.receives_public or need.spot.precision == Precision.UNSAID:
        return True
    return suggestion.step == StepCode.REMOTE and Itinerancy.ITINERANT not in (suggestion.candidate.itinerancy or ())


def _advice(suggestion: Suggestion, wishes: Wishes, main: Action | None, *, afar: bool) -> str:
    """What to do or say when using the main button; blank when it speaks for itself."""
    if main is None or main.advice:
        return main.advice if main else ""
    voice, calls = voice_for(wishes), main.kind == Kind.CALL
    if wishes.cannot_move and any(caution.code == Code.DIST for caution in suggestion.cautions):
        return voice.call_and_ask if calls else voice.ask
    if afar and suggestion.offer.category in LEARNING:
        return voice.call_with_device if calls else voice.with_device
    if afar:
        return voice.call_with_papers if calls else voice.with_papers
    return ""
