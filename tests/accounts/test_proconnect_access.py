"""Who may open the addresses of ProConnect, which exist only where it is on: the lines that the table keeps for them."""

import runpy
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.urls import get_resolver
from pytest_django import Settings

from accounts import urls
from tests.access_table import PROCONNECT, TABLE, answers
from tests.visiting import Visits, make_visitors, routes

pytest.importorskip("mozilla_django_oidc", reason="ProConnect is not tried: its extra is not installed (pip install -e '.[proconnect]')")

from tests.oidc_server import Provider, proconnect_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with proconnect_on(settings) as one:
        yield one


def read_again() -> set[str]:
    """The routes of accounts, as their module writes them with the settings of now."""
    return set(routes(runpy.run_path(urls.__file__)["urlpatterns"], "compte/"))


def test_turning_it_on_adds_these_addresses_to_the_address_book_and_no_other(settings: Settings) -> None:
    off = read_again()
    settings.PROCONNECT = True
    assert read_again() - off == {row.route for row in PROCONNECT}
    assert off <= {row.route for row in TABLE}


def test_each_visitor_is_answered_as_the_table_says_where_it_is_on(provider: Provider) -> None:
    assert {row.route for row in PROCONNECT} <= set(routes(get_resolver().url_patterns)), "the site of this test is one where it is on"
    assert Visits(make_visitors()).unlike(PROCONNECT, {}) == []
    assert provider.asked, "it was not refused because nobody answered"


def test_where_it_is_off_nobody_finds_them() -> None:
    nowhere = [replace(row, get=answers(404), post=answers(404)) for row in PROCONNECT]
    assert Visits(make_visitors()).unlike(nowhere, {}) == []
