"""Settings that contradict each other stop the start, of a command as of a server, with what to do about it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.core.exceptions import ImproperlyConfigured

from mediation.proconnect_settings import ALGORITHMS

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "testserver"}
SHORTEST_KEY = 32


def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Errors E001 to E007 stop every command and every server; warning W001 is for the operator to read."""
    hosts = set(settings.ALLOWED_HOSTS)
    local = hosts <= LOOPBACK
    rules = [
        (
            settings.DEMO and not local,
            Error(
                "The demonstration listens to this machine only, and ALLOWED_HOSTS names another host.",
                hint="Unset DEMO and set SECRET_KEY, or leave ALLOWED_HOSTS unset.",
                id="mediation.E001",
            ),
        ),
        (
            settings.DEBUG and not local,
            Error("DEBUG shows the inside of the site, and ALLOWED_HOSTS names a public host.", hint="Unset DEBUG.", id="mediation.E002"),
        ),
        (
            len(settings.SECRET_KEY) < SHORTEST_KEY,
            Error(f"SECRET_KEY is shorter than {SHORTEST_KEY} characters.", hint="Use a long random text.", id="mediation.E003"),
        ),
        (
            "*" in hosts,
            Error("ALLOWED_HOSTS accepts any host, so links in pages can be forged.", hint="Name the hosts.", id="mediation.E004"),
        ),
        (
            local and not settings.DEMO and "testserver" not in hosts,
            Warning("Nobody else can read the site.", hint="Set ALLOWED_HOSTS to the public host name.", id="mediation.W001"),
        ),
    ]
    return [*[message for broken, message in rules if broken], *_proconnect()]


def _proconnect() -> list[CheckMessage]:
    """E005 to E007: values that are given and cannot work. A site that gives none has nothing to say."""
    given = [bool(value) for value in (settings.PROCONNECT_URL, settings.PROCONNECT_CLIENT_ID, settings.PROCONNECT_CLIENT_SECRET)]
    address = urlsplit(settings.PROCONNECT_URL)
    rules = [
        (
            any(given) and not settings.PROCONNECT,
            Error(
                "ProConnect is asked for and is off.",
                hint="Give PROCONNECT_URL, _CLIENT_ID and _CLIENT_SECRET, and install the extra: pip install -e '.[proconnect]'",
                id="mediation.E005",
            ),
        ),
        (
            any(given) and address.scheme != "https" and address.hostname not in ("127.0.0.1", "localhost"),
            Error("PROCONNECT_URL does not begin with https.", hint="Ask ProConnect for the address of its server.", id="mediation.E006"),
        ),
        (
            any(given) and settings.PROCONNECT_ALGORITHM not in ALGORITHMS,
            Error(f"PROCONNECT_ALGORITHM is none of {', '.join(ALGORITHMS)}.", hint="Say the same at ProConnect.", id="mediation.E007"),
        ),
    ]
    return [message for broken, message in rules if broken]


def refuse_contradictions() -> None:
    """For a server, which runs no check by itself. Raises ImproperlyConfigured with every error of `check_settings`."""
    if errors := [message for message in check_settings(None) if message.is_serious()]:
        raise ImproperlyConfigured("\n".join(f"({error.id}) {error.msg} {error.hint}" for error in errors))
