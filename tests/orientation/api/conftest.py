"""Asking the orientation as anyone does, over HTTP: the fixtures are those of the API of places."""

from tests.places.api.conftest import _english, ask, contract

__all__ = ["_english", "ask", "contract"]
