"""The last step of an import, and the only one that touches the database: in one transaction, all or nothing."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction

from places.changes import Changes
from places.editing import CHUNK, Authorship, Edits
from places.facts import facts_of
from places.importing.drafts import Draft, Rejection
from places.importing.matching import Match, match_drafts
from places.importing.merging import Claim, Merged, Speaker, claims, merge
from places.importing.territory import records_within
from places.models import Batch, Conflict, Place, Source, SourceRecord
from places.provenance import Provenance, holder, provenance_of, trust_in
from places.tracing import state_of, trace
from places.vocabulary import Origin, Settlement, Status

LOSS_LIMIT = 0.20
"""More than this share of a source vanished or refused is more likely a broken file than the truth (design §6)."""


class TooManyLossesError(Exception):
    """The file would make too much of the source disappear. Nothing was written. `str()` says so in French; `rejections` say why."""

    def __init__(self, message: str, rejections: Sequence[Rejection]) -> None:
        super().__init__(message)
        self.rejections = rejections


@dataclass
class Counts:
    """What became of the rows, as said at the end of an import."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    rejected: int = 0
    conflicts: int = 0

    def __str__(self) -> str:
        return " ".join(f"{name}={count}" for name, count in asdict(self).items())


@dataclass(kw_only=True)
class Import:
    """One import of one source."""

    source: Source
    at: datetime
    author_id: int | None = None
    accept_losses: bool = False
    departments: Collection[str] | None = None
    """The only ones where it may write, None for all; `outside` rows were refused because of that (`places.importing.territory`)."""
    outside: int = 0
    counts: Counts = field(default_factory=Counts)
    losses: list[str] = field(default_factory=list)
    """What would make a careful person stop, in French; more than LOSS_LIMIT of the source."""
    tell: Callable[[int], None] = lambda rows: None
    """Told the number of rows done, for a progress bar."""

    @transaction.atomic
    def apply(
        self, drafts: Sequence[Draft], *, unchanged: Sequence[str], rejections: Sequence[Rejection], fingerprint: "Fingerprint"
    ) -> Batch:
        """Bring the directory to what the source says. Raises TooManyLossesError, having written nothing."""
        self.counts.rejected = len(rejections)
        self.counts.unchanged = len(unchanged)
        self.counts.read = len(drafts) + len(unchanged) + len(rejections)
        seen = {draft.external_id for draft in drafts} | set(unchanged) | {rejection.external_id for rejection in rejections}
        gone = self._vanished(seen, rejections)
        self.source.last_read_at = self.at
        self.source.save(update_fields=["last_read_at"])
        batch = Batch.objects.create(
            origin=Origin.IMPORT, source=self.source, author_id=self.author_id, started_at=self.at, label=f"Import de {self.source.name}"
        )
        by = Authorship(origin=Origin.IMPORT, at=self.at, source_id=self.source.pk, author_id=self.author_id, batch=batch)
        matches = list(match_drafts(drafts, source_id=self.source.pk))
        for chunk in _chunks(matches):
            _Chunk(self, by, fingerprint, chunk).apply()
            self.tell(len(chunk))
        self._withdraw(gone, by)
        SourceRecord.objects.filter(source=self.source, withdrawn_at__isnull=True).update(seen_at=self.at)
        batch.counts = asdict(self.counts)
        batch.save(update_fields=["counts"])
        return batch

    def _vanished(self, seen: set[str], rejections: Sequence[Rejection]) -> list[SourceRecord]:
        live = list(records_within(self.source.pk, self.departments).only("external_id", "place_id"))
        gone = [record for record in live if record.external_id not in seen]
        self._refuse_losses(len(gone), len(live), "ont disparu du fichier", rejections)
        self._refuse_losses(self.counts.rejected - self.outside, self.counts.read - self.outside, "ne peuvent pas être lues", rejections)
        return gone

    def _refuse_losses(self, lost: int, total: int, what: str, rejections: Sequence[Rejection]) -> None:
        if total and lost / total > LOSS_LIMIT:
            self.losses.append(f"{lost} lignes sur {total} {what}, plus de {LOSS_LIMIT * 100:.0f} %.")
            if not self.accept_losses:
                fix = "Rien n'a été écrit. Vérifiez que le fichier est complet. Si c'est bien voulu, ajoutez --accept-losses."
                raise TooManyLossesError(f"{self.losses[-1]} {fix}", rejections)

    def _withdraw(self, gone: Sequence[SourceRecord], by: Authorship) -> None:
        """Records that left the file. A place leaves the directory with its last record, unless a person added or verified it."""
        for start in range(0, len(gone), CHUNK):
            chunk = gone[start : start + CHUNK]
            trace(_batch_of(by), [(record, {"withdrawn_at": None}) for record in chunk])
            SourceRecord.objects.filter(pk__in=[record.pk for record in chunk]).update(withdrawn_at=self.at)
            by_place = {record.place_id: record for record in chunk}
            still_told = SourceRecord.objects.filter(place_id__in=by_place, withdrawn_at__isnull=True).values("place_id")
            orphans = Place.objects.select_for_update().filter(pk__in=by_place, status=Status.PUBLISHED).exclude(pk__in=still_told)
            edits, written = Edits(by), provenance_of(list(by_place))
            for place in orphans:
                author = holder(["status", "verified_on"], written[place.pk])
                if author and author.is_human:
                    self._dispute(by_place[place.pk], {"status": [place.status, Status.WITHDRAWN.value]}, by)
                else:
                    edits.change(place, {"status": [place.status, Status.WITHDRAWN.value]}, services=())
                    self.counts.withdrawn += 1
            edits.write()

    def _dispute(self, record: SourceRecord, disputes: Changes, by: Authorship) -> None:
        """Put in dispute; what the source says now takes the place of what it said before, if that still waits."""
        batch = _batch_of(by)
        earlier = Conflict.objects.filter(record=record, path__in=disputes, settled_at__isnull=True)
        trace(batch, [(conflict, state_of(conflict)) for conflict in earlier])
        earlier.update(settled_at=self.at, settlement=Settlement.SUPERSEDED)
        found = Conflict.objects.bulk_create(
            Conflict(record=record, batch=batch, path=path, ours=ours, theirs=theirs, found_at=self.at)
            for path, (ours, theirs) in disputes.items()
        )
        trace(batch, [(conflict, None) for conflict in found])
        self.counts.conflicts += len(disputes)


def _batch_of(by: Authorship) -> Batch:
    """The batch that an import always has."""
    if by.batch is None:
        raise ValueError("an import writes in a batch")
    return by.batch


@dataclass(frozen=True)
class Fingerprint:
    """What a row and the rules that read it amount to: a record with the same one has nothing new to say."""

    rules: str

    def of(self, raw: object) -> str:
        text = json.dumps(raw, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(f"{self.rules}\n{text}".encode()).hexdigest()


def _chunks(matches: Iterable[Match]) -> Iterator[list[Match]]:
    """Up to 500 matches, no place twice in one chunk: two rows of a merged place are merged into it one after the other."""
    chunk: list[Match] = []
    places: set[int] = set()
    for found in matches:
        if len(chunk) == CHUNK or found.place_id in places:
            yield chunk
            chunk, places = [], set()
        chunk.append(found)
        if found.place_id:
            places.add(found.place_id)
    if chunk:
        yield chunk


def _publish_again(place: Place, merged: Merged, *, written: Mapping[str, Provenance]) -> None:
    """A place withdrawn for want of rows is back with its first row, whichever source's; one that a person withdrew is for a person."""
    author = holder(["status"], written)
    target = merged.disputes if author and author.is_human else merged.changes
    target["status"] = [place.status, Status.PUBLISHED.value]


class _Chunk:
    """Five hundred matches applied together."""

    def __init__(self, run: Import, by: Authorship, fingerprint: Fingerprint, matches: Sequence[Match]) -> None:
        self.run, self.by, self.fingerprint, self.matches = run, by, fingerprint, matches
        self.edits = Edits(by)
        self.speaker_trust = trust_in(run.source.kind)
        known = [match.place_id for match in matches if match.place_id]
        places = Place.objects.select_for_update().filter(pk__in=known).prefetch_related("services")
        self.places = {place.pk: place for place in places}

    def apply(self) -> None:
        new = [match for match in self.matches if match.place_id is None]
        told = [match for match in self.matches if match.place_id is not None]
        born = [(match, self.edits.add(match.draft.facts, seed=f"{self.run.source.pk}\n{match.draft.external_id}")) for match in new]
        self.run.counts.added += len(born)
        disputed = self._merge(told)
        self.edits.write()
        new_records = SourceRecord.objects.bulk_create(
            [self._record(match, place.pk) for match, place in born]
            + [self._record(match, match.place_id) for match in told if match.record is None],
        )
        trace(_batch_of(self.by), [(record, None) for record in new_records])
        self._renew([match for match in told if match.record is not None])
        records = {
            record.external_id: record
            for record in SourceRecord.objects.filter(
                source=self.run.source, external_id__in=[told.draft.external_id for told, _ in disputed]
            )
        }
        for match, disputes in disputed:
            self.run._dispute(records[match.draft.external_id], disputes, self.by)

    def _merge(self, told: Iterable[Match]) -> list[tuple[Match, Changes]]:
        """Change what must change; return what is in dispute."""
        found: list[tuple[Match, list[Claim]]] = [(match, self._claims(match)) for match in told]
        contested = [match.place_id for match, new in found if match.place_id and (new or self._is_back(match))]
        written = provenance_of(contested) if contested else {}
        disputed: list[tuple[Match, Changes]] = []
        for match, new in found:
            place = self.places[match.place_id or 0]
            authors = written.get(place.pk, {})
            speaker = Speaker(self.run.source.pk, self.speaker_trust, match.draft.facts.get("source_date"))
            our_date = place.source_date.isoformat() if place.source_date else None
            merged: Merged = merge(new, by=speaker, written=authors, our_date=our_date)
            if self._is_back(match):
                _publish_again(place, merged, written=authors)
            if self.edits.change(place, merged.changes, services=place.services.all()):
                self.run.counts.changed += 1
            else:
                self.run.counts.unchanged += 1
            if merged.disputes:
                disputed.append((match, merged.disputes))
        return disputed

    def _claims(self, match: Match) -> list[Claim]:
        place = self.places[match.place_id or 0]
        return claims((match.record.facts or None) if match.record else None, match.draft.facts, facts_of(place, place.services.all()))

    def _is_back(self, match: Match) -> bool:
        """A row comes, or comes back, to a place that is withdrawn."""
        is_news = match.record is None or match.record.withdrawn_at is not None
        return is_news and self.places[match.place_id or 0].status == Status.WITHDRAWN

    def _record(self, match: Match, place_id: int | None) -> SourceRecord:
        draft = match.draft
        return SourceRecord(
            pk=match.record.pk if match.record else None,
            source=self.run.source,
            external_id=draft.external_id,
            place_id=place_id,
            raw=draft.raw,
            facts=draft.facts,
            repairs=[repair.as_json() for repair in draft.repairs],
            fingerprint=self.fingerprint.of(draft.raw),
            seen_at=self.run.at,
            withdrawn_at=None,
        )

    def _renew(self, matches: Sequence[Match]) -> None:
        trace(_batch_of(self.by), [(match.record, state_of(match.record)) for match in matches if match.record])
        SourceRecord.objects.bulk_create(
            [self._record(match, match.place_id) for match in matches],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["place", "raw", "facts", "repairs", "fingerprint", "seen_at", "withdrawn_at"],
        )
