"""The address of a search, read: the service, where, and whether the cookie should hold answers. The reader of what `Need` writes."""

from dataclasses import replace

from django.http import QueryDict
from django.utils import timezone

from orientation.asking.changing import UNCHANGED, Changing
from orientation.asking.kept_answers import Kept, spot_of
from orientation.asking.page_addresses import ANSWERED, SINCE, Since
from orientation.locating import spot_of_commune, spot_of_department, spot_of_position
from orientation.needs import UNSAID, Need, Spot, Wishes
from orientation.today import today_at
from places.vocabulary import ServiceCategory

UNKNOWN_SERVICE = "Nous ne connaissons pas ce besoin."
UNKNOWN_TOO = "Nous ne connaissons pas l'un des besoins demandés."
UNKNOWN_PLACE = "Nous ne savons pas où c'est. Écrivez votre ville ou votre code postal."


class NeedAddress:
    """What an address asks, completed by the cookie. What is wrong in it is left aside and said: it stops nobody.

    `need` is None when no known service is asked for: the first question is then the page to show. `problems`: name of the parameter
    and what is wrong with it. Queries: those of `orientation.locating.spot_of_commune` or of its fellows, once.
    """

    def __init__(self, query: QueryDict, kept: Kept | None = None) -> None:
        self.problems: list[tuple[str, str]] = []
        self.date_passed = False
        """Whether the deadline was before today where the person is: it is then left aside."""
        self.need = self._need(query, kept)
        self.rounded_query = self._rounded(query)
        """The query to go to instead, "" when this one is right: a position is never shown finer than `needs.DEGREES_KEPT`."""
        self.answers_lost = ANSWERED in query and kept is None
        """Whether what matters was answered and is no longer known: half an hour has passed, or the browser refuses cookies."""

    @property
    def unknown_too(self) -> str:
        """What to say when a need that nobody knows is asked for beside one that is known; "" otherwise."""
        return UNKNOWN_TOO if self.need and "besoin" in dict(self.problems) else ""

    @property
    def place_problem(self) -> str:
        """What is wrong with where; "" when nothing is."""
        return dict(self.problems).get("commune", "")

    def _need(self, query: QueryDict, kept: Kept | None) -> Need | None:
        categories = known_categories(query)
        if len(categories) < len(set(query.getlist("besoin"))):
            self.problems.append(("besoin", UNKNOWN_SERVICE))
        if not categories:
            return None
        addressed = addressed_spot(query)
        if addressed is None:
            self.problems.append(("commune", UNKNOWN_PLACE))
        spot = spot_of(kept, addressed or UNSAID)
        return Need(categories=categories, spot=spot, wishes=self._in_time(kept.wishes if kept else Wishes(), spot))

    def _in_time(self, wishes: Wishes, spot: Spot) -> Wishes:
        """The wishes without a deadline that is past: a cookie may be kept over midnight."""
        self.date_passed = wishes.deadline is not None and wishes.deadline < today_at(spot, timezone.now())
        return replace(wishes, deadline=None, urgent=True) if self.date_passed else wishes

    def _rounded(self, query: QueryDict) -> str:
        """The same query with the position as `Need` writes it; "" when it is written so, or when there is none."""
        told = self.need.spot.parameters() if self.need else {}
        if "lat" not in told or all(query.get(name) == value for name, value in told.items()):
            return ""
        written = query.copy()
        for name, value in told.items():
            written[name] = value
        return written.urlencode()


def changing_in(query: QueryDict) -> Changing:
    """What the address of the first question remembers of a search; nothing when it is not understood. Queries: as `addressed_spot`."""
    spot = addressed_spot(query)
    return UNCHANGED if spot is None else Changing(spot=spot, since=since_in(query), categories=known_categories(query))


def known_categories(query: QueryDict) -> tuple[str, ...]:
    """The services (codes) that the address asks for, each once, without those that nobody knows."""
    return tuple(category for category in dict.fromkeys(query.getlist("besoin")) if category in ServiceCategory.values)


def addressed_spot(query: QueryDict) -> Spot | None:
    """From whichever of the three ways of saying it is there, the commune first; `UNSAID` when none is, None when it is not understood."""
    commune, department = query.get("commune", ""), query.get("departement", "")
    latitude, longitude = query.get("lat", ""), query.get("lon", "")
    if commune:
        return spot_of_commune(commune)
    if department:
        return spot_of_department(department)
    return spot_of_position(latitude, longitude) if latitude or longitude else UNSAID


def since_in(query: QueryDict) -> str:
    """On which page (`Since`) one chose to change an answer, "" for none."""
    since = query.get(SINCE, "")
    return since if since in set(Since) else ""
