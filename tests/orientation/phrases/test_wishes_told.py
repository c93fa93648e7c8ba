"""What matters to the person, apart from the need, taken from their words."""

from datetime import date
from typing import Any

import pytest

from orientation.phrases.reading import read_phrase

TUESDAY = date(2026, 3, 10)


def wish(phrase: str, name: str) -> Any:
    return getattr(read_phrase(phrase, today=TUESDAY).wishes, name)


@pytest.mark.parametrize(
    ("phrase", "name", "value"),
    [
        ("je suis sourde et je veux apprendre la tablette", "special_support", ("surdite",)),
        ("je ne sais pas lire, dossier CAF", "special_support", ("illettrisme",)),
        ("malvoyant, aide pour mon téléphone", "special_support", ("visuel",)),
        ("je ne suis pas sourd, je veux apprendre la tablette", "special_support", ()),
        ("ma mère ne peut plus se déplacer, dossier APA", "cannot_move", True),
        ("je suis en fauteuil roulant, dossier MDPH", "step_free", True),
        ("un cours d'informatique gratuit", "free", True),
        ("un ordinateur pour petit budget", "free", False),
        ("imprimer sans rendez-vous", "walk_in", True),
        ("sans domicile, recharger mon téléphone", "walk_in", True),
        ("sans domicile, recharger mon téléphone", "free", True),
        ("dossier CAF, c'est urgent", "urgent", True),
        ("apprendre l'ordinateur le samedi matin", "slots", ("samedi",)),
        ("apprendre l'ordinateur le samedi ou le matin", "slots", ("matin", "samedi")),
        ("apprendre l'ordinateur le samedi ou le soir", "slots", ("samedi", "soir")),
        ("apprendre l'ordinateur le soir après le travail", "slots", ("soir",)),
        ("passer la certification PIX", "programme", "pix"),
        ("un atelier pour apprendre la tablette", "mode", "atelier"),
        ("quelqu'un qui remplit mon dossier avec moi", "mode", "individuel"),
        ("de l'aide par téléphone pour mon dossier CAF", "mode", "distance"),
        ("scanner et imprimer un papier", "equipment", ("printing", "scanning")),
        ("acheter un ordinateur d'occasion", "equipment", ()),
        ("je parle turc, dossier CAF", "language", "tr"),
        ("dossier CAF", "language", ""),
        ("I need help with my taxes, I speak Spanish", "language", "es"),
    ],
)
def test_a_wish_is_heard(phrase: str, name: str, value: object) -> None:
    assert wish(phrase, name) == value


@pytest.mark.parametrize(
    ("phrase", "publics", "minor"),
    [
        ("j'ai 72 ans et je veux apprendre internet", ("seniors",), False),
        ("j'ai 60 ans, mon CV", ("seniors",), False),
        ("j'ai 59 ans, mon CV", (), False),
        ("j'ai 25 ans, mon CV", ("jeunes",), False),
        ("j'ai 26 ans, mon CV", (), False),
        ("j'ai 16 ans, faire une vidéo", ("jeunes",), True),
        ("je suis en France depuis 15 ans, titre de séjour", (), False),
        ("carte de séjour valable 10 ans", (), False),
        ("CV avec 20 ans d'expérience", (), False),
        ("étudiante, dossier CAF", ("etudiants",), False),
        ("jveu un taf", ("jeunes",), False),
        ("i am 70 years old, learn computer", ("seniors",), False),
        ("I am 15 and I want to print", ("jeunes",), True),
        ("I am 15 minutes late, print my ticket", (), False),
        ("tenho 70 anos e quero aprender computador", ("seniors",), False),
    ],
)
def test_ages_and_words_tell_publics(phrase: str, publics: tuple[str, ...], minor: bool) -> None:
    wishes = read_phrase(phrase, today=TUESDAY).wishes
    assert (wishes.publics, wishes.minor) == (publics, minor)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("imprimer aujourd'hui", date(2026, 3, 10)),
        ("imprimer demain", date(2026, 3, 11)),
        ("dossier CAF cette semaine", date(2026, 3, 15)),
        ("dossier CAF avant vendredi", date(2026, 3, 13)),
        ("rendez-vous préfecture mardi", date(2026, 3, 17)),
        ("dossier CAF avant le 15", date(2026, 3, 15)),
        ("dossier CAF avant le 3", date(2026, 4, 3)),
        ("dossier CAF avant le 20 mars", date(2026, 3, 20)),
        ("dossier CAF avant le 3 mars", date(2027, 3, 3)),
        ("dossier CAF pour le 1er avril", date(2026, 4, 1)),
        ("dossier CAF avant le 31/03", date(2026, 3, 31)),
        ("dossier CAF avant le 02/04/2026", date(2026, 4, 2)),
        ("dossier CAF dans 3 jours", date(2026, 3, 13)),
        ("dossier CAF sous 48h", date(2026, 3, 12)),
        ("dossier CAF dans deux semaines", date(2026, 3, 24)),
        ("declaration avant la fin du mois", date(2026, 3, 31)),
        ("CAF papers before Friday", date(2026, 3, 13)),
        ("preciso entregar o dossier da CAF antes de 20 de março", date(2026, 3, 20)),
        ("tengo que imprimir mañana", date(2026, 3, 11)),
        ("imprimer le samedi", None),
        ("apprendre la tablette tous les mardis", None),
        ("carte d'identité périmée depuis le 15", None),
        ("je suis né le 3 mars 1960, dossier retraite", None),
        ("dossier CAF", None),
        ("le 31 février, dossier CAF", None),
    ],
)
def test_a_deadline_is_the_last_day_in_time(phrase: str, day: date | None) -> None:
    assert wish(phrase, "deadline") == day
