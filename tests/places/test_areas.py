"""Régions and départements by the names that people give them, in the words and in the list of places."""

import pytest
from django.test import Client

from places.areas import FORMER_REGIONS, OTHER_NAMES, department_named, departments_of_region
from places.departments import DEPARTMENTS
from tests import towns
from tests.html import Page, one_space


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Bretagne", ["22", "29", "35", "56"]),
        ("région Bretagne", ["22", "29", "35", "56"]),
        ("en bretagne", ["22", "29", "35", "56"]),
        ("le Limousin", ["19", "23", "87"]),
        ("Corse", ["2A", "2B"]),
        ("paca", ["04", "05", "06", "13", "83", "84"]),
        ("ILE DE FRANCE", ["75", "77", "78", "91", "92", "93", "94", "95"]),
        ("région parisienne", ["75", "77", "78", "91", "92", "93", "94", "95"]),
        ("Martinique", []),
        ("Toulouse", []),
        ("", []),
    ],
)
def test_a_region_is_its_departements(said: str, codes: list[str]) -> None:
    assert [one.code for one in departments_of_region(said)] == codes


@pytest.mark.parametrize("said", ["Creuse", "la creuse", "dans la Creuse", "en Creuse", "département de la Creuse"])
def test_a_departement_is_found_by_its_everyday_turns(said: str) -> None:
    found = department_named(said)
    assert found
    assert found.code == "23"


def test_every_former_region_is_made_of_departements_and_together_they_are_the_metropolitan_ones() -> None:
    assert set(OTHER_NAMES.values()) <= {*FORMER_REGIONS, *(one.region for one in DEPARTMENTS.values())}
    named = [code for name, codes in FORMER_REGIONS.items() if name != "Outre-mer" for code in codes]
    assert len(named) == len(set(named)), "none is in two"
    unchanged = {"Bretagne", "Centre-Val de Loire", "Corse", "Île-de-France", "Pays de la Loire", "Provence-Alpes-Côte d'Azur"}
    assert {code for code, one in DEPARTMENTS.items() if len(code) == 2 and one.region not in unchanged} == set(named)


@pytest.mark.django_db
def test_the_list_of_places_asks_which_departement_of_a_region(client: Client) -> None:
    towns.save()
    page = Page(client.get("/annuaire/?lieu=Île-de-France"))
    assert "Quel département est-ce ?" in one_space(page.text)
    assert page.link("Seine-Saint-Denis (93)").endswith("lieu=93")


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["Lozère", "en Lozère", "département de la Lozère"])
def test_the_list_of_places_of_a_departement(client: Client, said: str) -> None:
    assert "Lozère (48)" in Page(client.get("/annuaire/", {"lieu": said})).text
