"""Geocoding: a street address to its possible points, by the Géoplateforme through geopy. It may fail in any way: it never breaks a page.

What is sent is the address alone. Nothing of it is logged: only how the call ended, and in how long.
Service: https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage (no key; 50 requests a second for one caller).
"""

import logging
import re
import ssl
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from geopy.exc import GeocoderQueryError, GeocoderTimedOut
from geopy.geocoders import BANFrance
from geopy.location import Location

from orientation.whereabouts.bounded_fetch import BoundedAdapter
from orientation.whereabouts.breaker import Breaker
from places.geography import Point

logger = logging.getLogger(__name__)

MOST_ANSWERS = 5
"""Answers asked for: enough to see that a street exists in several towns."""

GOOD_SCORE = 0.6
"""Least score (0 to 1) of an answer that is believed: the threshold of the national directory's own geocoding. Of 600 real requests, those
answered below 0.5 were answered wrongly."""

FITTING_KINDS = frozenset({"housenumber", "street", "locality"})
"""What can be a street address; the fourth kind, a municipality, the gazetteer knows better."""

MOST_CALLS = 4
"""Calls under way at once in this process. Beyond, an address is read without the geocoder."""

USER_AGENT = "coup-de-main-numerique (orientation)"

_INSEE = re.compile(r"[0-9][0-9AB][0-9]{3}")
_calls = threading.BoundedSemaphore(MOST_CALLS)


class Geoplateforme(BANFrance):
    """The geocoder of the French State. geopy's own addresses for it are those of services that have closed."""

    def __init__(self, address: str, *, timeout: float) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("GEOCODER_URL is not an http address")
        super().__init__(
            domain=f"{parts.netloc}{parts.path}",
            scheme=parts.scheme,
            timeout=timeout,
            user_agent=USER_AGENT,
            ssl_context=_trusted() if parts.scheme == "https" else None,
            adapter_factory=BoundedAdapter,
        )

    def hang_up(self) -> None:
        """Ends the call under way, from another thread."""
        self.adapter.hang_up()


@dataclass(frozen=True, slots=True)
class Geocoded:
    """One answer believed: its point, the INSEE code of its commune (perhaps a former one), and its score, 0.6 to 1."""

    point: Point
    insee: str
    score: float


def find_addresses(text: str) -> tuple[Geocoded, ...] | None:
    """At most 5 answers for an address, as the geocoder ranks them; none when it knows nothing like it; None when it could not be asked.

    Never raises, and takes at most `GEOCODER_TIMEOUT` seconds in all, however slowly the answer comes. After three failures in a row it is
    not asked for 30 s. No query.
    """
    if not settings.GEOCODER_URL:
        return None
    if not _calls.acquire(blocking=False):
        return None
    breaker = _breaker_of(settings.GEOCODER_URL)
    if not breaker.lets_through():
        _calls.release()
        return None
    started = time.monotonic()
    outcome, answers = _outcome(text)
    logger.info("geocoder: %s in %d ms", outcome, 1000 * (time.monotonic() - started))
    breaker.record(succeeded=answers is not None or outcome == "refused")
    return answers


def _outcome(text: str) -> tuple[str, tuple[Geocoded, ...] | None]:
    """How the call ended, in one word, and its answers."""
    try:
        locations = _in_time(text, settings.GEOCODER_TIMEOUT)
    except GeocoderTimedOut:
        return "late", None
    except GeocoderQueryError:
        return "refused", None
    except Exception:  # geopy raises whatever a malformed answer makes it raise
        return "failed", None
    answers = tuple(filter(None, map(_believed, locations[:MOST_ANSWERS])))
    return "found" if answers else "nothing", answers


def _in_time(text: str, seconds: float) -> list[Location]:
    """The geocoder's answers, waited for in another thread: the only way to bound looking up a name, and a server that sends one byte at a
    time. The thread ends soon after, and frees its place then. Raises what geopy raises, GeocoderTimedOut when it is too late."""
    future: Future[list[Location]] = Future()
    try:
        geocoder = Geoplateforme(settings.GEOCODER_URL, timeout=seconds)
        threading.Thread(target=_call, args=(geocoder, text, future), daemon=True).start()
    except BaseException:
        _calls.release()
        raise
    try:
        return future.result(seconds)
    except TimeoutError:
        geocoder.hang_up()
        raise GeocoderTimedOut("no answer in time") from None


def _call(geocoder: Geoplateforme, text: str, future: "Future[list[Location]]") -> None:
    try:
        future.set_result(geocoder.geocode(text, exactly_one=False, limit=MOST_ANSWERS) or [])
    except Exception as error:
        future.set_exception(error)
    finally:
        _calls.release()


def _believed(location: Location) -> Geocoded | None:
    """The answer, from what the geocoder sent (geopy turns a longitude of 400° into 40°); None when it is not good, or not on Earth."""
    try:
        told: dict[str, Any] = location.raw["properties"]
        longitude, latitude = location.raw["geometry"]["coordinates"][:2]
        answer = Geocoded(Point(float(latitude), float(longitude)), str(told["citycode"]), float(told["score"]))
        fits = told["type"] in FITTING_KINDS and GOOD_SCORE <= answer.score <= 1 and _INSEE.fullmatch(answer.insee)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None
    return answer if fits else None


@lru_cache(maxsize=4)
def _breaker_of(address: str) -> Breaker:
    return Breaker()


@cache
def _trusted() -> ssl.SSLContext:
    """The machine's own authorities, read once: it takes 20 ms."""
    return ssl.create_default_context()
