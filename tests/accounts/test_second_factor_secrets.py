"""Django's admin shows nobody the secret of a second factor, not even to those who may all."""

import pytest
from django.test import Client

from tests.team import SECRET, make_superuser

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["mfa/authenticator/", "account/emailaddress/"])
def test_no_page_of_the_admin_shows_secrets(client: Client, page: str) -> None:
    client.force_login(make_superuser())
    assert client.get(f"/admin/{page}").status_code == 404
    index = client.get("/admin/")
    assert index.status_code == 200
    assert page not in index.content.decode()
    assert SECRET not in index.content.decode()
