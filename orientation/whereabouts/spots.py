"""Spots: the point where someone is taken to stand, from a commune, a département, a position or an address found."""

import math
from collections.abc import Collection

from django.db.models import F, FloatField, Value
from django.db.models.functions import Power

from orientation.needs import DEGREES_KEPT, Precision, Spot
from places.departments import department_of_code, department_of_insee
from places.directory.where import InCommune, InDepartment
from places.geography import Box, Point
from places.models import Commune, CommuneAlias

POSITION_LABEL = "votre position"

OVERSEAS = ("97", "98")

NEIGHBOURHOOD_M = 50_000.0
"""Metres within which the town hall nearest to a position is looked for: farther, it is at sea, abroad, or in the forest of Guyane."""

NEAR_IN_METROPOLITAN_FRANCE_M = 12_000.0
"""The same in metropolitan France: only sixty of its 34,700 communes, in high mountains, marshes and islands, go farther from any."""


def spot_of_commune(code: str) -> Spot | None:
    """The town hall of a commune, by its INSEE code, today's or a former one; None when it is malformed or unknown.

    One query; one more for a former code, or for a commune that the gazetteer has no point for (28 of 35,008, most in Polynesia): its spot
    is then that of its département, and still names the commune.
    """
    communes = communes_of([code])
    return spot_in(communes[code]) if communes else None


def spot_of_department(code: str) -> Spot | None:
    """A whole département, by its code ("93", "2a", "972"): measured from the town hall of its most populated commune. None when unknown.

    One query. The point is None only while the gazetteer is not loaded.
    """
    department = department_of_code(code)
    if department is None:
        return None
    chief = _chief_town(department.code)
    return Spot(
        precision=Precision.DEPARTMENT,
        point=InCommune(chief).point if chief else None,
        department=department.code,
        label=InDepartment(department).label,
        town_hall=chief,
    )


def spot_of_position(latitude: float | str, longitude: float | str) -> Spot | None:
    """A position in degrees (WGS 84), rounded to 0.01°: about a kilometre. None when it is not on Earth or not numbers.

    `commune` is that of the nearest town hall within 50 km (12 in metropolitan France), which need not be the commune one stands in: it
    serves to give a telephone number and to count, not to measure. "" when there is none so near. One query.
    """
    try:
        point = Point(round(float(latitude), DEGREES_KEPT), round(float(longitude), DEGREES_KEPT))
    except (TypeError, ValueError, OverflowError):
        return None
    return Spot(precision=Precision.POSITION, point=point, commune=_nearest_commune(point), label=POSITION_LABEL)


def spot_of_address(point: Point, commune: Commune) -> Spot:
    """The exact point of an address. The label names the commune alone: a street is nobody else's business on a shared screen. No query."""
    return Spot(precision=Precision.ADDRESS, point=point, commune=commune.code, label=InCommune(commune).label, town_hall=commune)


def spot_in(commune: Commune) -> Spot:
    """The town hall of this commune. No query, but for a commune without a point: see `spot_of_commune`."""
    here = InCommune(commune)
    if here.point:
        return Spot(precision=Precision.COMMUNE, point=here.point, commune=commune.code, label=here.label, town_hall=commune)
    chief = _chief_town(commune.department)
    return Spot(
        precision=Precision.DEPARTMENT,
        point=InCommune(chief).point if chief else None,
        commune=commune.code,
        department=commune.department,
        label=here.label,
        town_hall=commune,
    )


def communes_of(codes: Collection[str]) -> dict[str, Commune]:
    """The communes that have, or whose part had, these INSEE codes, by code asked, without those unknown. At most two queries."""
    asked = {code: code.strip().upper() for code in codes}
    known = [code for code in asked.values() if department_of_insee(code)]
    found = Commune.objects.in_bulk(known)
    missing = [code for code in known if code not in found]
    if missing:
        found |= {alias.code: alias.commune for alias in CommuneAlias.objects.filter(code__in=missing).select_related("commune")}
    return {code: found[plain] for code, plain in asked.items() if plain in found}


def _chief_town(department: str) -> Commune | None:
    """The most populated commune of a département that has a point."""
    placed = Commune.objects.filter(department=department, latitude__isnull=False)
    return placed.order_by(F("population").desc(nulls_last=True), "code").first()


def _nearest_commune(point: Point) -> str:
    """By a flat map of the surroundings, exact enough to tell neighbours apart."""
    stretch = math.cos(math.radians(point.latitude))
    squared = Power(F("latitude") - Value(point.latitude), 2, output_field=FloatField()) + Power(
        (F("longitude") - Value(point.longitude)) * Value(stretch), 2, output_field=FloatField()
    )
    around = Commune.objects.filter(Box.around(point, NEIGHBOURHOOD_M).condition())
    nearest = around.order_by(squared, "code").only("code", "latitude", "longitude").first()
    hall = InCommune(nearest).point if nearest else None
    if nearest is None or hall is None:
        return ""
    overseas = nearest.code.startswith(OVERSEAS)
    return nearest.code if overseas or hall.distance_m(point) <= NEAR_IN_METROPOLITAN_FRANCE_M else ""
