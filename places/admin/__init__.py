"""Django's admin, for the platform team. It writes through `places.editing` like every other door, so nothing escapes the history."""

from places.admin.communes import CommuneAdmin
from places.admin.places import PlaceAdmin
from places.admin.provenance import BatchAdmin, ConflictAdmin, RevisionAdmin, SourceAdmin, SourceRecordAdmin

__all__ = ["BatchAdmin", "CommuneAdmin", "ConflictAdmin", "PlaceAdmin", "RevisionAdmin", "SourceAdmin", "SourceRecordAdmin"]
