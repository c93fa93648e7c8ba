"""Sources that tell of places: drafts as cleaning would make them, applied in one line; and everything a database holds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.apps import apps

from places.importing.applying import Counts, Fingerprint, Import
from places.importing.drafts import Draft, Rejection
from places.models import Place, Source, SourceRecord
from tests.factories import AT, place_facts

RULES = Fingerprint("tests")


def draft(external_id: str = "1", **facts: Any) -> Draft:
    """What a source says of a dull place, under this id. Facts as in `place_facts`; a commune and a date must be spoken of, as in files."""
    told = place_facts(**({"commune": None, "source_date": None} | facts))
    return Draft(2, external_id, {"id": external_id, "told": repr(told)}, told)


def refused(external_id: str) -> Rejection:
    """A row that could not be read."""
    return Rejection(2, external_id, "nom", "", "le lieu n'a pas de nom", "écrire son nom")


def tell(source: Source, *drafts: Draft, rejections: Sequence[Rejection] = (), at: datetime = AT, accept_losses: bool = True) -> Counts:
    """The source now says this, and nothing else."""
    run = Import(source=source, at=at, accept_losses=accept_losses)
    run.apply(drafts, unchanged=(), rejections=rejections, fingerprint=RULES)
    return run.counts


def place_of(source: Source, external_id: str = "1") -> Place:
    """The place that a row tells of, as it is now."""
    return Place.objects.get(pk=SourceRecord.objects.get(source=source, external_id=external_id).place_id)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours, to compare before and after."""
    models = [*apps.get_app_config("places").get_models()]
    return {model._meta.db_table: list(model.objects.order_by("pk").values_list()) for model in models}
