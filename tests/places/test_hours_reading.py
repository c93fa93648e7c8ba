"""Opening hours as written: what is read, what is put right, what is refused and why."""

import pickle

import pytest

from places.departments import METROPOLITAN_ZONE
from places.hours import Schedule, Unreadable, read_hours
from places.hours_guards import Unclear


def read(raw: str | None) -> Schedule | Unreadable | None:
    return read_hours(raw, zone=METROPOLITAN_ZONE)


@pytest.mark.parametrize("raw", [None, "", "  ", "\n\t", "\u00a0"], ids=repr)
def test_blank_hours_are_unknown_and_not_always_open(raw: str | None) -> None:
    assert read(raw) is None


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 09:00-12:00,14:00-17:00",
        "Mo-Fr 09:00-17:00; We off",
        "Mo-Fr 09:00-12:00,13:30-17:30; Tu 09:00-12:00,14:30-17:30",
        "Sa-Mo 10:00-12:00",
        "24/7",
        "24/7; We off",
        "Mo-Fr 09:00-17:00; PH off",
        "Mo-Fr,PH 09:00-17:00",
        "Mo-Fr 09:00-12:00, Sa 10:00-12:00",
        "Mo-Fr 09:00+",
        'Mo-Fr 09:00-12:00 "sur rendez-vous"',
        "Fr 20:00-02:00",
        "Mo 10:00-24:00",
        "Mo-Su 00:00-24:00",
        "Sa 20:00-24:00; Su 00:00-02:00",
        "week 1-53/2 Mo 09:00-12:00",
        "Jul-Aug Mo-Fr 09:00-12:00",
        "Mo[1] 09:00-12:00",
        "off",
        "Mo-Fr 09:00-12:00; PH unknown",
        "Mar-Oct Mo-Fr 09:00-12:00",
    ],
)
def test_clear_hours_are_read_as_they_are(text: str) -> None:
    found = read(text)
    assert isinstance(found, Schedule)
    assert (found.raw, found.text, found.repairs) == (text, text, ())


@pytest.mark.parametrize(
    ("raw", "text", "repair"),
    [
        pytest.param("Mo-Fr 09:00–12:00", "Mo-Fr 09:00-12:00", "tirets longs", id="en dash"),
        pytest.param("Mo-Fr 9:00-12:00", "Mo-Fr 09:00-12:00", "heures sans zéro ou avec des secondes", id="lost zero"),
        pytest.param("Mo 09:00:00-12:00:00", "Mo 09:00-12:00", "heures sans zéro ou avec des secondes", id="seconds"),
        pytest.param("Mo-Fr 10h00-12h30", "Mo-Fr 10:00-12:30", "heures écrites avec un h", id="10h00"),
        pytest.param("Mo 9 h - 12 h", "Mo 09:00-12:00", "heures écrites avec un h", id="9 h"),
        pytest.param("mo-fr 09:00-12:00", "Mo-Fr 09:00-12:00", "majuscules", id="lower case"),
        pytest.param("Mo 09:00-12:00;", "Mo 09:00-12:00", "ponctuation", id="last semicolon"),
        pytest.param("Mo 09:00-12:00;;Tu 09:00-12:00", "Mo 09:00-12:00; Tu 09:00-12:00", "ponctuation", id="two semicolons"),
        pytest.param("Mo: 09:00-12:00", "Mo 09:00-12:00", "ponctuation", id="colon"),
        pytest.param("Mo 09:00-12:00 / 14:00-17:00", "Mo 09:00-12:00,14:00-17:00", "ponctuation", id="slash"),
        pytest.param("Mo 09:00-12:00 14:00-17:00", "Mo 09:00-12:00,14:00-17:00", "ponctuation", id="two ranges side by side"),
        pytest.param("Mo 09:00-12:00\nTu 14:00-17:00", "Mo 09:00-12:00; Tu 14:00-17:00", "retours à la ligne", id="two lines"),
        pytest.param("Lun-Ven 09:00-12:00", "Mo-Fr 09:00-12:00", "mots français traduits", id="French days"),
        pytest.param(
            "lun. 09:00-12:00; mar. fermé", "Mo 09:00-12:00; Tu off", "mots français traduits", id="abbreviated Tuesday among French days"
        ),
        pytest.param(
            "Du lundi au vendredi de 9h à 12h et de 14h à 17h", "Mo-Fr 09:00-12:00,14:00-17:00", "mots de liaison", id="a sentence"
        ),
        pytest.param("Mo, 09:00-12:00", "Mo 09:00-12:00", "ponctuation", id="a comma, which the library reads as all Monday"),
        pytest.param("Lundi et jeudi : 9h-12h", "Mo,Th 09:00-12:00", "mots de liaison", id="two days"),
        pytest.param("24h/24 et 7j/7", "24/7", "« 24 h sur 24, 7 jours sur 7 » écrit 24/7", id="always"),
        pytest.param("Mo-Fr 09:00-12:00,09:00-12:00", "Mo-Fr 09:00-12:00", "plage horaire écrite deux fois", id="the same range twice"),
        pytest.param(
            "Mo 09:00-12:00; Mo 14:00-17:00", "Mo 09:00-12:00,14:00-17:00", "deux plages du même jour réunies", id="the same day twice"
        ),
        pytest.param(
            "Mo-Tu 09:00-12:00; Fr 10:00-12:00; Mo,Tu 14:00-17:00",
            "Mo-Tu 09:00-12:00,14:00-17:00; Fr 10:00-12:00",
            "deux plages du même jour réunies",
            id="the same days written otherwise",
        ),
        pytest.param(
            "PH off; Mo-Fr 09:00-17:00",
            "Mo-Fr 09:00-17:00; PH off",
            "jours fériés placés après les jours de la semaine",
            id="holidays first",
        ),
    ],
)
def test_a_slip_whose_meaning_is_certain_is_put_right_and_told(raw: str, text: str, repair: str) -> None:
    found = read(raw)
    assert isinstance(found, Schedule)
    assert (found.raw, found.text) == (raw, text)
    assert repair in found.repairs


@pytest.mark.parametrize("raw", ["Mo,  Tu 09:00-10:00", "Mo - Fr 09:00 - 12:00", "Mo 09:00-12:00;Tu 09:00-12:00", "Mo\u00a009:00-12:00"])
def test_spaces_are_put_right_without_a_word(raw: str) -> None:
    found = read(raw)
    assert isinstance(found, Schedule)
    assert found.repairs == ()


def test_a_comment_is_never_rewritten() -> None:
    found = read('mo 9h-12h "Sur RDV, lundi 9h–10h ; PH"')
    assert isinstance(found, Schedule)
    assert found.text == 'Mo 09:00-12:00 "Sur RDV, lundi 9h–10h ; PH"'
    assert not found.speaks_of_holidays


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param("Mo-Fr 14:00-12:00", Unclear.END_BEFORE_START, id="22 hours a day"),
        pytest.param("Mo-Th 07:00-12:00; Fr 17:00-12:00", Unclear.END_BEFORE_START, id="an afternoon that ends at noon"),
        pytest.param("Fr 19:00-11:00", Unclear.END_BEFORE_START, id="an evening that ends at eleven"),
        pytest.param("We 09:00-09:00,14:00-17:00", Unclear.END_BEFORE_START, id="an empty range, which the syntax reads as 24 hours"),
        pytest.param("Th 00:00-00:00", Unclear.END_BEFORE_START, id="midnight to midnight as a filler"),
        pytest.param("Mo 14:00-00:00", Unclear.END_BEFORE_START, id="an end left at midnight"),
        pytest.param("Th 09:00-17:00,14:00-17:00", Unclear.OVERLAP, id="overlapping ranges"),
        pytest.param("Fr 03:30-12:30", Unclear.TOO_EARLY, id="half past three for half past eight"),
        pytest.param("08:00-13:00,13:00-18:00", Unclear.NO_DAY, id="hours without days"),
        pytest.param("Mo-Fr 09:00-12:00; 14:00-17:00", Unclear.NO_DAY, id="an afternoon that would replace every day"),
        pytest.param("Mo-Fr", Unclear.NO_HOURS, id="days without hours"),
        pytest.param("Mo 09:00-12:00; Sa", Unclear.NO_HOURS, id="one day without hours"),
        pytest.param("Mo open, 09:00-12:00", Unclear.NO_HOURS, id="open, then hours for every day"),
        pytest.param('"sur rendez-vous"', Unclear.NO_HOURS, id="a comment alone"),
        pytest.param("2026", Unclear.NO_HOURS, id="a year alone"),
        pytest.param("PH off", Unclear.ONLY_HOLIDAYS, id="holidays only: the other days are unknown, not closed"),
        pytest.param("We off; Su off", Unclear.ONLY_CLOSED, id="closed days only"),
        pytest.param(": 09:00-12:00", Unclear.NO_DAY, id="a colon for all day"),
        pytest.param("We off; Mo-Fr 09:00-17:00", Unclear.REPLACED, id="a closed day that the next rule opens"),
        pytest.param("Mo 09:00-12:00; Mo-Fr 14:00-17:00", Unclear.REPLACED, id="a morning that the next rule forgets"),
        pytest.param("Mo 09:00-12:00; Mo 10:00-17:00", Unclear.REPLACED, id="two answers for one day"),
        pytest.param("Mo-Fr 09:00-17:00; SH off", Unclear.SCHOOL_HOLIDAYS, id="school holidays, which the library ignores"),
        pytest.param("Mo sunrise-sunset", Unclear.SUN, id="the sun"),
        pytest.param('Mo 09:00-12:00 || "sur rendez-vous"', Unclear.FALLBACK, id="the rest of the time"),
        pytest.param("Mar 9h-12h", Unclear.MARCH_OR_TUESDAY, id="March or Tuesday"),
        pytest.param("PH Mo-Fr 10:00-12:00", Unclear.UNSURE_SYNTAX, id="holidays among weekdays"),
        pytest.param("Mo 14:00-17:00+", Unclear.UNSURE_SYNTAX, id="five o'clock, perhaps later"),
        pytest.param("Mo 12:00-14:00-17:00", Unclear.NOT_READ, id="three bounds"),
        pytest.param("Mo 09:00-12:00,14:00", Unclear.NOT_READ, id="an end that is missing"),
        pytest.param("lundi matin", Unclear.NOT_READ, id="morning"),
        pytest.param("lundi au vendredi 9h-12h sauf mercredi", Unclear.NOT_READ, id="except"),
        pytest.param("1er et 3e mardi 9h-12h", Unclear.NOT_READ, id="every other week in words"),
        pytest.param("sur rendez-vous", Unclear.NOT_READ, id="words"),
        pytest.param("Mo 09:00-12:00; " * 100, Unclear.TOO_LONG, id="a text in the wrong column"),
    ],
)
def test_hours_in_doubt_are_refused_with_the_reason_and_kept_as_written(raw: str, reason: Unclear) -> None:
    assert read(raw) == Unreadable(raw, reason)


def test_a_later_rule_replaces_an_earlier_one_on_its_days() -> None:
    """As the syntax says, and as the real files mean it: 450 of their texts hold "Mo-Fr …; We …", made from one row per day."""
    found = read("Mo-Fr 08:00-12:00; We 14:00-18:00")
    assert isinstance(found, Schedule)
    assert [[(span.start // 60, span.end // 60) for span in day] for day in found.week() or ()] == [
        [(8, 12)],
        [(8, 12)],
        [(14, 18)],
        [(8, 12)],
        [(8, 12)],
        [],
        [],
    ]


def test_a_schedule_can_be_cached_and_compared() -> None:
    found = read("Mo-Fr 09:00-12:00")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - made here
