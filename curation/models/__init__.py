"""What the team keeps about the upkeep of places: never facts of a place, which only `places.editing` writes."""

from curation.models.place_link import PlaceLink
from curation.models.place_report import PlaceReport
from curation.models.reminder import Reminder
from curation.models.suggestion import Suggestion
from curation.models.upkeep import Upkeep

__all__ = [
    "PlaceLink",
    "PlaceReport",
    "Reminder",
    "Suggestion",
    "Upkeep",
]
