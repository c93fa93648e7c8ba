"""Town hall: whom to call when nobody else can be."""

from django.db.models import F, Q

from orientation.needs import Spot
from places.geography import Point
from places.models import Commune


def town_hall_of_spot(spot: Spot) -> Commune | None:
    """The commune whose town hall to call: the person's own; the largest town of a whole département.

    When its telephone is not known: that of the city for an arrondissement, of the nearest arrondissement for a city, of the largest town
    of the département that has one, else the person's own, without. None when not even the département is known.

    No query when the spot was made from the commune; one otherwise; one more for a commune without a telephone.
    """
    commune = spot.town_hall or (Commune.objects.filter(pk=spot.commune).first() if spot.commune else None)
    if commune is None or commune.phone:
        return commune
    return _with_telephone(commune) or commune


def is_of_another_town(hall: Commune, spot: Spot) -> bool:
    """Whether this is neither the town hall of the person's commune, nor that of its city or of one of its arrondissements."""
    own = {spot.commune, spot.town_hall.parent_code if spot.town_hall else ""} - {""}
    return not own & {hall.code, hall.parent_code}


def _with_telephone(commune: Commune) -> Commune | None:
    """Whom to call instead. One query: at most the arrondissements of a city, and one town."""
    reachable = Commune.objects.exclude(phone="")
    largest = reachable.filter(department=commune.department, parent_code="").order_by(F("population").desc(nulls_last=True), "code")
    family = Q(parent_code=commune.code) | Q(code=commune.parent_code)
    found = list(reachable.filter(family | Q(code=largest.values("code")[:1])).order_by("code"))
    own = [one for one in found if commune.code == one.parent_code or one.code == commune.parent_code]
    return min(own, key=lambda one: _metres(commune, one)) if own else next(iter(found), None)


def _metres(commune: Commune, other: Commune) -> float:
    """Between two town halls; infinite when one has no point."""
    points = [Point(one.latitude, one.longitude) for one in (commune, other) if one.latitude is not None and one.longitude is not None]
    return points[0].distance_m(points[1]) if len(points) > 1 else float("inf")
