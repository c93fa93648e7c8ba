"""Addresses that say a need or a town that nobody knows: every page says it, in the same words, and asks again."""

import pytest
from django.test import Client

from tests.html import Page
from tests.orientation.pages.conftest import is_stored_nowhere

pytestmark = pytest.mark.usefixtures("_towns")

PAGES = ["/ou/", "/ou/departements/", "/important/", "/resultats/"]


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_need_is_said_and_asked_again(client: Client, page: str) -> None:
    response = client.get(f"{page}?besoin=licorne&commune=93066")
    asked = Page(response)
    assert response.status_code == 400
    assert asked.link("Nous ne connaissons pas ce besoin. Choisissez une image ou écrivez votre besoin.") == "#phrase"
    assert asked.link("Apprendre") == "/ou/?besoin=quotidien&commune=93066"
    assert is_stored_nowhere(response)


@pytest.mark.parametrize("page", ["/ou/", "/important/", "/resultats/"])
def test_an_unknown_need_beside_another_is_said_and_stops_nobody(client: Client, page: str) -> None:
    response = client.get(f"{page}?besoin=demarches&besoin=licorne&commune=93066")
    asked = Page(response)
    assert response.status_code == 200
    assert "Nous ne connaissons pas l'un des besoins demandés. Changer le besoin" in asked.text
    assert "Vous cherchez : faire une démarche" in asked.text
    assert not [attributes for _, attributes in asked.tags if "aria-invalid" in attributes], "no field is wrong"
    assert "Erreur" not in asked.text


@pytest.mark.parametrize("page", ["/important/", "/resultats/"])
def test_an_unknown_town_is_said_and_asked_again(client: Client, page: str) -> None:
    response = client.get(f"{page}?besoin=demarches&commune=00000")
    asked = Page(response)
    assert response.status_code == 400
    assert asked.link("Nous ne savons pas où c'est. Écrivez votre ville ou votre code postal.") == "#lieu"
    assert "Vous n'avez pas dit où vous êtes" not in asked.text
    assert is_stored_nowhere(response)


def test_what_was_ticked_is_kept_even_then(client: Client) -> None:
    assert (
        client.post("/important/?besoin=demarches&commune=00000", {"choix": "free"})["Location"]
        == "/resultats/?besoin=demarches&important=1"
    )
