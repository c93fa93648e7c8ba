"""Someone deaf in a danger: the emergency SMS first, nothing that says to call, and never a voice alone."""

import re
from datetime import date

import pytest
from django.test import Client

from orientation.alerts import Alert
from orientation.helping.alert_words import WORDS, AlertPanel, alert_panels
from orientation.helping.helplines import helplines_for
from orientation.helping.in_writing import IN_WRITING, NOBODY_WAITS
from orientation.models import Helpline
from orientation.needs import Wishes
from tests.html import Page

TO_CALL = re.compile(r"\b(?:appelez|appelle|rappelez|rappelle|raccroche|raccrochez)\b", re.IGNORECASE)
SPOKEN = {action for words in WORDS.values() for action in (*words.actions, *words.actions_tu)}

in_every_danger = pytest.mark.parametrize("alert", list(Alert))
to_everyone = pytest.mark.parametrize("minor", [False, True], ids=["adult", "minor"])


def panel(alert: Alert, *, minor: bool) -> AlertPanel:
    (one,) = alert_panels([alert], helplines_for([alert]), Wishes(minor=minor, special_support=("surdite",)))
    return one


@pytest.mark.usefixtures("shipped")
@to_everyone
@pytest.mark.parametrize("alert", sorted(NOBODY_WAITS))
def test_in_danger_the_emergency_sms_comes_first(alert: Alert, minor: bool) -> None:
    lines = panel(alert, minor=minor).helplines
    assert lines[0].sms_url == "sms:114"
    assert [line.sms for line in lines].count("114") == 1


@pytest.mark.usefixtures("shipped")
def test_a_line_for_children_is_not_among_the_first_that_a_deaf_adult_is_shown() -> None:
    shown = panel(Alert.VIOLENCE, minor=False)
    assert "enfance-en-danger" not in {line.slug for line in shown.helplines}
    assert shown.others[-1].slug == "enfance-en-danger"
    assert "enfance-en-danger" in {line.slug for line in panel(Alert.VIOLENCE, minor=True).helplines}


@pytest.mark.usefixtures("none_at_all")
@to_everyone
@in_every_danger
def test_without_any_helpline_there_is_still_one_to_write_to(alert: Alert, minor: bool) -> None:
    assert panel(alert, minor=minor).helplines[0].sms == "114"


@pytest.mark.usefixtures("shipped")
@to_everyone
@in_every_danger
def test_the_first_line_is_written_to_and_none_is_dialled(alert: Alert, minor: bool) -> None:
    shown = panel(alert, minor=minor)
    assert shown.helplines[0].sms or shown.helplines[0].site
    assert not [line.phone_url for line in (*shown.helplines, *shown.others) if line.phone_url]


@pytest.mark.usefixtures("shipped")
@to_everyone
@in_every_danger
def test_no_sentence_says_to_call(alert: Alert, minor: bool) -> None:
    shown = panel(alert, minor=minor)
    assert shown.actions
    assert not [words for words in (shown.heading, *shown.actions) if TO_CALL.search(words)]


def test_every_sentence_said_otherwise_is_one_that_is_said() -> None:
    assert IN_WRITING.keys() <= SPOKEN


@pytest.mark.usefixtures("none_at_all")
def test_staff_may_word_the_emergency_line_themselves() -> None:
    Helpline.objects.create(
        slug="locale", name="Ligne du territoire", purpose="Essai", sms="114", topics=["violence"], owner="Essai", source="essai.example",
        is_shown=True, check_before=date(2026, 1, 1),
    )  # fmt: skip
    assert [line.name for line in panel(Alert.VIOLENCE, minor=False).helplines] == ["Ligne du territoire"]


@pytest.mark.usefixtures("shipped")
def test_someone_deaf_who_asks_for_something_else_is_given_no_number_to_dial(client: Client) -> None:
    page = Page(client.post("/", {"phrase": "je suis sourd je cherche un médecin"}))
    assert "Ce site ne trouve pas de médecin." in page.text
    assert not [url for _, url in page.links if url.startswith("tel:")]
