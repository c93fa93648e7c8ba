"""A page that many people look at: asked of its place before its equals, by comparison with the other pages, and told to the team."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from accounts.policy import Role
from curation.freshness.queue import factors_of, page_of, to_verify
from places.editing import Authorship
from places.merging.joining import merge_places, side_by_side
from places.merging.splitting import undo_merge
from places.models import PageViews, Place
from places.vocabulary import Origin
from tests import towns
from tests.factories import AT, make_places
from tests.team import make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 3)
WORDS = "Beaucoup de gens lisent cette fiche."
BY = Authorship(origin=Origin.STAFF, at=AT + timedelta(hours=1))


@pytest.fixture
def places() -> list[Place]:
    """Six that nothing tells apart but their age, the oldest first."""
    towns.save()
    return make_places([{"name": f"Lieu {n}", "commune": "93066", "verified_on": f"2024-01-0{n}"} for n in range(1, 7)])


def looked_at(place: Place, count: int, month: date = date(2026, 3, 1)) -> None:
    PageViews.objects.create(place=place, month=month, count=count)


def often() -> set[str]:
    return {one.name for one in to_verify(Place.objects.all(), today=TODAY) if one.read_often}


def test_it_comes_first_of_its_equals_in_two_queries_and_the_team_reads_why(
    client: Client, places: list[Place], django_assert_num_queries: object
) -> None:
    looked_at(places[3], 200, date(2026, 1, 1))
    for place in (places[0], places[1]):
        looked_at(place, 30)
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = page_of(to_verify(Place.objects.all(), today=TODAY), 0, 10, today=TODAY)
    assert [one.name for one in found] == [f"Lieu {n}" for n in (4, 1, 2, 3, 5, 6)]
    assert found[0].priority == 2 * found[1].priority
    assert [WORDS in [factor.words for factor in factors_of(one)] for one in found[:2]] == [True, False]
    client.force_login(make_user(Role.EDITOR))
    with time_machine.travel(AT, tick=False):
        assert client.get("/equipe/a-verifier/").content.decode().count(WORDS) == 1


def test_many_is_twice_the_mean_month_and_never_what_chance_could_make(places: list[Place]) -> None:
    looked_at(places[0], 40)
    looked_at(places[1], 10)
    assert often() == set(), "40 is more than twice the mean of its month, but four visits drawn say little"
    looked_at(places[2], 50)
    assert often() == set(), "the mean is 33"
    looked_at(places[3], 10)
    looked_at(places[4], 10)
    looked_at(places[5], 30)
    assert often() == {"Lieu 3"}, "exactly twice the mean, 25"
    looked_at(places[0], 900, date(2025, 12, 1))
    assert often() == {"Lieu 3"}, "long ago says nothing of today"


def test_what_was_read_of_a_merged_place_tells_of_the_one_that_stays_until_undone(places: list[Place]) -> None:
    kept, absorbed, *others = places
    looked_at(absorbed, 500)
    for place in others:
        looked_at(place, 10)
    assert often() == {"Lieu 2"}
    batch = merge_places(kept, absorbed, chosen={}, seen=side_by_side(kept, absorbed).seen, by=BY)
    assert often() == {"Lieu 1"}
    undo_merge(batch, BY)
    assert often() == {"Lieu 2"}
