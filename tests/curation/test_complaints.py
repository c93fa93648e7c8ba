"""Complaints: counted for the queue as they come, told to the public once the team took them into account, answered by verifying."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from curation.models import Suggestion
from curation.suggestions.complaints import COUNTED_DAYS, complaint_to_tell, with_complaints
from places.editing import change_place
from places.models import Place
from tests.curation.told import TODAY, suggested
from tests.factories import AT, STAFF, make_place, make_places
from tests.html import Page

pytestmark = pytest.mark.django_db


def counted() -> dict[str, int]:
    return {place.name: place.complaints for place in with_complaints(Place.objects.all(), TODAY)}


def decided(one: Suggestion, state: str, **more: str) -> None:
    Suggestion.objects.filter(pk=one.pk).update(state=state, decided_at=AT, **more)


def test_complaints_of_twelve_months_are_counted_and_no_other_suggestion() -> None:
    one, two, three = make_places([{"name": name} for name in ("Un", "Deux", "Trois")])
    suggested(one, topic="was-closed", text="")
    suggested(one, topic="not-helped", text="", days_ago=COUNTED_DAYS - 1)
    suggested(one, topic="was-closed", text="", days_ago=COUNTED_DAYS)
    suggested(two, topic="phone")
    suggested(two, topic="gone", text="")
    decided(suggested(three, topic="was-closed", text=""), "refused", reason="abuse")
    assert counted() == {"Un": 2, "Deux": 0, "Trois": 0}


@pytest.mark.parametrize(("verified_days_ago", "number"), [(11, 1), (10, 0), (9, 0)])
def test_verifying_the_place_answers_its_complaints(verified_days_ago: int, number: int) -> None:
    place = make_place(name="Un", verified_on=(TODAY - timedelta(days=verified_days_ago)).isoformat(), verified_by="staff")
    decided(suggested(place, topic="was-closed", days_ago=10), "accepted")
    assert counted() == {"Un": number}
    assert (complaint_to_tell(place, TODAY) is not None) == bool(number)


@pytest.mark.parametrize("number", [1, 25])
def test_counting_is_one_query(number: int) -> None:
    for place in make_places([{"name": f"Lieu {rank}"} for rank in range(number)]):
        suggested(place, topic="was-closed")
    with CaptureQueriesContext(connection) as queries:
        assert sum(counted().values()) == number
    assert len(queries) == 1


def page(client: Client, place: Place) -> str:
    with time_machine.travel(AT, tick=False):
        return Page(client.get(place.get_absolute_url())).text


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("was-closed", "Une personne a trouvé ce lieu fermé. Elle nous l'a dit le 1er mars 2026. Appelez avant de venir."),
        ("not-helped", "Une personne n'a pas pu être aidée ici. Elle nous l'a dit le 1er mars 2026. Appelez avant de venir."),
    ],
)
def test_the_page_warns_once_the_team_took_the_complaint_into_account(client: Client, topic: str, words: str) -> None:
    place = make_place(phone="+33199001111")
    one = suggested(place, topic=topic, text="Ils sont odieux.", days_ago=2)
    assert "Une personne" not in page(client, place)
    decided(one, "accepted")
    assert words in page(client, place)
    assert "odieux" not in page(client, place)
    change_place(place, {"verified_on": "2026-03-02", "verified_by": "staff"}, by=STAFF)
    assert "Une personne" not in page(client, place)
