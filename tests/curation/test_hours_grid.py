"""A grid holds a simple week, there and back; what it cannot hold is left as it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curation.hours_grid import BLANK, EARLIEST, Row, Week, read_rows, rows_of, text_of, week_of


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    clocks = sorted(draw(st.lists(st.integers(EARLIEST, 1439), unique=True, max_size=4)))
    clocks = clocks[: len(clocks) // 2 * 2]
    return tuple(zip(clocks[::2], clocks[1::2], strict=True))


weeks = st.builds(Week, st.tuples(*[spans()] * 7), st.booleans()).filter(lambda week: any(week.days))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(weeks)
def test_a_week_comes_back_from_the_syntax_as_it_went(week: Week) -> None:
    assert week_of(text_of(week)) == week


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(weeks)
def test_a_week_comes_back_from_the_grid_as_it_went(week: Week) -> None:
    assert read_rows(rows_of(week), closed_on_holidays=week.closed_on_holidays) == (week, {})


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:00; PH off", "Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:00; PH off"),
        ("Mo 09:00-12:00; We 09:00-12:00; Th 14:00-17:00", "Mo,We 09:00-12:00; Th 14:00-17:00"),
        ("Lundi 9h-12h", "Mo 09:00-12:00"),
        ("Mo-Su 09:00-18:00; Su off", "Mo-Sa 09:00-18:00"),
    ],
)
def test_a_simple_week_is_held(raw: str, written: str) -> None:
    week = week_of(raw)
    assert week is not None
    assert text_of(week) == written


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "24/7",
        "Mo-Fr 09:00-12:00,14:00-17:00,18:00-20:00",
        "Fr 20:00-02:00",
        'Mo-Fr 09:00-12:00 "sur rendez-vous"',
        "Mo 09:00+",
        "week 1-53/2 Mo 09:00-12:00",
        "Mo[1] 09:00-12:00",
        "Mo-Fr 09:00-12:00; PH 10:00-11:00",
        "Jul-Aug Mo 09:00-12:00",
        "Mo-Fr 14:00-12:00",
        "1er et 3e mardi du mois",
        "Mo-Su off",
        "Mo-Fr 09:00-24:00",
    ],
)
def test_what_says_more_is_not_a_week(raw: str) -> None:
    assert week_of(raw) is None


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("9h", "12h30", "14", "17:00"), ((540, 750), (840, 1020))),
        (("09:00:00", "12:00:00", "", ""), ((540, 720),)),
        (("", "", "14:00", "18:00"), ((840, 1080),)),
        (("09:00", "12:00", "12:00", "14:00"), ((540, 840),)),
    ],
)
def test_clocks_are_read_as_people_type_them(cells: tuple[str, str, str, str], days: tuple[tuple[int, int], ...]) -> None:
    week, problems = read_rows([Row(cells), *[BLANK] * 6], closed_on_holidays=False)
    assert (week.days[0], problems) == (days, {})


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("09:00", "", "", ""), "écrivez aussi l'heure de la fin."),
        (("", "12:00", "", ""), "écrivez aussi l'heure du début."),
        (("matin", "12:00", "", ""), "« matin »"),
        (("09:00", "25:00", "", ""), "« 25:00 »"),
        (("09:75", "10:00", "", ""), "« 09:75 »"),
        (("14:00", "12:00", "", ""), "avant l'heure du début"),
        (("03:00", "12:00", "", ""), "avant 5 heures"),
        (("09:00", "14:00", "12:00", "17:00"), "se mélangent"),
        (("²", "12:00", "", ""), "« ² »"),
    ],
)
def test_what_makes_no_sense_is_said_of_its_day(cells: tuple[str, str, str, str], words: str) -> None:
    _, problems = read_rows([BLANK, Row(cells), *[BLANK] * 5], closed_on_holidays=False)
    assert list(problems) == [1]
    assert words in problems[1]
