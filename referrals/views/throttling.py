"""How often one network address may try a reference and a code: `FOLLOW_THROTTLE`, counted as the API's calls are (docs/adr/0008)."""

from typing import Any

from django.conf import settings
from rest_framework.request import Request

from places.api.throttling import PublicThrottle


class FollowThrottle(PublicThrottle):
    """One rate per network address, of which only a keyed hash is kept, for the length of the window."""

    scope = "follow"

    def get_rate(self) -> str:
        return str(settings.FOLLOW_THROTTLE)

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Apart from the API's."""
        return f"{self.scope}:{super().get_cache_key(request, view)}"
