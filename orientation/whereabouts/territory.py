"""Territory: the départements that a site serves. A hub serves some; a site that names none serves the whole country."""

from django.conf import settings

from orientation.needs import Precision, Spot
from places.departments import DEPARTMENTS, department_of_code, department_of_insee


def departments_served() -> tuple[str, ...]:
    """The codes of the départements served, in the order of the setting `TERRITORY`, without those unknown; none for the whole country."""
    return tuple(code.strip().upper() for code in settings.TERRITORY if code.strip().upper() in DEPARTMENTS)


def serves(code: str) -> bool:
    """Whether the territory holds this commune (INSEE code) or this département (its code)."""
    served = departments_served()
    department = department_of_code(code) or department_of_insee(code)
    return not served or (department is not None and department.code in served)


def holds(spot: Spot) -> bool:
    """Whether someone who is there is in the territory. Who cannot be told to be outside is not turned away."""
    code = spot.commune or spot.department
    return not code or serves(code)


def is_abroad(spot: Spot) -> bool:
    """Whether someone gave a position near no commune of France: abroad, at sea, or in a forest."""
    return spot.precision == Precision.POSITION and not spot.commune
