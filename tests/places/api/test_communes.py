"""`communes/`: choices for what someone typed about where they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.gazetteer.name_index import default_index
from tests.places.api.conftest import Ask
from tests.towns import save

pytestmark = pytest.mark.django_db


def names_of(ask: Ask, q: str) -> list[str]:
    return [row["name"] for row in ask("communes/", q=q).json()["results"]]


def test_a_choice_says_what_is_needed_to_choose_and_to_search(ask: Ask) -> None:
    save()
    body = ask("communes/", q="Noisy-le-Sec").json()
    assert (body["count"], body["next"], body["previous"]) == (1, None, None)
    assert body["results"] == [
        {
            "code": "93053",
            "name": "Noisy-le-Sec",
            "department": "93",
            "postal_codes": ["93130"],
            "population": 45510,
            "lat": 48.8899,
            "lon": 2.45181,
        }
    ]


@pytest.mark.parametrize("q", ["93130", "noisy le sec", "NOISY LE SEC", "93053", "noisi le sec", " Noisy-le-Sec "])
def test_a_postal_code_accents_case_and_small_slips_lead_to_the_commune(ask: Ask, q: str) -> None:
    save()
    assert "Noisy-le-Sec" in names_of(ask, q)


def test_several_communes_of_one_name_are_all_proposed(ask: Ask) -> None:
    save()
    departments = [row["department"] for row in ask("communes/", q="Saint-Denis").json()["results"]]
    assert {"93", "974"} <= set(departments)


def test_what_says_nothing_known_answers_no_choice(ask: Ask) -> None:
    save()
    assert names_of(ask, "qqqqqqqqqqqq") == []


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "  "}, {"q": "a" * 101}, {"q": ["a", "b"]}], ids=str)
def test_the_text_is_asked_for_once_and_bounded(ask: Ask, asked: dict[str, object]) -> None:
    assert set(ask("communes/", expect=400, **asked).json()["error"]["fields"]) == {"q"}


def test_a_page_has_no_meaning_here_and_is_refused(ask: Ask) -> None:
    assert set(ask("communes/", q="Mende", page=2, expect=400).json()["error"]["fields"]) == {"page"}


def test_where_someone_is_stays_out_of_shared_caches(ask: Ask) -> None:
    assert ask("communes/", q="Mende")["Cache-Control"] == "max-age=60, private"


@pytest.mark.parametrize(("q", "queries"), [("Mende", 1), ("Saint", 1), ("qqqqqqqqqqqq", 0)])
def test_one_query_however_many_choices(ask: Ask, q: str, queries: int) -> None:
    save()
    default_index()
    with CaptureQueriesContext(connection) as captured:
        ask("communes/", q=q)
    assert len(captured) == queries
