"""What each question costs: a known yes nothing, an unknown something, a known no more."""

from datetime import timedelta

import pytest
from hypothesis import given

from orientation.judging.answers import Answer
from orientation.judging.candidates import Candidate, Offer
from orientation.judging.conditions import refusal
from orientation.judging.criteria import CRITERIA, Case, Criterion
from orientation.judging.criteria.people import is_reserved
from orientation.judging.criteria.shape import ASKED, LIKED, VITAL, WANTED
from orientation.judging.explaining import ASKED_CODES, PLAIN_CODES
from orientation.needs import Need
from orientation.searching.least_factors import EXPRESSIONS
from tests.orientation.candidates import AT, candidates, need, needs


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.name)
def test_an_unknown_ranks_after_a_yes_and_before_a_no(criterion: Criterion) -> None:
    assert criterion.times(Answer.YES) == 1
    assert 1 <= criterion.partly <= criterion.unknown <= criterion.no
    assert criterion.no > 1


def test_criteria_have_one_name_each_and_say_why() -> None:
    assert len({criterion.name for criterion in CRITERIA}) == len(CRITERIA)
    assert all(criterion.why.endswith(".") for criterion in CRITERIA)


def test_what_one_cannot_do_without_weighs_more_than_what_one_would_like() -> None:
    assert VITAL > ASKED > WANTED > LIKED > 1


def test_every_code_and_every_expression_names_a_criterion() -> None:
    names = {criterion.name for criterion in CRITERIA}
    assert {*ASKED_CODES, *PLAIN_CODES, *EXPRESSIONS} <= names


@given(candidates, needs)
def test_every_question_has_an_answer(candidate: Candidate, need: Need) -> None:
    case = Case(need, AT, need.category)
    for criterion in CRITERIA:
        for offer in candidate.offers:
            assert criterion.answer(candidate, offer, case) in Answer


@given(candidates, needs)
def test_only_what_is_known_refuses(candidate: Candidate, need: Need) -> None:
    """A place of which nothing is known but its service and its telephone is always proposed."""
    bare = Candidate(pk=1, code="abcd2345", name="Lieu", phone="+33199001122", distance_m=candidate.distance_m)
    case = Case(need, AT, "demarches")
    assert refusal(bare, Offer("a", "demarches"), case) is None


@pytest.mark.parametrize(
    ("publics", "exclusive", "reserved"),
    [
        (None, None, False),
        (frozenset(), True, False),
        (frozenset({"femmes"}), None, True),
        (frozenset({"jeunes", "seniors"}), None, True),
        (frozenset({"jeunes", "seniors", "familles"}), None, False),
        (frozenset({"jeunes", "seniors", "familles"}), True, True),
        (frozenset({"femmes"}), False, False),
    ],
    ids=["unsaid", "nobody", "one", "two", "three", "three, exclusive", "one, open to all"],
)
def test_one_or_two_publics_are_exclusive_unless_the_place_says_otherwise(
    publics: frozenset[str] | None, exclusive: bool | None, reserved: bool
) -> None:
    assert is_reserved(Offer("a", "demarches", publics=publics, exclusive=exclusive)) is reserved


WEDNESDAY = AT.date() + timedelta(days=1)


def exceptionally(hours: str, *, days: int) -> tuple[dict[str, str], ...]:
    return ({"from": AT.date().isoformat(), "until": (AT.date() + timedelta(days=days)).isoformat(), "hours": hours},)


@pytest.mark.parametrize(
    ("hours", "schedule", "exceptional", "in_time", "saturday"),
    [
        ("Mo-Sa 09:00-17:00", "", exceptionally("off", days=40), Answer.NO, Answer.NO),
        ("Mo-Sa 09:00-17:00", "", exceptionally("off", days=10), Answer.NO, Answer.YES),
        ("Mo 09:00-17:00", "", exceptionally("We,Sa 09:00-12:00", days=10), Answer.YES, Answer.YES),
        ("", "", exceptionally("We 09:00-12:00", days=10), Answer.YES, Answer.UNKNOWN),
        ("", "", exceptionally("off", days=1), Answer.NO, Answer.UNKNOWN),
        ("", "", exceptionally("Tu 08:00-09:00", days=0), Answer.UNKNOWN, Answer.UNKNOWN),
        ("Mo-Sa 09:00-17:00", "We 14:00-16:00", exceptionally("Mo-Sa 09:00-12:00", days=40), Answer.NO, Answer.NO),
        ("Mo-Sa 09:00-17:00", "We 11:00-16:00", exceptionally("Mo-Sa 09:00-12:00", days=40), Answer.YES, Answer.NO),
        ("", "We 14:00-16:00", exceptionally("Tu 08:00-09:00", days=0), Answer.YES, Answer.NO),
    ],
)
def test_exceptional_hours_count_for_deadlines_and_for_slots(
    hours: str, schedule: str, exceptional: tuple[dict[str, str], ...], in_time: Answer, saturday: Answer
) -> None:
    candidate = Candidate(pk=1, code="abcd2345", name="Lieu", hours=hours, exceptional_hours=exceptional)
    offer = Offer("a", "demarches", schedule=schedule)
    asked = Case(need(deadline=WEDNESDAY, slots=("samedi",)), AT, "demarches")
    answers = {
        criterion.name: criterion.answer(candidate, offer, asked) for criterion in CRITERIA if criterion.name in ("in_time", "slots")
    }
    assert answers == {"in_time": in_time, "slots": saturday}
