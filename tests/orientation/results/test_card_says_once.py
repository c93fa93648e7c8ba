"""A card says one thing once, in the same words, and advises what can be done."""

from datetime import date

import pytest

from tests.factories import make_place
from tests.orientation.results.conftest import Ask, near, service

DAYS = {"hours": "We-Fr 09:00-17:00"}
"""Shut on the Tuesday when the page is asked."""

DEAF = ("surdite",)


@pytest.mark.parametrize(
    ("wishes", "said"), [({"deadline": date(2026, 3, 6)}, 1), ({"urgent": True}, 0)], ids=["before a day", "no day told"]
)
def test_when_it_opens_is_said_once_and_in_the_words_of_the_hours(ask: Ask, wishes: dict[str, object], said: int) -> None:
    make_place(**near("Demain", 1, **DAYS))
    page = ask(**wishes)
    assert page.text.count("Ouvre demain à 9 h") == 1
    assert "4 mars 2026" not in page.text
    assert page.text.count("C'est ouvert à temps.") == said


def test_after_a_closure_the_reason_alone_tells_the_day(ask: Ask) -> None:
    closed = [{"from": "2026-03-01", "until": "2026-03-04", "reason": ""}]
    make_place(**near("Fermé un temps", 1, temporary_closures=closed, **DAYS))
    assert "C'est ouvert à temps : 5 mars 2026 à 9 h." in ask(deadline=date(2026, 3, 6)).text


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        ({}, "Appelez pour trouver un autre moment."),
        ({"phone": "", "emails": ["a@essai.example"]}, "Écrivez pour trouver un autre moment."),
        ({"phone": "", "access_modes": ["se-presenter"]}, "Venez à un autre moment, ou choisissez un autre lieu."),
    ],
    ids=["telephone", "mail", "a door"],
)
def test_nobody_is_told_to_come_when_it_is_closed(ask: Ask, facts: dict[str, object], advice: str) -> None:
    make_place(**near("Ouvert le samedi", 1, hours="Sa 09:00-12:00"))
    make_place(**near("Jamais le samedi", 1, **DAYS) | facts)
    text = ask(slots=("samedi",)).text
    assert f"Ce lieu est fermé quand vous pouvez venir. {advice}" in text
    assert "quand vous pouvez venir. Appelez avant" not in text


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"support_modes": ["individuel"]}, "Une personne peut vous aider pour vos démarches."),
        ({}, "Une personne peut vous aider pour vos démarches."),
        ({"support_modes": ["autonomie"]}, "Ce lieu aide pour les démarches."),
    ],
    ids=["someone", "nobody told", "a machine alone"],
)
def test_someone_helps_unless_the_place_says_that_nobody_does(ask: Ask, facts: dict[str, object], sentence: str) -> None:
    make_place(**near("Lieu", 1, services=service(**facts)))
    assert sentence in ask().text


def test_someone_deaf_at_home_is_not_promised_help_by_telephone(ask: Ask) -> None:
    make_place(**near("À distance", 1, emails=["a@essai.example"], services=service(remote=True)))
    text = ask(cannot_move=True, special_support=DEAF).text
    assert "On peut vous aider à distance." in text
    assert "par téléphone" not in text


def test_someone_deaf_in_a_hurry_has_the_number_that_someone_else_calls(ask: Ask) -> None:
    make_place(**near("Téléphone seul", 1) | {"address": ""})
    text = ask(special_support=DEAF, urgent=True).text
    assert "Demandez à une personne d'appeler pour vous." in text
    assert "Une personne peut appeler pour vous : 01 99 00 12 34" in text


def test_nobody_is_asked_to_call_a_place_without_a_number(ask: Ask) -> None:
    make_place(**near("Par mail", 2, emails=["a@essai.example"]))
    make_place(**near("Sans rien", 1) | {"phone": ""})
    text = ask(special_support=DEAF, urgent=True).text
    assert "Nous ne savons pas comment joindre ce lieu. La mairie peut vous le dire." in text
    assert "d'appeler pour vous." not in text


def test_who_hears_badly_is_told_what_to_say_and_that_signing_is_unknown(ask: Ask) -> None:
    make_place(**near("Par mail", 1, emails=["a@essai.example"]))
    said = "Dites que vous entendez mal. Nous ne savons pas si une personne parle la langue des signes. Écrivez avant de venir."
    assert said in ask(special_support=DEAF).text
