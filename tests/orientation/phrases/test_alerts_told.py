"""Dangers told by a person's own words: never missed, misspelt or not; nor seen in a figure of speech."""

import pytest

from orientation.phrases.reading import read_phrase
from orientation.understanding import Understanding


@pytest.mark.parametrize(
    ("phrase", "alert"),
    [
        ("mon copain me frape", "violence"),
        ("je suis batue par mon ex", "violence"),
        ("il menace de me tuer", "violence"),
        ("mon père m'enferme", "violence"),
        ("jai envi de mourir", "suicide"),
        ("je veu en finir avec la vie", "suicide"),
        ("ma fille parle de suicide", "suicide"),
        ("on se moque de mon fils sur tiktok", "harcelement"),
        ("ils ont difusé une photo de moi nue", "harcelement"),
        ("jai nul part ou dormir", "hebergement"),
        ("le propriétaire nous a mis dehors", "hebergement"),
        ("je me suis fais arnaqué", "arnaque"),
        ("on a vidé mon compte en banque", "arnaque"),
        ("j'ai donné mon numéro de carte au téléphone", "arnaque"),
        ("mon snap est haké", "piratage"),
        ("quelqu'un est entré dans ma boîte mail", "piratage"),
        ("un texto bizarre avec un lien, c'est une arnaque ?", "doute"),
        ("quelqu'un m'appelle et dit qu'il est de la banque", "doute"),
        ("my husband hits me", "violence"),
        ("kocam beni dövüyor", "violence"),
        ("زوجي يضربني", "violence"),
        ("quiero morir", "suicide"),
        ("roubaram o meu dinheiro na internet", "arnaque"),
    ],
)
def test_a_danger_told_raises_its_alert(phrase: str, alert: str) -> None:
    assert alert in read_phrase(phrase).alerts


def test_a_danger_named_is_not_put_under_the_panel_of_another_that_is_not() -> None:
    for phrase in ("j'ai plus de toit", "mon amie ne peut plus m'héberger à partir de demain"):
        assert read_phrase(phrase).sure == ("hebergement",), phrase
    assert set(read_phrase("mi pareja me pega y no tengo a dónde ir").sure) == {"violence", "hebergement"}


@pytest.mark.parametrize(
    "phrase",
    [
        "mon ordi me tue",
        "je suis mort de rire",
        "apprendre à éviter les arnaques",
        "se protéger du piratage",
        "mon téléphone est mort",
        "taper un texte au clavier",
        "mon mari veut apprendre internet",
        "mettre fin à mon abonnement",
        "un certificat de décès",
        "j'ai changé mon mot de passe",
        "recevoir mes messages",
        "la CAF me demande des papiers",
    ],
)
def test_a_figure_of_speech_raises_none(phrase: str) -> None:
    assert read_phrase(phrase).alerts == ()


@pytest.mark.parametrize("phrase", ["mon mari me tape dessus", "je veux mourir", "je dors dans la rue cette nuit"])
def test_a_danger_alone_is_no_need_of_ours(phrase: str) -> None:
    reading = read_phrase(phrase)
    assert reading.outcome == Understanding.OUT_OF_SCOPE
    assert reading.alerts
    assert reading.wishes.urgent


@pytest.mark.parametrize(
    ("phrase", "alert", "category"),
    [
        ("mon fils se fait insulter sur snapchat", "harcelement", "parentalite"),
        ("on m'a volé de l'argent avec un faux site", "arnaque", "securite"),
        ("mon mari me frappe et je dois refaire ma carte d'identité", "violence", "demarches"),
    ],
)
def test_an_alert_goes_with_an_answer(phrase: str, alert: str, category: str) -> None:
    reading = read_phrase(phrase)
    assert reading.outcome == Understanding.ANSWER
    assert alert in reading.alerts
    assert reading.needs[0].category == category


def test_the_most_pressing_alert_comes_first() -> None:
    assert read_phrase("on a piraté mon compte et mon ex me frappe").alerts == ("violence", "piratage")


def test_not_wanting_to_die_is_still_heard() -> None:
    assert "suicide" in read_phrase("je ne veux pas mourir mais j'ai envie de me suicider").alerts
