"""Guide: where to click, as printed when the demonstration is ready."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.urls import reverse

from mediation.demonstration.accounts import Account
from places.demonstration.loading import SOURCE
from places.models import SourceRecord

FIRST_PLACE: Final = "demo-93-001"
OVERSEAS_PLACE: Final = "demo-974-001"
SAINT_DENIS: Final = "93066"
"""INSEE code of the commune with most of the places."""

WARNING: Final = "Tous les lieux sont inventés, avec leurs adresses et leurs numéros : ne vous déplacez pas, n'appelez pas."


def addresses() -> list[tuple[str, str]]:
    """What to look at and its path, in the order of a visit. One query. Raises KeyError before the places are loaded."""
    records = SourceRecord.objects.filter(source_id=SOURCE, external_id__in=[FIRST_PLACE, OVERSEAS_PLACE]).select_related("place")
    places = {record.external_id: record.place for record in records}
    return [
        ("Accueil", reverse("orientation:need")),
        ("Annuaire près de Saint-Denis", f"{reverse('places:directory')}?commune={SAINT_DENIS}"),
        ("Carte", f"{reverse('places:map')}?commune={SAINT_DENIS}"),
        ("Un lieu", places[FIRST_PLACE].get_absolute_url()),
        ("Un lieu à une autre heure", places[OVERSEAS_PLACE].get_absolute_url()),
        ("API", f"{reverse('api:places')}?commune={SAINT_DENIS}"),
        ("Documentation de l'API", reverse("api:docs")),
        ("Orienter une personne", reverse("orientation:pro")),
        ("L'espace de l'équipe", reverse("curation:home")),
        ("Administration", reverse("admin:index")),
    ]


def guide(root: str, accounts: Sequence[Account]) -> Iterator[str]:
    """The lines to print. `root` is where the site answers, without a final slash."""
    yield WARNING
    yield ""
    for label, path in addresses():
        yield f"  {label:<30} {root}{path}"
    for account in accounts:
        password = account.password or "(mot de passe changé depuis)"
        yield f"    {account.email:<28} {password:<20} {account.may}"
