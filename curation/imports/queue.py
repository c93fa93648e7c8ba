"""Queue: the import runs and the disagreements that someone of the team may see and settle."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.policy import covers_everything
from accounts.territories import territory_of, within
from curation.imports.states import AWAITING
from curation.models import ImportRun
from places.models import Conflict, Place
from places.settling import waiting


def runs_of(user: User) -> QuerySet[ImportRun]:
    """The runs that this account may open: its own, all for admins. A file holds rows of other territories, that it may not read."""
    runs = ImportRun.objects.select_related("source", "author")
    return runs if covers_everything(user) else runs.filter(author=user)


def runs_awaiting(user: User) -> QuerySet[ImportRun]:
    """Those that someone should look at."""
    return runs_of(user).filter(state__in=AWAITING)


def departments_of(user: User) -> list[str] | None:
    """Where an import of this account may write: None for everywhere."""
    return None if covers_everything(user) else territory_of(user)


def conflicts_within(user: User) -> QuerySet[Conflict]:
    """The disagreements that wait, about places of the territory of this account."""
    return waiting(within(user, Place.objects.all()))
