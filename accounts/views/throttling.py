"""How often an account may be asked for: by one network address, and for one e-mail address (docs/adr/0008, 0029)."""

import hashlib
from typing import Any

from django.conf import settings
from rest_framework.request import Request

from places.api.throttling import FormThrottle, PublicThrottle


class AskThrottle(FormThrottle):
    """One network address: `ACCOUNT_REQUEST_THROTTLE`."""

    scope = "account-requests"
    setting = "ACCOUNT_REQUEST_THROTTLE"


class MailboxThrottle(PublicThrottle):
    """One e-mail address, so that nobody fills someone else's mailbox from many networks; kept as a keyed hash too."""

    scope = "account-request-mails"

    def __init__(self, email: str) -> None:
        super().__init__()
        self.email = email

    def get_rate(self) -> str:
        return "3/day"

    def get_cache_key(self, request: Request, view: Any) -> str:
        name = hashlib.blake2b(self.email.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16)
        return f"{self.scope}:{name.hexdigest()}"
