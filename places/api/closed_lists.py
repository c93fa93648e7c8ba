"""Every closed list that the API publishes, under the name of the parameter or field that uses it."""

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

CLOSED_LISTS: dict[str, list[tuple[str, str]]] = {
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
