"""What is ticked makes wishes, whatever is sent; and wishes already known are shown as ticked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orientation.asking.important import BOXES, FOR_A_MINOR, Day, Reply, reply_of, wishes_told
from orientation.needs import Slot, Wishes

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
    ("reply", "deadline", "ignored"),
    [
        pytest.param(Reply(ticked=["urgent"], day="aujourdhui"), TODAY, False, id="today"),
        pytest.param(Reply(ticked=["urgent"], day="semaine"), date(2026, 3, 8), False, id="this week ends on Sunday"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2026-03-12"), date(2026, 3, 12), False, id="a date"),
        pytest.param(Reply(ticked=["urgent"], date_typed="12/03/2026"), date(2026, 3, 12), False, id="a date in French, no day ticked"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2026-03-04"), TODAY, False, id="a date that is today"),
        pytest.param(Reply(ticked=["urgent"], day="date"), None, False, id="no date after all"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2026-03-03"), None, True, id="yesterday"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="31/02/2026"), None, True, id="no such day"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="2027-03-12"), None, True, id="too far"),
        pytest.param(Reply(ticked=["urgent"], day="date", date_typed="vite"), None, True, id="no date at all"),
        pytest.param(Reply(day="aujourdhui", date_typed="vite"), None, False, id="not urgent after all"),
    ],
)
def test_a_day_is_kept_when_it_can_be_used(reply: Reply, deadline: date | None, ignored: bool) -> None:
    wishes, said_ignored = wishes_told(Wishes(), reply, TODAY)
    assert (wishes.deadline, said_ignored) == (deadline, ignored)


def test_what_is_not_asked_stays_as_it_was_told() -> None:
    before = Wishes(
        programme="pix", mode="atelier", equipment=("wifi",), publics=("seniors",), special_support=("mental", "visuel"), free=True
    )
    after = told(Reply(ticked=["surdite"]), before)
    assert after == Wishes(
        programme="pix", mode="atelier", equipment=("wifi",), publics=("seniors",), special_support=("mental", "surdite")
    )


@pytest.mark.parametrize(("sent", "kept"), [("ar", "ar"), ("fr", ""), ("", ""), ("klingon", "")])
def test_only_languages_of_the_list_are_kept(sent: str, kept: str) -> None:
    assert told(Reply(language=sent)).language == kept


DAYS = st.sampled_from([None, TODAY, date(2026, 3, 8), date(2026, 3, 20)])


@given(
    ticked=st.sets(st.sampled_from([box.code for box in BOXES])),
    slots=st.sets(st.sampled_from(Slot.values)),
    language=st.sampled_from(["", "ar", "fsl", "tr"]),
    deadline=DAYS,
)
def test_answering_again_without_a_change_changes_nothing(ticked: set[str], slots: set[str], language: str, deadline: date | None) -> None:
    day = {None: "", TODAY: Day.TODAY}.get(deadline, Day.BEFORE)
    first = told(
        Reply(
            ticked={*ticked, "urgent"},
            day=day,
            date_typed=deadline.isoformat() if deadline else "",
            language=language,
            slots=slots,
        )
    )
    assert told(reply_of(first, TODAY), first) == first


@given(
    ticked=st.lists(st.text(max_size=20), max_size=5),
    day=st.text(max_size=20),
    typed=st.text(max_size=30),
    slots=st.lists(st.text(max_size=10), max_size=5),
)
def test_nothing_that_is_sent_is_an_error(ticked: list[str], day: str, typed: str, slots: list[str]) -> None:
    wishes, _ = wishes_told(Wishes(), Reply(ticked=["urgent", *ticked], day=day, date_typed=typed, slots=slots), TODAY)
    assert wishes.urgent


@pytest.mark.parametrize(("today", "last"), [(6, 8), (7, 15), (8, 15), (9, 15)], ids=["Friday", "Saturday", "Sunday", "Monday"])
def test_at_the_week_end_this_week_is_the_one_that_comes(today: int, last: int) -> None:
    told, _ = wishes_told(Wishes(), Reply(ticked=["urgent"], day="semaine"), date(2026, 3, today))
    assert told.deadline == date(2026, 3, last)
