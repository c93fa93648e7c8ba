"""Exported ids: the source's own, so that an export comes back to the places it left."""

import pytest

from places.exporting.identifiers import external_ids
from places.models import Place, SourceRecord
from tests.factories import AT, make_place, make_source

pytestmark = pytest.mark.django_db


def tell(place: Place, source: str, external_id: str) -> None:
    SourceRecord.objects.create(source_id=source, external_id=external_id, place=place, raw={}, facts={}, fingerprint="", seen_at=AT)


def test_two_sources_that_tell_of_one_place_leave_its_id_alone() -> None:
    make_source("one")
    make_source("two")
    place = make_place()
    tell(place, "one", "cnfs-1")
    tell(place, "two", "cnfs-1")
    assert external_ids(Place.objects.all()) == {place.pk: "cnfs-1"}


def test_an_id_that_sources_give_to_different_places_names_its_source() -> None:
    make_source("one")
    make_source("two")
    mine, other = make_place(), make_place()
    tell(mine, "one", "1")
    tell(other, "two", "1")
    assert external_ids(Place.objects.all()) == {mine.pk: "one-1", other.pk: "two-1"}


def test_a_place_of_no_source_goes_by_its_code() -> None:
    place = make_place()
    assert external_ids(Place.objects.all()) == {place.pk: place.code}
