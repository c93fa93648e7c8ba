"""Where each step of an orientation is found, for a need. `Need.query_string()` makes every address: none tells of the person."""

from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import urlencode

from django.urls import reverse

from orientation.needs import UNSAID, Need, Spot

ANSWERED = "important"
"""Says, in an address, that what matters was answered: the cookie should hold it."""

PERHAPS = "choix"
"""A service that someone may have meant; repeated."""

HEARD = "lu"
"""Says that words have just been read, whatever they told."""

SINCE = "depuis"
"""On which page one chose to change an answer: a `Since`."""

TOWNS = "ville"
"""A name that several towns have, for the person to say which."""

ERASED = "efface"
"""Says that the answers have just been erased."""


class Since(StrEnum):
    """Pages from which an answer is changed."""

    WISHES = "important"
    PLACES = "lieux"


def need_url(
    *, perhaps: Iterable[str] = (), heard: bool = False, spot: Spot = UNSAID, since: str = "", categories: Iterable[str] = ()
) -> str:
    """The first question; about these services only (`ServiceCategory` codes), when words mean one of them, or could mean any.

    `heard`: after words were read. `spot`, `since`, `categories`: what `orientation.asking.changing` keeps, the last to lead back there.
    """
    asked = [*((PERHAPS, category) for category in perhaps), *([(HEARD, "1")] if heard else []), *spot.parameters().items()]
    asked += [(SINCE, since), *(("besoin", category) for category in categories)] if since else []
    return _with(reverse("orientation:need"), urlencode(asked))


def erased_url() -> str:
    """The first question, which says that nothing is kept any more."""
    return _with(reverse("orientation:need"), urlencode({ERASED: 1}))


def where_url(need: Need, *, since: str = "") -> str:
    """The second question."""
    return _with(reverse("orientation:where"), need.query_string(), since)


def towns_url(need: Need, name: str, *, since: str = "") -> str:
    """The second question again, with the towns of this name to choose from. `name`: one that `says_only_towns`, and no other words."""
    return f"{where_url(need, since=since)}&{urlencode({TOWNS: name})}"


def departments_url(need: Need, *, since: str = "") -> str:
    """The second question, for someone who would rather not say which town."""
    return _with(reverse("orientation:departments"), need.query_string(), since)


def wishes_url(need: Need) -> str:
    """The third question."""
    return _with(reverse("orientation:wishes"), need.query_string())


def results_url(need: Need, *, answered: bool = False) -> str:
    """The places. `answered`: the third question was, and the cookie holds the answers."""
    query = need.query_string()
    return _with(reverse("orientation:results"), f"{query}&{ANSWERED}=1" if answered else query)


def _with(path: str, query: str, since: str = "") -> str:
    told = "&".join(filter(None, (query, urlencode({SINCE: since}) if since else "")))
    return f"{path}?{told}" if told else path
