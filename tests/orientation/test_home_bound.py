"""Someone who cannot go out: whoever comes or teaches from afar comes first, for lessons as for procedures, and from however far."""

from typing import Any

import pytest

from orientation.outcomes import Found
from orientation.suggesting import suggest
from tests import towns
from tests.factories import make_places
from tests.orientation.candidates import AT, need
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


def test_nobody_comes_to_a_home_three_hundred_kilometres_away() -> None:
    towns.save()
    make_places([at_km(3, name="Peut-être"), at_km(300, name="Chez les voisins", home_visits=True, commune="48095")])
    assert names(suggest(need(cannot_move=True), at=AT)) == ["Peut-être"]


def test_the_distance_of_places_where_they_will_not_go_is_not_said() -> None:
    make_places([at_km(30, home_visits=True)])
    assert steps(suggest(need(cannot_move=True), at=AT)) == []
