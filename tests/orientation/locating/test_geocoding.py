"""A geocoder that is slow, down, wrong or hostile: the town hall, in time, and nothing of the address in the log."""

import json
import logging
import threading
import time

import pytest
from django.conf import LazySettings

from orientation.locating import locate, spot_of_commune
from orientation.needs import Precision, Spot
from orientation.whereabouts.bounded_fetch import LARGEST_ANSWER
from orientation.whereabouts.breaker import FAILURES_BEFORE_PAUSE, PAUSE_S, Breaker
from orientation.whereabouts.geocoding import MOST_CALLS, Geoplateforme, find_addresses
from tests.orientation.locating import fake_geocoder as fake
from tests.orientation.locating.fake_geocoder import Answer, FakeGeocoder, body, feature, found

TYPED = "12 rue Exemple 93200 Saint-Denis"
GOOD = feature("93066", 48.9312, 2.3561)
JSON = "application/json"
SHORT_S = 0.3


def features(text: str) -> Answer:
    return body(f'{{"type": "FeatureCollection", "features": {text}}}'.encode(), kind=JSON)


def point(latitude: str, longitude: str) -> Answer:
    properties = '{"label": "x", "score": 0.9, "type": "street", "citycode": "93066"}'
    return features(f'[{{"geometry": {{"coordinates": [{longitude}, {latitude}]}}, "properties": {properties}}}]')


WRONG = {
    "429": fake.echo(429),
    "500": fake.echo(500),
    "400": fake.echo(400),
    "204 and nothing": body(b"", status=204),
    "a page": body(b"<html>Maintenance en cours, 12 rue Exemple</html>"),
    "nothing": body(b"", kind=JSON),
    "JSON cut short": body(b'{"features": [{"geom', kind=JSON),
    "connection cut short": body(b'{"features": [', kind=JSON, length=9000),
    "not HTTP": fake.gibberish,
    "hang up": fake.hang_up,
    "endless": fake.endless,
    "too long": body(b" " * LARGEST_ANSWER + json.dumps({"features": [GOOD]}).encode(), kind=JSON),
    "nested": body(b"[" * 90_000, kind=JSON),
    "a huge number": point("9" * 5000, "2"),
    "compressed": body(b"\x1f\x8b\x08\x00 not asked for", kind=JSON, Content_Encoding="gzip"),
    "another alphabet": body("é".encode("utf-16"), kind=JSON),
    "another JSON": body(b'"features"', kind=JSON),
    "an error as JSON": body(b'{"error": "limit"}', kind=JSON),
    "features are not a list": features('{"a": 1}'),
    "features are not features": features("[1, null, {}]"),
    "a feature without properties": features('[{"geometry": {"coordinates": [2.35, 48.93]}}]'),
    "no feature": found(),
    "no coordinates": point("", ""),
    "coordinates are null": point("null", "null"),
    "coordinates are words": point('"nord"', '"est"'),
    "coordinates are not numbers": point("NaN", "Infinity"),
    "latitude off Earth": point("95", "2"),
    "longitude off Earth": point("48.93", "362.35"),
}


@pytest.mark.parametrize("answer", [pytest.param(answer, id=name) for name, answer in WRONG.items()])
@pytest.mark.usefixtures("communes")
def test_a_geocoder_that_answers_wrongly_leads_to_the_town_hall(geocoder: FakeGeocoder, answer: Answer) -> None:
    geocoder.answer = answer
    started = time.monotonic()
    assert locate(TYPED) == spot_of_commune("93066")
    assert geocoder.asked == [TYPED]
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("answer", [fake.silence, fake.drip_headers, fake.drip_body], ids=["silent", "slow headers", "slow body"])
@pytest.mark.usefixtures("communes")
def test_a_geocoder_that_is_slow_is_not_waited_for(geocoder: FakeGeocoder, settings: LazySettings, answer: Answer) -> None:
    settings.GEOCODER_TIMEOUT = SHORT_S
    geocoder.answer = answer
    started = time.monotonic()
    assert locate(TYPED) == spot_of_commune("93066")
    assert time.monotonic() - started < 10 * SHORT_S
    assert geocoder.asked == [TYPED]


@pytest.mark.usefixtures("communes")
def test_by_default_no_page_waits_more_than_two_seconds(geocoder: FakeGeocoder) -> None:
    geocoder.answer = fake.drip_headers
    started = time.monotonic()
    assert locate(TYPED) == spot_of_commune("93066")
    assert 1 < time.monotonic() - started < 4


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/geocodage",
        "ftp://127.0.0.1/",
        "file:///etc/hostname",
        "data.geopf.fr/geocodage",
        "http://[",
        "https://127.0.0.1:1",
    ],
)
@pytest.mark.usefixtures("communes")
def test_a_geocoder_that_is_not_there_leads_to_the_town_hall(settings: LazySettings, address: str) -> None:
    settings.GEOCODER_URL = address
    assert locate(TYPED) == spot_of_commune("93066")


@pytest.mark.usefixtures("communes")
def test_a_geocoder_that_cannot_prove_who_it_is_is_told_nothing(geocoder: FakeGeocoder, settings: LazySettings) -> None:
    settings.GEOCODER_URL = geocoder.address.replace("http:", "https:")
    assert locate(TYPED) == spot_of_commune("93066")
    assert geocoder.asked == []


def test_the_address_of_the_national_geocoder_is_that_of_its_documentation() -> None:
    assert Geoplateforme("https://data.geopf.fr/geocodage", timeout=1).geocode_api == "https://data.geopf.fr/geocodage/search"


@pytest.mark.usefixtures("communes")
def test_a_redirect_is_not_followed(geocoder: FakeGeocoder) -> None:
    with FakeGeocoder() as elsewhere:
        elsewhere.answer = found(GOOD)
        geocoder.answer = body(b"", status=302, Location=f"{elsewhere.address}/search?q=x")
        assert locate(TYPED) == spot_of_commune("93066")
        assert (len(geocoder.asked), elsewhere.asked) == (1, [])


def test_threads_end_after_slow_answers(geocoder: FakeGeocoder, settings: LazySettings) -> None:
    settings.GEOCODER_TIMEOUT = SHORT_S
    before = set(threading.enumerate())
    for geocoder.answer in (fake.drip_headers, fake.drip_body):
        assert find_addresses(TYPED) is None
    left = [thread for thread in set(threading.enumerate()) - before if "_call" in thread.name]
    for thread in left:
        thread.join(10 * SHORT_S)
    assert not any(thread.is_alive() for thread in left)


def test_no_more_than_a_few_calls_are_under_way_at_once(geocoder: FakeGeocoder, settings: LazySettings) -> None:
    settings.GEOCODER_TIMEOUT = 2.0
    begun, gate = threading.Semaphore(0), threading.Event()

    def held(request: fake.Handler) -> None:
        begun.release()
        gate.wait(5)
        found(GOOD)(request)

    geocoder.answer = held
    results: list[object] = []
    callers = [threading.Thread(target=lambda: results.append(find_addresses(TYPED))) for _ in range(MOST_CALLS)]
    for caller in callers:
        caller.start()
    assert all(begun.acquire(timeout=2) for _ in callers)
    started = time.monotonic()
    assert find_addresses(TYPED) is None, "one more does not wait"
    assert time.monotonic() - started < 1
    gate.set()
    for caller in callers:
        caller.join()
    assert len(geocoder.asked) == len([one for one in results if one]) == MOST_CALLS
    geocoder.answer = found(GOOD)
    assert find_addresses(TYPED), "once they have ended, others may call"


def test_a_geocoder_that_fails_again_and_again_is_left_alone(geocoder: FakeGeocoder) -> None:
    geocoder.answer = fake.echo(503)
    assert [find_addresses(TYPED) for _ in range(FAILURES_BEFORE_PAUSE + 3)] == [None] * (FAILURES_BEFORE_PAUSE + 3)
    assert len(geocoder.asked) == FAILURES_BEFORE_PAUSE


def test_a_question_it_refuses_is_not_a_failure(geocoder: FakeGeocoder) -> None:
    geocoder.answer = fake.echo(400)
    for _ in range(FAILURES_BEFORE_PAUSE + 3):
        find_addresses(TYPED)
    assert len(geocoder.asked) == FAILURES_BEFORE_PAUSE + 3


def test_after_a_pause_one_call_tries_and_a_success_lets_all_through() -> None:
    now = 1000.0
    breaker = Breaker(clock=lambda: now)
    breaker.record(succeeded=False)
    breaker.record(succeeded=True)
    for _ in range(FAILURES_BEFORE_PAUSE):
        assert breaker.lets_through()
        breaker.record(succeeded=False)
    assert not breaker.lets_through()
    now += PAUSE_S + 1
    assert [breaker.lets_through(), breaker.lets_through()] == [True, False]
    breaker.record(succeeded=False)
    assert not breaker.lets_through()
    now += PAUSE_S + 1
    assert breaker.lets_through()
    breaker.record(succeeded=True)
    assert [breaker.lets_through(), breaker.lets_through()] == [True, True]


@pytest.mark.parametrize(
    "answer", [found(GOOD), fake.echo(500), fake.echo(429), fake.echo(400), body(b"Exemple"), fake.silence], ids=range(6)
)
def test_the_log_tells_how_it_ended_and_nothing_of_the_address(
    geocoder: FakeGeocoder, settings: LazySettings, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], answer: Answer
) -> None:
    settings.GEOCODER_TIMEOUT = SHORT_S
    geocoder.answer = answer
    with caplog.at_level(logging.DEBUG):
        find_addresses(TYPED)
    told = caplog.text + "".join(map(str, capsys.readouterr()))
    assert "geocoder: " in told
    assert "ms" in told
    for word in ("Exemple", "rue", "93200", "Denis", "48.9", "search"):
        assert word not in told, told


def test_a_blank_setting_asks_nothing(settings: LazySettings, caplog: pytest.LogCaptureFixture) -> None:
    settings.GEOCODER_URL = ""
    assert find_addresses(TYPED) is None
    assert caplog.text == ""


@pytest.mark.usefixtures("communes")
def test_letters_that_cannot_be_sent_break_nothing(geocoder: FakeGeocoder) -> None:
    geocoder.answer = found(GOOD)
    spot = locate("12 rue d’Été & “œ” 😀 % + # 93200 Saint-Denis")
    assert isinstance(spot, Spot)
    assert spot.precision == Precision.ADDRESS
    assert geocoder.asked == ["12 rue d’Été & “œ” 😀 % + # 93200 Saint-Denis"]
    assert locate("12 rue \ud800 93200 Saint-Denis") == spot_of_commune("93066")
