"""The door of the team's pages."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.policy import Role
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

PAGE = "/equipe/lieux/?texte=essai"


def test_a_stranger_signs_in_and_comes_back_to_the_page(client: Client) -> None:
    response = client.get(PAGE)
    asked = urlsplit(response["Location"])
    assert (response.status_code, asked.path, parse_qs(asked.query)) == (302, "/compte/connexion/", {"next": [PAGE]})


def test_a_stranger_learns_nothing_of_what_a_page_accepts(client: Client) -> None:
    assert client.post("/equipe/").status_code == 302


def test_without_the_right_a_page_says_so(client: Client) -> None:
    client.force_login(make_user(""))
    response = client.get(PAGE)
    assert response.status_code == 403
    assert "Votre compte ne permet pas cette action" in Page(response).text
    assert faults(response.content.decode()) == []


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMIN])
def test_without_the_second_factor_of_their_role_nobody_goes_farther_than_setting_it_up(client: Client, role: str) -> None:
    client.force_login(make_user(role, second_factor=False))
    response = client.get(PAGE)
    assert (response.status_code, response["Location"]) == (302, "/compte/telephone/")
    assert client.get("/compte/telephone/").status_code == 200


def test_the_demonstration_asks_for_no_second_factor(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    client.force_login(make_user(Role.ADMIN, second_factor=False))
    assert client.get(PAGE).status_code == 200


def test_a_closed_account_is_out_at_once(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    assert client.get(PAGE).status_code == 200
    user.is_active = False
    user.save()
    assert client.get(PAGE).status_code == 302


@pytest.mark.parametrize("role", ["", Role.EDITOR, Role.ADMIN])
def test_nothing_of_the_team_is_kept_by_a_browser(client: Client, role: str) -> None:
    assert set(client.get(PAGE)["Cache-Control"].split(", ")) == {"private", "no-store"}
    client.force_login(make_user(role))
    assert set(client.get(PAGE)["Cache-Control"].split(", ")) == {"private", "no-store"}


def test_the_admin_has_the_same_door(client: Client) -> None:
    response = client.get("/admin/places/place/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/compte/connexion/?next=")
    client.force_login(make_user(Role.ADMIN, email="sans@essai.example", is_staff=True, is_superuser=True, second_factor=False))
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/compte/telephone/"
    client.force_login(make_user(Role.ADMIN, is_staff=True, is_superuser=True))
    assert client.get("/admin/", follow=True).status_code == 200
    client.force_login(make_user(Role.EDITOR))
    assert client.get("/admin/", follow=True).status_code == 403


def test_the_admin_sends_nobody_to_another_site(client: Client) -> None:
    client.force_login(make_user(Role.ADMIN, is_staff=True, is_superuser=True))
    assert client.get("/admin/login/?next=https://ailleurs.example/")["Location"] == "/admin/"
