"""Real places, when they are beside the repository: imported, exported and imported back through the commands, they stay what they are.

One row in six, so that the suite stays quick; `python -m tests.benchmarks.exchange --file` takes the whole file.
"""

import csv
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from frictionless import Resource, Schema, system

from places.facts import facts_of
from places.models import Place, Revision, SourceRecord

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
REAL_PLACES = SHARED / "lieux_standard.csv"
OFFICIAL_SCHEMA = SHARED / "lieux_standard.schema.json"
ONE_IN = 6
ACCEPTED = 0.995


@dataclass
class Story:
    """What each step said, and every fact of every place after it."""

    rows: int
    exported: Path
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    facts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)

    def tell(self, step: str, file: Path, source: str) -> None:
        output = io.StringIO()
        call_command("import_places", str(file), source=source, write=True, verbosity=0, stdout=output)
        self.counts[step] = {name: int(count) for name, count in (part.split("=") for part in output.getvalue().split())}
        self.facts[step] = {place.code: as_bytes(place) for place in Place.objects.prefetch_related("services")}
        self.revisions[step] = Revision.objects.count()
        self.records[step] = SourceRecord.objects.filter(withdrawn_at=None).count()


def as_bytes(place: Place) -> bytes:
    return json.dumps(facts_of(place, place.services.all()), cls=DjangoJSONEncoder, sort_keys=True).encode()


def sample(path: Path) -> tuple[Path, int]:
    with REAL_PLACES.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)[::ONE_IN]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(reader.fieldnames or ()))
        writer.writeheader()
        writer.writerows(rows)
    return path, len(rows)


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Story:
    if not REAL_PLACES.exists():
        pytest.skip("the real places are not beside the repository")
    folder = tmp_path_factory.mktemp("real")
    file, rows = sample(folder / "sample.csv")
    told = Story(rows, folder / "exported.csv")
    with django_db_blocker.unblock(), transaction.atomic():
        told.tell("first", file, "real")
        told.tell("again", file, "real")
        call_command("export_places", output=told.exported, verbosity=0)
        told.tell("exported", told.exported, "real")
        told.tell("elsewhere", told.exported, "elsewhere")
        transaction.set_rollback(True)
    return told


def test_almost_every_row_is_accepted(story: Story) -> None:
    first = story.counts["first"]
    assert first["read"] == story.rows
    assert first["added"] == len(story.facts["first"]) >= ACCEPTED * story.rows
    assert first["added"] + first["rejected"] == story.rows


@pytest.mark.parametrize("step", ["again", "exported", "elsewhere"])
def test_no_fact_of_any_place_changes(story: Story, step: str) -> None:
    assert story.facts[step] == story.facts["first"]
    assert story.revisions[step] == story.revisions["first"]
    accepted = story.counts["first"]["added"]
    assert story.counts[step]["unchanged"] == accepted
    assert [story.counts[step][name] for name in ("added", "changed", "withdrawn", "conflicts")] == [0, 0, 0, 0]


def test_another_source_that_tells_the_same_shares_the_places(story: Story) -> None:
    assert story.records["exported"] == story.records["first"]
    assert story.records["elsewhere"] == 2 * story.records["first"]


def test_the_export_validates_against_the_official_schema(story: Story) -> None:
    with system.use_context(trusted=True):
        schema = Schema.from_descriptor(json.loads(OFFICIAL_SCHEMA.read_text(encoding="utf-8")))
        report = Resource(path=str(story.exported), schema=schema).validate()
    assert report.flatten(["rowNumber", "fieldName", "message"]) == []
    assert report.valid
    assert report.tasks[0].stats["rows"] == story.counts["first"]["added"]
