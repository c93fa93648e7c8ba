"""What is ticked makes wishes, whatever is sent; and wishes already known are shown as ticked."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.asking.important import BOXES, FOR_A_MINOR, DateProblem, Day, Reply, reply_of, wishes_told
from orientation.needs import Equipment, Slot, Wishes
from places.vocabulary import Public, SpecialSupport

TODAY = date(2026, 3, 4)
"""A Wednesday."""


def told(reply: Reply, before: Wishes | None = None) -> Wishes:
    return wishes_told(before or Wishes(), reply, TODAY)[0]


@pytest.mark.parametrize(
    ("code", "wishes"),
    [
        ("cannot_move", Wishes(cannot_move=True)),
        ("step_free", Wishes(step_free=True)),
        ("illettrisme", Wishes(special_support=("illettrisme",))),
        ("surdite", Wishes(special_support=("surdite",))),
        ("visuel", Wishes(special_support=("visuel",))),
        ("minor", Wishes(minor=True)),
        ("free", Wishes(free=True)),
        ("urgent", Wishes(urgent=True)),
    ],
)
def test_each_box_makes_its_wish(code: str, wishes: Wishes) -> None:
    assert told(Reply(ticked=[code])) == wishes


def test_every_box_is_known() -> None:
    everything = told(Reply(ticked=[box.code for box in BOXES]))
    assert set(reply_of(everything, TODAY).ticked) == {box.code for box in BOXES} - {FOR_A_MINOR}, "the minor who reads wins"


@pytest.mark.parametrize(
    ("reply", "deadline", "problem"),
    [
        pytest.param(Reply(ticked=["urgent"], day="aujourdhui"), TODAY, None, id="today"),
        pytest.param(Reply(ticked=["urgent"], day="semaine"), date(2026, 3, 8), None, id="this week ends on Sunday"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2026-03-12"), date(2026, 3, 12), None, id="a date"),
        pytest.param(Reply(ticked=["urgent"], date_typed="12/03/2026"), date(2026, 3, 12), None, id="a date in French, no day ticked"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2026-03-04"), TODAY, None, id="a date that is today"),
        pytest.param(Reply(ticked=["urgent"], day="date"), None, DateProblem.MISSING, id="no date after all"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2026-03-03"), None, DateProblem.PASSED, id="yesterday"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="31/02/2026"), None, DateProblem.UNREAD, id="no such day"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2027-03-12"), None, DateProblem.TOO_FAR, id="too far"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="vite"), None, DateProblem.UNREAD, id="no date at all"),
        pytest.param(Reply(ticked=["urgent"], day="inconnu", date_typed="2026-03-12"), None, None, id="nobody knows which"),
        pytest.param(Reply(day="aujourdhui"), TODAY, None, id="a day without the box"),
        pytest.param(Reply(day="date", date_typed="2026-03-12"), date(2026, 3, 12), None, id="a date without the box"),
    ],
)
def test_a_day_is_kept_when_it_can_be_used(reply: Reply, deadline: date | None, problem: DateProblem | None) -> None:
    wishes, said = wishes_told(Wishes(), reply, TODAY)
    assert (wishes.urgent, wishes.deadline, said) == (True, deadline, problem)


@pytest.mark.parametrize("reply", [Reply(), Reply(day="inconnu", date_typed="2026-03-12"), Reply(day="n'importe")])
def test_no_day_is_not_urgent(reply: Reply) -> None:
    assert wishes_told(Wishes(), reply, TODAY) == (Wishes(), None)


def test_the_box_unticked_takes_away_the_day_that_the_page_then_hides() -> None:
    before = Wishes(urgent=True, deadline=date(2026, 3, 12))
    assert told(replace(reply_of(before, TODAY), ticked=()), before) == Wishes()


def test_a_wish_without_a_box_of_its_own_goes_when_it_is_unticked() -> None:
    before = Wishes(
        publics=("seniors", "femmes"), special_support=("mental", "visuel"), equipment=("wifi",), mode="atelier",
        programme="pix", walk_in=True,
    )  # fmt: skip
    kept = Reply(ticked=["surdite"], others=["publics:femmes", "special_support:mental"])
    assert told(kept, before) == Wishes(publics=("femmes",), special_support=("mental", "surdite"))


def test_every_wish_of_a_resident_can_be_taken_away() -> None:
    everything = Wishes(
        urgent=True, deadline=TODAY, minor=True, spoken_for=True, language="ar", cannot_move=True, step_free=True, free=True, walk_in=True,
        publics=tuple(Public.values), special_support=tuple(SpecialSupport.values), slots=tuple(Slot.values), programme="pix",
        mode="atelier", equipment=tuple(Equipment.values),
    )  # fmt: skip
    unsaid = {one.name for one in fields(Wishes) if getattr(everything, one.name) == getattr(Wishes(), one.name)}
    assert unsaid == {"sent", "way", "most_minutes"}, "these only a professional says"
    assert told(Reply(), everything) == Wishes()
    again = told(reply_of(everything, TODAY), everything)
    assert replace(again, special_support=()) == replace(everything, special_support=())
    assert set(again.special_support) == set(SpecialSupport.values)


@pytest.mark.parametrize(("sent", "kept"), [("ar", "ar"), ("fr", ""), ("", ""), ("klingon", "")])
def test_only_languages_of_the_list_are_kept(sent: str, kept: str) -> None:
    assert told(Reply(language=sent)).language == kept


DAYS = st.sampled_from([None, TODAY, date(2026, 3, 8), date(2026, 3, 20)])


@given(
    ticked=st.sets(st.sampled_from([box.code for box in BOXES])),
    slots=st.sets(st.sampled_from(Slot.values)),
    language=st.sampled_from(["", "ar", "fsl", "tr"]),
    deadline=DAYS,
    others=st.sets(st.sampled_from(["publics:femmes", "special_support:mental", "equipment:wifi", "mode:atelier", "walk_in:1"])),
)
def test_answering_again_without_a_change_changes_nothing(
    ticked: set[str], slots: set[str], language: str, deadline: date | None, others: set[str]
) -> None:
    day = {None: "", TODAY: Day.TODAY}.get(deadline, Day.BEFORE)
    first = told(
        Reply(
            ticked={*ticked, "urgent"},
            day=day,
            date_typed=deadline.isoformat() if deadline else "",
            language=language,
            slots=slots,
            others=others,
        )
    )
    assert told(reply_of(first, TODAY), first) == first


@given(
    ticked=st.lists(st.text(max_size=20), max_size=5),
    day=st.text(max_size=20),
    typed=st.text(max_size=30),
    slots=st.lists(st.text(max_size=10), max_size=5),
    others=st.lists(st.text(max_size=10), max_size=5),
)
def test_nothing_that_is_sent_is_an_error(ticked: list[str], day: str, typed: str, slots: list[str], others: list[str]) -> None:
    wishes, _ = wishes_told(Wishes(), Reply(ticked=["urgent", *ticked], day=day, date_typed=typed, slots=slots, others=others), TODAY)
    assert wishes.urgent


@pytest.mark.parametrize(("today", "last"), [(6, 8), (7, 15), (8, 15), (9, 15)], ids=["Friday", "Saturday", "Sunday", "Monday"])
def test_at_the_week_end_this_week_is_the_one_that_comes(today: int, last: int) -> None:
    told, _ = wishes_told(Wishes(), Reply(ticked=["urgent"], day="semaine"), date(2026, 3, today))
    assert told.deadline == date(2026, 3, last)
