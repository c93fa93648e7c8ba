"""How often one address may call the API: `API_THROTTLE`, counted in the cache (docs/adr/0008)."""

import hashlib
from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle


class PublicThrottle(AnonRateThrottle):
    """One rate for everyone, per network address. The address itself is not kept: a keyed hash of it is, for the length of the window."""

    scope = "public"

    def get_cache_key(self, request: Request, view: Any) -> str:
        caller = hashlib.blake2b(str(self.get_ident(request)).encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16)
        return f"throttle:{caller.hexdigest()}"
