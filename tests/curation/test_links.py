"""Links to a place: one place, one purpose, for a while; what is wrong with any other token is told to nobody."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curation.links import issue, link_of, revoke
from curation.models import PlaceLink
from curation.models.place_link import LinkPurpose
from places.editing import change_place
from places.models import Place
from tests.factories import STAFF, make_place

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 31, 10, tzinfo=UTC)
UPDATE, STOP = LinkPurpose.UPDATE, LinkPurpose.STOP


@pytest.fixture
def place() -> Place:
    return make_place()


def test_a_link_opens_its_place_for_its_purpose_until_it_expires(place: Place) -> None:
    link, token = issue(place, UPDATE, at=NOW)
    assert link_of(token, UPDATE, at=NOW + timedelta(days=30, seconds=-1)) == link
    assert link_of(token, UPDATE, at=NOW + timedelta(days=30)) is None
    assert link_of(token, STOP, at=NOW) is None


def test_the_database_does_not_hold_what_opens_a_link(place: Place) -> None:
    link, token = issue(place, UPDATE, at=NOW)
    assert token not in str(PlaceLink.objects.filter(pk=link.pk).values().get())
    assert link_of(link.token_hash, UPDATE, at=NOW) is None


def test_two_links_are_never_the_same_and_open_each_its_place(place: Place) -> None:
    other = make_place()
    (_, one), (_, two) = issue(place, UPDATE, at=NOW), issue(other, UPDATE, at=NOW)
    assert [link_of(token, UPDATE, at=NOW).place for token in (one, two)] == [place, other]


def test_a_revoked_link_is_dead_and_so_are_all_those_of_the_place_but_not_its_way_to_stop(place: Place) -> None:
    tokens = [issue(place, UPDATE, at=NOW)[1] for _ in range(2)]
    other, stop = issue(make_place(), UPDATE, at=NOW)[1], issue(place, STOP, at=NOW)[1]
    assert revoke(place, at=NOW) == 2
    assert [link_of(token, UPDATE, at=NOW) for token in tokens] == [None, None]
    assert link_of(other, UPDATE, at=NOW)
    assert link_of(stop, STOP, at=NOW + timedelta(days=399))


def test_a_place_that_left_the_directory_cannot_speak_but_may_ask_to_be_left_alone(place: Place) -> None:
    update, stop = issue(place, UPDATE, at=NOW)[1], issue(place, STOP, at=NOW)[1]
    change_place(place, {"status": "withdrawn"}, by=STAFF)
    assert link_of(update, UPDATE, at=NOW) is None
    assert link_of(stop, STOP, at=NOW)


@pytest.mark.parametrize("token", ["", "a", "a" * 43, "é" * 43, "a" * 42 + "\x00", "a" * 5000, "../../admin"])
def test_a_forged_token_opens_nothing(place: Place, token: str) -> None:
    issue(place, UPDATE, at=NOW)
    assert link_of(token, UPDATE, at=NOW) is None


def test_a_token_that_cannot_be_one_is_not_looked_for_and_any_other_is_in_one_query(place: Place) -> None:
    _, token = issue(place, UPDATE, at=NOW)
    with CaptureQueriesContext(connection) as queries:
        link_of("a" * 5000, UPDATE, at=NOW)
    assert len(queries) == 0
    with CaptureQueriesContext(connection) as queries:
        assert link_of(token, UPDATE, at=NOW).place.commune is None
    assert len(queries) == 1
