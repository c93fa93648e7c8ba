"""Someone who cannot go out: whoever comes or teaches from afar comes first, for lessons as for procedures, and from however far."""

import random
from datetime import timedelta
from typing import Any

import pytest

from orientation.judging.answers import Answer
from orientation.judging.conditions import Refusal
from orientation.outcomes import Found
from orientation.ranking import rank
from orientation.suggesting import suggest
from tests import towns
from tests.factories import make_places
from tests.orientation.candidates import AT, everyone, need
from tests.orientation.test_suggesting import at_km, names, service, steps

pytestmark = pytest.mark.django_db

TEACHERS: dict[str, dict[str, Any]] = {
    "from afar": service("quotidien", support_modes=["distance"]),
    "a group on line": service("quotidien", support_modes=["atelier", "distance"]),
    "at home": {**service("quotidien"), "home_visits": True},
}
ON_THE_SPOT = [
    at_km(0.5 + 0.1 * rank, name=f"Sur place {rank}", **service("quotidien", support_modes=["individuel"])) for rank in range(60)
]


@pytest.mark.parametrize("facts", TEACHERS.values(), ids=TEACHERS)
def test_a_teacher_who_reaches_them_comes_before_sixty_nearer_who_do_not(facts: dict[str, Any]) -> None:
    make_places([*ON_THE_SPOT, at_km(40, name="Professeur", **facts)])
    assert names(suggest(need("quotidien", cannot_move=True), at=AT))[0] == "Professeur"


def test_someone_who_cannot_read_either_is_helped_from_afar_rather_than_on_the_spot() -> None:
    make_places(
        [at_km(1, name="Sur place", **service(support_modes=["individuel"])), at_km(9, name="Par téléphone", **service(remote=True))]
    )
    found = suggest(need(cannot_move=True, special_support=("illettrisme",)), at=AT)
    assert names(found) == ["Par téléphone", "Sur place"]
    assert not steps(found), "the help that is found is not said to be missing"


@pytest.mark.parametrize("category", ["quotidien", "demarches"])
def test_when_nobody_around_reaches_them_those_who_do_from_farther_come_first(category: str) -> None:
    make_places([at_km(3, name="Peut-être", **service(category)), at_km(300, name="De loin", **service(category, remote=True))])
    found = suggest(need(category, cannot_move=True), at=AT)
    assert isinstance(found, Found)
    assert names(found) == ["De loin", "Peut-être"]
    assert [one.rank for one in found.suggestions] == [1, 2]
    assert ("wish_dropped", "home_bound") not in steps(found)


@pytest.mark.parametrize("far", [2, 300], ids=["around", "beyond"])
@pytest.mark.parametrize(("days", "said"), [(0, "home_bound:today"), (1, "home_bound:late")])
def test_help_by_telephone_that_opens_too_late_stays_first_and_it_is_said(far: float, days: int, said: str) -> None:
    make_places([at_km(1, name="Peut-être"), at_km(far, name="Allô", hours="Fr 09:00-17:00", **service(remote=True))])
    found = suggest(need(cannot_move=True, deadline=AT.date() + timedelta(days=days)), at=AT)
    assert names(found) == ["Allô", "Peut-être"]
    assert [step for step in steps(found) if step[0] == "wish_dropped" and step[1] in (said, "home_bound", "in_time")] == [
        ("wish_dropped", said)
    ]


def test_help_by_telephone_in_time_comes_first_and_that_which_is_late_is_left_out() -> None:
    late = at_km(2, name="Allô tard", hours="Fr 09:00-17:00", **service(remote=True))
    make_places([at_km(1, name="Peut-être"), late, at_km(300, name="Allô", hours="24/7", **service(remote=True))])
    found = suggest(need(cannot_move=True, deadline=AT.date()), at=AT)
    assert names(found) == ["Allô", "Peut-être"]
    assert not [step for step in steps(found) if step[1].startswith("home_bound")]


@pytest.mark.parametrize("seed", range(3))
def test_those_who_help_too_late_are_the_best_of_brute_force(seed: int) -> None:
    chance = random.Random(seed)
    make_places(
        [
            at_km(
                chance.uniform(0, 40),
                hours=chance.choice(["We 09:00-17:00", "Fr 09:00-17:00"]),
                **service(
                    remote=True, fees=chance.choice([None, ["gratuit"], ["payant"]]), support_modes=chance.choice([None, ["individuel"]])
                ),
            )
            for _ in range(60)
        ]
    )
    make_places([at_km(1, name="Peut-être")])
    asked = need(cannot_move=True, deadline=AT.date(), free=True)
    late = rank(everyone("demarches"), asked, AT, overlooked={Refusal.NOT_IN_TIME})
    expected = [one.candidate.pk for one in late if one.answer("home_bound") == Answer.YES][:2]
    assert [one.candidate.pk for one in suggest(asked, at=AT).suggestions][:2] == expected


def test_nobody_comes_to_a_home_three_hundred_kilometres_away() -> None:
    towns.save()
    make_places([at_km(3, name="Peut-être"), at_km(300, name="Chez les voisins", home_visits=True, commune="48095")])
    assert names(suggest(need(cannot_move=True), at=AT)) == ["Peut-être"]


def test_the_distance_of_places_where_they_will_not_go_is_not_said() -> None:
    make_places([at_km(30, home_visits=True)])
    assert steps(suggest(need(cannot_move=True), at=AT)) == []
