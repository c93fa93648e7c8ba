"""Which place a draft tells of: the one its source told of under this id, or the one that another door certainly names.

Only certain matches are made here. Likely duplicates are for people to judge.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F

from places.importing.drafts import Draft
from places.models import Place, SourceRecord
from places.text_keys import search_key

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Match:
    """A draft with the record its source already has (None: first time), and the place it tells of (None: a new one)."""

    draft: Draft
    record: SourceRecord | None
    place_id: int | None


def match_drafts(drafts: Sequence[Draft], *, source_id: str) -> Iterator[Match]:
    """In the order of the drafts. At most four queries per 500 drafts. A merged place stands for the one it was merged into."""
    for start in range(0, len(drafts), CHUNK):
        chunk = drafts[start : start + CHUNK]
        records = _records(source_id, [draft.external_id for draft in chunk])
        unknown = [draft for draft in chunk if draft.external_id not in records]
        elsewhere = _by_public_code(unknown) | _by_id_in_another_source(unknown) if unknown else {}
        merged = _merged_into({record.place_id for record in records.values()} | set(elsewhere.values()))
        for draft in chunk:
            record = records.get(draft.external_id)
            place_id = record.place_id if record else elsewhere.get(draft.external_id)
            yield Match(draft, record, merged.get(place_id, place_id) if place_id else None)


def _records(source_id: str, external_ids: Iterable[str]) -> dict[str, SourceRecord]:
    found = SourceRecord.objects.filter(source_id=source_id, external_id__in=external_ids)
    return {record.external_id: record for record in found}


def _by_public_code(drafts: Iterable[Draft]) -> dict[str, int]:
    """Our own export, come back: a place without a source is exported under its public code."""
    codes = [draft.external_id for draft in drafts]
    return dict(Place.objects.filter(code__in=codes).values_list("code", "pk"))


def _by_id_in_another_source(drafts: Iterable[Draft]) -> dict[str, int]:
    """The same row republished by someone else: same id, name and town. National ids carry their producer's prefix and travel unchanged.

    The town matters because small files count from 1, and many a town has its "Médiathèque". A row that still stands is preferred to one
    that was withdrawn, then the earliest.
    """
    told = {draft.external_id: _identity(draft.facts["name"], draft.facts["commune"], draft.facts["postal_code"]) for draft in drafts}
    rows = (
        SourceRecord.objects.filter(external_id__in=told)
        .order_by(F("withdrawn_at").asc(nulls_last=True), "-pk")
        .values_list("external_id", "place_id", "place__name", "place__commune_id", "place__postal_code")
    )
    return {external_id: place_id for external_id, place_id, *held in rows if told[external_id] == _identity(*held)}


def _identity(name: str, commune: str | None, postal_code: str) -> tuple[str, str]:
    return search_key(name), commune or postal_code


def _merged_into(place_ids: set[int]) -> dict[int, int]:
    rows = Place.objects.filter(pk__in=place_ids, merged_into__isnull=False).values_list("pk", "merged_into_id")
    return {pk: target for pk, target in rows if target}
