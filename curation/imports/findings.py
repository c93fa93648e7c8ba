"""Findings: what an import did, or would do, told for people: read inside its transaction, kept as plain JSON on the run."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from curation.duplicates.comparing import Subject
from curation.duplicates.finding import Candidate, judged, subjects_of
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


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is needed to look for likely twins once the transaction is over: comparing is long, and others wait to write."""

    added: frozenset[int]
    subjects: list[Subject]
    cards: dict[int, Json]


def gather(batch: Batch) -> Gathered:
    """Read, inside the transaction, what `twins` compares. Three queries; nothing to compare where all the places are new."""
    added = frozenset(_written(batch)[0])
    places = Place.objects.published()
    if not added or places.count() == len(added):
        return Gathered(added, [], {})
    cards = {pk: {"code": code, "name": name, "city": city} for pk, code, name, city in places.values_list("pk", "code", "name", "city")}
    return Gathered(added, subjects_of(places), cards)


def twins(gathered: Gathered) -> Json:
    """New places that look like places we had: `twins`, as in `findings`. Pure; about 2 s for 6,000 places."""
    found = [one for one in judged(gathered.subjects) if (one.first in gathered.added) != (one.second in gathered.added)]
    return _listed("twins", len(found), [_twin(one, gathered) for one in found[:SHOWN]])


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


def _twin(one: Candidate, gathered: Gathered) -> Json:
    new, held = (one.first, one.second) if one.first in gathered.added else (one.second, one.first)
    return {"new": gathered.cards[new], "held": gathered.cards[held], "tier": one.judgement.tier.value}


def _card(place: Place) -> Json:
    return {"code": place.code, "name": place.name, "city": place.city}


def _conflict(conflict: Conflict) -> Json:
    return _card(conflict.record.place) | {"path": conflict.path, "ours": conflict.ours, "theirs": conflict.theirs}
