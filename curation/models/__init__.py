"""What keeping facts true leaves in the database."""

from curation.models.suggestion import Suggestion

__all__ = [
    "Suggestion",
]
