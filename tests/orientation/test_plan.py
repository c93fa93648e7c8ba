"""The plan, purely: the fewest places within the tolerance, the shortest of those, exactly; and the order of its steps."""

import itertools
import random
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.judging.candidates import Candidate, Offer
from orientation.needs import Need, Wishes
from orientation.plan import FEW_PLACES, MOST_PLACES, TOLERANCE, choose, in_order, need_of_step
from orientation.ranking import Case, Judgement
from tests.orientation.candidates import AT, need

CATEGORIES = ["demarches", "quotidien", "materiel", "acces"]


def judged(category: str, pk: int, km: float) -> Judgement:
    """A place that counts `km` for a category; its key says its door."""
    candidate = Candidate(pk=pk, code=f"code{pk:04}", name=f"Lieu {pk}", distance_m=km * 1000)
    return Judgement(Case(need(category), AT, category), candidate, Offer("a", category), km, ())


def options_of(table: Mapping[str, Mapping[int, float]]) -> dict[str, list[Judgement]]:
    """Category → its places, best first, from category → key → kilometres."""
    return {
        category: sorted((judged(category, pk, km) for pk, km in places.items()), key=lambda one: one.order)
        for category, places in table.items()
    }


tables = st.integers(1, 4).flatmap(
    lambda count: st.fixed_dictionaries(
        {
            category: st.dictionaries(st.integers(1, 7), st.integers(20, 120).map(lambda tenths: tenths / 10), max_size=5)
            for category in CATEGORIES[:count]
        }
    )
)


def exhaustively(options: Mapping[str, Sequence[Judgement]]) -> dict[str, int]:
    """The same rule, by trying every combination."""
    steps = [category for category, places in options.items() if places]
    plans = [dict(zip(steps, places, strict=True)) for places in itertools.product(*(options[step] for step in steps))]

    def doors(plan: Mapping[str, Judgement]) -> int:
        return len({one.candidate.pk for one in plan.values()})

    def order(plan: Mapping[str, Judgement]) -> tuple[int, list[int]]:
        return sum(round(one.equivalent_km * 1000) for one in plan.values()), [one.candidate.pk for one in plan.values()]

    near = [plan for plan in plans if all(one.equivalent_km <= TOLERANCE * options[step][0].equivalent_km for step, one in plan.items())]
    fewest = [plan for plan in near if doors(plan) <= MOST_PLACES]
    if fewest:
        best = min(fewest, key=lambda plan: (doors(plan), order(plan)))
    else:
        best = min((plan for plan in plans if doors(plan) <= MOST_PLACES), key=order, default={})
    return {step: one.candidate.pk for step, one in best.items()}


@given(tables)
def test_the_plan_is_that_of_an_exhaustive_search(table: Mapping[str, Mapping[int, float]]) -> None:
    options = options_of(table)
    expected = exhaustively(options)
    chosen = choose(options)
    if expected or not any(options.values()):
        assert {step: one.candidate.pk for step, one in chosen.places.items()} == expected
        assert chosen.left == ()
    else:
        assert chosen.left, "four needs, four places: the last is left"


@given(tables, st.randoms(use_true_random=False))
def test_the_order_in_which_places_come_changes_nothing(table: Mapping[str, Mapping[int, float]], chance: random.Random) -> None:
    options = options_of(table)
    before = choose(options)
    shuffled = {}
    for category, places in table.items():
        pairs = list(places.items())
        chance.shuffle(pairs)
        shuffled[category] = dict(pairs)
    assert choose(options_of(shuffled)) == before


@given(tables)
def test_nobody_is_sent_to_more_than_three_places(table: Mapping[str, Mapping[int, float]]) -> None:
    chosen = choose(options_of(table))
    assert len({one.candidate.pk for one in chosen.places.values()}) <= MOST_PLACES


@given(tables)
def test_every_need_that_has_a_place_is_in_the_plan_or_said_to_be_left(table: Mapping[str, Mapping[int, float]]) -> None:
    chosen = choose(options_of(table))
    assert {*chosen.places, *chosen.left} == {category for category, places in table.items() if places}


def keys(table: Mapping[str, Mapping[int, float]]) -> list[int]:
    return [one.candidate.pk for one in choose(options_of(table)).places.values()]


@pytest.mark.parametrize(("shared_km", "expected"), [(6.0, [3, 3]), (6.1, [1, 2])], ids=["within the tolerance", "too far"])
def test_one_place_for_two_steps_beats_two_nearer_ones_within_the_tolerance(shared_km: float, expected: list[int]) -> None:
    assert keys({"demarches": {1: 4.0, 3: shared_km}, "quotidien": {2: 4.0, 3: shared_km}}) == expected


def test_a_third_place_only_when_two_would_be_too_far() -> None:
    far = {"demarches": {1: 3.0, 4: 9.0}, "quotidien": {2: 3.0, 4: 9.0}, "materiel": {3: 3.0, 4: 9.0}}
    near = {"demarches": {1: 3.0, 4: 4.0}, "quotidien": {2: 3.0, 4: 4.0}, "materiel": {3: 3.0}}
    assert len(set(keys(far))) == 3
    assert keys(near) == [4, 4, 3]
    assert FEW_PLACES == 2


def test_nine_needs_are_shared_among_three_places_at_once() -> None:
    chance = random.Random(1)
    table = {str(step): {pk: chance.uniform(2, 9) for pk in range(40)} for step in range(9)}
    assert len(set(keys(table))) <= MOST_PLACES


@pytest.mark.parametrize(
    ("said", "wishes", "expected"),
    [
        (["materiel", "quotidien", "demarches"], {}, ["demarches", "quotidien", "materiel"]),
        (["insertion", "demarches"], {}, ["insertion", "demarches"]),
        (["quotidien", "acces"], {"deadline": date(2026, 3, 5)}, ["quotidien", "acces"]),
        (["acces", "quotidien"], {"deadline": date(2026, 3, 5)}, ["acces", "quotidien"]),
        (["acces", "quotidien"], {}, ["quotidien", "acces"]),
        (["demarches", "demarches"], {}, ["demarches"]),
    ],
    ids=["do, learn, equip", "as said", "the first presses", "even to print", "no hurry", "said twice"],
)
def test_steps_come_in_the_order_in_which_to_make_them(said: list[str], wishes: dict[str, date], expected: list[str]) -> None:
    assert list(in_order(Need(categories=tuple(said), wishes=Wishes(**wishes)))) == expected


def test_a_deadline_presses_only_what_there_is_to_do() -> None:
    several = Need(categories=("demarches", "quotidien"), wishes=Wishes(deadline=date(2026, 3, 5), mode="individuel", free=True))
    assert need_of_step(several, "demarches").wishes == several.wishes
    assert need_of_step(several, "quotidien").wishes == Wishes(free=True)


def test_a_mandate_is_for_procedures_and_who_buys_a_computer_needs_none_on_the_spot() -> None:
    several = Need(categories=("demarches", "quotidien", "materiel"), wishes=Wishes(programme="aidants-connect", equipment=("computers",)))
    assert need_of_step(several, "demarches").wishes == several.wishes
    assert need_of_step(several, "quotidien").wishes == Wishes(equipment=("computers",))
    assert need_of_step(several, "materiel").wishes == Wishes()
