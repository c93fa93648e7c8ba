"""From a need to places, through the database: the exact best, the ladder, and never nothing."""

import random
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orientation.needs import UNSAID, Precision, Spot
from orientation.outcomes import Found, NothingNear, StepCode
from orientation.ranking import kilometres, rank
from orientation.suggesting import search, suggest
from places.geography import Point
from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_place, make_places
from tests.orientation.candidates import AT, HERE, everyone, need

pytestmark = pytest.mark.django_db

KM = 1 / 111.195
"""Degrees of latitude in a kilometre."""


def at_km(km: float, **facts: Any) -> dict[str, Any]:
    """A place that many kilometres north of the spot."""
    return {
        "latitude": HERE.point.latitude + km * KM,
        "longitude": HERE.point.longitude,
        "phone": "+33199001122",
        "name": f"À {km} km",
        **facts,
    }


def service(category: str = "demarches", **facts: Any) -> dict[str, Any]:
    return {"services": {category: {"category": category, **facts}}}


def names(outcome: Found | NothingNear) -> list[str]:
    return [one.candidate.name for one in outcome.suggestions]


def steps(outcome: Found | NothingNear) -> list[tuple[str, str]]:
    return [(step.code.value, step.value) for step in outcome.steps]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "wished",
    [
        {},
        {"mode": "individuel"},
        {"cannot_move": True},
        {"step_free": True, "programme": "aidants-connect"},
        {"slots": ("samedi",)},
        {"cannot_move": True, "special_support": ("illettrisme",)},
        {"free": True, "publics": ("seniors",), "special_support": ("illettrisme",), "language": "ar", "urgent": True, "step_free": True},
    ],
    ids=["nothing", "one to one", "home-bound", "step free, programme", "saturday", "home-bound, cannot read", "many"],
)
@pytest.mark.parametrize("category", ["demarches", "quotidien"])
def test_the_best_places_are_those_of_brute_force(seed: int, wished: dict[str, Any], category: str) -> None:
    chance = random.Random(seed)
    make_places([anyhow(chance, category) for _ in range(120)])
    asked = need(category, **wished)
    expected = rank(everyone(category), asked, AT)
    found = suggest(asked, at=AT, limit=7)
    assert [one.candidate.pk for one in found.suggestions] == [one.candidate.pk for one in expected][:7]
    best = search(asked, AT, size=1)
    assert [one.candidate.pk for one in best.kept] == [expected[0].candidate.pk]
    assert best.nearest.candidate.pk == min(expected, key=lambda one: kilometres(one.candidate)).candidate.pk


def anyhow(chance: random.Random, category: str) -> dict[str, Any]:
    """A place like any other: most facts untold."""
    fees = chance.choice([None, ["gratuit"], ["payant"]])
    modes = chance.choice([None, None, None, ["individuel"], ["autonomie"], ["atelier", "distance"]])
    return at_km(
        chance.uniform(0, 30),
        phone=chance.choice(["", "+33199001122"]),
        hours=chance.choice(["", "Mo-Fr 09:00-17:00", "Mo-Sa 09:00-12:00"]),
        programmes=chance.choice([None, ["france-services"], ["aidants-connect"]]),
        home_visits=chance.choice([None, None, True]),
        step_free=chance.choice([None, None, True, False]),
        **service(chance.choice([category, category, "acces"]), support_modes=modes, fees=fees),
    )


def test_the_number_of_queries_does_not_depend_on_the_number_of_places() -> None:
    towns.save()
    spent = []
    for more in (1, 10, 19):
        make_places([at_km(0.1 * rank) for rank in range(more)])
        with CaptureQueriesContext(connection) as captured:
            suggest(need(), at=AT)
        spent.append(len(captured))
    assert spent[1] == spent[2] <= 5
    assert spent[0] <= 8, "with fewer places than asked, the box widens"


def test_a_place_far_away_is_found_and_its_distance_said() -> None:
    make_places([at_km(23)])
    assert steps(suggest(need(), at=AT)) == [("farther", "23")]


def test_beyond_fifty_kilometres_nobody_is_asked_to_go() -> None:
    make_places([at_km(51)])
    assert isinstance(suggest(need(), at=AT), NothingNear)


def test_no_place_is_too_far_in_a_whole_department() -> None:
    towns.save()
    make_place(name="Au bout", commune="48095", latitude=44.9, longitude=3.9)
    spot = Spot(precision=Precision.DEPARTMENT, department="48", point=Point(44.51782, 3.50117), label="Lozère (48)")
    assert names(suggest(need(spot=spot), at=AT)) == ["Au bout"]


def test_the_wish_that_no_place_satisfies_is_said() -> None:
    make_places([at_km(1, hours="Mo-Fr 09:00-17:00")])
    found = suggest(need(slots=("samedi",)), at=AT)
    assert names(found) == ["À 1 km"]
    assert steps(found) == [("wish_dropped", "slots:samedi")]


def test_when_all_open_too_late_they_are_shown_and_it_is_said() -> None:
    make_places([at_km(1, hours="Th 09:00-17:00")])
    found = suggest(need(deadline=AT.date()), at=AT)
    assert names(found) == ["À 1 km"]
    assert steps(found) == [("not_in_time", "today")]


@pytest.mark.parametrize(("hours", "said"), [("", "slots:samedi:unknown"), ("Mo-Fr 09:00-17:00", "slots:samedi")])
def test_unknown_hours_are_not_said_to_be_closed(hours: str, said: str) -> None:
    make_places([at_km(1, hours=hours)])
    assert steps(suggest(need(slots=("samedi",)), at=AT)) == [("wish_dropped", said)]


def test_the_nearest_is_the_nearest_of_all_and_not_of_those_shown() -> None:
    make_places([at_km(0.1, **service(fees=["payant"])), *(at_km(0.5 + rank / 10) for rank in range(3))])
    found = suggest(need(free=True), at=AT, limit=2)
    near = [[reason.value for reason in one.reasons if reason.code == "NEAR"] for one in found.suggestions]
    assert near == [["close"], ["close"]]


def test_the_nearest_is_said_so_when_a_second_record_of_it_is_nearer_by_a_few_metres() -> None:
    towns.save()
    door = {"address": "1 rue du Port", "commune": "93066"}
    make_places([at_km(0.50, **door, **service(fees=["payant"])), at_km(0.52, **door, **service(fees=["gratuit"])), at_km(1.0)])
    found = suggest(need(free=True), at=AT)
    near = {one.candidate.name: reason.value for one in found.suggestions for reason in one.reasons if reason.code == "NEAR"}
    assert near == {"À 0.52 km": "nearest", "À 1.0 km": "close"}


def test_a_place_closed_until_further_notice_comes_only_when_there_is_no_other() -> None:
    shut = [{"from": "2026-01-01", "until": None, "reason": ""}]
    make_places([at_km(1, temporary_closures=shut, hours="Mo-Sa 09:00-17:00")])
    alone = suggest(need(slots=("samedi",)), at=AT)
    assert not {"OPEN", "NORDV"} & {reason.code.value for reason in alone.suggestions[0].reasons}
    make_places([at_km(30)])
    assert names(suggest(need(), at=AT)) == ["À 30 km"]


def test_a_deadline_that_has_passed_is_urgent() -> None:
    make_places([at_km(1, hours="Th 09:00-17:00")])
    assert suggest(need(deadline=AT.date() - timedelta(days=3)), at=AT).steps == ()


def test_places_kept_for_others_are_told_of_only_in_the_neighbourhood() -> None:
    make_places([at_km(20, **service(publics=["femmes"]))])
    assert suggest(need(), at=AT).reserved == ()


def test_someone_at_home_is_shown_who_to_ask_when_nobody_says_that_they_come() -> None:
    make_places([at_km(1)])
    assert steps(suggest(need(cannot_move=True), at=AT)) == [("wish_dropped", "home_bound")]


def test_help_by_telephone_comes_first_when_nobody_is_near() -> None:
    make_places([at_km(80, **service(support_modes=["distance"]))])
    found = suggest(need(), at=AT)
    assert isinstance(found, NothingNear)
    assert names(found) == ["À 80 km"]
    assert steps(found) == [("remote", "")]


@pytest.mark.parametrize(
    ("asked", "neighbour"),
    [("materiel", "acces"), ("culture", "quotidien"), ("loisirs", "quotidien"), ("parentalite", "quotidien"), ("securite", "demarches")],
)
def test_a_service_close_to_the_one_asked_for_is_offered(asked: str, neighbour: str) -> None:
    make_places([at_km(1, **service(neighbour))])
    found = suggest(need(asked), at=AT)
    assert steps(found) == [("neighbour_service", neighbour)]
    assert names(found) == ["À 1 km"]


def test_a_place_that_helps_with_most_things_comes_next() -> None:
    make_places([at_km(1, typologies=["CCAS"], **service("loisirs"))])
    found = suggest(need("demarches"), at=AT)
    assert steps(found) == [("generalist", "")]


def test_at_the_end_there_is_the_town_hall() -> None:
    towns.save()
    found = suggest(need(), at=AT)
    assert isinstance(found, NothingNear)
    assert steps(found) == [("town_hall", "")]
    assert found.town_hall is not None
    assert found.town_hall.phone == "+33149336666"


@pytest.mark.parametrize("category", ServiceCategory.values)
@pytest.mark.parametrize("wished", [{}, {"cannot_move": True, "minor": True}, {"deadline": AT.date(), "special_support": ("surdite",)}])
def test_there_is_always_something_to_say(category: str, wished: dict[str, Any]) -> None:
    found = suggest(need(category, **wished), at=AT)
    assert found.suggestions or found.steps


def test_overseas_nothing_comes_from_across_the_ocean() -> None:
    towns.save()
    make_places([at_km(1), at_km(2, **service(support_modes=["distance"]))])
    guyane = Spot(precision=Precision.COMMUNE, commune="97311", point=Point(5.49556, -54.03083))
    found = suggest(need(spot=guyane), at=AT)
    assert found.suggestions == ()
    assert steps(found) == [(StepCode.TOWN_HALL.value, "unknown")], "no telephone of Guyane is in this test"


def test_someone_who_does_not_say_where_is_helped_by_telephone() -> None:
    make_places([at_km(1), at_km(2, **service(support_modes=["distance"]))])
    found = suggest(need(spot=UNSAID), at=AT)
    assert names(found) == ["À 2 km"]
    assert found.suggestions[0].distance_m is None


def test_places_kept_for_others_are_left_out_and_it_is_known() -> None:
    make_places([at_km(0.1, **service(publics=["femmes"])), at_km(3)])
    found = suggest(need(), at=AT)
    assert names(found) == ["À 3 km"]
    assert found.reserved == ("femmes",)


def test_drafts_and_withdrawn_places_are_never_proposed() -> None:
    make_places([at_km(1, status="withdrawn"), at_km(1, status="draft"), at_km(5)])
    assert names(suggest(need(), at=AT)) == ["À 5 km"]


def test_more_is_true_when_others_come_after() -> None:
    make_places([at_km(rank) for rank in range(6)])
    assert suggest(need(), at=AT).more
    assert not suggest(need(), at=AT, limit=6).more


def test_every_suggestion_says_why() -> None:
    make_places([at_km(rank, phone="") for rank in range(5)])
    for suggestion in suggest(need(), at=AT).suggestions:
        assert suggestion.reasons
        assert len({reason.code for reason in suggestion.reasons}) == len(suggestion.reasons)
        assert len({caution.code for caution in suggestion.cautions}) == len(suggestion.cautions)
