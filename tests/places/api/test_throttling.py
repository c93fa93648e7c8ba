"""One caller may not ask without end; who it was is not kept."""

import pickle

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from places.api.throttling import PublicThrottle

pytestmark = pytest.mark.django_db

ADDRESS = "203.0.113.7"


@pytest.fixture(autouse=True)
def _twice_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PublicThrottle, "rate", "2/min", raising=False)


def statuses(client: Client, number: int, path: str = "vocabulary/", **extra: str) -> list[int]:
    return [client.get(f"/api/v1/{path}", REMOTE_ADDR=ADDRESS, **extra).status_code for _ in range(number)]


def test_who_asks_too_much_is_told_when_to_come_back(client: Client) -> None:
    assert statuses(client, 2) == [200, 200]
    answer = client.get("/api/v1/vocabulary/", REMOTE_ADDR=ADDRESS)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    error = answer.json()["error"]
    assert (error["code"], error["fields"]) == ("throttled", {})
    assert answer["Retry-After"] in error["message"]


@pytest.mark.parametrize("path", ["places/", "places/aaaaaaaa/", "communes/?q=Mende", "openapi/", "nothing/"])
def test_every_address_counts(client: Client, path: str) -> None:
    statuses(client, 2)
    assert statuses(client, 1, path) == [429]


def test_another_caller_is_not_hindered(client: Client) -> None:
    statuses(client, 3)
    assert client.get("/api/v1/vocabulary/", REMOTE_ADDR="203.0.113.8").status_code == 200


def test_a_caller_cannot_pass_for_another(client: Client) -> None:
    assert [statuses(client, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{rank}") for rank in range(3)] == [[200], [200], [429]]


def test_behind_a_proxy_the_address_that_it_saw_counts(client: Client, settings: LazySettings) -> None:
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"NUM_PROXIES": 1}
    claimed = [f"198.51.100.{rank}, {ADDRESS}" for rank in range(3)]
    assert [statuses(client, 1, HTTP_X_FORWARDED_FOR=one) for one in claimed] == [[200], [200], [429]]
    assert statuses(client, 1, HTTP_X_FORWARDED_FOR="198.51.100.9") == [200]


def test_the_address_is_kept_nowhere(client: Client) -> None:
    statuses(client, 2)
    kept = pickle.dumps((cache._cache, cache._expire_info))  # type: ignore[attr-defined]
    assert b"throttle:" in kept
    assert ADDRESS.encode() not in kept


def test_preflights_of_browsers_do_not_count(client: Client) -> None:
    headers = {"Origin": "https://ville.example", "Access-Control-Request-Method": "GET"}
    assert {client.options("/api/v1/places/", headers=headers, REMOTE_ADDR=ADDRESS).status_code for _ in range(3)} == {200}
    assert statuses(client, 1) == [200]
