"""Words from right to left in a French page, and French names beside them: neither turns the other around."""

import pytest
from django.test import Client

from orientation.presenting.asking_where import isolated
from tests import towns
from tests.dom import Document, Element
from tests.factories import make_place
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

NAME, TOWN = "مركز Essai (2)", "سان دوني"


def apart(root: Element) -> set[str]:
    """What stands apart from the direction of the text around it."""
    return {one.text for one in root.all("bdi")}


def page(client: Client, address: str) -> Element:
    return Document(client.get(address).content.decode()).root


def test_the_name_of_a_place_stands_apart_wherever_it_is_shown(client: Client) -> None:
    place = make_place(name=NAME, phone="+33199001122")
    assert NAME in apart(page(client, "/annuaire/"))
    assert NAME in apart(page(client, f"/lieu/{place.code}/"))
    sheet = apart(page(client, f"/lieu/{place.code}/fiche/"))
    assert {NAME, "01 99 00 11 22"} <= {one.replace("\u00a0", " ") for one in sheet}


def test_what_was_typed_stands_apart_in_the_list_of_places(client: Client) -> None:
    towns.save()
    assert TOWN in apart(page(client, f"/annuaire/?lieu={TOWN}"))


def test_what_is_typed_is_shown_in_its_own_direction() -> None:
    towns.save()
    visitor = Visitor().open()
    (phrase,) = visitor.page.main.all("textarea")
    assert phrase.attributes["dir"] == "auto"
    visitor.tap("Faire une démarche").fill("Où êtes-vous ?", TOWN).press("Continuer")
    field = next(one for one in visitor.page.main.all("input") if one.attributes["name"] == "lieu")
    assert (field.attributes["dir"], field.attributes["value"]) == ("auto", TOWN)
    assert isolated(TOWN) in visitor.page.html


def test_words_from_left_to_right_need_nothing() -> None:
    assert isolated("toulouz") == "toulouz"
