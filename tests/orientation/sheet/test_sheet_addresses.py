"""Addresses of the sheet and the short link: what becomes of them when the place goes, and how many bytes a sheet weighs."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client

from orientation.sheets.sheet_address import SheetAddress, read_address
from places.editing import change_place
from places.models import Place
from tests.factories import STAFF, make_place, make_places
from tests.html import Page

pytestmark = pytest.mark.django_db

LIMIT = 20_000
"""Bytes, compressed, everything on a first visit."""


def test_the_page_of_a_place_leads_to_its_sheet_and_back(client: Client, place: Place) -> None:
    page = Page(client.get(place.get_absolute_url()))
    assert page.link("Imprimer la fiche") == f"/lieu/{place.code}/fiche/"
    assert Page(client.get(f"/lieu/{place.code}/fiche/")).link("‹ Toutes les informations") == place.get_absolute_url()


def test_the_short_link_leads_to_the_place_and_asks_nothing_of_the_database(client: Client, django_assert_num_queries: object) -> None:
    place = make_place()
    with django_assert_num_queries(0):  # type: ignore[operator]
        response = client.get(f"/l/{place.code.upper()}/")
    assert (response.status_code, response["Location"]) == (301, place.get_absolute_url())
    assert client.get(f"/l/{place.code}").status_code == 301, "messages leave the last slash out"
    assert client.get(f"/l/{place.code}/?besoin=demarches")["Location"] == place.get_absolute_url()


@pytest.mark.parametrize("code", ["zzzzzzzz", "%00", "é", "..", "%2F%2Fexemple.example", "a" * 300])
def test_a_code_we_never_gave_stays_on_this_site_and_ends_on_a_page(client: Client, code: str) -> None:
    response = client.get(f"/l/{code}/", follow=True)
    assert response.status_code == 404
    assert all(url.startswith("/") and not url.startswith("//") for url, _ in response.redirect_chain)
    assert client.get(f"/lieu/{code}/fiche/").status_code == 404


def test_a_draft_has_no_sheet(client: Client) -> None:
    response = client.get(f"/lieu/{make_place(status='draft').code}/fiche/")
    assert response.status_code == 404
    assert "Nous ne connaissons pas ce lieu" in Page(response).text


def test_the_sheet_of_a_withdrawn_place_says_so_and_names_others(client: Client) -> None:
    place = make_place(name="Parti")
    make_place(name="Voisin")
    change_place(place, {"status": "withdrawn"}, by=STAFF)
    response = client.get(f"/lieu/{place.code}/fiche/")
    assert response.status_code == 410
    assert "Ce lieu n'est plus dans l'annuaire." in Page(response).text
    assert Page(response).link("Voisin").startswith("/lieu/")


def test_the_sheet_of_a_merged_place_is_that_of_the_other_with_what_was_asked(client: Client) -> None:
    first, last = make_places([{"name": "Un"}, {"name": "Deux"}])
    Place.objects.filter(pk=first.pk).update(status="merged", merged_into=last)
    response = client.get(f"/lieu/{first.code}/fiche/?besoin=demarches&format=a5&inconnu=1")
    assert (response.status_code, response["Location"]) == (301, f"/lieu/{last.code}/fiche/?besoin=demarches&format=a5")


def test_a_place_merged_into_a_draft_is_unknown(client: Client) -> None:
    first, last = make_places([{"name": "Un"}, {"name": "Deux", "status": "draft"}])
    Place.objects.filter(pk=first.pk).update(status="merged", merged_into=last)
    assert client.get(f"/lieu/{first.code}/fiche/").status_code == 404
    assert client.get(first.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("address", ["/lieu/zzzzzzzz/fiche/", "/l/zzzzzzzz/"])
def test_pages_are_read_never_written_to(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        SheetAddress(),
        SheetAddress(category="demarches"),
        SheetAddress(small=True),
        SheetAddress(category="acces", small=True, language="en"),
    ],
    ids=str,
)
def test_an_address_is_read_as_it_was_written(address: SheetAddress) -> None:
    url = address.url("abcd2345")
    assert read_address(QueryDict(url.partition("?")[2])) == address


@pytest.mark.usefixtures("place")
def test_of_several_needs_the_sheet_takes_the_first_as_the_page_of_places_does(client: Client) -> None:
    query = "besoin=pizza&besoin=demarches&besoin=acces"
    assert read_address(QueryDict(query)).category == "demarches"
    assert "pour vous aider : faire une démarche" in Page(client.get(f"/resultats/?{query.partition('&')[2]}&commune=93066")).text


def test_everything_on_a_first_visit_is_light(client: Client, place: Place) -> None:
    page = client.get(f"/lieu/{place.code}/fiche/?besoin=demarches&langue=en")
    loaded = [tag.get("href") or tag.get("src", "") for name, tag in Page(page).tags if name in ("link", "script")]
    files = [Path(settings.BASE_DIR) / url.removeprefix("/") for url in loaded if url.startswith("/static/")]
    assert len(files) == 4
    weights = [len(gzip.compress(content)) for content in (page.content, *(file.read_bytes() for file in files))]
    assert sum(weights) <= LIMIT, weights
