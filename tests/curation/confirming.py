"""A page that is read, then confirmed, as a browser does."""

from typing import Any

from django.test import Client

from tests.html import Page


def confirmed(client: Client, address: str, **told: str) -> Any:
    """What the form of this page answers, sent as it was read; the page itself where it has no form of its own."""
    seen = {one["name"]: one["value"] for one in Page(client.get(address)).all("input") if one.get("name") == "vu"}
    return client.post(address, seen | told, follow=True)
