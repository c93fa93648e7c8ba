"""Code lists: the database finds a code in a list exactly, on both databases."""

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from places.models import Place
from tests.factories import make_place, make_places

pytestmark = pytest.mark.django_db

CODES = ["acces", "acces-x", "x-acces", "cces", "Acces", "accès", "étapes", "a b", "a,b", "[a]", "%", "_"]
code_lists = st.one_of(st.none(), st.lists(st.sampled_from(CODES), max_size=4))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.lists(code_lists, min_size=1, max_size=6), asked=st.lists(st.sampled_from(CODES), max_size=3))
@example(held=[[code] for code in CODES], asked=["acces"])
@example(held=[[code] for code in CODES], asked=["accès"])
def test_has_any_finds_exactly_the_lists_that_hold_one_of_the_codes(held: list[list[str] | None], asked: list[str]) -> None:
    places = make_places([{"programmes": codes} for codes in held])
    mine = Place.objects.filter(pk__in=[place.pk for place in places])
    expected = {place.pk for place, codes in zip(places, held, strict=True) if set(codes or ()) & set(asked)}
    assert set(mine.filter(programmes__has_any=asked).values_list("pk", flat=True)) == expected
    assert mine.filter(programmes__has_any=asked).count() == len(expected)


@pytest.mark.parametrize("near_miss", ["acces-x", "x-acces", "cces", "acce", "ACCES", "acces "])
def test_a_code_is_not_found_inside_another(near_miss: str) -> None:
    make_place(programmes=[near_miss])
    assert not Place.objects.filter(programmes__has_any=["acces"]).exists()


@pytest.mark.parametrize("held", [None, []], ids=["unknown", "none"])
def test_a_list_without_codes_never_matches(held: list[str] | None) -> None:
    make_place(programmes=held)
    assert not Place.objects.filter(programmes__has_any=["acces"]).exists()


def test_no_code_asked_matches_nothing() -> None:
    place = make_place(programmes=["acces"])
    assert not Place.objects.filter(programmes__has_any=[]).exists()
    assert Place.objects.filter(Q(programmes__has_any=[]) | Q(pk=place.pk)).get() == place


def test_not_holding_a_code_includes_the_lists_that_do_not_tell() -> None:
    silent, none, other, _ = make_places([{"programmes": codes} for codes in (None, [], ["bnr"], ["pix", "bnr"])])
    assert set(Place.objects.exclude(programmes__has_any=["pix"])) == {silent, none, other}


def test_null_and_empty_are_kept_apart() -> None:
    unknown, none = make_place(languages=None), make_place(languages=[])
    unknown.refresh_from_db()
    none.refresh_from_db()
    assert (unknown.languages, none.languages) == (None, [])
    assert Place.objects.get(languages__isnull=True) == unknown


@pytest.mark.parametrize("code", ['a"b', "a\\b"])
def test_what_cannot_be_a_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="quote"):
        Place.objects.filter(programmes__has_any=[code])
