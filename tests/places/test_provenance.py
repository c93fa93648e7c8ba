"""Provenance: each fact belongs to whoever wrote it last, and people come before files."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from places.editing import Authorship, change_place
from places.provenance import Provenance, holder, provenance_of
from places.vocabulary import Origin, SourceKind
from tests.factories import AT, make_place, make_source

pytestmark = pytest.mark.django_db


def by(origin: Origin, *, days: int = 0, source_id: str | None = None) -> Authorship:
    return Authorship(origin=origin, at=AT + timedelta(days=days), source_id=source_id)


def written_by(origin: Origin, *, kind: str | None = None, days: int = 0) -> Provenance:
    return Provenance(origin=origin, at=AT + timedelta(days=days), source_id=None, source_name=None, source_kind=kind)


def test_each_fact_belongs_to_whoever_wrote_it_last() -> None:
    make_source("hub", kind=SourceKind.ADMINISTRATION)
    place = make_place(by=by(Origin.IMPORT, source_id="hub"), phone="+33199000001", hours="Mo 10:00-12:00")
    change_place(place, {"phone": "+33199000002"}, by=by(Origin.OWNER, days=1))
    written = provenance_of([place.pk])[place.pk]
    assert written["phone"] == Provenance(Origin.OWNER, AT + timedelta(days=1), None, None, None)
    assert written["hours"] == Provenance(Origin.IMPORT, AT, "hub", "Hub", SourceKind.ADMINISTRATION)
    assert "summary" not in written


def test_a_fact_of_a_service_belongs_to_whoever_added_the_service_until_someone_writes_it() -> None:
    make_source("hub")
    place = make_place(by=by(Origin.IMPORT, source_id="hub"), services=["demarches"])
    change_place(place, {"services": {"demarches": {"fees": ["gratuit"]}}}, by=by(Origin.STAFF, days=1))
    written = provenance_of([place.pk])[place.pk]
    assert holder(["services/demarches/fees"], written).origin == Origin.STAFF
    assert holder(["services/demarches/publics"], written).origin == Origin.IMPORT
    assert holder(["services/demarches"], written).origin == Origin.STAFF


def test_a_service_added_again_owes_nothing_to_the_former_one() -> None:
    make_source("hub")
    place = make_place(services=["demarches", "acces"])
    change_place(place, {"services": {"demarches": {"fees": ["gratuit"]}, "acces": {"title": "Wifi"}}}, by=by(Origin.STAFF, days=1))
    change_place(place, {"services": {"acces": {}}}, by=by(Origin.STAFF, days=2))
    change_place(place, {"services": {"acces": {}, "demarches": {}}}, by=by(Origin.IMPORT, days=3, source_id="hub"))
    written = provenance_of([place.pk])[place.pk]
    assert "services/demarches/fees" not in written
    assert holder(["services/demarches"], written).source_id == "hub"
    assert holder(["services/acces"], written).origin == Origin.STAFF


def test_a_key_that_begins_like_another_is_another() -> None:
    place = make_place(services={"acces": {}, "acces-x": {}, "acces/x": {}})
    change_place(place, {"services": {"acces": {"title": "A"}, "acces-x": {"title": "B"}, "acces/x": {"title": "C"}}}, by=by(Origin.OWNER))
    change_place(place, {"services": {"acces-x": {}, "acces/x": {}}}, by=by(Origin.STAFF))
    written = provenance_of([place.pk])[place.pk]
    assert {path for path in written if path.endswith("title")} == {"services/acces-x/title", "services/acces~1x/title"}


def test_a_birth_tells_who_published() -> None:
    make_source("hub")
    assert provenance_of([(place := make_place()).pk])[place.pk]["status"].is_human
    place = make_place(by=by(Origin.IMPORT, source_id="hub"))
    assert not provenance_of([place.pk])[place.pk]["status"].is_human


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        pytest.param(written_by(Origin.STAFF), written_by(Origin.OWNER, days=9), id="staff-before-the-place-itself"),
        pytest.param(written_by(Origin.SUGGESTION), written_by(Origin.OWNER, days=9), id="a-suggestion-is-what-staff-accepted"),
        pytest.param(written_by(Origin.OWNER), written_by(Origin.IMPORT, kind="administration", days=9), id="the-place-before-a-file"),
        pytest.param(
            written_by(Origin.IMPORT, kind="administration"), written_by(Origin.IMPORT, kind="other", days=9), id="administration-first"
        ),
        pytest.param(written_by(Origin.IMPORT, kind="other", days=1), written_by(Origin.IMPORT, kind="other"), id="then-the-most-recent"),
        pytest.param(written_by(Origin.IMPORT, kind="other", days=1), written_by(Origin.API), id="an-api-is-a-source-like-others"),
    ],
)
def test_of_two_authors_the_more_trusted_holds(better: Provenance, worse: Provenance) -> None:
    for one, other in [(better, worse), (worse, better)]:
        assert holder(["address", "city"], {"address": one, "city": other}) is better


def test_nobody_holds_what_no_revision_tells() -> None:
    assert holder(["summary", "services/acces", "services/acces/fees"], {"name": written_by(Origin.STAFF)}) is None


def test_one_query_for_any_number_of_places(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pks = [make_place().pk for _ in range(5)]
    with django_assert_num_queries(1):
        assert set(provenance_of(pks)) == set(pks)


def test_no_place_has_no_provenance() -> None:
    assert provenance_of([]) == {}
