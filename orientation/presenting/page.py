"""Page of results: everything it says, from the outcome of a search. Templates take these values as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from orientation.judging.explaining import LEARNING
from orientation.needs import Need, Precision
from orientation.outcomes import Found, NothingNear, StepCode
from orientation.presenting.actions import Kind
from orientation.presenting.cards import Card, cards_of
from orientation.presenting.distances import measured_words
from orientation.presenting.links import MOST_SHOWN, PageLinks, page_links
from orientation.presenting.notes import Note, Reserved, notes_of, reserved_of
from orientation.presenting.recap import need_words, where_changed, where_words, wish_words
from orientation.presenting.to_show import ToShow, to_show
from orientation.presenting.voice import Voice, voice_for
from orientation.presenting.whom_to_call import LastResort, last_resort_of
from orientation.sheets.bringing import to_bring
from orientation.today import today_at
from places.presenting.words import counted, of_town

HOME_TITLE = "Aide sans se déplacer"
PHONE_TITLE = "Aide par téléphone"
AFAR_TITLE = "Aide à distance"
NO_PLACE_TITLE = "À qui demander de l'aide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What the page says. Blank, empty or None: nothing to say.

    `button_first`: the main button is as large as can be, and shown right after the name: no time to read, or no reading.
    `aloud`: cards can be listened to.
    `papers`: what a trusted person takes along, when the person cannot go.
    """

    title: str
    voice: Voice
    need_words: str
    where_words: str
    where_changed: str
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
    aloud: bool


def results_of(outcome: Found | NothingNear, *, at: datetime, host: str, in_danger: bool = False) -> Results:
    """The page at this moment (aware). One query, for what the cards show; none without places. `host`: that of this site, for messages.

    `in_danger`: at home, surely or perhaps. They are not offered to send a message, nor is a minor, who would have to give a number.
    """
    need = outcome.need
    wishes, voice, today = need.wishes, voice_for(need.wishes), today_at(need.spot, at)
    shares = not wishes.familiar and not in_danger
    cards = cards_of(outcome.suggestions, need, at, host=host if shares else "")
    return Results(
        title=_title(outcome, cards, voice),
        voice=voice,
        need_words=need_words(need),
        where_words=where_words(need),
        where_changed=where_changed(need),
        wishes=wish_words(wishes, today),
        notes=notes_of(outcome, today),
        cards=cards,
        order=_order(need, cards),
        has_more=outcome.more and len(cards) < MOST_SHOWN,
        reserved=reserved_of(outcome),
        to_show=to_show(need.category, wishes),
        papers=to_bring(need.category) if wishes.cannot_move and need.category not in LEARNING else (),
        last_resort=last_resort_of(outcome),
        links=page_links(need),
        button_first=wishes.cannot_read or wishes.pressing,
        aloud=wishes.cannot_read,
    )


def _title(outcome: Found | NothingNear, cards: Sequence[Card], voice: Voice) -> str:
    """What the page has, and no more: it promises help without going only where someone is known to come or to call."""
    need, town = outcome.need, outcome.town_hall
    if not cards:
        return f"La mairie {of_town(town.name)} peut aider" if town and town.phone else NO_PLACE_TITLE
    number = counted(len(cards), "lieu", "lieux")
    if any(step.code == StepCode.GENERALIST for step in outcome.steps):
        return f"{number} à qui demander"
    called = [card.main is not None and card.main.kind == Kind.CALL for card in cards]
    if need.wishes.cannot_move:
        by = "appeler" if all(called) else "contacter"
        return HOME_TITLE if any(card.helps_there for card in cards) else f"{number} à {by}"
    if all(card.afar for card in cards):
        if any(one.candidate.home_visits for one in outcome.suggestions):
            return HOME_TITLE
        return PHONE_TITLE if any(called) and need.category not in LEARNING else AFAR_TITLE
    return f"{number} {voice.for_you}"


def _order(need: Need, cards: Sequence[Card]) -> str:
    """What distances are measured from, or, when none is shown, how the places are ordered; "" without places."""
    if not cards:
        return ""
    if need.spot.precision == Precision.UNSAID:
        return "Ce qui répond le mieux au besoin est en premier."
    if need.spot.precision == Precision.DEPARTMENT:
        return "Ce qui répond le mieux au besoin est en premier, en partant de la plus grande ville du département."
    return measured_words(need.spot) if any(card.distance for card in cards) else ""
