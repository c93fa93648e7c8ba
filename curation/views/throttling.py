"""How often one network address may send a suggestion, or ask for a link."""

from places.api.throttling import FormThrottle


class SuggestionThrottle(FormThrottle):
    """What anyone says is wrong with a place."""

    scope = "suggestions"
    setting = "SUGGESTION_THROTTLE"


class AskedLinkThrottle(SuggestionThrottle):
    """The same rate for those who ask for a new link, counted apart."""

    scope = "asked_links"
