"""Exceptional hours on the page of a place, in lists and in the API: said plainly while they last, gone afterwards."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from tests.factories import make_place
from tests.html import Page

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
SUMMER = {"from": "2026-07-14", "until": "2026-08-31", "hours": "Mo-Fr 09:00-12:00"}
LATE = {"from": "2026-09-10", "until": "2026-09-10", "hours": "Mo-Su 09:00-20:00"}
TOLD = {"hours": "Mo-Fr 09:00-17:00", "exceptional_hours": [SUMMER, LATE]}
SUMMER_TITLE = "Horaires exceptionnels du 14 juillet au 31 août"


def page_at(client: Client, url: str, moment: str) -> str:
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=PARIS), tick=False):
        return Page(client.get(url)).text


def test_the_page_says_them_before_during_and_never_after(client: Client) -> None:
    url = make_place(**TOLD).get_absolute_url()
    before = page_at(client, url, "2026-07-06T15:00")
    assert before.index("Lundi (aujourd'hui) 9 h à 17 h") < before.index(f"{SUMMER_TITLE} Lundi 9 h à 12 h")
    during = page_at(client, url, "2026-07-20T15:00")
    assert "Fermé. Ouvre demain à 9 h" in during
    assert during.index(f"{SUMMER_TITLE} Lundi (aujourd'hui) 9 h à 12 h") < during.index("Horaires habituels Lundi 9 h à 17 h")
    assert "Horaires exceptionnels le jeudi 10 septembre Jeudi 10 septembre 9 h à 20 h" in during
    one_day = page_at(client, url, "2026-09-10T18:00")
    assert "Ouvert aujourd'hui jusqu'à 20 h" in one_day
    assert "Jeudi 10 septembre (aujourd'hui) 9 h à 20 h" in one_day
    assert SUMMER_TITLE not in one_day
    assert "Horaires exceptionnels" not in page_at(client, url, "2026-09-11T10:00")


def test_search_engines_and_the_sheet_are_told_too(client: Client) -> None:
    place = make_place(**TOLD)
    with time_machine.travel(datetime(2026, 7, 20, 15, 0, tzinfo=PARIS), tick=False):
        source = client.get(place.get_absolute_url()).content.decode()
    document = json.loads(source.split('type="application/ld+json">')[1].split("</script>")[0])
    assert document["specialOpeningHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "Monday",
        "opens": "09:00",
        "closes": "12:00",
        "validFrom": "2026-07-14",
        "validThrough": "2026-08-31",
    }
    sheet = page_at(client, f"{place.get_absolute_url()}fiche/", "2026-07-20T15:00")
    assert f"{SUMMER_TITLE} Lundi à vendredi 9 h à 12 h" in sheet
    assert "Horaires exceptionnels le jeudi 10 septembre : 9 h à 20 h" in sheet
    assert "Horaires habituels : lundi à vendredi : 9 h à 17 h ; samedi et dimanche : fermé" in sheet


def test_the_api_tells_those_that_are_not_over_and_counts_with_them(client: Client) -> None:
    place = make_place(**TOLD)
    for moment, open_now, opening, left in (
        ("2026-07-20T15:00", False, "2026-07-21T09:00:00+02:00", [SUMMER, LATE]),
        ("2026-09-10T18:00", True, "2026-09-11T09:00:00+02:00", [LATE]),
        ("2026-09-14T15:00", True, "2026-09-15T09:00:00+02:00", []),
    ):
        with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=PARIS), tick=False):
            body = client.get(f"/api/v1/places/{place.code}/").json()
            found = client.get("/api/v1/places/", {"open_at": "now"}).json()["count"]
        assert (body["open_now"], body["next_opening"], body["exceptional_hours"], found) == (open_now, opening, left, int(open_now))
