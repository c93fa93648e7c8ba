"""Opening hours that must hold whatever is written and whenever it is asked."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from places.departments import DEPARTMENTS, METROPOLITAN_ZONE
from places.hours import Schedule, Unreadable, read_hours
from places.hours_rules import WEEKDAYS
from places.hours_words import coming_rows, holidays_line, status_sentence, week_rows

SELECTORS = st.sampled_from(
    [
        *WEEKDAYS,
        "Mo-Fr",
        "Tu-Sa",
        "Sa-Mo",
        "Mo,We",
        "Mo, Tu",
        "PH",
        "Su,PH",
        "mo-we",
        "lundi",
        "Du lundi au vendredi",
        "mar.",
        "Mar",
        "SH",
        "",
        "week 1-53/2 Mo",
        "Jul-Aug",
        "Jul-Aug Sa",
        "2026 Tu",
        "Mo[1]",
        "Dec 25",
        "easter",
        "PH -1 day",
        "Mo,",
        "We:",
        "24/7",
    ]
)
BODIES = st.sampled_from(
    [
        "09:00-12:00",
        "09:00-12:00,14:00-17:00",
        "14:00-18:00",
        "9h-12h et 14h-17h30",
        "de 9h à 12h",
        "09:00 - 12:00 / 14:00 - 17:00",
        "20:00-02:00",
        "17:00-09:00",
        "09:00-09:00",
        "00:00-24:00",
        "00:00-02:00",
        "22:00-26:00",
        "09:00+",
        "14:00-17:00+",
        "03:00-12:00",
        "08:00–12:00",
        "9-12",
        "off",
        "fermé",
        "open",
        "unknown",
        "09:00-12:00 unknown",
        "",
        '"sur rdv"',
        '09:00-12:00 "sur rdv"',
        "12:00-16:00/02:00",
        "sunrise-12:00",
    ]
)
RULES = st.tuples(SELECTORS, BODIES).map(" ".join)
SEPARATORS = st.sampled_from(["; ", ";", ", ", ",", " ", "\n", " || ", ";; "])
TEXTS = st.one_of(
    st.text(max_size=60),
    RULES,
    st.tuples(RULES, SEPARATORS, RULES).map("".join),
    st.tuples(RULES, SEPARATORS, RULES, SEPARATORS, RULES).map("".join),
)

HALF_HOURS = st.integers(min_value=10, max_value=44)  # from 5 h to 22 h


@st.composite
def _ranges(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Up to three ranges of one day, in half hours, that neither touch nor overlap."""
    bounds = sorted(draw(st.lists(HALF_HOURS, max_size=6, unique=True)))
    return list(zip(bounds[::2], bounds[1::2], strict=False))


@st.composite
def _written_weeks(draw: st.DrawFn) -> tuple[list[list[tuple[int, int]]], str]:
    """The ranges of seven days, and the same in the OSM syntax."""
    week = [draw(_ranges()) for _ in WEEKDAYS]
    rules = [f"{name} {','.join(map(_written, day)) or 'off'}" for name, day in zip(WEEKDAYS, week, strict=True)]
    return week, "; ".join(rules) + draw(st.sampled_from(["", "; PH off"]))


def _written(bounds: tuple[int, int]) -> str:
    return "-".join(f"{half // 2:02}:{half % 2 * 30:02}" for half in bounds)


DEPARTMENT_CODES = st.sampled_from(["75", "67", "972", "974", "975", "987", "988"])
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # the zone is drawn apart
    max_value=datetime(2040, 12, 31),
    timezones=st.sampled_from([UTC, METROPOLITAN_ZONE, ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Miquelon")]),
)


def schedule(raw: str, department: str) -> Schedule | Unreadable | None:
    return read_hours(raw, zone=DEPARTMENTS[department].zone, department=department)


@given(raw=TEXTS, department=DEPARTMENT_CODES, moment=MOMENTS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_refused_or_unknown_and_can_be_said(raw: str, department: str, moment: datetime) -> None:
    found = schedule(raw, department)
    assert status_sentence(found, moment)
    assert (found is None) == (not raw.strip())
    if isinstance(found, Schedule):
        assert found.open_at(moment) in (True, False, None)
        assert len(week_rows(found)) in (0, 7)
        assert len(coming_rows(found, moment.date())) == 7
        assert holidays_line(found)


@given(raw=TEXTS)
@settings(max_examples=400, deadline=None)
def test_nothing_is_open_all_day_unless_it_is_written(raw: str) -> None:
    found = schedule(raw, "75")
    if isinstance(found, Schedule):
        days = [found.on(date(2026, 9, 7) + timedelta(days=offset)) for offset in range(7)]
        all_day = any(span.doubt is None and span.end - span.start >= 24 * 60 for day in days for span in day)
        assert not all_day or "24" in found.text


@given(
    written=_written_weeks(),
    department=DEPARTMENT_CODES,
    half=st.integers(min_value=0, max_value=47),
    weekday=st.integers(min_value=0, max_value=6),
)
@settings(deadline=None)
def test_open_at_says_what_the_week_says_on_ordinary_weeks(written: tuple, department: str, half: int, weekday: int) -> None:
    week, text = written
    found = schedule(text, department)
    assert isinstance(found, Schedule)
    shown = [[(span.start // 30, span.end // 30) for span in day] for day in found.week() or ()]
    assert shown == week
    # The week of 7 September 2026 has no holiday in any territory.
    moment = datetime(2026, 9, 7, half // 2, half % 2 * 30, tzinfo=found.zone) + timedelta(days=weekday)
    assert found.open_at(moment) is any(start <= half < end for start, end in week[weekday])


@given(written=_written_weeks(), department=DEPARTMENT_CODES, moment=MOMENTS)
@settings(deadline=None)
def test_the_next_opening_is_ahead_and_open_and_nothing_opens_before(written: tuple, department: str, moment: datetime) -> None:
    found = schedule(written[1], department)
    assert isinstance(found, Schedule)
    opening = found.next_opening(moment)
    if opening is None:
        assert not any(written[0])
        return
    assert opening > moment
    assert found.open_at(opening) is True
    assert found.open_at(opening - timedelta(seconds=1)) is not True
    closing = found.closes_at(moment)
    instant = (closing or moment).astimezone(UTC)
    while instant < opening.astimezone(UTC):
        assert instant <= moment or found.open_at(instant) is not True
        instant += timedelta(minutes=30)


@given(raw=TEXTS, department=DEPARTMENT_CODES, moment=MOMENTS)
@settings(max_examples=400, deadline=None)
def test_a_closing_time_ends_what_was_open(raw: str, department: str, moment: datetime) -> None:
    found = schedule(raw, department)
    if not isinstance(found, Schedule):
        return
    closing, opening = found.closes_at(moment), found.next_opening(moment)
    assert closing is None or (found.open_at(moment) is True and closing > moment and found.open_at(closing) is not True)
    assert opening is None or (opening > moment and found.open_at(opening) is True)


@given(written=_written_weeks(), moment=MOMENTS, department=DEPARTMENT_CODES)
@settings(deadline=None)
def test_the_zone_of_the_question_never_changes_the_answer(written: tuple, moment: datetime, department: str) -> None:
    found = schedule(written[1], department)
    assert isinstance(found, Schedule)
    elsewhere = moment.astimezone(ZoneInfo("Asia/Tokyo"))
    assert found.open_at(moment) is found.open_at(elsewhere)
    assert found.next_opening(moment) == found.next_opening(elsewhere)
