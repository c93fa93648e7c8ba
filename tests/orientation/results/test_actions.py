"""The one thing to do with a place: what is known of it, and who asks, decide."""

from typing import Any

import pytest

from orientation.needs import Wishes
from orientation.presenting.actions import Kind, main_action, other_actions
from places.models import Commune, Place
from places.presenting.contacts import contacts_of

DEAF = Wishes(special_support=("surdite",))
CANNOT_READ = Wishes(special_support=("illettrisme",))
CANNOT_MOVE = Wishes(cannot_move=True)
PHONE, MAIL, BOOK = {"phone": "+33199001234"}, {"emails": ["a@essai.example"]}, {"booking_url": "https://rdv.example/"}
THERE = {"address": "1 rue de l'Essai", "latitude": 48.9, "longitude": 2.3}
EVERYTHING = {**PHONE, **MAIL, **BOOK, **THERE}


def place(**facts: Any) -> Place:
    return Place(code="abcdefgh", name="Lieu", commune=Commune(code="93066", name="Saint-Denis", phone="+33149336666"), **facts)


def main(wishes: Wishes, **facts: Any) -> Kind | None:
    shown = place(**facts)
    action = main_action(shown, contacts_of(shown), wishes)
    return action.kind if action else None


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (EVERYTHING, Kind.CALL),
        ({**EVERYTHING, "access_modes": ["rdv-en-ligne"]}, Kind.BOOK),
        ({**EVERYTHING, "access_modes": ["rdv-en-ligne", "telephoner"]}, Kind.CALL),
        ({**BOOK, **MAIL, **THERE}, Kind.BOOK),
        ({**BOOK, **MAIL, **THERE, "walk_in": True}, Kind.GO),
        ({**MAIL, **THERE, "access_modes": ["se-presenter"]}, Kind.GO),
        ({**MAIL, **THERE}, Kind.WRITE),
        (THERE, Kind.GO),
        ({}, Kind.TOWN_HALL),
    ],
    ids=[
        "telephone",
        "only on line",
        "on line or by telephone",
        "no telephone",
        "open door",
        "come",
        "mail",
        "an address",
        "nothing known",
    ],
)
def test_the_main_button_follows_what_the_place_says(facts: dict[str, Any], kind: Kind) -> None:
    assert main(Wishes(), **facts) == kind


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (EVERYTHING, Kind.WRITE),
        ({**PHONE, **BOOK, **THERE}, Kind.GO),
        ({**PHONE, **BOOK}, Kind.BOOK),
        ({"phone": "+33639980012"}, Kind.TEXT),
        (PHONE, None),
        ({}, None),
    ],
    ids=["mail", "come", "book", "a mobile", "telephone alone", "nothing known"],
)
def test_someone_deaf_is_never_told_to_call(facts: dict[str, Any], kind: Kind | None) -> None:
    assert main(DEAF, **facts) == kind
    shown = place(**facts)
    links = other_actions(shown, contacts_of(shown), DEAF, main_action(shown, contacts_of(shown), DEAF))
    assert not [link.words for link in links if link.words.startswith("Appeler")]


@pytest.mark.parametrize(
    "facts", [EVERYTHING, {**MAIL, **THERE}, THERE, {**THERE, "walk_in": True}], ids=["all", "mail", "address", "door"]
)
def test_someone_who_cannot_move_is_never_told_to_come(facts: dict[str, Any]) -> None:
    assert main(CANNOT_MOVE, **facts) not in (Kind.GO, None)
    assert main(Wishes(cannot_move=True, special_support=("surdite",)), **facts) != Kind.GO


def test_someone_who_cannot_read_calls_or_comes_before_writing() -> None:
    assert main(CANNOT_READ, **EVERYTHING) == Kind.CALL
    assert main(CANNOT_READ, **MAIL, **BOOK, **THERE) == Kind.GO


def test_booking_on_line_says_that_someone_can_help() -> None:
    shown = place(**BOOK)
    action = main_action(shown, contacts_of(shown), Wishes())
    assert action
    assert action.words == "Prendre rendez-vous"
    assert action.advice == "Quelqu'un peut vous aider à prendre rendez-vous."
    young = main_action(shown, contacts_of(shown), Wishes(minor=True))
    assert young
    assert young.advice == "Quelqu'un peut t'aider à prendre rendez-vous."


def test_a_place_that_receives_nobody_is_not_a_place_to_go() -> None:
    assert main(Wishes(), **THERE, access_modes=["pas-de-public"]) == Kind.TOWN_HALL


def test_a_link_that_no_browser_should_follow_is_no_way_in() -> None:
    assert main(Wishes(), booking_url="javascript:alert(1)") == Kind.TOWN_HALL


def test_the_other_ways_in_do_not_repeat_the_main_one() -> None:
    shown = place(**EVERYTHING)
    contacts = contacts_of(shown)
    main_one = main_action(shown, contacts, Wishes())
    assert [way.kind for way in other_actions(shown, contacts, Wishes(), main_one)] == [Kind.WRITE, Kind.BOOK]
