"""From several needs to a plan, through the database: few places, in order, and a word for every need."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orientation.needs import UNSAID, Need, Precision, Spot, Wishes
from orientation.outcomes import NothingNear, StepCode
from orientation.planning import Plan, plan
from places.geography import Point
from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_places
from tests.orientation.candidates import AT, HERE

pytestmark = pytest.mark.django_db

KM = 1 / 111.195
"""Degrees of latitude in a kilometre."""

ORDERED = ["demarches", "quotidien", "materiel"]


def at_km(km: float, services: Iterable[str] | dict[str, Any] = ("demarches",), **facts: Any) -> dict[str, Any]:
    """A place that many kilometres north of the spot; its address is its own, so that it is nobody else's door."""
    named = {"name": f"À {km} km", "address": f"{round(km * 1000)} rue de l'Essai", "phone": "+33199001122", "city": "Saint-Denis"}
    return {"latitude": HERE.point.latitude + km * KM, "longitude": HERE.point.longitude, "services": services, **named, **facts}


def several(*categories: str, spot: Spot = HERE, **wishes: Any) -> Need:
    return Need(categories=categories, spot=spot, wishes=Wishes(**wishes))


def places_of(made: Plan) -> dict[str, str]:
    return {step.category: step.suggestion.candidate.name if step.suggestion else "" for step in made.steps}


def test_one_place_for_all_is_preferred_to_the_nearest_of_each() -> None:
    make_places([at_km(1), at_km(1.2, ["quotidien"]), at_km(2, ["demarches", "quotidien"])])
    made = plan(several("demarches", "quotidien"), at=AT)
    assert places_of(made) == {"demarches": "À 2 km", "quotidien": "À 2 km"}
    assert made.places == 1
    assert [step.shared_with for step in made.steps] == [(2,), (1,)]
    assert made.steps[0].detour_m == pytest.approx(1000, abs=5)
    assert [one.candidate.name for one in made.steps[0].alternatives] == ["À 1 km"]


def test_a_place_for_all_that_is_far_is_not_worth_the_journey() -> None:
    make_places([at_km(1), at_km(1.2, ["quotidien"]), at_km(20, ["demarches", "quotidien"])])
    made = plan(several("demarches", "quotidien"), at=AT)
    assert places_of(made) == {"demarches": "À 1 km", "quotidien": "À 1.2 km"}
    assert [step.detour_m for step in made.steps] == [0, 0]


def test_steps_are_to_do_then_to_learn_then_to_be_equipped() -> None:
    make_places([at_km(1, ORDERED)])
    made = plan(several("materiel", "quotidien", "demarches"), at=AT)
    assert [step.category for step in made.steps] == ORDERED


def test_what_presses_is_never_sent_where_it_opens_too_late() -> None:
    make_places([at_km(1, ORDERED, hours="Fr 09:00-17:00"), at_km(2, ["demarches"], hours="Mo-Fr 09:00-17:00")])
    made = plan(several(*ORDERED, deadline=date(2026, 3, 4)), at=AT)
    assert places_of(made) == {"demarches": "À 2 km", "quotidien": "À 1 km", "materiel": "À 1 km"}


def test_a_step_that_nothing_near_answers_says_what_is_found_instead() -> None:
    make_places([at_km(1), at_km(3, ["acces"])])
    made = plan(several("demarches", "materiel"), at=AT)
    last = made.steps[1]
    assert last.suggestion is None
    assert isinstance(last.instead, NothingNear)
    assert [step.code for step in last.said] == [StepCode.NEIGHBOUR_SERVICE]
    assert [one.candidate.name for one in last.alternatives] == ["À 3 km"]


def test_two_records_behind_one_door_are_one_visit() -> None:
    door = {"address": "5 place de l'Essai", "commune": None, "city": "Saint-Denis", "postal_code": "93200"}
    towns.save()
    make_places([at_km(1, **{**door, "commune": "93066"}), at_km(1, ["quotidien"], **{**door, "commune": "93066"})])
    made = plan(several("demarches", "quotidien"), at=AT)
    assert made.places == 1
    assert [step.shared_with for step in made.steps] == [(2,), (1,)]


@pytest.mark.parametrize(
    "spot", [UNSAID, Spot(precision=Precision.DEPARTMENT, department="93", point=HERE.point)], ids=["unsaid", "department"]
)
@pytest.mark.parametrize("places", [0, 1], ids=["none", "one"])
def test_every_need_gets_a_word_wherever_the_person_is(spot: Spot, places: int) -> None:
    towns.save()
    make_places([at_km(1, ["demarches"], commune="93066", home_visits=True)][:places])
    made = plan(several(*ServiceCategory.values, spot=spot), at=AT)
    assert {step.category for step in made.steps} == set(ServiceCategory.values)
    assert all(step.suggestion or step.said for step in made.steps)


def test_nobody_is_sent_to_four_places() -> None:
    make_places([at_km(1 + rank, [category]) for rank, category in enumerate(ServiceCategory.values)])
    made = plan(several(*ServiceCategory.values), at=AT)
    assert made.places == 3
    left = [step for step in made.steps if step.suggestion is None]
    assert len(left) == 6
    assert all(step.alternatives for step in left), "they are told all the same, for another day"


def test_overseas_the_plan_stays_there() -> None:
    towns.save()
    cayenne = Spot(precision=Precision.COMMUNE, point=Point(4.93804, -52.33502), commune="97302", label="Cayenne (973)")
    make_places([at_km(1), {**at_km(1), "latitude": 4.94, "longitude": -52.33}])
    made = plan(several("demarches", "quotidien", spot=cayenne), at=AT)
    assert made.steps[0].suggestion
    assert (made.steps[0].suggestion.candidate.distance_m or 0) < 2000
    assert made.steps[1].suggestion is None


def test_the_number_of_queries_does_not_depend_on_the_number_of_places() -> None:
    towns.save()
    spent = []
    for start in (0, 30, 60):
        make_places([at_km(0.1 * (start + rank), ORDERED) for rank in range(1, 30)])
        with CaptureQueriesContext(connection) as captured:
            plan(several(*ORDERED), at=AT)
        spent.append(len(captured))
    assert spent[1] == spent[2] <= 18
