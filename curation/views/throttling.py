"""How often one address may send a suggestion or ask for a link: `SUGGESTION_THROTTLE`, counted as the API's calls are (docs/adr/0008)."""

from typing import Any

from django.conf import settings
from rest_framework.request import Request

from places.api.throttling import PublicThrottle


class SuggestionThrottle(PublicThrottle):
    """One rate per network address, of which only a keyed hash is kept, for the length of the window."""

    scope = "suggestions"

    def get_rate(self) -> str:
        return str(settings.SUGGESTION_THROTTLE)

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Each scope apart, and apart from the API's: reading the directory uses up no suggestion."""
        return f"{self.scope}:{super().get_cache_key(request, view)}"


class AskedLinkThrottle(SuggestionThrottle):
    """The same rate for those who ask for a new link, counted apart."""

    scope = "asked_links"
