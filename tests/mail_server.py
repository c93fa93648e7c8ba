"""A real mail server on this machine, for tests of what leaves: it keeps what it receives, refuses everyone, or fails."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings


class _Kept:
    """What aiosmtpd calls; it reads every attribute of a handler, so there is no property here."""

    def __init__(self, *, refuses: bool, fails: bool) -> None:
        self.refuses = refuses
        self.fails = fails
        self.messages: list[EmailMessage] = []

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - aiosmtpd's
        if self.fails:
            return "451 no room left"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - aiosmtpd's
        if self.refuses:
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


@contextmanager
def mail_server(settings: Settings, *, refuses: bool = False, fails: bool = False) -> Iterator[list[EmailMessage]]:
    """The messages received, while the site sends its mail to this server."""
    kept = _Kept(refuses=refuses, fails=fails)
    controller = Controller(kept, hostname="127.0.0.1", port=_free_port())
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
        yield kept.messages
    finally:
        controller.stop()


def _free_port() -> int:
    """aiosmtpd calls the port it was given, so that it cannot be 0."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
