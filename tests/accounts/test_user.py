"""Accounts as they are kept: one for each address, whatever its case."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_address_is_one_whatever_its_case() -> None:
    user = User.objects.create_user(" Claude.Essai@Essai.example ")
    assert user.email == "claude.essai@essai.example"
    assert User.objects.get_by_natural_key("CLAUDE.essai@essai.EXAMPLE") == user
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("claude.ESSAI@essai.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="Claude.Essai@essai.example")])


def test_an_account_has_an_address() -> None:
    with pytest.raises(ValueError, match="address"):
        User.objects.create_user("  ")


def test_a_new_account_may_do_nothing_and_has_no_password() -> None:
    user = User.objects.create_user("claude@essai.example")
    assert (user.role, user.territory, user.is_staff, user.has_usable_password()) == ("", [], False, False)


@pytest.mark.parametrize("territory", [["93", "9Z"], "93", [93]])
def test_a_territory_is_a_list_of_departements_we_know(territory: object) -> None:
    user = User(email="claude@essai.example", territory=territory)
    if territory == "93":
        user.full_clean(exclude=["password"])
        return
    with pytest.raises(ValidationError, match="Nous ne connaissons pas"):
        user.full_clean(exclude=["password"])
