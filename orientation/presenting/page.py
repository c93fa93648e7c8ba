"""Page of results: everything it says, from the outcome of a search. Templates take these values as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from orientation.alerts import Alert
from orientation.bringing import to_bring
from orientation.needs import Need, Precision, Spot
from orientation.outcomes import Found, NothingNear
from orientation.presenting.cards import Card, cards_of
from orientation.presenting.distances import measured_words
from orientation.presenting.links import MOST_SHOWN, PageLinks, page_links
from orientation.presenting.notes import LastResort, Note, Reserved, last_resort_of, notes_of, reserved_of
from orientation.presenting.recap import need_words, where_words, wish_words
from orientation.presenting.to_show import ToShow, to_show
from orientation.presenting.voice import Voice, voice_for
from places.departments import department_of_code, zone_of
from places.presenting.words import counted, of_town

HOME_TITLE = "Aide sans se déplacer"
PHONE_TITLE = "Aide par téléphone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What the page says. Blank, empty or None: nothing to say.

    `button_first`: the main button is as large as can be, and shown right after the name: no time to read, or no reading.
    `papers`: what a trusted person takes along, when the person cannot go.
    """

    title: str
    voice: Voice
    need_words: str
    where_words: str
    wishes: tuple[str, ...]
    notes: list[Note]
    cards: list[Card]
    order: str
    has_more: bool
    reserved: Reserved | None
    to_show: list[ToShow]
    papers: tuple[str, ...]
    last_resort: LastResort | None
    links: PageLinks
    button_first: bool


def results_of(outcome: Found | NothingNear, *, at: datetime, host: str, alerts: Sequence[str] = ()) -> Results:
    """The page at this moment (aware). One query, for what the cards show; none without places. `host`: that of this site, for messages.

    `alerts`: `Alert` codes. Someone in danger at home is not offered to send a message, nor is a minor, who would have to give a number.
    """
    need = outcome.need
    wishes, voice, today = need.wishes, voice_for(need.wishes), today_at(need.spot, at)
    shares = not wishes.minor and Alert.VIOLENCE not in alerts
    cards = cards_of(outcome.suggestions, need, at, host=host if shares else "")
    return Results(
        title=_title(outcome, cards, voice),
        voice=voice,
        need_words=need_words(need),
        where_words=where_words(need),
        wishes=wish_words(wishes, today),
        notes=notes_of(outcome, today),
        cards=cards,
        order=_order(need, voice) if cards else "",
        has_more=outcome.more and len(cards) < MOST_SHOWN,
        reserved=reserved_of(outcome),
        to_show=to_show(need.category, wishes),
        papers=to_bring(need.category) if wishes.cannot_move else (),
        last_resort=last_resort_of(outcome),
        links=page_links(need),
        button_first=wishes.cannot_read or wishes.pressing,
    )


def today_at(spot: Spot, at: datetime) -> date:
    """The day where the person is, which overseas is not always that of Paris."""
    return at.astimezone(_zone(spot)).date()


def _zone(spot: Spot) -> ZoneInfo:
    return zone_of(department_of_code(spot.department)) if spot.department else zone_of(spot.commune)


def _title(outcome: Found | NothingNear, cards: Sequence[Card], voice: Voice) -> str:
    need, town = outcome.need, outcome.town_hall
    if need.wishes.cannot_move:
        return HOME_TITLE
    if not cards:
        return f"La mairie {of_town(town.name)} peut aider" if town else "La mairie peut aider"
    if all(card.afar for card in cards):
        return PHONE_TITLE
    return f"{counted(len(cards), 'lieu', 'lieux')} {voice.for_you}"


def _order(need: Need, voice: Voice) -> str:
    """What distances are measured from, or, when none is shown, how the places are ordered."""
    if need.spot.precision == Precision.UNSAID:
        return f"{voice.not_said} Ce qui répond le mieux au besoin est en premier."
    if need.spot.precision == Precision.DEPARTMENT:
        return "Ce qui répond le mieux au besoin est en premier, en partant de la plus grande ville du département."
    return measured_words(need.spot)
