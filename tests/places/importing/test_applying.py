"""Applying: what a source says becomes places, corrections, withdrawals and disputes, and nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.editing import Authorship, change_place
from places.importing.applying import TooManyLossesError
from places.importing.drafts import Draft
from places.models import Conflict, Place, Revision, Source, SourceRecord
from places.provenance import provenance_of
from places.vocabulary import Origin, SourceKind, Status
from tests import towns
from tests.factories import AT, STAFF, make_place, make_source
from tests.places.importing.telling import draft, everything, place_of, refused, tell

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)
OWNER = Authorship(origin=Origin.OWNER, at=AT)


@pytest.fixture
def hub() -> Source:
    return make_source("hub")


@pytest.fixture
def national() -> Source:
    return make_source("national")


def disputes() -> list[tuple[str, Any, Any]]:
    return sorted(Conflict.objects.filter(settled_at=None).values_list("path", "ours", "theirs"))


def test_a_new_row_is_a_new_place_that_says_where_it_comes_from(hub: Source) -> None:
    counts = tell(hub, draft("1", name="Neuf", phone="+33199000001"))
    assert str(counts) == "read=1 added=1 changed=0 unchanged=0 withdrawn=0 rejected=0 conflicts=0"
    place = place_of(hub)
    assert (place.name, place.status, place.services.get().key) == ("Neuf", Status.PUBLISHED, "demarches")
    assert provenance_of([place.pk])[place.pk]["phone"].source_id == "hub"
    assert Revision.objects.get().batch.counts["added"] == 1


def test_a_source_told_again_the_same_changes_nothing(hub: Source) -> None:
    told = [draft(str(rank), hours="Mo 10:00-12:00") for rank in range(3)]
    tell(hub, *told)
    change_place(place_of(hub, "1"), {"hours": "", "services": {}}, by=STAFF)
    revisions = Revision.objects.count()
    counts = tell(hub, *told)
    assert (counts.unchanged, Revision.objects.count(), disputes()) == (3, revisions, [])


def test_the_order_of_the_rows_does_not_matter(hub: Source) -> None:
    def told(rows: list[Draft]) -> set[tuple[str, str, str]]:
        with transaction.atomic():
            tell(hub, *rows)
            tell(hub, *reversed(rows[:4]))
            found = set(Place.objects.values_list("code", "name", "status"))
            transaction.set_rollback(True)
        return found

    rows = [draft(str(rank), name=f"Lieu {rank}") for rank in range(5)]
    assert told(rows) == told(rows[3::-1] + rows[4:])


def test_what_changed_is_taken_and_what_staff_wrote_is_disputed_once(hub: Source) -> None:
    tell(hub, draft(phone="+33199000001", hours="Mo 10:00-12:00"))
    place = place_of(hub)
    change_place(place, {"phone": "+33199000009"}, by=STAFF)
    new = draft(phone="+33199000002", hours="Tu 10:00-12:00")
    counts = tell(hub, new)
    assert (counts.changed, counts.conflicts) == (1, 1)
    assert disputes() == [("phone", "+33199000009", "+33199000002")]
    counts = tell(hub, new)
    assert (counts.unchanged, counts.conflicts, len(disputes())) == (1, 0, 1)
    place.refresh_from_db()
    assert (place.phone, place.hours) == ("+33199000009", "Tu 10:00-12:00")


def test_the_newest_word_of_a_source_replaces_the_one_still_in_dispute(hub: Source) -> None:
    tell(hub, draft(phone="+33199000001"))
    change_place(place_of(hub), {"phone": ""}, by=STAFF)
    for number in "23":
        tell(hub, draft(phone=f"+3319900000{number}"))
    assert disputes() == [("phone", "", "+33199000003")]


def test_what_staff_blanked_stays_blank(hub: Source) -> None:
    tell(hub, draft(emails=["a@example.org"]))
    change_place(place_of(hub), {"emails": None}, by=OWNER)
    tell(hub, draft(emails=["b@example.org"]))
    assert place_of(hub).emails is None
    assert disputes() == [("emails", None, ["b@example.org"])]


def test_a_service_that_staff_removed_comes_back_neither_by_its_source_nor_by_another(hub: Source, national: Source) -> None:
    both = ["acces", "demarches"]
    tell(hub, draft(services=both))
    change_place(place_of(hub), {"services": {"demarches": {}}}, by=STAFF)
    tell(hub, draft(services=both, phone="+33199000001"))
    assert disputes() == []
    tell(national, draft(services=both))
    assert [service.key for service in place_of(hub).services.all()] == ["demarches"]
    assert disputes() == [("services/acces", None, {"category": "acces"})]


def test_a_service_removed_by_the_source_goes_unless_staff_wrote_in_it(hub: Source) -> None:
    tell(hub, draft(services=["acces", "demarches"]))
    change_place(place_of(hub), {"services": {"acces": {"title": "Wifi"}, "demarches": {}}}, by=STAFF)
    tell(hub, draft(services=[]))
    assert [service.key for service in place_of(hub).services.all()] == ["acces"]
    assert [(path, theirs) for path, _, theirs in disputes()] == [("services/acces", None)]


def test_an_odd_key_of_service_is_carried_whole(hub: Source) -> None:
    tell(hub, draft(services={"dora/1#acces": {"category": "acces", "title": "A"}}))
    change_place(place_of(hub), {"services": {"dora/1#acces": {"title": "B"}}}, by=STAFF)
    tell(hub, draft(services={"dora/1#acces": {"category": "acces", "title": "C"}}))
    assert disputes() == [("services/dora~11#acces/title", "B", "C")]


def test_a_source_that_says_nothing_erases_nothing_of_another(hub: Source, national: Source) -> None:
    tell(hub, draft(phone="+33199000001", source_date="2025-01-01"))
    assert tell(national, draft(phone="", source_date="2026-01-01")).changed == 1  # its date
    assert place_of(hub).phone == "+33199000001"
    assert disputes() == []


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [(SourceKind.OTHER, SourceKind.ADMINISTRATION, True), (SourceKind.ADMINISTRATION, SourceKind.OTHER, False)],
)
def test_an_administration_comes_before_another_source(first: str, second: str, taken: bool) -> None:
    earlier, later = make_source("a", kind=first), make_source("b", kind=second)
    tell(earlier, draft(hours="Mo 10:00-12:00", source_date="2025-06-01"))
    tell(later, draft(hours="Tu 10:00-12:00", source_date="2025-06-01"))
    assert place_of(earlier).hours == ("Tu" if taken else "Mo") + " 10:00-12:00"
    assert place_of(earlier) == place_of(later)


def test_two_rows_of_a_merged_place_are_merged_into_it_one_after_the_other(hub: Source) -> None:
    tell(hub, draft("1"), draft("2", name="Doublon"))
    target, duplicate = place_of(hub, "1"), place_of(hub, "2")
    Place.objects.filter(pk=duplicate.pk).update(status=Status.MERGED, merged_into=target)
    both = ["demarches", "acces"]
    counts = tell(
        hub,
        draft("1", phone="+33199000001", services=both),
        draft("2", name="Doublon", phone="+33199000002", hours="Mo 10:00-12:00", services=both),
    )
    assert counts.changed == 2
    target.refresh_from_db()
    assert (target.name, target.phone, target.hours) == ("Lieu d'essai", "+33199000002", "Mo 10:00-12:00")
    assert {service.key for service in target.services.all()} == set(both)
    second, first, _ = target.revisions.all()
    assert first.changes.keys() == {"phone", "services/acces"}
    assert second.changes == {"phone": ["+33199000001", "+33199000002"], "hours": ["", "Mo 10:00-12:00"]}
    assert place_of(hub, "2") == target
    duplicate.refresh_from_db()
    assert (duplicate.name, duplicate.hours) == ("Doublon", "")


def test_a_row_that_vanishes_withdraws_its_place_and_deletes_nothing(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    counts = tell(hub, draft("2"), at=LATER)
    assert (counts.withdrawn, counts.unchanged, Place.objects.count()) == (1, 1, 2)
    place = place_of(hub, "1")
    assert place.status == Status.WITHDRAWN
    assert place.revisions.first().changes == {"status": ["published", "withdrawn"]}
    assert SourceRecord.objects.get(external_id="1").withdrawn_at == LATER
    assert tell(hub, draft("2")).withdrawn == 0


def test_a_row_that_comes_back_brings_its_place_back(hub: Source) -> None:
    told = [draft("1"), draft("2")]
    tell(hub, *told)
    code = place_of(hub, "1").code
    tell(hub, told[1])
    assert tell(hub, *told).changed == 1
    assert (place_of(hub, "1").status, place_of(hub, "1").code) == (Status.PUBLISHED, code)
    assert SourceRecord.objects.get(external_id="1").withdrawn_at is None


def test_a_place_stands_while_one_source_tells_of_it(hub: Source, national: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    tell(national, draft("1"))
    assert tell(hub, draft("2")).withdrawn == 0
    assert place_of(national).status == Status.PUBLISHED
    assert tell(national, draft("3")).withdrawn == 1
    assert place_of(national, "1").status == Status.WITHDRAWN


def test_any_source_brings_back_a_place_that_sources_had_left(hub: Source) -> None:
    official = make_source("official", kind=SourceKind.ADMINISTRATION)
    tell(official, draft("1"), draft("2"))
    tell(official, draft("2"))
    assert tell(hub, draft("1")).changed == 1
    assert place_of(hub, "1").status == Status.PUBLISHED


@pytest.mark.parametrize(
    "facts", [{"verified_on": "2026-02-01", "verified_by": "staff"}, {"status": "published"}], ids=["verified", "republished"]
)
def test_a_place_that_a_person_vouched_for_is_disputed_not_withdrawn(hub: Source, facts: dict[str, str]) -> None:
    told = [draft("1"), draft("2")]
    tell(hub, *told)
    if "status" in facts:
        change_place(place_of(hub, "1"), {"status": "draft"}, by=STAFF)
    change_place(place_of(hub, "1"), facts, by=OWNER)
    counts = tell(hub, told[1])
    assert (counts.withdrawn, counts.conflicts) == (0, 1)
    assert place_of(hub, "1").status == Status.PUBLISHED
    assert disputes() == [("status", "published", "withdrawn")]
    assert tell(hub, told[1]).conflicts == 0


def test_a_place_that_staff_added_outlives_the_sources_that_came_to_tell_of_it(hub: Source) -> None:
    place = make_place()
    tell(hub, draft(place.code), draft("2"))
    assert tell(hub, draft("2")).conflicts == 1
    place.refresh_from_db()
    assert place.status == Status.PUBLISHED


def test_a_place_that_staff_withdrew_does_not_come_back_in_silence(hub: Source) -> None:
    told = [draft("1"), draft("2")]
    tell(hub, *told)
    change_place(place_of(hub, "1"), {"status": "withdrawn"}, by=STAFF)
    tell(hub, *told)
    assert disputes() == []
    tell(hub, told[1])
    tell(hub, *told)
    assert place_of(hub, "1").status == Status.WITHDRAWN
    assert disputes() == [("status", "withdrawn", "published")]


def test_a_refused_row_does_not_withdraw_its_place(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    counts = tell(hub, draft("2"), rejections=[refused("1")])
    assert (counts.rejected, counts.withdrawn) == (1, 0)
    assert place_of(hub, "1").status == Status.PUBLISHED


@pytest.mark.parametrize(
    ("kept", "refusals", "reason"),
    [
        pytest.param(7, 0, "3 lignes sur 10 ont disparu du fichier", id="vanished"),
        pytest.param(10, 3, "3 lignes sur 13 ne peuvent pas être lues", id="refused"),
    ],
)
def test_losses_beyond_a_fifth_stop_everything(hub: Source, kept: int, refusals: int, reason: str) -> None:
    rejections = [refused(f"refused-{rank}") for rank in range(refusals)]
    tell(hub, *(draft(str(rank)) for rank in range(10)))
    before = everything()
    rows = [draft(str(rank), phone="+33199000001") for rank in range(kept)]
    with pytest.raises(TooManyLossesError, match=f"{reason}.*--accept-losses") as stopped:
        tell(hub, *rows, rejections=rejections, accept_losses=False)
    assert everything() == before
    assert stopped.value.rejections == rejections
    assert tell(hub, *rows, rejections=rejections, accept_losses=True).changed == kept


def test_a_fifth_is_still_accepted(hub: Source) -> None:
    tell(hub, *(draft(str(rank)) for rank in range(10)))
    assert tell(hub, *(draft(str(rank)) for rank in range(8)), accept_losses=False).withdrawn == 2


values = st.sampled_from(["", "+33199000001", "+33199000002"])
steps = st.lists(
    st.tuples(
        st.sampled_from(["hub", "national", "staff"]),
        st.fixed_dictionaries(
            {
                "phone": values,
                "hours": st.sampled_from(["", "Mo 10:00-12:00", "Tu 10:00-12:00"]),
                "address": st.sampled_from(["1 rue", "2 rue"]),
                "commune": st.just("93066"),
                "source_date": st.sampled_from([None, "2025-01-01", "2026-01-01"]),
                "services": st.lists(st.sampled_from(["acces", "demarches"]), unique=True, max_size=2),
            }
        ),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=steps)
def test_whatever_was_told_before_telling_it_again_changes_nothing_and_staff_is_never_overwritten(story: list[tuple[str, Any]]) -> None:
    towns.save()
    sources = {slug: Source.objects.get_or_create(slug=slug, defaults={"name": slug})[0] for slug in ("hub", "national")}
    row = f"row-{SourceRecord.objects.count()}"
    first = draft(row, commune="93066")
    for source in sources.values():
        tell(source, first)
    place = place_of(sources["hub"], row)
    assert place == place_of(sources["national"], row)
    by_staff: dict[str, Any] = {}
    for who, facts in story:
        if who == "staff":
            if change_place(place, {"phone": facts["phone"]}, by=STAFF):
                by_staff["phone"] = facts["phone"]
            continue
        tell(sources[who], draft(row, **facts))
        revisions = place.revisions.count()
        counts = tell(sources[who], draft(row, **facts))
        assert (counts.changed, counts.conflicts, place.revisions.count()) == (0, 0, revisions)
    place.refresh_from_db()
    assert by_staff.items() <= {"phone": place.phone}.items()
