"""A visitor whose browser keeps cookies, and readings made by hand: pages are tried apart from the word lists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from orientation.asking.kept_answers import Kept, read_kept
from orientation.understanding import LikelyNeed, Reading, Understanding
from orientation.views.keeping import COOKIE
from tests import towns

Understand = Callable[..., None]


@pytest.fixture
def _towns(db: None) -> None:
    towns.save()


@pytest.fixture
def understand(monkeypatch: pytest.MonkeyPatch) -> Understand:
    """Makes any words mean this: `understand("ask", ["demarches", "acces"], wishes=…)`. The first need is the likeliest."""

    def meaning(outcome: str, needs: list[str], *, scores: tuple[float, ...] = (0.6, 0.15, 0.1), **told: Any) -> None:
        likely = tuple(LikelyNeed(code, score) for code, score in zip(needs, scores, strict=False))
        reading = Reading(outcome=Understanding(outcome), needs=likely, **told)
        monkeypatch.setattr("orientation.views.need.read_phrase", lambda text: reading)

    return meaning


def kept_by(client: Client) -> Kept | None:
    """What the browser now keeps."""
    return read_kept(client.cookies[COOKIE].value) if COOKIE in client.cookies else None


def keeping(client: Client, kept: Kept) -> Client:
    """A browser that keeps these answers."""
    client.cookies[COOKIE] = kept.signed()
    return client


def is_stored_nowhere(response: HttpResponse) -> bool:
    """Whether neither browsers nor proxies may store the page."""
    return {"private", "no-store"} <= {part.strip() for part in response["Cache-Control"].split(",")}
