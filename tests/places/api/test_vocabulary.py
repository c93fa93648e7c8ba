"""`vocabulary/`: every closed list, with the national wording, and nothing that the database must be asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.api.closed_lists import published_lists
from places.api.parameter_fields import CodesFilter
from places.api.parameters import PlaceParameters
from places.vocabulary import ServiceCategory
from tests.places.api.conftest import Ask

pytestmark = pytest.mark.django_db


def test_each_list_has_its_codes_and_labels_in_the_order_of_the_schema(ask: Ask) -> None:
    lists = ask("vocabulary/").json()
    assert list(lists) == list(published_lists())
    assert [row["code"] for row in lists["service"]] == ServiceCategory.values
    assert lists["service"][0] == {"code": "demarches", "label": "Aide aux démarches administratives"}
    assert len(lists["typology"]) == 92
    assert {"code": "974", "label": "La Réunion"} in lists["department"]


FILTERS = [name for name, one in PlaceParameters.base_filters.items() if isinstance(one, CodesFilter)]


@pytest.mark.parametrize("name", FILTERS)
def test_every_code_published_is_accepted_by_the_filter_of_its_name(ask: Ask, name: str) -> None:
    ask("places/", **{name: [row["code"] for row in ask("vocabulary/").json()[name]]})


def test_no_query_is_spent(ask: Ask) -> None:
    with CaptureQueriesContext(connection) as queries:
        ask("vocabulary/")
    assert len(queries) == 0
