"""A need that nobody near answers is counted once for whoever waits for the answer, and nothing else is."""

import pytest
import time_machine
from django.test import Client

from orientation.asking.kept_answers import Kept, read_kept
from orientation.models import UnmetNeed
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from tests import towns
from tests.factories import make_place
from tests.orientation.results.conftest import TUESDAY_10, near

NONE_NEAR = "/resultats/?besoin=culture&commune=93066"


@pytest.fixture(autouse=True)
def _towns(db: None) -> None:
    towns.save()


@pytest.fixture
def visitor(client: Client) -> Client:
    """Someone who came by the questions, whose forms leave a cookie."""
    client.get("/ou/?besoin=culture")
    return client


def counted() -> dict[tuple[str, str], int]:
    return {(row.category, row.commune): row.count for row in UnmetNeed.objects.all()}


def test_a_need_is_counted_once_for_a_commune_however_often_the_page_is_seen(visitor: Client) -> None:
    for _ in range(3):
        visitor.get(NONE_NEAR)
    assert counted() == {("culture", "93066"): 1}
    visitor.get("/resultats/?besoin=culture&commune=48095")
    visitor.get("/resultats/?besoin=loisirs&commune=93066")
    assert counted() == {("culture", "93066"): 1, ("culture", "48095"): 1, ("loisirs", "93066"): 1}


def test_later_it_is_another_search(visitor: Client) -> None:
    visitor.get(NONE_NEAR)
    with time_machine.travel(TUESDAY_10.replace(hour=12), tick=False):
        visitor.get(NONE_NEAR)
    assert counted() == {("culture", "93066"): 2}


@pytest.mark.parametrize(
    "address", [f"{NONE_NEAR}&nombre=12", f"{NONE_NEAR}&important=1"], ids=["more places", "an old address seen again"]
)
def test_what_is_no_new_search_is_not_counted(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 200
    assert counted() == {}


def test_asking_only_for_the_headers_is_not_a_search(visitor: Client) -> None:
    visitor.head(NONE_NEAR)
    assert counted() == {}


def test_a_robot_without_cookies_counts_nothing(client: Client) -> None:
    for _ in range(3):
        client.cookies.clear()
        assert client.get(NONE_NEAR).status_code == 200
    assert counted() == {}


def test_a_search_that_finds_is_not_counted(visitor: Client) -> None:
    make_place(**near("Seul", 1))
    visitor.get("/resultats/?besoin=demarches&commune=93066")
    assert counted() == {}
    assert COOKIE not in visitor.cookies


def test_counting_loses_none_of_the_answers_and_is_no_answer_itself(visitor: Client) -> None:
    visitor.get(NONE_NEAR)
    assert "réponses d'avant" not in visitor.get("/").content.decode()
    answers = Kept(wishes=Wishes(free=True), alerts=("arnaque",))
    visitor.cookies[COOKIE] = answers.signed()
    visitor.get(NONE_NEAR)
    assert read_kept(visitor.cookies[COOKIE].value) == Kept(wishes=Wishes(free=True), alerts=("arnaque",), counted=("culture 93066",))
