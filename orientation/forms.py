"""The address of a search, read: the service, where, and whether the cookie should hold answers. The reader of what `Need` writes."""

from django.http import QueryDict

from orientation.addresses import ANSWERED
from orientation.kept_answers import Kept, spot_of
from orientation.locating import spot_of_commune, spot_of_department, spot_of_position
from orientation.needs import UNSAID, Need, Spot, Wishes
from places.vocabulary import ServiceCategory

UNKNOWN_SERVICE = "Nous ne connaissons pas ce besoin."
UNKNOWN_PLACE = "Nous ne savons pas où c'est. Écrivez votre ville ou votre code postal."


class NeedAddress:
    """What an address asks, completed by the cookie. What is wrong in it is left aside and said: it stops nobody.

    `need` is None when no known service is asked for: the first question is then the page to show. `problems`: name of the parameter
    and what is wrong with it. Queries: those of `orientation.locating.spot_of_commune` or of its fellows, once.
    """

    def __init__(self, query: QueryDict, kept: Kept | None = None) -> None:
        self.problems: list[tuple[str, str]] = []
        self.need = self._need(query, kept)
        self.answers_lost = ANSWERED in query and kept is None
        """Whether what matters was answered and is no longer known: half an hour has passed, or the browser refuses cookies."""

    def _need(self, query: QueryDict, kept: Kept | None) -> Need | None:
        asked = dict.fromkeys(query.getlist("besoin"))
        categories = tuple(category for category in asked if category in ServiceCategory.values)
        if len(categories) < len(asked):
            self.problems.append(("besoin", UNKNOWN_SERVICE))
        if not categories:
            return None
        wishes = kept.wishes if kept else Wishes()
        return Need(categories=categories, spot=spot_of(kept, self._spot(query)), wishes=wishes)

    def _spot(self, query: QueryDict) -> Spot:
        """From whichever of the three ways of saying it is there, the commune first; unsaid when there is none, or it is not understood."""
        commune, department = query.get("commune", ""), query.get("departement", "")
        latitude, longitude = query.get("lat", ""), query.get("lon", "")
        if not (commune or department or latitude or longitude):
            return UNSAID
        if commune:
            found = spot_of_commune(commune)
        else:
            found = spot_of_department(department) if department else spot_of_position(latitude, longitude)
        if found is None:
            self.problems.append(("commune", UNKNOWN_PLACE))
        return found or UNSAID
