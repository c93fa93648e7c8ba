"""Links of the page of results: those that change the search, and the small ones of a card: the way there, more about it, keeping it."""

from dataclasses import dataclass

from django.urls import reverse

from orientation.asking.page_addresses import Since, need_url, results_url, where_url, wishes_url
from orientation.needs import Need
from orientation.presenting.actions import Action
from orientation.sheets.sheet_address import SheetAddress
from orientation.suggesting import SHOWN
from places.directory.asked import Asked
from places.models import Place
from places.presenting.labels import name_of

MORE = "nombre"
"""In an address: how many places to show."""

MOST_SHOWN = 12
"""After these, the directory: a longer list is no longer an advice."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Where to change the need, where one is and what matters; where to say that one belongs to a public; the same search with more places,
    from the first that was not shown; the same in the directory. None of them says anything of the person.
    """

    need: str
    where: str
    wishes: str
    belong: str
    more: str
    directory: str


def page_links(need: Need) -> PageLinks:
    """The links of the page for this need."""
    spot = need.spot
    return PageLinks(
        need=need_url(spot=spot, since=Since.PLACES, categories=need.categories),
        where=where_url(need, since=Since.PLACES),
        wishes=wishes_url(need),
        belong=f"{reverse('orientation:belong')}?{need.query_string()}",
        more=f"{results_url(need)}&{MORE}={MOST_SHOWN}#lieu-{SHOWN + 1}",
        directory=Asked(commune=spot.commune, where="" if spot.commune else spot.department, services=need.categories).url(),
    )


@dataclass(frozen=True, slots=True)
class CardLink:
    """`words` are shown; `whose` goes on for those who hear links one by one. `leaves`: leads to another site. A blank `url`: words alone,
    for someone else to act on.
    """

    words: str
    whose: str
    url: str
    leaves: bool = False


def links_of(place: Place, category: str, *, plan_url: str, others: tuple[Action, ...], sms_url: str) -> tuple[CardLink, ...]:
    """In the order in which they are offered, without those whose address is blank. The sheet alone is told the service (`category`)."""
    name = name_of(place)
    links = [CardLink("Voir le chemin", f"vers {name}", plan_url, leaves=True)] if plan_url else []
    links += [CardLink(other.words, f": {name}", other.url, leaves=other.leaves) for other in others]
    links.append(CardLink("Toutes les informations", f"sur {name}", place.get_absolute_url()))
    if sms_url:
        links.append(CardLink("Envoyer par SMS", f"les informations sur {name}", sms_url))
    links.append(CardLink("Imprimer", f"la fiche de {name}", SheetAddress(category=category).url(place.code)))
    return tuple(links)
