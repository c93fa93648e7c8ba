"""The one thing to do with a place: call, write, book or go, chosen for the person who asks."""

from dataclasses import dataclass, replace
from enum import StrEnum

from orientation.needs import Wishes
from orientation.presenting.voice import Voice, voice_for
from places.models import Place
from places.phones import tel_uri
from places.presenting.contacts import Contacts, Link
from places.vocabulary import AccessMode

FRENCH_MOBILES = ("+336", "+337", "+262692", "+262693", "+262639", "+590690", "+590691", "+594694", "+596696", "+596697")
"""How numbers that receive written messages begin, by the numbering plan of Arcep."""


class Kind(StrEnum):
    """What the button does; also the name of its pictogram."""

    CALL = "phone"
    TEXT = "message-square-text"
    WRITE = "mail"
    BOOK = "calendar"
    GO = "map-pin"
    TOWN_HALL = "landmark"


@dataclass(frozen=True, slots=True)
class Action:
    """A button and, under it, a sentence of advice (blank when none). A blank `url`: words alone, for someone else to act on."""

    kind: Kind
    words: str
    url: str
    advice: str = ""

    @property
    def leaves(self) -> bool:
        """Whether it leads to another site, which need not know where the person comes from."""
        return self.url.startswith("http")


def main_action(place: Place, contacts: Contacts, wishes: Wishes) -> Action | None:
    """The best way in that is known, None when none is. No button asks someone deaf to call, nor someone who cannot move to come."""
    ways = _ways(place, contacts, voice_for(wishes))
    return next((ways[kind] for kind in _order(place, wishes) if kind in ways), None)


def other_actions(place: Place, contacts: Contacts, wishes: Wishes, main: Action | None) -> tuple[Action, ...]:
    """The other ways in, to be shown small, without the way there, which has its own link."""
    ways = _ways(place, contacts, voice_for(wishes))
    if wishes.deaf and Kind.CALL in ways:
        ways[Kind.CALL] = replace(ways[Kind.CALL], words=f"{voice_for(wishes).someone_calls} : {contacts.phones[0].words}", url="")
    shown = main.kind if main else None
    return tuple(ways[kind] for kind in (Kind.CALL, Kind.WRITE, Kind.BOOK) if kind in ways and kind != shown)


def _ways(place: Place, contacts: Contacts, voice: Voice) -> dict[Kind, Action]:
    """Every way in that is known."""
    ways = {}
    if contacts.phones:
        ways[Kind.CALL] = Action(Kind.CALL, f"Appeler le {contacts.phones[0].words}", contacts.phones[0].url)
    mobile = _mobile(place, contacts)
    if mobile:
        ways[Kind.TEXT] = Action(Kind.TEXT, f"Écrire un SMS au {mobile.words}", mobile.url.replace("tel:", "sms:", 1))
    if contacts.emails:
        ways[Kind.WRITE] = Action(Kind.WRITE, "Écrire un mail", contacts.emails[0].url)
    if contacts.booking_url:
        ways[Kind.BOOK] = Action(Kind.BOOK, "Prendre rendez-vous", contacts.booking_url, voice.helps_to_book)
    if contacts.plan_url:
        ways[Kind.GO] = Action(Kind.GO, "Y aller", contacts.plan_url)
    if contacts.town_hall:
        hall = contacts.town_hall
        ways[Kind.TOWN_HALL] = Action(Kind.TOWN_HALL, f"Appeler la mairie {hall.of} : {hall.words}", hall.url, voice.town_hall_knows)
    return ways


def _order(place: Place, wishes: Wishes) -> tuple[Kind, ...]:
    if wishes.deaf:
        there = () if wishes.cannot_move else (Kind.GO,)
        return (Kind.WRITE, Kind.TEXT, *there, Kind.BOOK)
    if wishes.cannot_move:
        return (Kind.CALL, Kind.BOOK, Kind.WRITE, Kind.TOWN_HALL)
    modes = set(place.access_modes or ())
    if modes == {AccessMode.RDV_EN_LIGNE}:
        return (Kind.BOOK, Kind.CALL, Kind.WRITE, Kind.GO, Kind.TOWN_HALL)
    if wishes.cannot_read:
        return (Kind.CALL, Kind.GO, Kind.BOOK, Kind.WRITE, Kind.TOWN_HALL)
    comes = place.walk_in or AccessMode.SE_PRESENTER in modes
    after = (Kind.GO, Kind.BOOK, Kind.WRITE) if comes else (Kind.BOOK, Kind.WRITE, Kind.GO)
    return (Kind.CALL, *after, Kind.TOWN_HALL)


def _mobile(place: Place, contacts: Contacts) -> Link | None:
    numbers = {tel_uri(number) for number in (place.phone, *(place.other_phones or ())) if number.startswith(FRENCH_MOBILES)}
    return next((phone for phone in contacts.phones if phone.url in numbers), None)
