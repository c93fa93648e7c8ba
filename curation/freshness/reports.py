"""Reports: saying that a place is not what its page says, and settling what was said."""

from datetime import datetime

from curation.models import PlaceReport
from places.models import Place


def report(place: Place, kind: str, *, origin: str, at: datetime) -> PlaceReport:
    """Say it once: the same thing said again by the same kind of person while it is open is the same report. Two queries at most."""
    said, _ = PlaceReport.objects.get_or_create(place=place, kind=kind, origin=origin, settled_at=None, defaults={"at": at})
    return said


def settle(place: Place, *, at: datetime) -> int:
    """Someone verified the place, or withdrew it: nothing said of it before waits any more. How many were open; one query."""
    return PlaceReport.objects.filter(place=place, settled_at__isnull=True).update(settled_at=at)
