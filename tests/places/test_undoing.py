"""Undoing: a write or a batch is taken back, what was touched since is kept and listed, and undoing is itself undone."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.editing import Authorship, change_place
from places.facts import Facts, facts_of
from places.models import Batch, Conflict, Place, Revision, Service, Source, SourceRecord
from places.provenance import provenance_of
from places.undoing import NothingToUndoError, OtherwiseThanSeenError, Undone, foresee, undo_batch, undo_revision
from places.undoing_plan import Kept, Reason
from places.vocabulary import Origin, Settlement, Status
from tests.factories import AT, STAFF, make_place, make_source
from tests.places.importing.telling import draft, place_of, tell

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)


@pytest.fixture
def hub() -> Source:
    return make_source("hub")


def exported() -> tuple[str, str]:
    """What anyone may download, byte for byte; but for the moment of the last write, which undoing moves on as any write does."""
    standard, geojson = io.StringIO(), io.StringIO()
    call_command("export_places", format="standard", stdout=standard, verbosity=0)
    call_command("export_places", format="geojson", stdout=geojson, verbosity=0)
    return standard.getvalue(), re.sub(r'"updated_at": "[^"]*"', "", geojson.getvalue())


def undone(batch: Batch | None = None, **options: Any) -> Undone:
    """Undo a batch as it was foreseen, the last one unless told."""
    batch = batch or Batch.objects.latest("pk")
    foreseen = foresee(batch, **options)
    done = undo_batch(batch, at=LATER, author_id=None, seen=foreseen.stamp, **options)
    assert (done.changed, done.withdrawn, done.kept) == (foreseen.changed, foreseen.withdrawn, foreseen.kept)
    return done


def undone_last(place: Place) -> Undone:
    return undo_revision(place.revisions.latest("pk"), at=LATER, author_id=None)


def present(place: Place) -> Facts:
    fresh = Place.objects.get(pk=place.pk)
    return facts_of(fresh, fresh.services.all())


def test_what_an_import_did_to_a_whole_source_is_taken_back(hub: Source) -> None:
    tell(hub, draft("1", phone="+33199000001"), draft("2", services=["acces", "demarches", "quotidien"]), draft("3"))
    before = exported()
    tell(hub, draft("1", phone="+33199000002", hours="Mo 10:00-12:00"), draft("2", services=["demarches", "materiel"]), draft("4"))
    assert exported() != before
    done = undone()
    assert (len(done.changed), len(done.withdrawn), done.kept) == (4, 1, [])
    assert exported() == before
    assert Place.objects.count() == 4


def test_undoing_an_undoing_is_doing_again(hub: Source) -> None:
    tell(hub, draft("1", services=["acces", "demarches"]), draft("2"))
    first = exported()
    tell(hub, draft("1", services=["demarches"], phone="+33199000001"), draft("3"))
    then, written = exported(), provenance_of(list(Place.objects.values_list("pk", flat=True)))
    undone()
    undone()
    assert exported() == then
    assert provenance_of(list(Place.objects.values_list("pk", flat=True))) == written
    undone()
    assert exported() == first


def test_a_batch_undone_can_be_imported_again_and_gives_the_same_places(hub: Source) -> None:
    tell(hub, draft("1", phone="+33199000001"))
    rows = [draft("1", phone="+33199000002"), draft("2")]
    tell(hub, *rows)
    then = exported()
    undone()
    counts = tell(hub, *rows)
    assert (counts.added, counts.changed, counts.conflicts) == (0, 2, 0)
    assert exported() == then


def test_a_corrected_file_takes_the_place_of_the_one_undone(hub: Source) -> None:
    tell(hub, draft("1", phone="+33199000001", hours="Mo 10:00-12:00"))
    undone()
    assert Place.objects.published().count() == 0
    assert tell(hub, draft("1", phone="+33199000002", hours="")).conflicts == 0
    place = place_of(hub)
    assert (place.status, place.phone, place.hours) == (Status.PUBLISHED, "+33199000002", "")


def test_what_a_source_said_of_a_place_already_there_is_news_again_once_undone(hub: Source) -> None:
    other = make_source("other")
    tell(other, draft("1"))
    before = exported()
    tell(hub, draft("1", phone="+33199000001"))
    undone()
    assert exported() == before
    tell(hub, draft("1", phone="+33199000001"))
    assert place_of(hub).phone == "+33199000001"


def test_rows_that_left_the_file_come_back_with_their_places(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    before = exported()
    tell(hub, draft("1"))
    undone()
    assert exported() == before
    assert SourceRecord.objects.filter(withdrawn_at=None).count() == 2


def test_what_someone_touched_since_is_kept_and_listed(hub: Source) -> None:
    tell(hub, draft("1", phone="+33199000001", wifi=None))
    tell(hub, draft("1", phone="+33199000002", wifi=True))
    place = place_of(hub)
    change_place(place, {"phone": "+33199000003"}, by=STAFF)
    done = undone()
    assert done.kept == [Kept(place.pk, "phone", Reason.TOUCHED_SINCE)]
    assert (present(place)["phone"], present(place)["wifi"]) == ("+33199000003", None)


def test_a_fact_changed_and_changed_back_by_a_person_is_theirs() -> None:
    place = make_place(phone="+33199000001")
    change_place(place, {"phone": "+33199000002"}, by=STAFF)
    revision = place.revisions.latest("pk")
    for number in ("+33199000003", "+33199000002"):
        change_place(place, {"phone": number}, by=STAFF)
    with pytest.raises(NothingToUndoError) as refused:
        undo_revision(revision, at=LATER, author_id=None)
    assert [kept.path for kept in refused.value.kept] == ["phone"]
    assert present(place)["phone"] == "+33199000002"


def test_half_an_address_is_never_given_back() -> None:
    place = make_place()
    change_place(place, {"address": "2 rue Neuve", "city": "Pantin"}, by=STAFF)
    revision = place.revisions.latest("pk")
    change_place(place, {"postal_code": "93500"}, by=STAFF)
    with pytest.raises(NothingToUndoError):
        undo_revision(revision, at=LATER, author_id=None)
    assert present(place)["city"] == "Pantin"


def test_a_place_that_someone_corrected_is_not_withdrawn_with_the_batch_that_added_it(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    touched = place_of(hub, "1")
    change_place(touched, {"phone": "+33199000001"}, by=STAFF)
    done = undone()
    assert done.kept == [Kept(touched.pk, "status", Reason.TOUCHED_SINCE)]
    assert [place_of(hub, number).status for number in "12"] == [Status.PUBLISHED, Status.WITHDRAWN]
    assert tell(hub, draft("1"), draft("2")).conflicts == 0


def test_a_place_that_another_source_tells_of_stays(hub: Source) -> None:
    tell(hub, draft("1"))
    batch = Batch.objects.get()
    tell(make_source("other"), draft("1"))
    with pytest.raises(NothingToUndoError) as refused:
        undone(batch)
    assert [kept.reason for kept in refused.value.kept] == [Reason.TOLD_ELSEWHERE]
    assert place_of(hub).status == Status.PUBLISHED


def test_a_place_that_a_duplicate_was_merged_into_stays(hub: Source) -> None:
    tell(hub, draft("1"))
    place = place_of(hub)
    change_place(make_place(), {"status": "merged", "merged_into": place.pk}, by=STAFF)
    with pytest.raises(NothingToUndoError) as refused:
        undone(Batch.objects.get())
    assert [kept.reason for kept in refused.value.kept] == [Reason.STANDS_FOR_ANOTHER]


def test_a_service_put_back_keeps_its_key_and_its_rank() -> None:
    place = make_place(services=["acces", "demarches"])
    change_place(place, {"services": {"acces": {"fees": ["gratuit"]}, "demarches": {}}}, by=STAFF)
    before = list(Service.objects.order_by("pk").values())
    change_place(place, {"services": {"demarches": {}}}, by=STAFF)
    undone_last(place)
    assert list(Service.objects.order_by("pk").values()) == before


def test_facts_given_back_belong_to_whoever_wrote_them_first(hub: Source) -> None:
    tell(hub, draft(phone="+33199000001", services=["acces"]))
    place = place_of(hub)
    written = provenance_of([place.pk])
    change_place(place, {"phone": "", "services": {}}, by=STAFF)
    undone_last(place)
    assert provenance_of([place.pk]) == written
    assert tell(hub, draft(phone="+33199000002", services=["acces"])).conflicts == 0


def test_whoever_undoes_one_write_of_a_file_corrects_it_for_good(hub: Source) -> None:
    tell(hub, draft(phone="+33199000001"))
    tell(hub, draft(phone="+33199000002"))
    place = place_of(hub)
    undone_last(place)
    assert provenance_of([place.pk])[place.pk]["phone"].is_human
    tell(hub, draft(phone="+33199000002"))
    assert present(place)["phone"] == "+33199000001"
    tell(hub, draft(phone="+33199000003"))
    assert present(place)["phone"] == "+33199000001"
    assert Conflict.objects.get(settled_at=None).theirs == "+33199000003"


def test_the_conflicts_of_an_import_go_with_it_and_those_it_replaced_come_back(hub: Source) -> None:
    def waiting() -> list[Any]:
        return list(Conflict.objects.filter(settled_at=None).values_list("theirs", flat=True))

    tell(hub, draft(phone="+33199000001"))
    change_place(place_of(hub), {"phone": "+33199000009"}, by=STAFF)
    for number in "23":
        tell(hub, draft(phone=f"+3319900000{number}"))
    assert waiting() == ["+33199000003"]
    undone()
    assert waiting() == ["+33199000002"]
    assert Conflict.objects.get(theirs="+33199000003").settlement == Settlement.UNDONE
    undone()
    assert waiting() == ["+33199000003"]
    undone()
    assert tell(hub, draft(phone="+33199000003")).conflicts == 1


def test_rows_imported_again_since_keep_what_the_last_import_made_of_them(hub: Source) -> None:
    tell(hub, draft(phone="+33199000001"))
    tell(hub, draft(phone="+33199000002"))
    batch = Batch.objects.latest("pk")
    tell(hub, draft(phone="+33199000002", wifi=True))
    undone(batch)
    assert (place_of(hub).phone, place_of(hub).wifi) == ("+33199000001", True)
    assert SourceRecord.objects.get().facts["wifi"] is True


def test_foreseeing_writes_nothing_and_what_was_written_since_is_not_undone_unseen(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    batch = Batch.objects.get()
    before = (exported(), Batch.objects.count(), Revision.objects.count())
    foreseen = foresee(batch)
    assert len(foreseen.withdrawn) == 2
    assert (exported(), Batch.objects.count(), Revision.objects.count()) == before
    change_place(place_of(hub, "1"), {"wifi": True}, by=STAFF)
    with pytest.raises(OtherwiseThanSeenError):
        undo_batch(batch, at=LATER, author_id=None, seen=foreseen.stamp)
    assert Place.objects.published().count() == 2


def test_places_out_of_the_territory_are_left_alone_with_their_rows(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    mine = place_of(hub, "1")
    done = undone(within=Place.objects.filter(pk=mine.pk))
    assert done.withdrawn == {mine.pk}
    assert {kept.reason for kept in done.kept} == {Reason.OUTSIDE}
    assert place_of(hub, "2").status == Status.PUBLISHED
    assert SourceRecord.objects.get(external_id="2").withdrawn_at is None


def test_what_was_undone_is_not_undone_twice(hub: Source) -> None:
    tell(hub, draft("1", phone="+33199000001"))
    batch = Batch.objects.get()
    undone(batch)
    batches = Batch.objects.count()
    with pytest.raises(NothingToUndoError):
        undone(batch)
    assert Batch.objects.count() == batches


def test_a_batch_that_wrote_one_place_twice_is_taken_back_from_the_last_write() -> None:
    place = make_place(phone="+33199000001", services=["acces"])
    batch = Batch.objects.create(origin=Origin.STAFF, started_at=AT)
    by = Authorship(origin=Origin.STAFF, at=AT, batch=batch)
    before = present(place)
    change_place(place, {"phone": "+33199000002", "services": {"demarches": {}}}, by=by)
    change_place(place, {"phone": "+33199000003", "services": {"acces": {}, "demarches": {}}}, by=by)
    undone(batch)
    assert present(place) == before
    undone()
    assert present(place)["phone"] == "+33199000003"


@pytest.mark.parametrize("prepare", [lambda hub, rows: None, lambda hub, rows: tell(hub, *rows("+33199000001"))], ids=["added", "changed"])
def test_undoing_many_takes_as_many_queries_as_undoing_one(hub: Source, prepare: Callable[..., object]) -> None:
    def queries(count: int) -> int:
        def rows(phone: str) -> list[Any]:
            return [draft(f"{count}-{rank}", phone=phone) for rank in range(count)]

        prepare(hub, rows)
        tell(hub, *rows("+33199000002"))
        batch = Batch.objects.latest("pk")
        with CaptureQueriesContext(connection) as captured:
            undo_batch(batch, at=LATER, author_id=None)
        return len(captured)

    assert queries(25) <= queries(1) + 1  # SQLite takes 999 values in a statement: 25 places are two
