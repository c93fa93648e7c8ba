"""The whole journey without a script: from the home page to a number and a sheet, by links and forms alone, for all sorts of people.

The tables of our own situations and of our people are in the repository. Another is beside it, and walked too where it is.
With `-s`, each journey prints what it weighed.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
import time_machine

from orientation.helping.helpline_file import bring_helplines
from places.text_keys import search_key
from places.vocabulary import ServiceCategory
from tests import towns
from tests.factories import make_places
from tests.markup import faults
from tests.orientation.candidates import AT
from tests.orientation.journeys import UNSAID, Journey, Walk, communes_for, journeys_of_persons, our_journeys, places_for, split, walk
from tests.visitor import Seen

pytestmark = pytest.mark.django_db

QUESTION_BYTES, RESULTS_BYTES, SHEET_BYTES = 14_000, 20_000, 20_000
JOURNEY_BYTES, SCRIPT_BYTES = 50_000, 3_000
"""Compressed, first visit: what people with an old telephone and a poor line can pay (design §7)."""

ANSWERS = {
    "besoin": ServiceCategory.values,
    "choix": ServiceCategory.values,
    "commune": r"[0-9][0-9AB]\d{3}",
    "departement": r"\d[0-9AB]\d?",
    "depuis": "important|lieux",
    "important": "1",
    "lu": "1",
    "ville": r"[A-Za-z -]{2,30}|\d{5}",
}
"""All that an address may say, and how: never what was typed or ticked, but for a name of towns that asks which one."""


@pytest.fixture(autouse=True)
def _tuesday_at_ten() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def walked(journey: Journey) -> Walk:
    """The walk in a small country: the communes that the words could mean, and a few places near the person."""
    bring_helplines()
    towns.save(*communes_for(journey))
    make_places(places_for(journey))
    return walk(journey)


@pytest.mark.parametrize("journey", our_journeys(), ids=lambda journey: journey.id)
def test_each_of_our_situations_leads_to_help(journey: Journey) -> None:
    done = walked(journey)
    assert_sound(done)
    assert_helped(done, journey)
    assert_discreet(done, journey)
    assert_light(done, journey)


@pytest.mark.parametrize("journey", journeys_of_persons(), ids=lambda journey: journey.id)
def test_each_persona_is_led_to_help(journey: Journey) -> None:
    done = walked(journey)
    assert done.sheet
    assert_sound(done)
    assert_helped(done, journey)
    assert_discreet(done, journey)
    assert_light(done, journey)


def assert_sound(done: Walk) -> None:
    """Each page is valid and usable, in French, and no two have the same title; a page in another state is the same page."""
    titles: dict[str, str] = {}
    for page in done.visitor.seen:
        assert faults(page.html) == [], page.address
        assert page.root.all("html")[0].attributes["lang"] == "fr"
        title = page.root.all("title")[0].text
        path = urlsplit(page.address).path
        assert titles.setdefault(title, path) == path, title


def assert_helped(done: Walk, journey: Journey) -> None:
    """Someone to call or somewhere to go, and the words that this situation calls for, on the page of places; the same on its sheet."""
    assert done.places
    main = done.places.main
    assert any(re.match(r"tel:\+?\d", one.attributes["href"]) for one in main.all("a")), done.places.words
    for words in journey.sees:
        assert words in done.places.words, done.places.words
    for words in journey.never:
        assert words not in main.text, done.places.words
    assert (done.sheet is not None) == (journey.places == "some")
    if done.sheet:
        first = next(one for one in main.all("h2") if one.text.startswith("1. "))
        assert done.sheet.title == first.text.removeprefix("1. ")
        assert any(title in done.sheet.words for title in ("À apporter", "À préparer"))


def assert_discreet(done: Walk, journey: Journey) -> None:
    """No address asked for on the way tells what was written, ticked or chosen, or where exactly someone is."""
    for address in done.visitor.addresses:
        parts = urlsplit(address)
        assert re.fullmatch(r"/|/ou/|/ou/departements/|/important/|/resultats/|/lieu/\w{8}/fiche/", parts.path), address
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            allowed = ANSWERS[name]
            assert value in allowed if isinstance(allowed, list) else re.fullmatch(allowed, value), address
    queries = (re.sub(r"&ville=[^&]*", "", urlsplit(address).query) for address in done.visitor.addresses)
    told = search_key(" ".join(map(unquote, queries)))
    secret = f"{journey.phrase} {' '.join(journey.boxes)} {journey.language} {'' if journey.town == UNSAID else journey.town}"
    codes = {*ServiceCategory.values, journey.insee}
    said = [word for word in search_key(secret).split() if len(word) >= 4 and word in told.split() and word not in codes]
    assert not said, told


def assert_light(done: Walk, journey: Journey) -> None:
    """Every page of the journey fits its budget as the first one visited, and the journey fits its own, each file counted once."""
    assert done.places
    heaviest = max(page.first_visit for page in done.questions)
    assert heaviest <= QUESTION_BYTES
    assert done.places.first_visit <= RESULTS_BYTES
    assert done.sheet is None or done.sheet.first_visit <= SHEET_BYTES
    files = {url: weight for page in done.visitor.seen for url, weight in page.loaded.items() if url.startswith("/static/")}
    pages = sum(weight(page) for page in done.visitor.seen)
    scripts = sum(weight for url, weight in files.items() if url.endswith(".js"))
    print(
        f"\n{journey.id}: question {heaviest}, places {done.places.first_visit}, sheet {done.sheet.first_visit if done.sheet else 0}, "
        f"journey {pages + sum(files.values())}, scripts {scripts}, {len(done.visitor.seen)} pages"
    )
    assert pages + sum(files.values()) <= JOURNEY_BYTES
    assert scripts <= SCRIPT_BYTES


def weight(page: Seen) -> int:
    """Compressed bytes of the page itself."""
    return page.loaded[page.address]


def test_the_table_of_situations_tries_every_way_of_answering() -> None:
    ours = our_journeys()
    assert len(ours) >= 12
    assert {journey.end for journey in ours} == {"", "passer", "tout de suite"}
    assert {bool(journey.phrase) for journey in ours} == {True, False}
    assert split("a||b") == ("a", "b")
