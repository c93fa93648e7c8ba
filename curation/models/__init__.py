"""What the team keeps about the upkeep of places: never facts of a place, which only `places.editing` writes."""

from curation.models.distinct_pair import DistinctPair
from curation.models.duplicate_pair import DuplicatePair
from curation.models.import_run import ColumnMapping, ImportRun
from curation.models.place_link import PlaceLink
from curation.models.reminder import Reminder
from curation.models.saved_filter import SavedFilter
from curation.models.shared_address import SharedAddress
from curation.models.suggestion import Suggestion
from curation.models.upkeep import Upkeep
from curation.models.work import Work

__all__ = [
    "ColumnMapping",
    "DistinctPair",
    "DuplicatePair",
    "ImportRun",
    "PlaceLink",
    "Reminder",
    "SavedFilter",
    "SharedAddress",
    "Suggestion",
    "Upkeep",
    "Work",
]
