"""One import from end to end: read the file, clean what is new in it, and apply it, all or nothing."""

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone

from places.gazetteer.loading import ensure_loaded
from places.gazetteer.lookup import default_gazetteer
from places.gazetteer.rows import fingerprint as gazetteer_fingerprint
from places.importing.applying import Counts, Fingerprint, Import
from places.importing.cleaning import RULES_VERSION, clean, external_id_of
from places.importing.drafts import Draft, Rejection, Repair, Row
from places.importing.reading import ReadFile, read
from places.importing.telling import Telling, corrected
from places.importing.territory import keep_inside
from places.models import Batch, Source, SourceRecord
from places.progress import Progress, Silence


@dataclass(kw_only=True)
class Report:
    """What an import did, or would have done."""

    counts: Counts
    columns: Sequence[str]
    rejections: Sequence[Rejection]
    file_repairs: Sequence[Repair]
    headings: Mapping[str, str] = field(default_factory=dict)
    losses: Sequence[str] = ()
    """What would have stopped it, had losses not been accepted: sentences, in French."""
    repairs: Counter[str] = field(default_factory=Counter)
    """How many cells were repaired, by reason."""


def run_import(
    locations: Sequence[str],
    *,
    source: str,
    at: datetime,
    write: bool,
    file_format: Literal["auto", "standard", "data-inclusion"] = "auto",
    accept_losses: bool = False,
    author_id: int | None = None,
    departments: Collection[str] | None = None,
    telling: Telling | None = None,
    inside: Callable[[Batch, Report], None] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Bring the directory to what a source publishes. Without `write`, do it all the same and undo it: the report is what would happen.

    `locations`: paths or https addresses of its files. `source`: its slug; created when new. `departments`: the only ones where it may
    write, None for all; rows about other places are refused, and these places do not leave with their rows. `telling`: what a person added
    to the file. `inside` is called before the transaction ends, with the batch, whether or not it will be kept. Everything happens in one
    transaction: stopped at any moment, it has changed nothing. Raises UnreadableFileError and TooManyLossesError, having written nothing.
    """
    watcher = progress or Silence()
    told = telling or Telling()
    file = corrected(read(locations, format=file_format, headings=told.headings, name=told.name), told.corrections)
    with _without_cycle_collection(), transaction.atomic():
        publisher = _source(source)
        run = Import(source=publisher, at=at, author_id=author_id, accept_losses=accept_losses, departments=departments, tell=watcher.step)
        batch, report = _import(file, run, watcher)
        if inside is not None:
            inside(batch, report)
        transaction.set_rollback(not write)
    return report


@contextmanager
def _without_cycle_collection() -> Iterator[None]:
    """An import makes millions of objects and no cycle: looking for cycles took a quarter of its time (measured on 6,263 real rows)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _source(slug: str) -> Source:
    """The source, created when new, locked where the database locks rows."""
    Source.objects.get_or_create(slug=slug, defaults={"name": slug})
    return Source.objects.select_for_update().get(slug=slug)


def _import(file: ReadFile, run: Import, watcher: Progress) -> tuple[Batch, Report]:
    ensure_loaded()
    rules = Fingerprint(f"{RULES_VERSION} {gazetteer_fingerprint()}")
    fresh, unchanged = _set_apart(file, run.source, rules)
    drafts, rejections = _clean(replace(file, rows=fresh), watcher, today=timezone.localdate(run.at))
    if run.departments is not None:
        drafts, outside = keep_inside(drafts, source_id=run.source.pk, departments=run.departments)
        rejections += outside
        run.outside = len(outside)
    watcher.start("Écriture", len(drafts))
    batch = run.apply(drafts, unchanged=unchanged, rejections=rejections, fingerprint=rules)
    report = Report(
        counts=run.counts,
        columns=file.columns,
        rejections=rejections,
        file_repairs=file.repairs,
        headings=file.headings,
        losses=run.losses,
        repairs=Counter(repair.reason for draft in drafts for repair in draft.repairs),
    )
    return batch, report


def _set_apart(file: ReadFile, source: Source, rules: Fingerprint) -> tuple[list[Row], list[str]]:
    """Rows to clean, and the ids of those that say what they said last time. An id met twice is always cleaned: one of the two is wrong."""
    known = dict(SourceRecord.objects.filter(source=source, withdrawn_at__isnull=True).values_list("external_id", "fingerprint"))
    ids = [external_id_of(row, file) for row in file.rows]
    times = Counter(ids)
    fresh: list[Row] = []
    unchanged: list[str] = []
    for row, external_id in zip(file.rows, ids, strict=True):
        if times[external_id] == 1 and external_id in known and known[external_id] == rules.of(row.cells):
            unchanged.append(external_id)
        else:
            fresh.append(row)
    return fresh, unchanged


def _clean(file: ReadFile, watcher: Progress, *, today: date) -> tuple[list[Draft], list[Rejection]]:
    watcher.start("Nettoyage", len(file.rows))
    drafts: list[Draft] = []
    rejections: list[Rejection] = []
    for outcome in clean(file, gazetteer=default_gazetteer(), today=today):
        watcher.step(1)
        if isinstance(outcome, Draft):
            drafts.append(outcome)
        else:
            rejections.append(outcome)
    return drafts, rejections
