"""Merging two places: nothing that either knew is lost, every address still leads somewhere, and imports correct the one that stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from places.editing import Authorship, change_place
from places.facts import facts_of
from places.merging.differing import Side
from places.merging.joining import ChangedMeanwhileError, NotMergeableError, merge_places, side_by_side
from places.models import Batch, Conflict, Place, Revision, SourceRecord
from places.provenance import provenance_of
from places.standing import standing_of
from places.vocabulary import Origin, SourceKind
from tests.factories import AT, STAFF, make_place, make_source
from tests.places.importing.telling import draft, place_of, tell

pytestmark = pytest.mark.django_db

BY = Authorship(origin=Origin.STAFF, at=AT + timedelta(days=2))
OWNER = Authorship(origin=Origin.OWNER, at=AT)


def merge(kept: Place, absorbed: Place, **chosen: Side) -> Batch:
    return merge_places(kept, absorbed, chosen=chosen, seen=side_by_side(kept, absorbed).seen, by=BY)


def presets(kept: Place, absorbed: Place) -> dict[str, Side]:
    return {one.subject: one.preset for one in side_by_side(kept, absorbed).found}


def facts(place: Place) -> dict[str, Any]:
    place = Place.objects.get(pk=place.pk)
    return facts_of(place, place.services.all())


def two_sources(kept: dict[str, Any], absorbed: dict[str, Any], *, kinds: tuple[str, str] = (SourceKind.OTHER, SourceKind.OTHER)) -> Any:
    """Two places, each told of by its own source."""
    one, other = make_source("un", kind=kinds[0]), make_source("deux", kind=kinds[1])
    tell(one, draft("1", **kept))
    tell(other, draft("2", **absorbed))
    return one, other, place_of(one, "1"), place_of(other, "2")


def test_twins_differ_in_nothing() -> None:
    assert side_by_side(make_place(), make_place()).found == ()


def test_who_knows_comes_before_who_does_not() -> None:
    _, _, kept, absorbed = two_sources({"phone": "", "wifi": None}, {"phone": "+33199000001", "wifi": False})
    assert presets(kept, absorbed) == {"phone": Side.ABSORBED, "wifi": Side.ABSORBED}
    assert set(presets(absorbed, kept).values()) == {Side.KEPT}


def test_trust_comes_first_then_the_most_recent() -> None:
    _, _, kept, absorbed = two_sources(
        {"phone": "+33199000001", "source_date": "2026-02-01"},
        {"phone": "+33199000002", "source_date": "2025-01-01"},
        kinds=(SourceKind.OTHER, SourceKind.ADMINISTRATION),
    )
    assert presets(kept, absorbed)["phone"] == Side.ABSORBED
    change_place(kept, {"phone": "+33199000003"}, by=OWNER)
    assert presets(kept, absorbed)["phone"] == Side.KEPT
    change_place(absorbed, {"phone": "+33199000004"}, by=STAFF)
    assert presets(kept, absorbed)["phone"] == Side.ABSORBED


@pytest.mark.parametrize(("mine", "theirs", "believed"), [("2026-01-02", "2026-01-01", "kept"), ("2026-01-01", "2026-01-02", "absorbed")])
def test_between_equals_the_most_recent_row_is_believed(mine: str, theirs: str, believed: str) -> None:
    _, _, kept, absorbed = two_sources({"hours": "Mo 10:00-12:00", "source_date": mine}, {"hours": "Tu 10:00-12:00", "source_date": theirs})
    assert presets(kept, absorbed)["hours"] == believed


def test_an_address_is_one_thing_and_lists_may_be_united() -> None:
    kept = make_place(address="1 rue A", city="Ici", programmes=["pix"])
    absorbed = make_place(address="2 rue B", city="Là", programmes=["bnr", "pix"])
    found = {one.subject: one for one in side_by_side(kept, absorbed).found}
    assert found.keys() == {"address", "programmes"}
    assert found["programmes"].value(Side.BOTH) == (["pix", "bnr"],)
    merge(kept, absorbed, address=Side.ABSORBED)
    after = facts(kept)
    assert (after["address"], after["city"], after["programmes"]) == ("2 rue B", "Là", ["pix", "bnr"])


def test_services_are_united_and_completed() -> None:
    kept = make_place(services={"demarches": {"category": "demarches", "fees": ["gratuit"], "publics": None}})
    absorbed = make_place(
        services={"demarches": {"category": "demarches", "fees": ["payant"], "publics": ["seniors"]}, "pix": {"category": "acces"}}
    )
    assert presets(kept, absorbed).keys() == {"services/demarches"}
    merge(kept, absorbed, **{"services/demarches": Side.ABSORBED})
    services = facts(kept)["services"]
    assert services.keys() == {"demarches", "pix"}
    assert (services["demarches"]["fees"], services["demarches"]["publics"]) == (["payant"], ["seniors"])


def test_the_former_address_leads_to_the_place_that_stays_through_several_merges(client: Client) -> None:
    first, second, third = make_place(name="Un"), make_place(name="Deux"), make_place(name="Trois")
    merge(second, first)
    merge(third, second)
    for gone in (first, second):
        gone.refresh_from_db()
        assert (gone.status, gone.merged_into) == ("merged", third)
        assert standing_of(gone.code).place == third
        assert client.get(gone.get_absolute_url()).headers["Location"] == third.get_absolute_url()


def test_one_batch_tells_both_stories() -> None:
    kept, absorbed = make_place(name="Reste"), make_place(name="Part", phone="+33199000001")
    batch = merge(kept, absorbed)
    assert batch.label == "Fusion de « Part » dans « Reste »"
    assert set(batch.revisions.values_list("place_id", flat=True)) == {kept.pk, absorbed.pk}
    assert Place.objects.count() == 2


def test_importing_again_corrects_the_place_that_stays_and_brings_nothing_back() -> None:
    one, other, kept, absorbed = two_sources({"phone": ""}, {"phone": "+33199000001"})
    merge(kept, absorbed)
    assert str(tell(other, draft("2", phone="+33199000001"))).startswith("read=1 added=0 changed=0 unchanged=1")
    counts = tell(other, draft("2", phone="+33199000002"), at=AT + timedelta(days=9))
    assert (counts.added, counts.changed, counts.conflicts) == (0, 1, 0)
    tell(one, draft("1", phone=""))
    absorbed.refresh_from_db()
    assert facts(kept)["phone"] == "+33199000002"
    assert absorbed.status == "merged"
    assert SourceRecord.objects.filter(place=kept).count() == 2


def test_a_fact_taken_keeps_its_author_and_a_choice_against_the_proposal_is_of_whoever_chose() -> None:
    _, other, kept, absorbed = two_sources(
        {"phone": "+33199000001", "hours": "Mo 10:00-12:00", "source_date": "2026-01-01"},
        {"phone": "+33199000002", "hours": "Tu 10:00-12:00", "source_date": "2026-01-02"},
    )
    change_place(kept, {"hours": "We 10:00-12:00"}, by=OWNER)
    merge(kept, absorbed, hours=Side.ABSORBED)
    written = provenance_of([kept.pk])[kept.pk]
    assert (written["phone"].source_id, written["phone"].is_human) == ("deux", False)
    assert written["hours"].origin == Origin.STAFF
    tell(other, draft("2", phone="+33199000002", hours="Th 10:00-12:00", source_date="2026-01-03"))
    assert facts(kept)["hours"] == "Tu 10:00-12:00"
    assert Conflict.objects.get().path == "hours"


def test_the_last_row_gone_withdraws_the_place_that_stays_and_not_before() -> None:
    one, other, kept, absorbed = two_sources({}, {})
    merge(kept, absorbed)
    tell(one)
    assert facts(kept)["status"] == "published"
    tell(other)
    assert facts(kept)["status"] == "withdrawn"


def test_the_later_date_of_the_sources_stays() -> None:
    _, _, kept, absorbed = two_sources({"source_date": "2026-01-01"}, {"source_date": "2026-02-01"})
    merge(kept, absorbed)
    kept.refresh_from_db()
    assert kept.source_date == date(2026, 2, 1)


def test_what_changed_since_it_was_read_is_said_and_nothing_is_written() -> None:
    kept, absorbed = make_place(), make_place(phone="+33199000001")
    seen = side_by_side(kept, absorbed).seen
    change_place(absorbed, {"phone": "+33199000002"}, by=OWNER)
    revisions = Revision.objects.count()
    with pytest.raises(ChangedMeanwhileError) as refused:
        merge_places(kept, absorbed, chosen={}, seen=seen, by=BY)
    assert [revision.changes for revision in refused.value.revisions] == [{"phone": ["+33199000001", "+33199000002"]}]
    assert (Revision.objects.count(), Batch.objects.count()) == (revisions, 0)


@pytest.mark.parametrize(("kept_status", "absorbed_status"), [("draft", "published"), ("withdrawn", "published"), ("published", "draft")])
def test_only_known_places_are_merged_and_into_a_published_one(kept_status: str, absorbed_status: str) -> None:
    with pytest.raises(NotMergeableError):
        merge(make_place(status=kept_status), make_place(status=absorbed_status))


def test_a_place_is_not_merged_twice_nor_into_itself() -> None:
    kept, absorbed = make_place(), make_place()
    merge(kept, absorbed)
    for one, other in ((kept, absorbed), (absorbed, kept), (kept, kept)):
        with pytest.raises(NotMergeableError):
            merge_places(one, other, chosen={}, seen=Revision.objects.latest("pk").pk, by=BY)


def test_both_is_for_lists_only() -> None:
    with pytest.raises(ValueError, match="phone"):
        merge(make_place(phone="+33199000001"), make_place(phone="+33199000002"), phone=Side.BOTH)
