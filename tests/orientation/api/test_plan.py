"""`orientation/` asked for several needs: the plan of the professional's page, with the reasons, in the same order."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orientation.needs import Need, Wishes
from orientation.planning import plan
from tests.factories import make_places
from tests.orientation.candidates import AT, HERE
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db

SEVERAL = {"need": ["materiel", "demarches"], "commune": "93066", "at": AT.isoformat()}


def shifted(rank: int, *services: str) -> dict[str, Any]:
    """A place a little farther than the one before, behind its own door."""
    return {"latitude": 48.94 + rank / 1000, "services": list(services), "address": f"{rank} rue de l'Essai", "name": f"Lieu {rank}"}


@pytest.fixture(autouse=True)
def _towns(db: None) -> None:
    save()


def test_the_plan_has_a_step_for_each_need_in_order(ask: Ask) -> None:
    make_places([shifted(1, "demarches"), shifted(2, "materiel"), shifted(3, "demarches", "materiel")])
    body = ask("orientation/", **SEVERAL).json()
    assert body["plan"]["places"] == 1
    assert [(step["rank"], step["need"], step["shared_with"]) for step in body["plan"]["steps"]] == [
        (1, "demarches", [2]),
        (2, "materiel", [1]),
    ]
    assert [step["suggestion"]["place"]["name"] for step in body["plan"]["steps"]] == ["Lieu 3", "Lieu 3"]
    assert body["plan"]["steps"][0]["suggestion"]["reasons"]


def test_what_stands_beside_the_plan_answers_its_first_step(ask: Ask) -> None:
    make_places([shifted(1, "demarches"), shifted(2, "materiel")])
    body = ask("orientation/", **SEVERAL).json()
    assert body["outcome"] == "found"
    assert [one["place"]["name"] for one in body["suggestions"]] == ["Lieu 1"]


def test_the_api_and_the_use_case_give_the_same_plan(ask: Ask) -> None:
    make_places([shifted(rank, *services) for rank, services in enumerate([("demarches",), ("materiel", "acces"), ("acces",)])])
    made = plan(Need(categories=("materiel", "acces", "demarches"), spot=HERE, wishes=Wishes(free=True)), at=AT)
    body = ask("orientation/", need=["materiel", "acces", "demarches"], near="48.93697,2.35976", at=AT.isoformat(), free="1").json()
    sent = [(step["need"], step["suggestion"]["place"]["name"]) for step in body["plan"]["steps"]]
    assert sent == [(step.category, step.suggestion.candidate.name) for step in made.steps if step.suggestion]


@pytest.mark.parametrize("need", ["demarches", ["demarches", "demarches"]], ids=["one", "the same twice"])
def test_a_single_need_has_no_plan(ask: Ask, need: Any) -> None:
    assert ask("orientation/", need=need, commune="93066").json()["plan"] is None


def test_a_need_that_nobody_answers_says_what_was_found_instead(ask: Ask) -> None:
    make_places([shifted(1, "demarches"), shifted(2, "acces")])
    first, last = ask("orientation/", **SEVERAL).json()["plan"]["steps"]
    assert first["suggestion"]
    assert last["suggestion"] is None
    assert [step["code"] for step in last["steps"]] == ["neighbour_service"]
    assert [one["place"]["name"] for one in last["alternatives"]] == ["Lieu 2"]


def test_the_number_of_queries_is_the_same_with_many_places(ask: Ask) -> None:
    spent = []
    for start in (0, 100):
        make_places([shifted(start + rank, "demarches", "materiel") for rank in range(60)])
        with CaptureQueriesContext(connection) as captured:
            ask("orientation/", **SEVERAL)
        spent.append(len(captured))
    assert spent[0] == spent[1] <= 18
