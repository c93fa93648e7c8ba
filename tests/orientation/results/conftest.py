"""Asking the page of results in tests: the answers in the cookie, the address, and the page read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from tests import towns
from tests.html import Page

TUESDAY_10 = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""Ten o'clock in Paris."""

Ask = Callable[..., Page]


@pytest.fixture(autouse=True)
def _tuesday_at_ten() -> Iterator[None]:
    with time_machine.travel(TUESDAY_10, tick=False):
        yield


@pytest.fixture
def ask(client: Client, db: None) -> Ask:
    """The page for a need, in Saint-Denis unless said otherwise: `ask(cannot_move=True)`, `ask(alerts=["violence"])`, `ask(query="…")`."""
    towns.save()

    def asked(
        *, query: str = "besoin=demarches&commune=93066", alerts: tuple[str, ...] = (), kept: dict[str, Any] | None = None, **wishes: Any
    ) -> Page:
        if wishes or alerts or kept:
            client.cookies[COOKIE] = Kept(wishes=Wishes(**wishes), alerts=alerts, **(kept or {})).signed()
        response = client.get(f"/resultats/?{query}")
        assert response.status_code == 200
        return Page(response)

    return asked


def near(name: str, km: float, **facts: Any) -> dict[str, Any]:
    """A place north of the town hall of Saint-Denis, with a telephone."""
    latitude = (towns.SAINT_DENIS.latitude or 0) + km / 111.195
    return {"name": name, "address": f"1 rue de {name}", "latitude": latitude, "commune": "93066", "phone": "+33199001234", **facts}


def service(category: str = "demarches", **facts: Any) -> dict[str, dict[str, Any]]:
    """One service, with these facts."""
    return {category: {"category": category, **facts}}
