"""Finding duplicates: which pairs are proposed first, which are to look at, which are left alone, and why."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curation.duplicates.deciding import SamePlaceError, decided_pairs, say_same_address, say_two_places, take_back
from curation.duplicates.finding import find_duplicates
from curation.duplicates.refreshing import refresh_duplicates
from curation.models import DistinctPair, DuplicatePair, SharedAddress
from places.editing import change_place
from places.models import Place
from tests.factories import AT, STAFF, make_place, make_places

pytestmark = pytest.mark.django_db

NORTH_20_M = 0.00018
"""Degrees of latitude."""


def told(one: dict[str, Any], other: dict[str, Any]) -> tuple[str, set[str]]:
    """The tier and the reasons of two places that these facts make; ("", set()) when nothing is proposed."""
    make_place(**one)
    make_place(**other)
    found = find_duplicates(Place.objects.published())
    return (found[0].judgement.tier, set(found[0].judgement.reasons)) if found else ("", set())


ELSEWHERE = {"latitude": 48.95, "longitude": 2.39, "address": "77 avenue Lointaine"}

SURE = {
    "words added, abbreviations, capitals": (
        {"name": "Maison France Services de Saint-Denis", "address": "12 av. du Gal de l'Essai"},
        {"name": "FRANCE SERVICES SAINT DENIS", "address": "12 Avenue du Général de l’Essai"},
    ),
    "a town hall under two names": ({"name": "COMMUNE DE SAINT DENIS"}, {"name": "Mairie de Saint-Denis"}),
    "a badly placed one with the same address": (
        {"name": "Centre social Fictif"},
        {"name": "Centre social et culturel fictif", "latitude": 48.99},
    ),
    "the number is missing on one side": ({"name": "EPN Fictif"}, {"name": "Espace public numérique Fictif", "address": "rue de l'Essai"}),
    "same name and telephone, two doors of one building": (
        {"name": "Médiathèque Fictive", "phone": "+33199000001"},
        {"name": "Bibliothèque fictive", "phone": "+33199000001", "address": "place Neuve", "latitude": 48.93697 + NORTH_20_M},
    ),
}

LOOK = {
    "France services and the association that runs it": (
        {"name": "France services de Saint-Denis", "phone": "+33199000001"},
        {"name": "Association Fictive", "phone": "+33199000001"},
    ),
    "France services within a library": (
        {"name": "France services Fictive", "phone": "+33199000001"},
        {"name": "Médiathèque Fictive", "phone": "+33199000001"},
    ),
    "the bus and its base": ({"name": "Bus France services Fictif"}, {"name": "France services Fictif"}),
    "a bus that says so elsewhere": (
        {"name": "France services Fictif", "itinerancy": ["itinerant"]},
        {"name": "France services Fictif", "itinerancy": ["fixe"]},
    ),
    "one that moved and kept its telephone": (
        {"name": "France services Fictif", "phone": "+33199000001"},
        {"name": "France services Fictif", "other_phones": ["+33199000001"], **ELSEWHERE},
    ),
    "two names, one SIRET and one door": (
        {"name": "Foyer Fictif", "pivot": "12345678900011"},
        {"name": "Union Essayée", "pivot": "12345678900011"},
    ),
}

NOTHING = {
    "a chain in two streets": ({"name": "La Poste"}, {"name": "La Poste", **ELSEWHERE}),
    "the switchboard of a town hall": (
        {"name": "Mairie", "phone": "+33199000001"},
        {"name": "Médiathèque Fictive", "phone": "+33199000001", **ELSEWHERE},
    ),
    "branches that share a SIRET": (
        {"name": "Maison de quartier Nord", "pivot": "12345678900011"},
        {"name": "Maison de quartier Soleil", "pivot": "12345678900011", **ELSEWHERE},
    ),
    "two towns of one name": (
        {"name": "Mairie de Saint-Denis", "latitude": None, "longitude": None, "position_precision": ""},
        {"name": "Mairie de Saint-Denis", "postal_code": "97400", "latitude": -20.88, "longitude": 55.45},
    ),
    "one telephone in two towns": (
        {"name": "Mairie", "phone": "+33199000001"},
        {"name": "Mairie", "phone": "+33199000001", "city": "Saint-Ouen", "postal_code": "93400", **ELSEWHERE},
    ),
    "a library and a town hall, door to door": ({"name": "Mairie"}, {"name": "Médiathèque Fictive"}),
    "stops of one bus on several days": (
        {"name": "Bus itinérant, passage le 15/11"},
        {"name": "Bus itinérant, passage le 22/12", **ELSEWHERE},
    ),
    "two placed at the town hall for want of better": (
        {"name": "Club Fictif", "position_precision": "commune", "address": ""},
        {"name": "Union Essayée", "position_precision": "commune", "address": ""},
    ),
}


@pytest.mark.parametrize(("one", "other"), SURE.values(), ids=SURE)
def test_proposed_first(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert told(one, other)[0] == "sure"


@pytest.mark.parametrize(("one", "other"), LOOK.values(), ids=LOOK)
def test_to_look_at(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert told(one, other)[0] == "look"


@pytest.mark.parametrize(("one", "other"), NOTHING.values(), ids=NOTHING)
def test_left_alone(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert told(one, other) == ("", set())


def test_it_says_why_and_why_not() -> None:
    _, reasons = told(*LOOK["France services within a library"])
    assert reasons == {"same-phone", "same-address", "near", "kinds-differ"}


def test_it_says_that_one_of_them_moves() -> None:
    assert "one-moves" in told(*LOOK["the bus and its base"])[1]


def test_the_likeliest_come_first_and_the_order_of_the_places_does_not_matter() -> None:
    for one, other in (*LOOK.values(), *SURE.values()):
        make_places([one | {"postal_code": "93210"}, other | {"postal_code": "93210"}])
    found = find_duplicates(Place.objects.published())
    tiers = [pair.judgement.tier for pair in found]
    assert tiers == sorted(tiers, reverse=True)
    assert find_duplicates(Place.objects.published().order_by("-pk")) == found


def test_withdrawn_places_are_nobodys_duplicates() -> None:
    make_place()
    change_place(make_place(), {"status": "withdrawn"}, by=STAFF)
    assert find_duplicates(Place.objects.published()) == []


def test_a_crowd_behind_one_key_is_not_compared_pair_by_pair() -> None:
    make_places([{"name": f"Lieu {rank}", "phone": "+33199000001", "pivot": "12345678900011"} for rank in range(60)])
    assert len(find_duplicates(Place.objects.published())) <= 60


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("find_duplicates", *arguments, stdout=output)
    return output.getvalue().strip().splitlines()[-1]


def test_the_command_counts_and_writes_only_when_told() -> None:
    make_places([{}, {}])
    assert run() == "places=2 sure=1 look=0 new=1 decided=0"
    assert not DuplicatePair.objects.exists()
    run("--write")
    pair = DuplicatePair.objects.get()
    assert (pair.sure, pair.reasons, pair.first_id < pair.second_id) == (True, ["same-name", "same-address", "near"], True)
    assert run("--write") == "places=2 sure=1 look=0 new=0 decided=0"


def test_what_was_decided_is_not_proposed_again_until_taken_back() -> None:
    one, other = make_places([{}, {}])
    say_two_places(other, one, at=AT, author_id=None)
    assert run("--write") == "places=2 sure=0 look=0 new=0 decided=1"
    say_same_address(one, other, at=AT, author_id=None)
    say_same_address(other, one, at=AT, author_id=None)
    assert (DistinctPair.objects.count(), SharedAddress.objects.count()) == (0, 1)
    assert take_back(other, one)
    assert not take_back(one, other)
    assert decided_pairs() == set()
    assert run() == "places=2 sure=1 look=0 new=1 decided=0"


def test_a_place_is_not_its_own_duplicate() -> None:
    place = make_place()
    with pytest.raises(SamePlaceError):
        say_two_places(place, place, at=AT, author_id=None)


def test_refreshing_asks_as_many_questions_for_many_pairs() -> None:
    asked = []
    for count in (2, 48):
        make_places([{"name": f"Lieu {rank // 2} {count}", "address": f"{rank // 2} rue {count}"} for rank in range(count)])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            refresh_duplicates(at=AT, write=True)
        asked.append(len(queries))
    assert DuplicatePair.objects.count() >= 25
    assert asked[0] == asked[1]


def test_postgresql_counts_what_a_search_wrote_before_anyone_looks_at_it() -> None:
    """Or the page of the queue would be planned for empty tables, and take half a minute after the first import."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite plans without counting")
    make_places([{"name": "Lieu d'essai"}, {"name": "Lieu d'essai"}])
    refresh_duplicates(at=AT, write=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples FROM pg_class WHERE relname IN ('places_place', 'curation_duplicatepair')")
        assert dict(cursor.fetchall()) == {"places_place": 2, "curation_duplicatepair": 1}
