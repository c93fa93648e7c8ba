"""A search: the places that answer, those that say yes first, page after page, and how many there are."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.editing import Authorship, change_place
from places.geography import Point
from places.models import Batch, Place, SourceRecord
from places.searching import Search, codes
from places.text_keys import search_key
from places.versions import directory_version
from places.vocabulary import Origin
from tests import towns
from tests.factories import AT, STAFF, make_place, make_places, make_source
from tests.places.test_opening import OFFICE, is_open

pytestmark = pytest.mark.django_db

YES, UNKNOWN, NO = 2, 1, 0
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))
HERE = Point(48.93697, 2.35976)
SPOTS = [(None, None), (48.93697, 2.35976), (48.9, 2.4), (44.51782, 3.50117), (-20.87907, 55.4482)]

facet = st.sampled_from([None, [], ["a"], ["b"], ["a", "b"]])
services = st.dictionaries(st.sampled_from(["acces", "culture"]), st.fixed_dictionaries({"fees": facet, "publics": facet}), max_size=2).map(
    lambda told: {key: {"category": key, **facts} for key, facts in told.items()}
)
directory = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Médiathèque", "Maison commune", "médiathèque 2", "Espace"]),
            "spot": st.sampled_from(SPOTS),
            "commune": st.sampled_from([None, "93066", "97411"]),
            "hours": st.sampled_from(["", OFFICE, "Sa 10:00-12:00", "sur rendez-vous"]),
            "access_modes": facet,
            "programmes": facet,
            "services": services,
            "status": st.sampled_from(["published", "published", "draft"]),
        }
    ),
    min_size=1,
    max_size=12,
)
asked = st.sampled_from([("a",), ("b",), codes(["b", "a"])])
aspects = {
    "point": st.sampled_from([HERE, Point(44.5, 3.5)]),
    "within_m": st.sampled_from([1_000.0, 100_000.0, 30_000_000.0]),
    "services": st.sampled_from([("acces",), ("acces", "culture")]),
    "publics": asked,
    "fees": asked,
    "access_modes": asked,
    "programmes": asked,
    "name": st.just("mediatheque"),
    "departments": st.sampled_from([("93",), ("93", "974")]),
    "open_at": st.just(NOON),
}


@st.composite
def searches(draw: st.DrawFn) -> Search:
    """At most three things asked, so that most searches have answers."""
    chosen = draw(st.lists(st.sampled_from(sorted(aspects)), max_size=3, unique=True))
    search = Search(include_unknown=draw(st.booleans()), **{aspect: draw(aspects[aspect]) for aspect in chosen})
    return search if search.point else replace(search, within_m=None)


def make_directory(told: list[dict[str, Any]]) -> list[Place]:
    towns.save()
    for facts in told:
        facts["latitude"], facts["longitude"] = facts.pop("spot")
    return make_places(told)


def says(held: list[str] | None, wanted: tuple[str, ...]) -> int:
    """What a list says of the codes asked for."""
    return YES if not wanted or set(held or ()) & set(wanted) else UNKNOWN if held is None else NO


def answer(place: Place, search: Search) -> int:
    """What a place says to the whole search, in plain Python."""
    hard = [
        place.status == "published",
        all(word in place.name_key for word in search_key(search.name).split()),
        not search.departments or place.department in search.departments,
        says(place.programmes or [], search.programmes) == YES,
        not search.point or place.latitude is not None,
    ]
    if search.point and search.within_m and place.latitude is not None:
        hard.append(search.point.distance_m(Point(place.latitude, place.longitude)) <= search.within_m)
    answers = [says(place.access_modes, search.access_modes)]
    if search.services or search.publics or search.fees:
        offered = [service for service in place.services.all() if not search.services or service.category in search.services]
        answers.append(max((min(says(one.publics, search.publics), says(one.fees, search.fees)) for one in offered), default=NO))
    if search.open_at:
        answers.append({True: YES, None: UNKNOWN, False: NO}[is_open(place, search.open_at)])
    return min(answers) if all(hard) else NO


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=directory, search=searches(), size=st.integers(1, 5))
def test_pages_hold_every_answer_once_those_that_say_yes_first(told: list[dict[str, Any]], search: Search, size: int) -> None:
    Place.objects.update(status="draft")  # what earlier examples left
    make_directory(told)
    answers = {place.pk: answer(place, search) for place in Place.objects.prefetch_related("services")}
    expected = {pk for pk, said in answers.items() if said >= (UNKNOWN if search.include_unknown else YES)}

    whole = search.rows(start=0, stop=100)
    pages = [search.rows(start=start, stop=start + size) for start in range(0, len(whole) + size, size)]
    assert [row.pk for page in pages for row in page] == [row.pk for row in whole]
    assert len(whole) == len(expected)
    assert {row.pk for row in whole} == expected
    assert search.count(directory_version()) == len(expected)

    certain = [answers[row.pk] for row in whole]
    assert certain == sorted(certain, reverse=True)
    if search.point:
        for said in (YES, UNKNOWN):
            metres = [(round(row.distance_m, 3), row.pk) for row in whole if answers[row.pk] == said]
            assert metres == sorted(metres)


@pytest.mark.parametrize("point", [None, HERE], ids=["by-name", "nearest"])
@pytest.mark.parametrize("size", [1, 4, 7, 20])
def test_a_page_may_begin_with_a_yes_and_end_with_an_unknown(point: Point | None, size: int) -> None:
    told = [{"access_modes": ["a"] if rank % 2 else None, "latitude": 48 + rank / 1000} for rank in range(13)]
    places = make_places(told)
    search = Search(point=point, access_modes=("a",), include_unknown=True)
    pages = [search.rows(start=start, stop=start + size) for start in range(0, 20, size)]
    found = [row.pk for page in pages for row in page]
    assert [len(page) for page in pages if page][:-1] == [size] * (len([page for page in pages if page]) - 1)
    assert set(found[:6]) == {place.pk for place in places[1::2]}
    assert set(found[6:]) == {place.pk for place in places[::2]}
    assert len(found) == 13


def test_without_a_point_places_come_by_name() -> None:
    make_places([{"name": name} for name in ("Écluse", "abri", "Zone", "abri")])
    rows = Search().rows(start=0, stop=10)
    assert [row.name for row in rows] == ["abri", "abri", "Écluse", "Zone"]
    assert rows[0].pk < rows[1].pk


def test_loading_chooses_the_columns() -> None:
    make_place(name="Ici", services=["acces"])
    rows = Search(point=HERE, fees=("a",), include_unknown=True).rows(start=0, stop=5, loading=lambda places: places.values("name"))
    assert rows == [{"name": "Ici", "distance_m": pytest.approx(0, abs=0.001)}]


def test_a_write_makes_the_count_stale() -> None:
    search = Search(services=("demarches",))
    place = make_place(services=["demarches"])
    assert search.count(directory_version()) == 1
    make_place(services=["demarches"])
    assert search.count(directory_version()) == 2
    change_place(place, {"services": {}}, by=STAFF)
    assert search.count(directory_version()) == 1


def test_an_import_that_changes_no_place_makes_the_count_of_its_source_stale() -> None:
    source, place = make_source("hub"), make_place()
    assert Search(source="hub").count(directory_version()) == 0
    Batch.objects.create(origin=Origin.IMPORT, source=source, started_at=AT)
    SourceRecord.objects.create(source=source, external_id="1", place=place, raw={}, facts={}, fingerprint="", seen_at=AT)
    assert Search(source="hub").count(directory_version()) == 1


def test_the_version_grows_and_says_when() -> None:
    assert directory_version().number == 0
    first = (make_place(), directory_version())[1]
    later = AT + timedelta(days=1)
    make_place(by=Authorship(origin=Origin.STAFF, at=later))
    assert directory_version().number > first.number > 0
    assert (first.at, directory_version().at) == (AT, later)
    Batch.objects.create(origin=Origin.IMPORT, started_at=later + timedelta(days=1))
    assert directory_version().at == later + timedelta(days=1)


def test_a_count_already_made_costs_no_query_wherever_one_stands() -> None:
    make_place()
    version = directory_version()
    assert Search(point=HERE).count(version) == 1
    with CaptureQueriesContext(connection) as queries:
        assert Search(point=Point(44.5, 3.5)).count(version) == 1
    assert len(queries) == 0
    make_place(latitude=None, longitude=None)
    version = directory_version()
    assert (Search(point=HERE).count(version), Search().count(version)) == (1, 2)


@pytest.mark.parametrize(
    "search",
    [
        pytest.param(Search(point=HERE, within_m=1000.0), id="a-distance"),
        pytest.param(Search(open_at=NOON), id="a-moment"),
    ],
)
def test_what_depends_on_where_or_when_is_not_kept(search: Search) -> None:
    make_place(hours=OFFICE)
    version = directory_version()
    assert search.count(version) == search.count(version) == 1
    moved = replace(search, point=Point(44.5, 3.5)) if search.point else replace(search, open_at=NOON + timedelta(hours=8))
    assert moved.count(version) == 0


@pytest.mark.parametrize(
    ("search", "most"),
    [
        pytest.param(Search(services=("acces",)), 1, id="by-name"),
        pytest.param(Search(fees=("a",), include_unknown=True), 3, id="with-unknown"),
        pytest.param(Search(point=HERE, services=("acces",)), 1, id="nearest"),
        pytest.param(Search(point=HERE, within_m=50_000.0, fees=("a",), open_at=NOON, include_unknown=True), 8, id="everything"),
    ],
)
def test_the_number_of_queries_does_not_depend_on_the_number_of_places(search: Search, most: int) -> None:
    spent = []
    for number in (1, 24):
        make_places([{"services": ["acces"], "hours": OFFICE, "latitude": 48.93697 + rank / 10_000} for rank in range(number)])
        with CaptureQueriesContext(connection) as queries:
            assert search.rows(start=0, stop=50)
        spent.append(len(queries))
    assert spent[0] >= spent[1]
    assert connection.vendor != "postgresql" or spent[0] <= most
    assert spent[0] <= 10 * most
