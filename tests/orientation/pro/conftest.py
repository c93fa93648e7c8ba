"""A professional at work: signed in, on a Tuesday at ten, with a form to send."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from accounts.policy import Role
from tests import towns
from tests.orientation.candidates import AT
from tests.team import make_user

Send = Callable[..., HttpResponse]

TOWN = {"lieu": "93200 Saint-Denis"}


@pytest.fixture(autouse=True)
def _tuesday_at_ten() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def pro(client: Client, db: None) -> Client:
    towns.save()
    client.force_login(make_user(Role.PRO))
    return client


@pytest.fixture
def send(pro: Client) -> Send:
    """The page once this is sent, in Saint-Denis: `send(besoin=["demarches"], aide="avec")`."""

    def sent(*, at: str = "/pro/", **answers: Any) -> HttpResponse:
        return pro.post(at, TOWN | answers)

    return sent


def place(name: str, km: float, *services: str, **facts: Any) -> dict[str, Any]:
    """A place north of the town hall of Saint-Denis, with a telephone, its own address and these services (procedures by default)."""
    latitude = (towns.SAINT_DENIS.latitude or 0) + km / 111.195
    dull = {"name": name, "address": f"1 rue de {name}", "latitude": latitude, "commune": "93066", "phone": "+33199001234"}
    return {**dull, "services": list(services) or ["demarches"], **facts}
