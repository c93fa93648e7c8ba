"""States and days: pure rules, at their bounds."""

from datetime import date

import pytest

from curation.freshness.frequency import Frequency, months_before
from curation.freshness.priority import FACTORS, priority_of
from curation.freshness.states import State, state_of

TODAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 8, 31), 6, date(2026, 2, 28), id="a shorter month gives its last day"),
        pytest.param(date(2024, 8, 31), 6, date(2024, 2, 29), id="a leap year"),
        pytest.param(date(2026, 1, 15), 1, date(2025, 12, 15), id="over the new year"),
        pytest.param(date(2026, 4, 15), 16, date(2024, 12, 15), id="more than a year"),
    ],
)
def test_months_are_counted_back_as_people_do(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("vouched", "frequency", "expected"),
    [
        pytest.param(TODAY, 6, State.UP_TO_DATE, id="today"),
        pytest.param(date(2026, 3, 1), 6, State.UP_TO_DATE, id="a day less than the frequency"),
        pytest.param(date(2026, 2, 28), 6, State.ADVISED, id="the frequency"),
        pytest.param(date(2025, 9, 1), 6, State.ADVISED, id="a day less than twice the frequency"),
        pytest.param(date(2025, 8, 31), 6, State.REQUIRED, id="twice the frequency"),
        pytest.param(date(2026, 7, 31), 1, State.ADVISED, id="a monthly place after a month"),
        pytest.param(date(2026, 6, 30), 1, State.REQUIRED, id="a monthly place after two"),
        pytest.param(date(2025, 3, 1), 16, State.ADVISED, id="a rare place is advised until its page calls it old"),
        pytest.param(date(2025, 2, 28), 16, State.REQUIRED, id="never later than 18 months"),
        pytest.param(None, 16, State.REQUIRED, id="nobody ever vouched for it"),
    ],
)
def test_the_state_follows_from_the_last_day_someone_vouched(vouched: date | None, frequency: int, expected: State) -> None:
    assert state_of(vouched, today=TODAY, frequency=frequency) == expected


@pytest.mark.parametrize("frequency", Frequency)
def test_a_place_only_gets_older(frequency: int) -> None:
    order = list(State)
    ages = [order.index(state_of(months_before(TODAY, months), today=TODAY, frequency=frequency)) for months in range(40)]
    assert ages == sorted(ages)
    assert set(ages) == {0, 1, 2}


def test_a_place_said_to_be_closed_comes_before_every_other() -> None:
    others = [factor.code for factor in FACTORS if factor.code not in ("said_closed", "tried_lately", "written_lately", "is_advised")]
    assert priority_of(["said_closed"]) > priority_of(others)


def test_a_place_called_in_vain_comes_after_those_nobody_called() -> None:
    worst = ["is_required", "lacks_phone", "lacks_publics"]
    assert priority_of([*worst, "tried_lately"]) < priority_of(["is_advised"])
    assert priority_of([]) == 1
