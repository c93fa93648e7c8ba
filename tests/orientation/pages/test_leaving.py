"""Leaving quickly from the pages of places, once the words have told of a danger at home: the way out, and no copy kept anywhere."""

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.views.keeping import COOKIE
from tests import towns
from tests.factories import make_place
from tests.html import Page

pytestmark = pytest.mark.django_db

WAY_OUT = "Quitter vite ce site"


@pytest.fixture
def addresses() -> list[str]:
    towns.save()
    place, gone = make_place(commune="93066"), make_place(status="withdrawn")
    near = ["/annuaire/", "/annuaire/?commune=93066", "/annuaire/carte/?commune=93066"]
    return [place.get_absolute_url(), gone.get_absolute_url(), "/lieu/zzzzzzzz/", *near]


def in_danger(client: Client, **kept: tuple[str, ...]) -> Client:
    client.cookies[COOKIE] = Kept(**kept).signed()  # type: ignore[arg-type]
    return client


@pytest.mark.parametrize(("kept", "button"), [({"alerts": ("violence",)}, "btn"), ({"perhaps": ("violence",)}, "tap")])
def test_pages_of_places_offer_to_leave_and_are_kept_by_nobody(
    client: Client, addresses: list[str], kept: dict[str, tuple[str, ...]], button: str
) -> None:
    in_danger(client, **kept)
    for address in addresses:
        response = client.get(address)
        assert [one["class"] for one in Page(response).all("a") if one["href"] == "https://www.openstreetmap.org/"] == [button], address
        assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
        assert "ETag" not in response


def test_without_a_danger_nothing_changes(client: Client, addresses: list[str]) -> None:
    in_danger(client, alerts=("arnaque",))
    for address in addresses:
        assert WAY_OUT not in Page(client.get(address)).text
    response = client.get(addresses[0])
    assert set(response["Cache-Control"].split(", ")) == {"private", "max-age=300"}
    assert "Cookie" in response["Vary"]


def test_a_copy_made_before_the_danger_is_not_said_to_be_good(client: Client, addresses: list[str]) -> None:
    tag = client.get(addresses[0])["ETag"]
    assert client.get(addresses[0], headers={"If-None-Match": tag}).status_code == 304
    response = in_danger(client, alerts=("violence",)).get(addresses[0], headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert WAY_OUT in Page(response).text
