"""Where each fact of a place came from: the last revision that wrote it, undoings apart (`places.writers`)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from places.changes import service_path, split_path
from places.models import Revision
from places.vocabulary import Origin, SourceKind
from places.writers import Ledger

TRUST = {Origin.STAFF: 4, Origin.OWNER: 3}
"""People come before files: hub staff, then the place itself (design §4). A suggestion is only written once staff accepted it."""
ADMINISTRATION_TRUST = 2
OTHER_TRUST = 1


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who last wrote a fact: through which door, from which source (slug, name, kind; None for a person), and when."""

    origin: str
    at: datetime
    source_id: str | None
    source_name: str | None
    source_kind: str | None

    @property
    def trust(self) -> int:
        """4 hub staff, 3 the place itself, 2 an administration, 1 any other source."""
        if self.origin in (Origin.STAFF, Origin.SUGGESTION):
            return TRUST[Origin.STAFF]
        if self.origin == Origin.OWNER:
            return TRUST[Origin.OWNER]
        return trust_in(self.source_kind)

    @property
    def is_human(self) -> bool:
        """A person wrote it: no import may overwrite it."""
        return self.trust >= TRUST[Origin.OWNER]


def trust_in(source_kind: str | None) -> int:
    """How far a source of this kind is trusted."""
    return ADMINISTRATION_TRUST if source_kind == SourceKind.ADMINISTRATION else OTHER_TRUST


def provenance_of(place_ids: Collection[int], *, before: int | None = None) -> dict[int, dict[str, Provenance]]:
    """For each place, path → provenance. One query for all of them; paths as in `Revision.changes`.

    `before`: as it was before this revision (its key), for whoever puts things back.
    """
    earlier = {} if before is None else {"pk__lt": before}
    history = (
        Revision.objects.filter(place_id__in=place_ids, **earlier)
        .order_by("pk")
        .values_list("pk", "place_id", "changes", "undoes_id", "gives_back", "origin", "at", "source_id", "source__name", "source__kind")
    )
    ledgers = {place_id: Ledger() for place_id in place_ids}
    authors: dict[int, Provenance] = {}
    for number, place_id, changes, undoes, gives_back, *author in history.iterator(chunk_size=500):
        authors[number] = Provenance(*author)
        ledgers[place_id].write(number, changes, gives_back=undoes if gives_back else None)
    return {place_id: {path: authors[number] for path, number in ledger.standing.items()} for place_id, ledger in ledgers.items()}


def holder(paths: Iterable[str], written: Mapping[str, Provenance]) -> Provenance | None:
    """The most trusted, then most recent, author among those who wrote these facts; None when no revision tells.

    A fact of a service falls back on whoever added the service; a whole service belongs to all who wrote any of it.
    """
    authors: list[Provenance] = []
    for path in paths:
        key, fact = split_path(path)
        if key is None:
            candidates = [path]
        elif fact is None:
            candidates = [path, *(other for other in written if other.startswith(f"{path}/"))]
        else:
            candidates = [path] if path in written else [service_path(key)]
        authors += [written[candidate] for candidate in candidates if candidate in written]
    return max(authors, key=lambda author: (author.trust, author.at), default=None)
