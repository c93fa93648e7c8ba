"""Undoing a merge: everything is as it was, but for what was written since."""

from datetime import timedelta
from typing import Any

import pytest

from places.editing import Authorship, change_place
from places.facts import facts_of
from places.merging.differing import Side
from places.merging.joining import merge_places, side_by_side
from places.merging.splitting import NotUndoableError, foresee_merge, undo_merge
from places.models import Batch, Place, Service, SourceRecord
from places.provenance import provenance_of
from places.undoing import IsAMergeError, Undone, undo_batch, undo_revision
from places.vocabulary import Origin
from tests.factories import AT, make_place, make_source
from tests.places.importing.telling import draft, place_of, tell

pytestmark = pytest.mark.django_db

BY = Authorship(origin=Origin.STAFF, at=AT + timedelta(days=2))
LATER = Authorship(origin=Origin.STAFF, at=AT + timedelta(days=3))


def merge(kept: Place, absorbed: Place, **chosen: Side) -> Batch:
    return merge_places(kept, absorbed, chosen=chosen, seen=side_by_side(kept, absorbed).seen, by=BY)


def undo(batch: Batch) -> Undone:
    """Undone as it was foreseen."""
    foreseen = foresee_merge(batch)
    done = undo_merge(batch, LATER, seen=foreseen.stamp)
    assert (done.changed, done.kept) == (foreseen.changed, foreseen.kept)
    return done


def world() -> dict[str, Any]:
    """Every fact, its author, and what each source record says and of which place."""
    places = Place.objects.prefetch_related("services").order_by("pk")
    authors = provenance_of([place.pk for place in places])
    return {
        "facts": {place.pk: facts_of(place, place.services.all()) for place in places},
        "authors": {
            pk: {path: (one.origin, one.source_id) for path, one in written.items() if path not in ("status", "merged_into")}
            for pk, written in authors.items()
        },
        "records": list(SourceRecord.objects.order_by("pk").values_list("pk", "place_id", "fingerprint", "facts")),
    }


@pytest.fixture
def two() -> tuple[Place, Place]:
    """Two places told of by two sources, which differ in everything that is merged in its own way."""
    one, other = make_source("un"), make_source("deux")
    tell(one, draft("1", phone="", programmes=["pix"], hours="Mo 10:00-12:00", services={"a": {"category": "acces", "title": "A"}}))
    services = {"a": {"category": "acces", "title": "B", "publics": ["jeunes"]}, "b": {"category": "materiel"}}
    tell(other, draft("2", phone="+33199000001", programmes=["bnr"], hours="Tu 10:00-12:00", services=services))
    return place_of(one, "1"), place_of(other, "2")


def test_everything_is_as_it_was(two: tuple[Place, Place]) -> None:
    before = world()
    batch = merge(*two, hours=Side.ABSORBED)
    assert world()["facts"] != before["facts"]
    assert undo(batch).kept == []
    after = world()
    assert after["facts"] == before["facts"]
    assert after["records"] == before["records"]
    assert after["authors"] == before["authors"]
    assert Service.objects.filter(place=two[0]).count() == 1


def test_it_can_be_merged_again_and_undone_again(two: tuple[Place, Place]) -> None:
    before = world()["facts"]
    for _ in range(2):
        undo(merge(*two))
        assert world()["facts"] == before


def test_what_was_written_since_stays_and_is_said(two: tuple[Place, Place]) -> None:
    batch = merge(*two, hours=Side.ABSORBED)
    change_place(two[0], {"hours": "Fr 10:00-12:00", "other_phones": ["+33199000009"]}, by=BY)
    assert {kept.path for kept in undo(batch).kept} == {"hours", "phone"}, "numbers only make sense together"
    two[0].refresh_from_db()
    assert (two[0].hours, two[0].phone, two[0].programmes) == ("Fr 10:00-12:00", "+33199000001", ["pix"])


def test_half_an_address_is_never_put_back() -> None:
    kept, absorbed = make_place(address="1 rue A", city="Ici"), make_place(address="2 rue B", city="Là")
    batch = merge(kept, absorbed, address=Side.ABSORBED)
    change_place(kept, {"address": "3 rue C"}, by=BY)
    assert {kept.path for kept in undo(batch).kept} == {"address", "city"}
    kept.refresh_from_db()
    assert (kept.address, kept.city) == ("3 rue C", "Là")


def test_what_a_source_said_meanwhile_reaches_the_place_that_is_back(two: tuple[Place, Place]) -> None:
    other = SourceRecord.objects.get(external_id="2").source
    batch = merge(*two)
    news = draft("2", phone="+33199000005", programmes=["bnr"], services=["acces"])
    tell(other, news)
    undo(batch)
    assert place_of(other, "2") == two[1]
    counts = tell(other, news)
    two[1].refresh_from_db()
    assert (counts.added, two[1].phone) == (0, "+33199000005")


def test_the_rows_of_its_own_still_withdraw_a_place_that_is_back(two: tuple[Place, Place]) -> None:
    undo(merge(*two))
    tell(SourceRecord.objects.get(external_id="2").source)
    two[1].refresh_from_db()
    assert two[1].status == "withdrawn"


def test_places_merged_before_lead_again_where_they_led() -> None:
    first, second, third = make_place(), make_place(), make_place()
    merge(second, first)
    undo(merge(third, second))
    first.refresh_from_db()
    assert first.merged_into == second


def test_merges_are_undone_from_the_last_and_once() -> None:
    first, second, third = make_place(), make_place(), make_place()
    earlier = merge(second, first)
    last = merge(third, second)
    with pytest.raises(NotUndoableError):
        undo(earlier)
    undo(last)
    undo(earlier)
    assert set(Place.objects.values_list("status", flat=True)) == {"published"}
    for batch in (earlier, last):
        with pytest.raises(NotUndoableError):
            undo(batch)


def test_a_merge_is_never_undone_by_halves(two: tuple[Place, Place]) -> None:
    batch = merge(*two)
    for other in (batch, undo(batch).batch):
        with pytest.raises(IsAMergeError):
            undo_batch(other, at=AT, author_id=None)
        with pytest.raises(IsAMergeError):
            undo_revision(other.revisions.get(place=two[1]), at=AT, author_id=None)


def test_another_batch_is_no_merge() -> None:
    with pytest.raises(NotUndoableError):
        undo(Batch.objects.create(origin=Origin.IMPORT, started_at=AT))
