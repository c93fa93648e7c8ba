"""Who needs someone is never led first to machines alone; and of two equal places, the order has a reason that can be seen."""

from typing import Any

import pytest

from orientation.outcomes import NothingNear
from orientation.ranking import rank
from orientation.suggesting import suggest
from tests.factories import make_places
from tests.orientation.candidates import AT, everyone, need
from tests.orientation.test_ranking import order, place
from tests.orientation.test_suggesting import at_km, names, service, steps

pytestmark = pytest.mark.django_db

ALONE: dict[str, Any] = {"support_modes": ["autonomie"], "fees": ["gratuit"]}
WISHES = [{}, {"mode": "individuel"}, {"special_support": ("illettrisme",)}, {"urgent": True}, {"free": True, "walk_in": True}]


def machines(category: str, many: int = 60) -> list[dict[str, Any]]:
    facts = {"walk_in": True, "hours": "Mo-Sa 09:00-17:00", "source_date": AT.date().isoformat()}
    return [at_km(0.1 + rank * 0.01, name=f"Machines {rank}", **facts, **service(category, **ALONE)) for rank in range(many)]


@pytest.mark.parametrize("category", ["demarches", "quotidien", "insertion", "securite"])
@pytest.mark.parametrize("wished", WISHES, ids=str)
def test_someone_forty_kilometres_away_comes_before_sixty_machines(category: str, wished: dict[str, Any]) -> None:
    poor = {"phone": "", **service(category, fees=["payant"])}
    make_places([*machines(category), at_km(40, name="Quelqu'un", **poor)])
    found = suggest(need(category, **wished), at=AT)
    assert names(found)[0] == "Quelqu'un"
    reads = not wished.get("special_support")
    assert len(names(found)) == (5 if reads else 1), "machines follow: they may serve a helper, and nobody who cannot read"


def test_streaming_finds_the_same_as_reading_everything() -> None:
    make_places([*machines("demarches"), *(at_km(km, name=f"À {km}") for km in (44, 31, 38))])
    expected = [one.candidate.pk for one in rank(everyone("demarches"), need(), AT)][:5]
    assert [one.candidate.pk for one in suggest(need(), at=AT).suggestions] == expected


@pytest.mark.parametrize("facts", [{"mode": "autonomie"}, {}], ids=["asked for", "on the spot"])
def test_who_wants_a_machine_is_led_to_the_nearest(facts: dict[str, Any]) -> None:
    category = "demarches" if facts else "acces"
    make_places([at_km(1, name="Machines", **service(category, **ALONE)), at_km(9, name="Loin", **service(category))])
    assert names(suggest(need(category, **facts), at=AT))[0] == "Machines"


def test_where_there_are_machines_only_someone_is_sought_otherwise() -> None:
    make_places([*machines("demarches", 3), at_km(12, name="Centre social", typologies=["CS"], **service("loisirs"))])
    found = suggest(need(), at=AT)
    assert isinstance(found, NothingNear)
    assert names(found)[0] == "Centre social"
    assert steps(found) == [("generalist", "")]


def test_machines_are_better_than_an_empty_page() -> None:
    make_places(machines("demarches", 2))
    assert names(suggest(need(), at=AT)) == ["Machines 0", "Machines 1"]
    found = suggest(need(special_support=("illettrisme",)), at=AT)
    assert names(found) == ["Machines 0", "Machines 1"]
    assert ("wish_dropped", "mode:individuel") in steps(found), "and it is said that nobody stays"


@pytest.mark.parametrize("facts", [{"access_modes": ["rdv-en-ligne"]}, service("demarches", **ALONE)], ids=["on line", "machines"])
def test_who_cannot_read_is_not_left_alone_even_with_two_places_near(facts: dict[str, Any]) -> None:
    make_places([at_km(1, name="Seul", phone="+33199001122", **facts), at_km(4, name="Quelqu'un")])
    assert names(suggest(need(special_support=("illettrisme",)), at=AT)) == ["Quelqu'un"]
    assert len(names(suggest(need(), at=AT))) == 2


def test_a_form_on_line_is_better_than_an_empty_page_and_is_said_to_be_the_way_in() -> None:
    make_places([at_km(1, name="En ligne", access_modes=["rdv-en-ligne"])])
    found = suggest(need(special_support=("illettrisme",)), at=AT)
    assert names(found) == ["En ligne"]
    assert ("WAY", True) in [(one.code, one.known) for one in found.suggestions[0].cautions]


def test_a_professional_books_on_line_for_who_cannot_read() -> None:
    make_places([at_km(1, name="En ligne", access_modes=["rdv-en-ligne"]), at_km(4, name="Quelqu'un")])
    assert "En ligne" in names(suggest(need(special_support=("illettrisme",), sent=True), at=AT))


def test_of_two_places_that_count_the_same_the_nearer_comes_first() -> None:
    told = {"hours": "Mo-Fr 09:00-17:00"}
    far, near = place(1, 3.0, **told), place(2, 2.0, offer={"fees": frozenset({"payant"})}, **told)
    assert [one.equivalent_km for one in rank([far, near], need(), AT)] == [5.0, 5.0], "two kilometres more, or a price"
    assert order([far, near], need()) == [2, 1]
    assert order([place(2, 3.0), place(1, 3.0)], need()) == [1, 2], "nothing tells these apart"
