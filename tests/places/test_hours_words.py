"""Hours in French words; "~" stands for the no-break space in the expected sentences."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.hours import Schedule, Unreadable, read_hours
from places.hours_gloss import in_french
from places.hours_words import as_written, coming_rows, date_words, holidays_line, status_sentence, week_rows

PARIS = ZoneInfo("Europe/Paris")


def read(raw: str | None) -> Schedule | Unreadable | None:
    return read_hours(raw, zone=PARIS, department="75")


def schedule(raw: str) -> Schedule:
    found = read(raw)
    assert isinstance(found, Schedule)
    return found


# 7 September 2026 is a Monday.
@pytest.mark.parametrize(
    ("raw", "moment", "sentence"),
    [
        pytest.param(None, "2026-09-07 10:00", "Horaires non connus", id="unknown"),
        pytest.param("", "2026-09-07 10:00", "Horaires non connus", id="blank"),
        pytest.param("Mo-Fr 09:00-17:00", "2026-09-07 10:00", "Ouvert aujourd'hui jusqu'à 17~h", id="open"),
        pytest.param("Mo-Fr 09:00-12:00,14:00-17:30", "2026-09-07 11:00", "Ferme bientôt~: à 12~h", id="closes within the hour"),
        pytest.param(
            "Mo-Fr 09:00-12:00,14:00-17:30", "2026-09-07 10:59", "Ouvert aujourd'hui jusqu'à 12~h", id="closes in more than an hour"
        ),
        pytest.param("Mo-Fr 09:00-12:00,13:30-17:00", "2026-09-07 12:00", "Fermé. Ouvre aujourd'hui à 13~h~30", id="opens again today"),
        pytest.param("Mo-Fr 13:30-17:00", "2026-09-07 18:00", "Fermé. Ouvre demain à 13~h~30", id="opens tomorrow"),
        pytest.param("Mo-Fr 09:00-17:00", "2026-09-11 18:00", "Fermé. Ouvre lundi à 9~h", id="opens on Monday"),
        pytest.param(
            "Mo 09:00-12:00", "2026-09-07 18:00", "Fermé. Ouvre le lundi 14~septembre à 9~h", id="opens in a week: the date is said"
        ),
        pytest.param("May 09:00-12:00", "2026-09-07 10:00", "Fermé. Ouvre le dimanche 2~mai à 9~h", id="1 May is a holiday"),
        pytest.param("Fr 20:00-02:00", "2026-09-11 21:00", "Ouvert jusqu'à demain 2~h", id="past midnight"),
        pytest.param("Fr 20:00-24:00", "2026-09-11 21:00", "Ouvert aujourd'hui jusqu'à minuit", id="until midnight"),
        pytest.param("Mo-We 00:00-24:00", "2026-09-07 10:00", "Ouvert jusqu'à mercredi minuit", id="for three days"),
        pytest.param("24/7", "2026-09-07 10:00", "Ouvert 24~h sur~24", id="always"),
        pytest.param("off", "2026-09-07 10:00", "Fermé en ce moment", id="never"),
        pytest.param("Mo-Fr 09:00-17:00", "2026-04-06 10:00", "Jour férié (lundi de Pâques)~: horaires à vérifier", id="holiday"),
        pytest.param('Mo 09:00-12:00 "sur rendez-vous"', "2026-09-07 10:00", "Horaires à vérifier~: sur rendez-vous", id="comment"),
        pytest.param("Mo 09:00-12:00 unknown", "2026-09-07 10:00", "Horaires à vérifier", id="said unknown"),
        pytest.param("Mo-Fr 09:00+", "2026-09-07 10:00", "Ouvre à 9~h. Heure de fermeture non connue", id="no end"),
        pytest.param(
            "Mo 9h-12h sauf vacances", "2026-09-07 10:00", "Horaires (écrits par le lieu)~: Mo 9h-12h sauf vacances", id="unreadable words"
        ),
        pytest.param("Fr 19:00-11:00", "2026-09-07 10:00", "Horaires (écrits par le lieu)~: vendredi 19~h à 11~h", id="unreadable syntax"),
    ],
)
def test_the_sentence_of_the_moment(raw: str | None, moment: str, sentence: str) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=PARIS)
    assert status_sentence(read(raw), at) == sentence.replace("~", "\u00a0")


def test_today_is_the_day_of_the_place() -> None:
    """When it is Monday evening in Paris, it is Tuesday morning in Nouméa."""
    noumea = read_hours("Tu 09:00-12:00", zone=ZoneInfo("Pacific/Noumea"), department="988")
    assert status_sentence(noumea, datetime(2026, 9, 7, 23, 0, tzinfo=PARIS)) == "Fermé. Ouvre aujourd'hui à 9\u00a0h"


@pytest.mark.parametrize(
    ("raw", "monday"),
    [
        pytest.param("Mo 09:00-12:00,14:00-17:00", "9~h à 12~h et 14~h à 17~h", id="morning and afternoon"),
        pytest.param("Mo 09:00-18:00", "9~h à 18~h", id="a continuous day is not closed in the afternoon"),
        pytest.param("Mo 09:00-10:00,11:00-12:30,14:00-16:05", "9~h à 10~h, 11~h à 12~h~30 et 14~h à 16~h~05", id="three ranges"),
        pytest.param("Tu 09:00-12:00", "fermé", id="closed"),
        pytest.param("24/7", "24~h sur~24", id="all day"),
        pytest.param("Mo 20:00-02:00", "20~h à 2~h", id="past midnight"),
        pytest.param("Mo 10:00-24:00", "10~h à minuit", id="until midnight"),
        pytest.param("Mo 09:00+", "à partir de 9~h", id="no end"),
        pytest.param(
            'Mo 09:00-12:00,14:00-17:00 "sur rendez-vous"', "9~h à 12~h (sur rendez-vous) et 14~h à 17~h (sur rendez-vous)", id="comment"
        ),
        pytest.param(
            'Mo 09:00-12:00, Mo 14:00-17:00 "sur rendez-vous"',
            "9~h à 12~h et 14~h à 17~h (sur rendez-vous)",
            id="a comment for the afternoon",
        ),
    ],
)
def test_a_row_of_the_week(raw: str, monday: str) -> None:
    rows = week_rows(schedule(raw))
    assert [day for day, _ in rows] == ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    assert rows[0] == ("lundi", monday.replace("~", "\u00a0"))


def test_dated_hours_have_rows_for_the_coming_days_only() -> None:
    every_other_monday = schedule("week 1-53/2 Mo 09:00-12:00")
    assert week_rows(every_other_monday) == []
    rows = coming_rows(every_other_monday, date(2026, 9, 14))
    assert rows[0] == ("lundi 14\u00a0septembre", "fermé")
    assert len(rows) == 7


def test_a_holiday_is_told_among_the_coming_days() -> None:
    rows = coming_rows(schedule("Mo-Fr 09:00-12:00,14:00-17:00"), date(2026, 5, 1))
    expected = "9~h à 12~h et 14~h à 17~h (jour férié~: à vérifier)".replace("~", "\u00a0")
    assert rows[0] == ("vendredi 1er\u00a0mai", expected)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("Mo-Fr 09:00-12:00", "Les jours fériés~: horaires à vérifier"),
        ("Mo-Fr 09:00-12:00; PH off", "Les jours fériés~: fermé"),
        ("Mo-Fr 09:00-12:00; PH 10:00-12:00", "Les jours fériés~: 10~h à 12~h"),
        ("Mo-Fr 09:00-12:00; We 10:00-12:00; Th,PH 11:00-12:00", "Les jours fériés~: 11~h à 12~h"),
        ("week 1-53 Mo-Fr 09:00-12:00; PH off", "Les jours fériés~: horaires prévus par le lieu"),
        ("24/7", "Les jours fériés~: 24~h sur~24"),
    ],
)
def test_what_to_expect_on_holidays(raw: str, line: str) -> None:
    assert holidays_line(schedule(raw)) == line.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(
            "Mo-Th 07:00-12:00,13:00-16:30; Fr 17:00-12:00", "lundi à jeudi 7~h à 12~h, 13~h à 16~h~30~; vendredi 17~h à 12~h", id="days"
        ),
        pytest.param("Mo-Fr 09:00-17:00; SH,PH off", "lundi à vendredi 9~h à 17~h~; vacances scolaires, jours fériés fermé", id="holidays"),
        pytest.param("week 1-53/2 Mo 09:00-12:00", "semaines impaires lundi 9~h à 12~h", id="odd weeks"),
        pytest.param("week 2-52/2 Mo 09:00-12:00", "semaines paires lundi 9~h à 12~h", id="even weeks"),
        pytest.param("Mo[1,3] 09:00-12:00", "1er et 3e lundi du mois 9~h à 12~h", id="weeks of the month"),
        pytest.param("Jul-Aug Mo[-1] off", "juillet à août dernier lundi du mois fermé", id="months"),
        pytest.param("24/7; We off", "24~h sur~24, tous les jours~; mercredi fermé", id="24/7"),
        pytest.param('Mo 09:00-12:00 "voir Mo"', "lundi 9~h à 12~h (voir Mo)", id="a comment is not translated"),
        pytest.param("Sa porte est ouverte", "Sa porte est ouverte", id="French is left alone"),
        pytest.param("12:00-14:00-17:00", "12~h à 14~h à 17~h", id="what makes no sense is not made up"),
    ],
)
def test_hours_as_written_are_worded_without_being_corrected(raw: str, words: str) -> None:
    assert in_french(raw) == words.replace("~", "\u00a0")


def test_what_a_place_wrote_is_announced_as_such() -> None:
    assert as_written(schedule("week 2-52/2 Mo 09:00-12:00")).startswith("Horaires (écrits par le lieu)\u00a0: semaines paires")


def test_the_first_of_the_month_is_said_first() -> None:
    assert date_words(date(2026, 5, 1)) == "vendredi 1er\u00a0mai"


@given(raw=st.text())
def test_any_text_can_be_shown_as_written(raw: str) -> None:
    assert isinstance(in_french(raw), str)
