"""Findings: what an import did, or would do, told for people: read inside its transaction, kept as plain JSON on the run."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from curation.duplicates.finding import Candidate, find_duplicates
from places.importing.drafts import Rejection
from places.importing.running import Report
from places.models import Batch, Conflict, Place, Revision, SourceRecord
from places.undoing_facts import is_birth

SHOWN: Final = 200
"""Of each kind, what a page lists; all of it is in the history once written."""

CHUNK: Final = 500

Json = dict[str, Any]


def findings(batch: Batch, report: Report) -> Json:
    """Counts; new, changed and absent places; disagreements; what was repaired. Eight queries.

    Keys: `counts`, `losses` (sentences that call for a person to insist) and `lost` (how many rows they speak of), `added`, `changed`,
    `absent`, `conflicts` (lists of at most SHOWN, each with `…_total`), `repairs`, `file_repairs`, `headings`.
    """
    added, changed = _written(batch)
    absent = SourceRecord.objects.filter(traces__batch=batch, withdrawn_at=batch.started_at).select_related("place").order_by("pk")
    absent_total = absent.count()
    disputed = Conflict.objects.filter(batch=batch).select_related("record__place").order_by("pk")
    return {
        "counts": asdict(report.counts),
        "losses": list(report.losses),
        "lost": absent_total + report.counts.rejected,
        **_listed("added", len(added), _places(added[:SHOWN])),
        **_listed("changed", len(changed), _with_paths(changed)),
        **_listed("absent", absent_total, [_card(record.place) | {"id": record.external_id} for record in absent[:SHOWN]]),
        **_listed("conflicts", disputed.count(), [_conflict(one) for one in disputed[:SHOWN]]),
        "repairs": report.repairs.most_common(),
        "file_repairs": [repair.reason for repair in report.file_repairs],
        "headings": dict(report.headings),
    }


def twins(batch: Batch) -> Json:
    """New places that look like places we had: `twins`, as in `findings`. Three queries, about 2 s for 6,000 places: for a check only."""
    added = set(_written(batch)[0])
    candidates = find_duplicates(Place.objects.published()) if added else []
    found = [one for one in candidates if (one.first in added) != (one.second in added)]
    return _listed("twins", len(found), _with_names(found[:SHOWN], added))


def as_json(rejections: Iterable[Rejection]) -> list[Json]:
    """The rows refused, as kept on the run."""
    return [asdict(rejection) for rejection in rejections]


def _listed(name: str, total: int, rows: list[Json]) -> Json:
    return {name: rows, f"{name}_total": total}


def _written(batch: Batch) -> tuple[list[int], dict[int, list[str]]]:
    """Places added, and those changed with the paths that changed. One query."""
    added: list[int] = []
    changed: dict[int, list[str]] = {}
    for place_id, changes in Revision.objects.filter(batch=batch).order_by("pk").values_list("place_id", "changes").iterator(CHUNK):
        if is_birth(changes):
            added.append(place_id)
        else:
            changed.setdefault(place_id, []).extend(changes)
    return added, changed


def _places(ids: Sequence[int]) -> list[Json]:
    found = Place.objects.only("code", "name", "city").in_bulk(list(ids))
    return [_card(found[pk]) for pk in ids]


def _with_paths(changed: dict[int, list[str]]) -> list[Json]:
    ids = list(changed)[:SHOWN]
    return [card | {"paths": changed[pk]} for pk, card in zip(ids, _places(ids), strict=True)]


def _with_names(candidates: Sequence[Candidate], added: set[int]) -> list[Json]:
    cards = Place.objects.only("code", "name", "city").in_bulk([pk for one in candidates for pk in (one.first, one.second)])
    pairs = [(one, *((one.first, one.second) if one.first in added else (one.second, one.first))) for one in candidates]
    return [{"new": _card(cards[new]), "held": _card(cards[held]), "tier": one.judgement.tier.value} for one, new, held in pairs]


def _card(place: Place) -> Json:
    return {"code": place.code, "name": place.name, "city": place.city}


def _conflict(conflict: Conflict) -> Json:
    return _card(conflict.record.place) | {"path": conflict.path, "ours": conflict.ours, "theirs": conflict.theirs}
