"""Members: whom one sees, whom one may change, and what becomes of whoever is changed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.members import NotYoursToChange, NotYoursToGive, change_member, may_change
from accounts.models import User
from accounts.policy import Role
from tests.html import Page
from tests.markup import faults
from tests.team import make_user

pytestmark = pytest.mark.django_db

MEMBERS = "/equipe/membres/"


def manager_of(*territory: str) -> User:
    return make_user(Role.MANAGER, territory=list(territory), email="responsable@essai.example")


@pytest.mark.parametrize(
    ("role", "territory", "is_staff", "changes"),
    [
        pytest.param("editor", ["93"], False, True, id="an editor within"),
        pytest.param("manager", ["93", "48"], False, True, id="a manager within"),
        pytest.param("editor", ["93", "75"], False, False, id="partly outside"),
        pytest.param("editor", ["75"], False, False, id="outside"),
        pytest.param("editor", [], False, False, id="without a territory"),
        pytest.param("admin", ["93"], False, False, id="an admin"),
        pytest.param("editor", ["93"], True, False, id="of the platform team"),
    ],
)
def test_a_manager_changes_those_within_and_below(client: Client, role: str, territory: list[str], is_staff: bool, changes: bool) -> None:
    manager, other = manager_of("93", "48"), make_user(role, territory=territory, is_staff=is_staff, email="autre@essai.example")
    assert may_change(manager, other) is changes
    client.force_login(manager)
    address = f"{MEMBERS}{other.pk}/"
    assert client.get(address).status_code == (200 if changes else 403)
    response = client.post(address, {"role": "editor", "territory": "48", "is_active": "on"})
    assert response.status_code == (302 if changes else 403)
    other.refresh_from_db()
    assert (other.role, other.territory) == (("editor", ["48"]) if changes else (role, territory))


@pytest.mark.parametrize("beyond", [{"role": "admin"}, {"territory": "75"}, {"territory": ""}], ids=str)
def test_nobody_raises_someone_above_what_they_have(client: Client, beyond: dict[str, str]) -> None:
    other = make_user()
    client.force_login(manager_of("93"))
    response = client.post(f"{MEMBERS}{other.pk}/", {"role": "editor", "territory": "93", "is_active": "on"} | beyond)
    assert (response.status_code, faults(response.content.decode())) == (200, [])
    other.refresh_from_db()
    assert (other.role, other.territory) == ("editor", ["93"])


def test_the_rules_hold_below_the_page() -> None:
    manager, editor = manager_of("93"), make_user()
    with pytest.raises(NotYoursToGive):
        change_member(editor, by=manager, role="admin", territory=["93"], is_active=True)
    with pytest.raises(NotYoursToChange):
        change_member(manager, by=manager, role="manager", territory=["93"], is_active=True)
    with pytest.raises(NotYoursToChange):
        change_member(manager, by=editor, role="editor", territory=["93"], is_active=True)


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(client: Client) -> None:
    other, inside = make_user(), Client()
    inside.force_login(other)
    client.force_login(manager_of("93"))
    assert inside.get("/equipe/").status_code == 200
    client.post(f"{MEMBERS}{other.pk}/", {"role": "editor", "territory": "93"})
    assert inside.get("/equipe/").status_code == 302
    assert "fermé" in Page(client.get(MEMBERS)).text
    client.post(f"{MEMBERS}{other.pk}/", {"role": "editor", "territory": "93", "is_active": "on"})
    assert inside.get("/equipe/").status_code == 200


def test_a_manager_sees_their_own_team_and_an_admin_everyone(client: Client) -> None:
    make_user(email="ici@essai.example")
    make_user(email="ailleurs@essai.example", territory=["75"])
    client.force_login(manager_of("93"))
    text = Page(client.get(MEMBERS)).text
    assert ("ici@" in text, "ailleurs@" in text, "responsable@" in text) == (True, False, True)
    client.force_login(make_user(Role.ADMIN))
    page = client.get(MEMBERS)
    assert ("ici@" in Page(page).text, "ailleurs@" in Page(page).text) == (True, True)
    assert faults(page.content.decode()) == []


def test_queries_do_not_grow_with_the_team(client: Client) -> None:
    client.force_login(manager_of("93"))
    counts = []
    for number in (1, 25):
        for rank in range(number):
            make_user(email=f"{number}.{rank}@essai.example")
        with CaptureQueriesContext(connection) as queries:
            client.get(MEMBERS)
        counts.append(len(queries))
    assert counts[0] == counts[1]
