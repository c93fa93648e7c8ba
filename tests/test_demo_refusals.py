"""`manage.py demo` where it must not run: outside the demonstration, and on a database that holds something else."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import override_settings

from mediation.demonstration.accounts import NotTheDemonstrationError, ensure_accounts
from places.models import Place, Revision
from tests.factories import make_place


def everything() -> list[Any]:
    """What a run could have added to, or changed."""
    return [list(model.objects.order_by("pk").values()) for model in (Place, Revision, User)]


@pytest.mark.django_db
def test_it_refuses_outside_the_demonstration() -> None:
    with pytest.raises(CommandError, match="DEMO"):
        call_command("demo", "--no-serve")
    assert not User.objects.exists()
    assert not Place.objects.exists()


@pytest.mark.django_db
def test_no_account_with_a_known_password_exists_outside_the_demonstration() -> None:
    with pytest.raises(NotTheDemonstrationError):
        ensure_accounts()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_database_that_holds_other_places_is_not_touched() -> None:
    make_place()
    before = everything()
    with pytest.raises(CommandError, match=r"DATABASE_URL contient des lieux .* Rien n'y a été écrit"), override_settings(DEMO=True):
        call_command("demo", "--no-serve")
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["quelqu-un", "admin"])
def test_a_database_that_holds_other_accounts_is_not_touched(username: str) -> None:
    User.objects.create_user(username)
    before = everything()
    with pytest.raises(CommandError, match="DATABASE_URL contient des comptes"), override_settings(DEMO=True):
        call_command("demo", "--no-serve")
    assert everything() == before
