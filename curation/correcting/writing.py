"""Writing a correction: read the place again under lock, reconcile with what was written meanwhile, write, or ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from curation.correcting.together import Choice, Clash, as_it_was, reconcile, subject_of
from places.changes import diff
from places.editing import Authorship, Edits
from places.facts import Facts, facts_of
from places.models import Place, Revision


class NotReadHereError(Exception):
    """The revision that a form says to have read is not one of this place: the form was made up, or is for another place."""


@dataclass(frozen=True, slots=True)
class AsRead:
    """The facts of a place as a person read them, and the key of its last revision then (0 for none)."""

    facts: Facts
    seen: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Whose words a person chose to keep, by subject of a clash, knowing the place as it was at revision `seen`."""

    chosen: Mapping[str, Choice]
    seen: int

    def still_good(self, later: Iterable[Revision]) -> Mapping[str, Choice]:
        """Those about which nothing was written since they were made."""
        stale = {subject_of(path) for revision in later if revision.pk > self.seen for path in revision.changes}
        return {subject: choice for subject, choice in self.chosen.items() if subject not in stale}


@dataclass(frozen=True, slots=True)
class Written:
    """Done. `changed`: whether anything differed. `also`: whether others had written meanwhile, their words being kept too."""

    changed: bool
    also: bool


@dataclass(frozen=True, slots=True)
class ToChoose:
    """Nothing is written yet: someone else changed the same things. `revisions`: theirs, the newest first, with author and source.

    `seen`: the last revision, to be sent back with the choices.
    """

    clashes: tuple[Clash, ...]
    revisions: tuple[Revision, ...]
    seen: int


def read_now(place: Place) -> AsRead:
    """The place as it is, read again. Three queries.

    The last revision first: a write that comes in between is then seen as someone else's later, never as what the person had read.
    """
    last = Revision.objects.filter(place=place).order_by("-pk").values_list("pk", flat=True).first()
    return AsRead(_facts(place), last or 0)


def read_then(place: Place, seen: int) -> AsRead:
    """The place as it was at revision `seen`. Four queries. Raises NotReadHereError when the place has no such revision."""
    facts = _facts(place)
    if seen != 0 and not Revision.objects.filter(place=place, pk=seen).exists():
        raise NotReadHereError
    later = Revision.objects.filter(place=place, pk__gt=seen).order_by("-pk").values_list("changes", flat=True)
    return AsRead(as_it_was(facts, later), seen)


def _facts(place: Place) -> Facts:
    current = Place.objects.get(pk=place.pk)
    return facts_of(current, current.services.all())


@transaction.atomic
def correct(place: Place, mine: Facts, *, read: AsRead, by: Authorship, choices: Choices | None = None) -> Written | ToChoose:
    """Write what a person says of a place, unless someone else changed the same things since `read`. Facts not in `mine` are left alone.

    Three queries, and those of writing. All or nothing.
    """
    current = Place.objects.select_for_update().get(pk=place.pk)
    services = list(current.services.all())
    now = facts_of(current, services)
    later = tuple(Revision.objects.filter(place=current, pk__gt=read.seen).select_related("author", "source").order_by("-pk"))
    found = reconcile(read.facts, mine, now, choices.still_good(later) if choices else {})
    if found.clashes:
        return ToChoose(found.clashes, later, later[0].pk)
    edits = Edits(by)
    changed = edits.change(current, diff(now, found.facts), services=services)
    edits.write()
    return Written(changed, bool(later))
