"""Asking the API as anyone does, over HTTP."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from mediation.messages import FOLDER, compile_messages

Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask() -> Ask:
    """`ask("places/", service=["acces"], expect=400)`: the answer, whose status must be the expected one (200 if not told)."""
    client = Client(raise_request_exception=False)

    def get(path: str, *, expect: int = 200, headers: dict[str, str] | None = None, **parameters: Any) -> HttpResponse:
        response = client.get(f"/api/v1/{path}", parameters, headers=headers)
        assert response.status_code == expect, response.content.decode()[:500]
        return response

    return get


@cache
def sent_contract() -> dict[str, Any]:
    """Asked for once: it depends on the code alone, and is long to write and to read."""
    found: dict[str, Any] = yaml.safe_load(Client().get("/api/v1/openapi/").content)
    return found


@pytest.fixture
def contract(db: None) -> dict[str, Any]:
    """The contract as it is sent; to be read only."""
    return sent_contract()


@pytest.fixture
def _english(settings: LazySettings, tmp_path: Path) -> None:
    """The translations, compiled elsewhere than in the project."""
    shutil.copytree(FOLDER, tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    compile_messages(tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
