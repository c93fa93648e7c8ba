"""What each role may do: one table, closed by default."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.policy import LOWEST, Action, Role, may, roles_up_to

EDITORS = set(Action) - {Action.BULK_EDIT, Action.INVITE}


@pytest.mark.parametrize(
    ("user", "allowed"),
    [
        pytest.param(AnonymousUser(), set(), id="stranger"),
        pytest.param(User(role=""), set(), id="no role"),
        pytest.param(User(role="boss"), set(), id="unknown role"),
        pytest.param(User(role=Role.PRO), {Action.ORIENT}, id="pro"),
        pytest.param(User(role=Role.EDITOR), EDITORS, id="editor"),
        pytest.param(User(role=Role.MANAGER), set(Action), id="manager"),
        pytest.param(User(role=Role.ADMIN), set(Action), id="admin"),
        pytest.param(User(role=Role.ADMIN, is_active=False), set(), id="closed"),
        pytest.param(User(is_superuser=True, is_staff=True), set(), id="platform team without a role"),
    ],
)
def test_each_may_do_this_and_nothing_else(user: User, allowed: set[Action]) -> None:
    assert {action for action in Action if may(user, action)} == allowed


def test_every_action_is_in_the_table() -> None:
    assert LOWEST.keys() == set(Action)


def test_nobody_gives_a_role_above_their_own() -> None:
    assert roles_up_to(User(role=Role.MANAGER)) == [Role.PRO, Role.EDITOR, Role.MANAGER]
    assert roles_up_to(User(role=Role.ADMIN)) == list(Role)
    assert roles_up_to(User(role=Role.ADMIN, is_active=False)) == []
