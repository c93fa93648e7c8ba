"""Matching: a row finds the place its source told of before, or the one that another door certainly names; else it is new."""

import pytest
from pytest_django import DjangoAssertNumQueries

from places.importing.matching import match_drafts
from places.models import Place, Source
from places.vocabulary import Status
from tests import towns
from tests.factories import AT, make_place, make_source
from tests.places.importing.telling import draft, place_of, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub() -> Source:
    return make_source("hub")


@pytest.fixture
def national() -> Source:
    return make_source("national")


def matched(source: Source, **told: object) -> int | None:
    """The place that one row of this source is taken to tell of."""
    (found,) = match_drafts([draft(**told)], source_id=source.pk)
    return found.place_id


def test_a_row_tells_of_the_place_its_source_told_of_under_this_id(hub: Source) -> None:
    tell(hub, draft("1", name="Avant"))
    assert matched(hub, external_id="1", name="Tout autre nom") == place_of(hub).pk


def test_a_row_withdrawn_by_its_source_still_tells_of_its_place(hub: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    tell(hub, draft("2"))
    assert matched(hub, external_id="1") == place_of(hub, "1").pk


def test_an_unknown_row_is_a_new_place(hub: Source) -> None:
    tell(hub, draft("1"))
    assert matched(hub, external_id="2") is None


def test_the_public_code_names_its_place(hub: Source) -> None:
    place = make_place(name="Ajouté à la main")
    assert matched(hub, external_id=place.code, name="Autre") == place.pk


def test_the_same_row_in_two_sources_is_one_place(hub: Source, national: Source) -> None:
    towns.save()
    tell(hub, draft("Coop_1", name="Médiathèque de l'Étoile", commune="93066"))
    place = place_of(hub, "Coop_1")
    assert matched(national, external_id="Coop_1", name="MEDIATHEQUE DE L'ETOILE", commune="93066") == place.pk


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"external_id": "2"}, id="another-id"),
        pytest.param({"name": "Mairie"}, id="another-name"),
        pytest.param({"commune": "48095"}, id="another-town"),
        pytest.param({"commune": None, "postal_code": "48000"}, id="another-postal-code"),
    ],
)
def test_a_row_that_only_looks_the_same_is_another_place(hub: Source, national: Source, told: dict[str, object]) -> None:
    towns.save()
    tell(hub, draft("1", name="Médiathèque", commune="93066"))
    assert matched(national, **{"external_id": "1", "name": "Médiathèque", "commune": "93066"} | told) is None


def test_without_known_commune_the_postal_code_is_the_town(hub: Source, national: Source) -> None:
    tell(hub, draft("1", postal_code="93200"))
    assert matched(national, postal_code="93200") == place_of(hub).pk


def test_a_place_withdrawn_elsewhere_keeps_its_address_when_another_source_tells_of_it(hub: Source, national: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    tell(hub, draft("2"))
    assert place_of(hub, "1").status == Status.WITHDRAWN
    assert matched(national, external_id="1") == place_of(hub, "1").pk


def test_a_row_that_stands_is_preferred_to_a_withdrawn_one(hub: Source, national: Source) -> None:
    tell(hub, draft("1"), draft("2"))
    tell(hub, draft("2"))
    other = make_source("other")
    standing = make_place()
    other.records.create(external_id="1", place=standing, raw={}, facts={}, fingerprint="", seen_at=AT)
    assert matched(national, external_id="1") == standing.pk


def test_a_merged_place_stands_for_the_one_it_was_merged_into(hub: Source, national: Source) -> None:
    tell(hub, draft("1"), draft("2", name="Doublon"))
    target, duplicate = place_of(hub, "1"), place_of(hub, "2")
    Place.objects.filter(pk=duplicate.pk).update(status=Status.MERGED, merged_into=target)
    assert matched(hub, external_id="2", name="Doublon") == target.pk
    assert matched(national, external_id="2", name="Doublon") == target.pk
    assert matched(national, external_id=duplicate.code) == target.pk


def test_matches_keep_the_order_of_the_rows_and_cost_four_queries(
    hub: Source, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tell(hub, *(draft(str(rank)) for rank in range(30)))
    drafts = [draft(str(rank)) for rank in reversed(range(60))]
    with django_assert_max_num_queries(4):
        found = list(match_drafts(drafts, source_id=hub.pk))
    assert [match.draft for match in found] == drafts
    assert [match.place_id is None for match in found] == [True] * 30 + [False] * 30
