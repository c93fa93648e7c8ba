"""Labels: what a place is, where it is and how fresh its facts are, in a few words each."""

import re

from places.models import Place
from places.plain_words import AT_HOME, AT_HOME_OR_BY_PHONE, AUTHORS, BY_PHONE, COLLECTORS, FROM_AFAR
from places.presenting.words import day_words, distance_words
from places.typologies import TYPOLOGIES
from places.vocabulary import PositionPrecision

_TYPOLOGY_LABELS = dict(TYPOLOGIES)
_UNSPOKEN_TYPOLOGIES = frozenset({"Autre", "PI", "ESS"})
"""Kinds that tell a visitor nothing."""

_TURNING = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""The bidirectional formatting characters of Unicode (UAX #9, §2). Arabic and Hebrew are read rightly without them."""


_COMMAS = re.compile(r"\s*,(\s*,)+")


def name_of(place: Place) -> str:
    """Its name as it may be shown: without the marks that turn the direction of what is read, which a source may leave open."""
    return place.name.translate(_TURNING)


def kind_of(place: Place) -> str:
    """What sort of place it is: "Bibliothèque ou médiathèque". Blank when nobody told us, or when the name already says it."""
    kinds = [_TYPOLOGY_LABELS[code] for code in place.typologies or () if code in _TYPOLOGY_LABELS and code not in _UNSPOKEN_TYPOLOGIES]
    return " · ".join(kind for kind in kinds if kind.lower() not in place.name.lower())


def city_of(place: Place) -> str:
    """The town as the gazetteer writes it, else as the source did."""
    return place.commune.name if place.commune else place.city


def address_of(place: Place) -> str:
    """As "2 place Victor Hugo, 93200 Saint-Denis". Blank when nothing is known."""
    town = f"{place.postal_code} {city_of(place)}".strip()
    return ", ".join(part for part in (street_of(place), town) if part).translate(_TURNING)


def street_of(place: Place) -> str:
    """Its street and number, without the commas that a source leaves at an end or doubles. Blank when not known."""
    return _COMMAS.sub(",", place.address).strip(" ,")


def where_of(place: Place) -> str:
    """Where to go: its address; "Aide par téléphone" or "Aide à domicile" when it receives nobody. Blank when nothing is known."""
    return address_of(place) if place.receives_public else afar_words(place)


def afar_words(place: Place) -> str:
    """How a place that receives nobody helps, in the place of its address."""
    if place.home_visits:
        return AT_HOME_OR_BY_PHONE if place.phone else AT_HOME
    return BY_PHONE if place.phone else FROM_AFAR


def distance_of(place: Place) -> str:
    """As "à 3 km", from the point of the search; blank without one."""
    metres = getattr(place, "distance_m", None)
    return "" if metres is None else distance_words(metres, exact=place.position_precision != PositionPrecision.COMMUNE)


def freshness_of(place: Place) -> str:
    """When a person last vouched for this place, or its source last changed it, and who. Never blank: an unknown date is said to be."""
    if place.verified_on:
        by = AUTHORS.get(place.verified_by)
        return f"Vérifié le {day_words(place.verified_on)}" + (f" par {by}" if by else "")
    if place.source_date:
        collector = COLLECTORS.get(place.collected_by, place.collected_by)
        return f"Mis à jour le {day_words(place.source_date)}" + (f" par {collector}" if collector else "")
    return "Nous ne savons pas de quand datent ces informations"
