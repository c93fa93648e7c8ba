"""Loading: the demonstration's places imported through the same door as any source, then told by staff."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from places.demonstration.notes import DATA, read_notes
from places.demonstration.telling import tell
from places.importing.applying import Counts
from places.importing.running import run_import
from places.models import Place, Source
from places.progress import Progress

SOURCE = "demonstration"
SOURCE_NAME = "Démonstration (lieux fictifs)"
PLACES_FILE = DATA / "demonstration.csv"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did: the counts of the import, and how many places staff had something to add to."""

    counts: Counts
    told: int


@transaction.atomic
def load(*, at: datetime, author_id: int | None = None, progress: Progress | None = None) -> Loaded:
    """Bring the directory to what the demonstration says; the second time, nothing changes. All or nothing.

    `author_id`: the account in whose name staff speak. Raises as `run_import` does.
    """
    Source.objects.get_or_create(slug=SOURCE, defaults={"name": SOURCE_NAME})
    report = run_import([str(PLACES_FILE)], source=SOURCE, at=at, write=True, file_format="standard", progress=progress)
    return Loaded(report.counts, tell(read_notes(), source_id=SOURCE, at=at, author_id=author_id))


def holds_other_places() -> bool:
    """Whether the directory has a place that the demonstration does not tell of. One query."""
    return Place.objects.exclude(records__source_id=SOURCE).exists()
