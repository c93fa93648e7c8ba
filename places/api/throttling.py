"""How often one network address may call the API (`API_THROTTLE`) or send a form, counted in the cache (docs/adr/0008)."""

import hashlib
from typing import Any, ClassVar

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle


class PublicThrottle(AnonRateThrottle):
    """One rate for everyone, per network address. The address itself is not kept: a keyed hash of it is, for the length of the window."""

    scope = "public"

    def get_cache_key(self, request: Request, view: Any) -> str:
        caller = hashlib.blake2b(str(self.get_ident(request)).encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16)
        return f"throttle:{caller.hexdigest()}"


class FormThrottle(PublicThrottle):
    """How often one network address may send a form of a page: the rate that `setting` names. Each scope is counted apart."""

    setting: ClassVar[str]

    def get_rate(self) -> str:
        return str(getattr(settings, self.setting))

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Apart from the API's: reading the directory uses up nothing here."""
        return f"{self.scope}:{super().get_cache_key(request, view)}"
