"""Helplines and the words of alerts: which numbers are shown for a danger, in what order, and never none."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from orientation.alerts import Alert
from orientation.helping.alert_words import AT_ONCE, LAST_RESORT, WORDS, alert_panels
from orientation.helping.helplines import helplines_for, number_words
from orientation.helping.topics import ADMINISTRATIONS, Topic
from orientation.models import Helpline
from orientation.needs import Wishes
from places.hours_words import NBSP
from tests.html import one_space

TUTOIEMENT = re.compile(r"\b(?:tu|ton|ta|tes|toi|t')", re.IGNORECASE)
VOUVOIEMENT = re.compile(r"\b(?:vous|votre|vos)\b|\b(?!chez)\w+ez\b", re.IGNORECASE)


def line(slug: str, **facts: Any) -> Helpline:
    told = {"name": slug, "purpose": "Pour essayer", "phone": "3900", "topics": ["violence"], "owner": "Essai", "source": "essai.example"}
    return Helpline.objects.create(slug=slug, **{**told, "is_shown": True, "check_before": date(2026, 1, 1), **facts})


@pytest.mark.usefixtures("none_at_all")
def test_only_shown_lines_of_the_topic_come_in_their_order() -> None:
    line("b", rank=2)
    line("a", rank=3)
    line("first", rank=1, topics=["suicide", "violence"])
    line("hidden", is_shown=False)
    line("other", topics=["suicide"])
    assert [helpline.slug for helpline in helplines_for(["violence"])] == ["first", "b", "a"]


@pytest.mark.usefixtures("none_at_all")
def test_a_local_line_is_shown_only_where_it_answers() -> None:
    line("everywhere")
    line("lozere", departments=["48"])
    assert [helpline.slug for helpline in helplines_for(["violence"])] == ["everywhere"]
    assert [helpline.slug for helpline in helplines_for(["violence"], department="93")] == ["everywhere"]
    assert [helpline.slug for helpline in helplines_for(["violence"], department="48")] == ["everywhere", "lozere"]


@pytest.mark.usefixtures("none_at_all")
def test_a_line_that_may_not_answer_comes_last_and_is_no_button() -> None:
    line("national", phone="3939", website="https://essai.example", not_in=["988"])
    line("second")
    assert [one.phone for one in helplines_for(["violence"], department="93")] == ["3939", "3900"]
    second, national = helplines_for(["violence"], department="988")
    assert (second.phone, national.phone, national.phone_url, national.site) == ("3900", "", "", "essai.example")
    assert "d'ici le 3939" in national.unsure


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("department", ["975", "977", "978", "986", "987", "988"])
def test_no_number_of_an_administration_is_a_button_where_it_is_doubted(department: str) -> None:
    assert not {one.phone for one in helplines_for([topic.value for topic in ADMINISTRATIONS], department=department)} - {""}


@pytest.mark.usefixtures("shipped")
def test_one_query_for_all_topics_and_none_for_no_topic() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert len(helplines_for(list(Alert))) > 10
        assert helplines_for([]) == []
    assert len(queries) == 1


@pytest.mark.usefixtures("none_at_all")
@pytest.mark.parametrize("topic", ["nothing", "", "vio"])
def test_an_unknown_topic_finds_nothing(topic: str) -> None:
    line("a")
    assert helplines_for([topic]) == []


@pytest.mark.parametrize(
    ("dialled", "words"),
    [
        ("17", "17"), ("3919", "3919"), ("116006", "116 006"), ("0805805817", "0 805 805 817"), ("0972394050", "09 72 39 40 50"), ("", ""),
    ],
)  # fmt: skip
def test_numbers_are_written_as_in_france(dialled: str, words: str) -> None:
    assert number_words(dialled) == words.replace(" ", NBSP)


@pytest.mark.usefixtures("shipped")
def test_links_dial_write_and_open() -> None:
    lines = {helpline.slug: helpline for helpline in helplines_for(list(Alert))}
    assert lines["violences-femmes-info"].phone_url == "tel:3919"
    assert lines["urgence-114"].sms_url == "sms:114"
    assert (lines["dix-sept-cyber"].site, lines["dix-sept-cyber"].site_url) == ("17cyber.gouv.fr", "https://17cyber.gouv.fr")
    assert one_space(lines["net-ecoute"].hours) == "7 j/7, 9 h à 23 h"
    assert lines["net-ecoute"].hours.count(NBSP) == 3, "a number and its unit stay on one line"


@pytest.mark.usefixtures("none_at_all")
@pytest.mark.parametrize("alert", list(Alert))
@pytest.mark.parametrize("minor", [False, True], ids=["adult", "minor"])
def test_no_panel_is_ever_without_a_number(alert: Alert, minor: bool) -> None:
    (panel,) = alert_panels([alert], helplines_for([alert]), Wishes(minor=minor))
    assert panel.helplines == LAST_RESORT[alert]
    assert {helpline.phone or helpline.sms for helpline in panel.helplines} <= {"15", "17", "112", "114"}
    assert panel.actions


@pytest.mark.usefixtures("shipped")
def test_the_most_pressing_alert_comes_first_and_unknown_ones_are_left_out() -> None:
    panels = alert_panels(["doute", "nothing", "violence", "doute"], helplines_for(["doute", "violence"]), Wishes())
    assert [panel.code for panel in panels] == ["violence", "doute"]
    assert [panel.quick_exit for panel in panels] == [True, False]
    assert alert_panels([], [], Wishes()) == ()


@pytest.mark.usefixtures("shipped")
def test_violence_shows_the_police_the_sms_and_3919_at_once() -> None:
    (panel,) = alert_panels([Alert.VIOLENCE], helplines_for([Alert.VIOLENCE]), Wishes())
    assert [helpline.phone or helpline.sms for helpline in panel.helplines][:3] == ["17", "114", "3919"]
    assert len(panel.helplines) == AT_ONCE
    assert panel.others


@pytest.mark.usefixtures("shipped")
def test_a_minor_is_shown_the_lines_for_the_young_early() -> None:
    (panel,) = alert_panels([Alert.VIOLENCE], helplines_for([Alert.VIOLENCE]), Wishes(minor=True))
    assert [helpline.phone for helpline in panel.helplines[:2]] == ["17", "119"]
    (panel,) = alert_panels([Alert.HARASSMENT], helplines_for([Alert.HARASSMENT]), Wishes(minor=True))
    assert panel.helplines[0].phone == "3018"


@pytest.mark.parametrize("alert", list(Alert))
def test_adults_are_told_vous_and_minors_tu(alert: Alert) -> None:
    words = WORDS[alert]
    for sentence in (words.heading, *words.actions):
        assert not TUTOIEMENT.search(sentence), sentence
    for sentence in (words.heading_tu, *words.actions_tu):
        assert not VOUVOIEMENT.search(sentence.replace("appelez la banque ensemble", "").replace("Allez ensemble", "")), sentence
    assert len(words.actions) <= 4


def test_fraud_says_what_to_do_at_once() -> None:
    (panel,) = alert_panels([Alert.FRAUD], [], Wishes())
    told = one_space(" ".join((panel.heading, *panel.actions)))
    assert told == (
        "Arnaque : à faire tout de suite Appelez votre banque. Gardez les messages. Allez sur 17cyber.gouv.fr (24 h/24) ou au commissariat."
    )


@pytest.mark.usefixtures("none_at_all")
def test_what_staff_wrote_never_becomes_markup() -> None:
    bad = "<script>alert(1)</script>"
    line("a", name=bad, purpose=bad, hours=bad, languages=bad, website='https://essai.example/?a="><script>')
    page = render_to_string("orientation/_alerts.html", {"panels": alert_panels(["violence"], helplines_for(["violence"]), Wishes())})
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("alert", "order"),
    [
        pytest.param("violence", ["Quitter vite", "<h2", 'href="tel:17"', 'href="sms:114"', "<ol>", "<details>"], id="call-first"),
        pytest.param("arnaque", ["<h2", "<ol>", "Appelez votre banque", 'href="https://17cyber.gouv.fr"'], id="act-first"),
    ],
)
def test_the_panel_is_read_in_order_and_leaves_by_a_plain_link(alert: str, order: list[str]) -> None:
    page = render_to_string("orientation/_alerts.html", {"panels": alert_panels([alert], helplines_for([alert]), Wishes())})
    assert re.search(rf'<section [^>]*aria-labelledby="alerte-{alert}"', page)
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "<script" not in page
    assert 'target="' not in page


@pytest.mark.usefixtures("none_at_all")
def test_topics_are_told_apart_from_alerts() -> None:
    assert not set(Topic.values) & set(Alert.values)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("alert", list(Alert))
def test_the_parent_who_asks_for_a_child_reads_vous_and_the_lines_for_the_young(alert: Alert) -> None:
    lines = helplines_for([alert])
    (child,) = alert_panels([alert], lines, Wishes(minor=True))
    (parent,) = alert_panels([alert], lines, Wishes(minor=True, spoken_for=True))
    (adult,) = alert_panels([alert], lines, Wishes())
    assert (parent.heading, parent.actions) == (adult.heading, adult.actions)
    assert parent.helplines == child.helplines
