"""Visiting: who asks an address, each signed in once, and what the site answers them. Shared by the tests of who may open what."""

from collections.abc import Iterable, Iterator

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver

from accounts.models import User
from accounts.policy import Role
from tests import towns
from tests.access_table import VISITORS, Row
from tests.team import make_user


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route of the address book, as it is written there."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route


def make_visitors() -> dict[str, User | None]:
    """Those of VISITORS, in their order, and the towns they are of."""
    towns.save()
    return {
        "stranger": None,
        "no role": make_user("", email="sans@essai.example"),
        "pro": make_user(Role.PRO),
        "editor": make_user(Role.EDITOR),
        "editor elsewhere": make_user(Role.EDITOR, territory=["48"], email="ailleurs@essai.example"),
        "manager": make_user(Role.MANAGER),
        "manager elsewhere": make_user(Role.MANAGER, territory=["48"], email="loin@essai.example"),
        "admin": make_user(Role.ADMIN),
    }


class Visits:
    """Each visitor signed in once, before all their requests: signing in costs more than most pages."""

    def __init__(self, visitors: dict[str, User | None]) -> None:
        self.cookies = {name: self._signed_in(user) for name, user in visitors.items()}

    @staticmethod
    def _signed_in(user: User | None) -> dict[str, str]:
        client = Client()
        if user:
            client.force_login(user)
        return {name: morsel.value for name, morsel in client.cookies.items()}

    def status(self, visitor: str, method: str, address: str) -> int:
        """What the site answers, whatever it wrote being undone."""
        client = Client(raise_request_exception=False)
        client.cookies.load(self.cookies[visitor])
        cache.clear()  # or the visits before would be counted against this one
        with transaction.atomic():
            response = client.post(address) if method == "POST" else client.get(address)
            transaction.set_rollback(True)
        return response.status_code

    def unlike(self, rows: Iterable[Row], names: dict[str, object]) -> list[str]:
        """What is not answered as these lines say, by reading then by sending. `names`: what fills the blanks of addresses."""
        wrong = []
        for row in rows:
            address = "/" + row.address.format(**names)
            for method, told in (("GET", row.get), ("POST", row.post)):
                answers = tuple(self.status(visitor, method, address) for visitor in VISITORS)
                if answers != told:
                    wrong.append(f"{method} {address}: {answers} instead of {told}")
        return wrong
