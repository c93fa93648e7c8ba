"""Today: the day where the person is, which overseas is not always that of Paris."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from orientation.needs import Spot
from places.departments import department_of_code, zone_of


def today_at(spot: Spot, at: datetime) -> date:
    """The day where the person is, at this moment (aware)."""
    return at.astimezone(_zone(spot)).date()


def _zone(spot: Spot) -> ZoneInfo:
    return zone_of(department_of_code(spot.department)) if spot.department else zone_of(spot.commune)
