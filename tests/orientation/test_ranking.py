"""The order of places: exact, explained, and the same whatever order they come in."""

import math
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orientation.judging.candidates import Candidate, Offer
from orientation.needs import Need
from orientation.ranking import FLOOR_KM, Judge, equivalent, kilometres, rank, reached_by
from orientation.searching.streaming import Best, Page
from tests.orientation.candidates import AT, CLOSED_A_MONTH, candidates, need, wishes

OFFER = Offer("a", "demarches", support_modes=frozenset({"individuel"}), fees=frozenset({"gratuit"}))


def place(pk: int = 1, km: float = 1.0, *, offer: dict[str, Any] | None = None, **facts: Any) -> Candidate:
    """A place that answers everything well."""
    good: dict[str, Any] = {
        "phone": "+33199001122",
        "access_modes": frozenset({"se-presenter", "telephoner"}),
        "programmes": frozenset({"aidants-connect"}),
        "itinerancy": frozenset({"itinerant"}),
        "source_date": AT.date(),
        "department": "93",
    }
    offers = (replace(OFFER, **(offer or {})),)
    return Candidate(pk=pk, code=f"code{pk:04}", name=f"Lieu {pk}", distance_m=km * 1000, offers=offers, **{**good, **facts})


def order(places: list[Candidate], asked: Need) -> list[int]:
    return [judgement.candidate.pk for judgement in rank(places, asked, AT)]


@given(st.lists(candidates, max_size=8, unique_by=lambda one: one.pk), wishes, st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(places: list[Candidate], wished: Any, shuffler: random.Random) -> None:
    asked = replace(need(), wishes=wished)
    before = order(places, asked)
    shuffler.shuffle(places)
    assert order(places, asked) == before


@given(st.lists(candidates, min_size=1, max_size=12, unique_by=lambda one: one.pk), wishes, st.integers(1, 5), st.integers(1, 4))
def test_the_streamed_best_are_those_of_brute_force(places: list[Candidate], wished: Any, size: int, page: int) -> None:
    asked = replace(need(), wishes=wished)
    near_first = sorted(places, key=lambda one: (one.distance_m or 0, one.pk))
    best = Best(Judge(asked, AT), size)
    starts = range(0, len(near_first), page)
    ways = [near_first[min(start + page, len(near_first)) - 1].distance_m / 1000 for start in starts]
    best.read(Page(near_first[start : start + page], equivalent(way, 1.0), way) for start, way in zip(starts, ways, strict=True))
    assert [one.candidate.pk for one in best.kept] == order(places, asked)[:size]


BETTER: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a telephone": ({"phone": ""}, {"phone": "+33199001122"}),
    "nearer": ({"distance_m": 4000.0}, {"distance_m": 3000.0}),
    "no longer shut": ({"temporary_closures": CLOSED_A_MONTH}, {"temporary_closures": ()}),
    "step free": ({"step_free": False}, {"step_free": True}),
    "home visits": ({"home_visits": False}, {"home_visits": True}),
    "without appointment": ({"walk_in": False}, {"walk_in": True}),
    "does it for you": ({"does_it_for_you": False}, {"does_it_for_you": True}),
    "a printer": ({"printing": False}, {"printing": True}),
    "fresher": ({"source_date": AT.date().replace(year=2024)}, {"source_date": AT.date()}),
    "speaks Turkish": ({"languages": frozenset({"fr"})}, {"languages": frozenset({"fr", "tr"})}),
    "shorter delay": ({"appointment_delay_days": 15}, {"appointment_delay_days": 0}),
    "open every day": ({"hours": "Th 14:00-16:00"}, {"hours": "Mo-Su 08:00-20:00"}),
}


@pytest.mark.parametrize(("worse", "better"), BETTER.values(), ids=BETTER)
@settings(max_examples=40)
@given(candidate=candidates, wished=wishes)
def test_making_a_place_better_never_lowers_it(worse: dict[str, Any], better: dict[str, Any], candidate: Candidate, wished: Any) -> None:
    judge = Judge(replace(need(), wishes=wished), AT)
    before, after = judge.judge(replace(candidate, **worse)), judge.judge(replace(candidate, **better))
    if before is not None:
        assert after is not None
        assert after.equivalent_km <= before.equivalent_km


THREE_VALUED = {
    "step_free": {"step_free": True},
    "walk_in": {"walk_in": True},
    "home_visits": {"cannot_move": True},
    "printing": {"equipment": ("printing",)},
}


@pytest.mark.parametrize("fact", THREE_VALUED)
@settings(max_examples=40)
@given(candidate=candidates, wished=wishes)
def test_unknown_ranks_between_yes_and_no(fact: str, candidate: Candidate, wished: Any) -> None:
    judge = Judge(replace(need(), wishes=replace(wished, **THREE_VALUED[fact])), AT)
    judged = [judge.judge(replace(candidate, **{fact: value})) for value in (True, None, False)]
    distances = [one.equivalent_km if one else float("inf") for one in judged]
    assert distances == sorted(distances)


@given(candidates, wishes)
def test_the_equivalent_distance_is_made_of_what_is_told(candidate: Candidate, wished: Any) -> None:
    judgement = Judge(replace(need(), wishes=wished), AT).judge(candidate)
    if judgement is not None:
        times = math.prod(factor.times for factor in judgement.factors)
        assert judgement.equivalent_km == pytest.approx(equivalent(kilometres(candidate), times))


@given(st.floats(0, 1000), st.floats(1, 500))
def test_how_far_a_place_counts_can_be_turned_back_into_how_far_it_is(way_km: float, times: float) -> None:
    assert reached_by(equivalent(way_km, times), times) == pytest.approx(way_km, abs=1e-6)


@given(st.floats(0, 1000), st.floats(0, 50), st.floats(1, 100), st.floats(0, 100))
def test_farther_or_heavier_never_counts_less(way_km: float, more_km: float, times: float, heavier: float) -> None:
    assert way_km + FLOOR_KM <= equivalent(way_km, times) <= equivalent(way_km + more_km, times) + 1e-9
    assert equivalent(way_km, times) <= equivalent(way_km, times + heavier)


def test_who_already_goes_far_is_not_sent_much_farther_by_what_nobody_told() -> None:
    unsure = place(1, 29, offer={"support_modes": None})
    assert order([place(2, 50), unsure], need("demarches", mode="individuel")) == [2, 1]
    assert order([place(2, 80), unsure], need("demarches", mode="individuel")) == [1, 2]


def test_a_place_of_which_only_the_town_is_known_is_not_at_the_door() -> None:
    assert order([place(1, 0.0, position_precision="commune"), place(2, 1.0)], need()) == [2, 1]


def test_two_records_of_one_place_are_proposed_once() -> None:
    same = {"address": "1 rue de l'Essai", "commune": "93066"}
    assert order([place(1, 1, **same), place(2, 1, **same), place(3, 1, **{**same, "phone": "+33199001199"})], need()) == [1, 3]


@pytest.mark.parametrize(
    ("wished", "sure", "nearer"),
    [
        ({"special_support": ("illettrisme",)}, place(1, 5), place(2, 0.1, offer={"support_modes": None})),
        ({"special_support": ("illettrisme",)}, place(1, 5), place(2, 0.1, access_modes=frozenset({"courriel"}))),
        ({"cannot_move": True}, place(1, 30, home_visits=True), place(2, 0.1)),
        ({"cannot_move": True}, place(1, 30, offer={"remote": True}), place(2, 0.1, phone="", home_visits=True)),
        ({"special_support": ("surdite",)}, place(1, 25), place(2, 0.1, access_modes=frozenset({"telephoner"}))),
        ({"special_support": ("surdite",)}, place(1, 25), place(2, 0.1, access_modes=None)),
        ({"slots": ("soir",)}, place(1, 9, hours="Mo-Fr 09:00-19:00"), place(2, 0.1, hours="Mo-Fr 09:00-17:00")),
        ({"slots": ("samedi",)}, place(1, 9), place(2, 0.1, hours="Mo-Fr 09:00-17:00")),
        ({"slots": ("mardi-matin",)}, place(1, 9, hours="Tu 09:00-12:00"), place(2, 0.1, hours="Mo 09:00-12:00; Tu 14:00-17:00")),
        ({"slots": ("mardi-matin", "jeudi-soir")}, place(1, 6.5, hours="Th 17:00-19:00"), place(2, 5, hours="")),
        ({"slots": ("mardi-matin",)}, place(1, 9, hours=""), place(2, 0.1, hours="Mo 09:00-12:00")),
        ({"step_free": True}, place(1, 9, step_free=True), place(2, 0.1)),
        ({"programme": "aidants-connect"}, place(1, 9), place(2, 0.1, programmes=None)),
        ({"deadline": AT.date()}, place(1, 9, hours="Tu 14:00-16:00"), place(2, 0.1, hours="Th 14:00-16:00")),
        ({"deadline": AT.date()}, place(1, 9, hours="Tu 14:00-16:00"), place(2, 0.1)),
        ({"urgent": True}, place(1, 8, hours="Tu 09:00-17:00"), place(2, 0.1, hours="Tu 09:00-17:00", phone="", access_modes=None)),
        ({"urgent": True}, place(1, 8), place(2, 0.1, phone="")),
        (
            {"urgent": True, "special_support": ("illettrisme",)},
            place(1, 8, hours="Tu 09:00-17:00"),
            place(2, 0.1, hours="Tu 09:00-17:00", phone=""),
        ),
        ({"special_support": ("visuel",)}, place(1, 8), place(2, 0.1, phone="")),
        ({"language": "tr"}, place(1, 6), place(2, 0.1, programmes=None, offer={"support_modes": None})),
        (
            {"language": "tr"},
            place(1, 2, offer={"support_modes": None}),
            place(2, 1, programmes=frozenset(), offer={"support_modes": None}),
        ),
        ({"special_support": ("visuel",)}, place(1, 6), place(2, 0.1, programmes=None, offer={"support_modes": None})),
        ({}, place(1, 1.05), place(2, 1, access_modes=frozenset({"rdv-en-ligne"}))),
        ({}, place(2, 1), place(1, 1, itinerancy=None)),
        ({}, place(2, 1, itinerancy=None, typologies=frozenset({"ENM"})), place(1, 1, itinerancy=frozenset({"fixe"}))),
        ({"mode": "atelier"}, place(1, 9, offer={"support_modes": frozenset({"atelier"})}), place(2, 0.1)),
        ({"free": True}, place(1, 9), place(2, 0.1, offer={"fees": frozenset({"payant"})})),
        ({}, place(1, 1.5), place(2, 1.0, phone="", source_date=AT.date().replace(year=2023))),
        ({}, place(1, 5), place(2, 0.1, offer={"support_modes": frozenset({"autonomie"})})),
        ({}, place(1, 5), place(2, 0.1, offer={"publics": frozenset({"femmes"})})),
        ({}, place(1, 5), place(2, 0.1, temporary_closures=CLOSED_A_MONTH)),
        ({}, place(1, 9), place(2, 0.1, access_modes=frozenset({"prescription"}))),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_sure_place_comes_before_a_nearer_one_that_may_not_do(wished: dict[str, Any], sure: Candidate, nearer: Candidate) -> None:
    assert order([nearer, sure], need(**wished))[0] == sure.pk


@pytest.mark.parametrize("wished", [{"urgent": True}, {"deadline": AT.date()}], ids=str)
def test_a_door_known_to_be_open_in_time_needs_no_number(wished: dict[str, Any]) -> None:
    open_today = {"hours": "Tu 09:00-17:00"}
    near, far = place(1, 1, phone="", **open_today), place(2, 3, **open_today)
    assert order([far, near], need(**wished)) == [1, 2]
    assert order([far, replace(near, walk_in=False)], need(**wished)) == [2, 1], "an appointment is asked for by telephone"
    assert order([far, replace(near, hours="")], need(**wished)) == [2, 1], "nobody can ask whether it is open"


@pytest.mark.parametrize(
    ("wished", "excluded"),
    [
        ({}, place(offer={"category": "materiel"})),
        ({}, place(offer={"publics": frozenset({"jeunes"})})),
        ({"publics": ("seniors",)}, place(offer={"publics": frozenset({"jeunes", "etudiants"})})),
        ({}, place(access_modes=frozenset({"pas-de-public"}), phone="")),
        ({"cannot_move": True}, place(phone="")),
        ({"special_support": ("surdite",)}, place(access_modes=frozenset({"telephoner"}))),
        ({"special_support": ("illettrisme",)}, place(offer={"support_modes": frozenset({"autonomie"})})),
        ({"special_support": ("illettrisme",)}, place(access_modes=frozenset({"rdv-en-ligne"}))),
        ({"deadline": AT.date()}, place(hours="We 09:00-12:00")),
        ({"deadline": AT.date()}, place(hours="Mo-Su 08:00-20:00", temporary_closures=CLOSED_A_MONTH)),
    ],
    ids=[
        "another service",
        "reserved",
        "reserved to others",
        "nobody received",
        "home-bound without phone",
        "deaf",
        "alone",
        "on line",
        "too late",
        "shut",
    ],
)
def test_what_is_known_to_be_impossible_is_not_proposed(wished: dict[str, Any], excluded: Candidate) -> None:
    assert order([excluded], need(**wished)) == []


def test_a_place_for_the_young_is_proposed_to_the_young_and_to_minors() -> None:
    for_young = place(offer={"publics": frozenset({"jeunes"})})
    assert order([for_young], need(publics=("jeunes",))) == [1]
    assert order([for_young], need(minor=True)) == [1]


def test_ties_end_with_the_key() -> None:
    assert order([place(3), place(1), place(2)], need()) == [1, 2, 3]
