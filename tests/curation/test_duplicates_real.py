"""Duplicates among real places, when they are beside the repository, against pairs labelled by hand (`duplicate_labels`)."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from curation.duplicates.finding import find_duplicates
from places.models import Place, SourceRecord
from tests.curation.duplicate_labels import REAL_PLACES, STRATA, labelled, measure

pytestmark = pytest.mark.django_db

skip_without_real_places = pytest.mark.skipif(
    not REAL_PLACES.exists(), reason="real places are not beside the repository (../shared/data/lieux_standard.csv)"
)


def test_the_labels_are_enough_and_say_nothing_of_the_places() -> None:
    pairs = labelled()
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs) == 442
    assert {pair.label for pair in pairs} == {"same", "address", "two", "unsure"}
    assert Counter(pair.half for pair in pairs).keys() == {"a", "b", "c"}
    assert {pair.stratum for pair in pairs if pair.half != "c"} == STRATA.keys()


@pytest.fixture
def tiers(tmp_path: Path) -> dict[tuple[str, str], str]:
    """The tier of each pair proposed, by source ids in order, among the places labelled."""
    wanted = {one for pair in labelled() for one in (pair.first, pair.second)}
    with REAL_PLACES.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["id"] in wanted]
    with (tmp_path / "some.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(reader.fieldnames or ()))
        writer.writeheader()
        writer.writerows(rows)
    call_command("import_places", str(tmp_path / "some.csv"), source="real", write=True, verbosity=0)
    ids = dict(SourceRecord.objects.values_list("place_id", "external_id"))
    found = find_duplicates(Place.objects.published())
    return {
        (min(one, other), max(one, other)): pair.judgement.tier for pair in found for one, other in [(ids[pair.first], ids[pair.second])]
    }


@skip_without_real_places
def test_what_is_proposed_first_is_nearly_always_a_duplicate_and_few_are_missed(tiers: dict[tuple[str, str], str]) -> None:
    held_out = measure([pair for pair in labelled() if pair.half == "b"], tiers)
    assert held_out.proposed >= 40
    assert held_out.precision >= 0.95, held_out
    assert held_out.recall_first >= 0.70, held_out
    assert held_out.recall_both >= 0.95, held_out


@skip_without_real_places
def test_the_pairs_drawn_from_what_was_proposed_first_are_duplicates(tiers: dict[tuple[str, str], str]) -> None:
    proposed = [pair for pair in labelled() if pair.half == "c" and tiers.get((pair.first, pair.second)) == "sure"]
    right = sum(pair.label == "same" for pair in proposed)
    assert len(proposed) >= 80
    assert right / len(proposed) >= 0.95
