"""Every closed list that the API publishes, under the name of the parameter or field that uses it."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from places.departments import DEPARTMENTS
from places.typologies import Typology
from places.vocabulary import (
    AccessMode,
    Device,
    Fee,
    Itinerancy,
    Level,
    PositionPrecision,
    Programme,
    Public,
    ServiceCategory,
    SpecialSupport,
    SupportMode,
    Training,
)

Lists = dict[str, list[tuple[str, str]]]
"""Name → codes, each with its wording."""

CLOSED_LISTS: Lists = {
    "service": ServiceCategory.choices,
    "public": Public.choices,
    "special_support": SpecialSupport.choices,
    "fee": Fee.choices,
    "support_mode": SupportMode.choices,
    "access_mode": AccessMode.choices,
    "programme": Programme.choices,
    "itinerancy": Itinerancy.choices,
    "typology": Typology.choices,
    "training": Training.choices,
    "device": Device.choices,
    "level": Level.choices,
    "position_precision": PositionPrecision.choices,
    "department": [(code, one.name) for code, one in DEPARTMENTS.items()],
}


@cache
def published_lists() -> Lists:
    """Those above, and those of the applications built on places: `API_CLOSED_LISTS` names them, since places does not know who uses it."""
    return {name: choices for path in settings.API_CLOSED_LISTS for name, choices in import_string(path).items()}
