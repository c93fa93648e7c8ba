"""When words are answered, asked about, or sent elsewhere."""

import pytest

from orientation.phrases.reading import read_phrase
from orientation.phrases.word_lists import TOPICS
from orientation.understanding import Understanding


@pytest.mark.parametrize(
    "phrase", ["", "   ", "?!...", "😀😀", "aide", "aidez-moi svp", "papiers", "help", "bonjour", "un souci", "xqzvw", "12345"]
)
def test_too_little_is_asked_about(phrase: str) -> None:
    reading = read_phrase(phrase)
    assert reading.outcome == Understanding.ASK
    assert not reading.alerts


def test_a_question_offers_the_likely_needs() -> None:
    assert read_phrase("papiers").needs[0].category == "demarches"


@pytest.mark.parametrize(
    ("phrase", "topic"),
    [
        ("j'ai mal aux dents, où trouver un dentiste", "health"),
        ("l'arrêt de bus le plus proche", "transport"),
        ("distribution de repas", "food"),
        ("mon voisin me fait un procès, un avocat gratuit", "legal"),
        ("trouver un appartement à louer", "housing"),
        ("cours de français", "translation"),
        ("un coiffeur", "other"),
    ],
)
def test_what_other_services_answer_is_sent_there(phrase: str, topic: str) -> None:
    reading = read_phrase(phrase)
    assert (reading.outcome, reading.elsewhere, reading.needs) == (Understanding.OUT_OF_SCOPE, topic, ())
    assert topic in TOPICS


@pytest.mark.parametrize("phrase", ["plombier", "acheter un vélo", "mon frigo est en panne", "réparer ma voiture"])
def test_a_trade_or_something_to_buy_is_neither_housing_nor_transport(phrase: str) -> None:
    reading = read_phrase(phrase)
    assert (reading.outcome, reading.elsewhere) == (Understanding.OUT_OF_SCOPE, "other"), "115 and buses are not for them"


@pytest.mark.parametrize(
    "phrase",
    [
        "prendre rendez-vous chez le dentiste sur doctolib",
        "le site des bus, je n'arrive pas à réserver en ligne",
        "demande de logement social en ligne",
        "formulaire d'aide juridictionnelle",
        "acheter un billet d'avion sur internet",
    ],
)
def test_the_same_done_on_line_is_a_need(phrase: str) -> None:
    reading = read_phrase(phrase)
    assert reading.outcome == Understanding.ANSWER
    assert reading.elsewhere == ""
