"""Town hall: whom to call when nobody else can be."""

from orientation.needs import Spot
from places.models import Commune


def town_hall_of_spot(spot: Spot) -> Commune | None:
    """The commune whose town hall to call, or that of the whole city for an arrondissement without a telephone; None when none is known.

    No query when the spot was made from the commune, or knows none; one otherwise; one more for an arrondissement without a telephone.
    """
    commune = spot.town_hall or (Commune.objects.filter(pk=spot.commune).first() if spot.commune else None)
    if commune and not commune.phone and commune.parent_code:
        return Commune.objects.filter(pk=commune.parent_code).first() or commune
    return commune
