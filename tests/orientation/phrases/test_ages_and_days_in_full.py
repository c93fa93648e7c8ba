"""Ages and days as people say them: numbers in full, "je pars samedi", "dans deux heures"."""

from datetime import date

import pytest

from orientation.phrases.reading import read_phrase

TUESDAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("phrase", "publics", "minor"),
    [
        ("j'ai quatre-vingt-deux ans, apprendre internet", ("seniors",), False),
        ("mon voisin a soixante et onze ans, apprendre internet", ("seniors",), False),
        ("j'ai dix-sept ans, faire mon CV", ("jeunes",), True),
        ("j'ai trente-cinq ans, faire mon CV", (), False),
        ("mon père a soixante-quinze balais, apprendre internet", ("seniors",), False),
        ("I am fifteen and I want to print", ("jeunes",), True),
        ("my neighbour is 83, he wants to learn the computer", ("seniors",), False),
        ("my phone bill is 83 and I cannot understand it", (), False),
        ("tengo setenta años, aprender ordenador", ("seniors",), False),
        ("tenho setenta e dois anos, aprender computador", ("seniors",), False),
        ("yetmiş iki yaşındayım, bilgisayar öğrenmek", ("seniors",), False),
        ("عمري خمسة وسبعون سنة أريد تعلم الحاسوب", ("seniors",), False),
        ("marié depuis vingt ans, dossier CAF", (), False),
        ("il me reste quinze ans à travailler, mon relevé", (), False),
        ("supprimer un compte de quand j'avais 14 ans", (), False),
    ],
)
def test_ages_are_read_in_full(phrase: str, publics: tuple[str, ...], minor: bool) -> None:
    wishes = read_phrase(phrase, today=TUESDAY).wishes
    assert (wishes.publics, wishes.minor) == (publics, minor)
    assert wishes.deadline is None


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("je sors dans deux heures, imprimer mon billet", TUESDAY),
        ("imprimer mon billet, je pars samedi", date(2026, 3, 14)),
        ("dossier CAF, délai 5 jours", date(2026, 3, 15)),
        ("computador em segunda mão", None),
        ("dossier CAF, j'ai dix-sept ans", None),
    ],
)
def test_days_are_read_as_people_say_them(phrase: str, day: date | None) -> None:
    assert read_phrase(phrase, today=TUESDAY).wishes.deadline == day
