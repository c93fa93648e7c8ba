"""Pages of `places/`: how many places, which ones, and links that keep what was asked."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import make_places
from tests.places.api.conftest import Ask
from tests.towns import SAINT_DENIS

pytestmark = pytest.mark.django_db

HERE = f"{SAINT_DENIS.latitude},{SAINT_DENIS.longitude}"


def fill(number: int) -> None:
    make_places([{"name": f"Lieu {rank:03}", "latitude": 48.9 + rank / 1000, "services": ["acces"]} for rank in range(number)])


def names_of(answer: HttpResponse) -> list[str]:
    return [row["name"] for row in answer.json()["results"]]


@pytest.mark.parametrize(("asked", "number"), [({}, 20), ({"page_size": 1}, 1), ({"page_size": 100}, 100)], ids=str)
def test_a_page_holds_twenty_places_or_as_many_as_asked(ask: Ask, asked: dict[str, int], number: int) -> None:
    fill(101)
    answer = ask("places/", **asked)
    assert (len(names_of(answer)), answer.json()["count"]) == (number, 101)


@pytest.mark.parametrize("near", [{}, {"near": HERE}, {"near": HERE, "radius_km": 6}], ids=str)
def test_following_next_gives_every_place_once(ask: Ask, client: Client, near: dict[str, object]) -> None:
    fill(47)
    answer = ask("places/", page_size=10, service=["acces", "culture"], **near)
    seen, total = names_of(answer), answer.json()["count"]
    while address := answer.json()["next"]:
        answer = client.get(address)
        seen += names_of(answer)
    assert len(seen) == total > 20
    assert len(set(seen)) == total
    assert names_of(answer)


def test_previous_leads_back_to_the_same_page(ask: Ask, client: Client) -> None:
    fill(30)
    first = ask("places/", near=HERE, page_size=10)
    second = client.get(first.json()["next"])
    assert client.get(second.json()["previous"]).json()["results"] == first.json()["results"]


def test_links_keep_every_parameter(ask: Ask) -> None:
    fill(30)
    asked = {"near": [HERE], "service": ["acces", "culture"], "radius_km": ["50"], "page_size": ["10"], "lang": ["en"], "q": ["lieu"]}
    address = urlsplit(ask("places/", **asked).json()["next"])
    assert (address.scheme, address.netloc, address.path) == ("http", "testserver", "/api/v1/places/")
    assert parse_qs(address.query) == asked | {"page": ["2"]}


def test_what_was_typed_is_escaped_in_links(ask: Ask) -> None:
    make_places([{"name": f"é&= {rank}"} for rank in range(3)])
    address = ask("places/", q="é&=", page_size=1).json()["next"]
    assert address.isascii()
    assert parse_qs(urlsplit(address).query) == {"q": ["é&="], "page_size": ["1"], "page": ["2"]}


def test_the_last_page_has_no_next_and_the_first_no_previous(ask: Ask) -> None:
    fill(20)
    first, last = ask("places/", page_size=10).json(), ask("places/", page_size=10, page=2).json()
    assert (first["previous"], last["next"]) == (None, None)
    assert len(last["results"]) == 10


@pytest.mark.parametrize("page", [3, 1_000_000])
@pytest.mark.parametrize("near", [{}, {"near": HERE}, {"near": HERE, "radius_km": 100}], ids=str)
def test_a_page_beyond_the_last_is_not_found(ask: Ask, page: int, near: dict[str, object]) -> None:
    fill(20)
    assert ask("places/", page=page, page_size=10, expect=404, **near).json()["error"]["code"] == "not_found"


def test_places_of_one_name_keep_their_order_from_page_to_page(ask: Ask) -> None:
    places = make_places([{"name": "Mairie"} for _ in range(9)])
    seen = [ask("places/", page_size=1, page=page).json()["results"][0]["code"] for page in range(1, 10)]
    assert seen == [place.code for place in places]
