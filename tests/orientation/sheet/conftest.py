"""A place worth printing, and a browser that has answered questions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from orientation.asking.kept_answers import Kept
from orientation.needs import Wishes
from orientation.views.keeping import COOKIE
from places.models import Place
from tests import towns
from tests.factories import make_place

FULL: dict[str, Any] = {
    "name": "France services d'essai",
    "typologies": ["RFS"],
    "commune": "93066",
    "address": "2 place de l'Essai",
    "phone": "+33199001234",
    "hours": "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00",
    "access_sentence": "Entrée derrière la mairie",
    "walk_in": True,
    "step_free": True,
    "verified_on": "2026-03-03",
    "verified_by": "staff",
}


@pytest.fixture
def place(db: None) -> Place:
    towns.save()
    return make_place(**FULL)


@pytest.fixture
def answered(client: Client) -> Callable[..., Client]:
    """The client, once these wishes and alerts are in its cookie."""

    def answer(*, alerts: tuple[str, ...] = (), perhaps: tuple[str, ...] = (), **wishes: Any) -> Client:
        client.cookies[COOKIE] = Kept(wishes=Wishes(**wishes), alerts=alerts, perhaps=perhaps).signed()
        return client

    return answer
