"""Days that are told and are no deadline: past, closed, worked, or come again each week."""

from datetime import date

import pytest

from orientation.phrases.reading import read_phrase

WEDNESDAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    "phrase",
    [
        "une lettre des impôts que j'ai reçue vendredi, je ne comprends pas",
        "on a reçu un papier de la mairie jeudi",
        "jeudi j'ai reçu un mail de france travail",
        "j'ai reçu un recommandé le 9, comment répondre en ligne",
        "je n'ai plus de wifi depuis dimanche",
        "la préfecture était fermée lundi",
        "mon ordinateur a été volé vendredi",
        "j'ai perdu mon portable mardi",
        "lundi dernier mon compte facebook a été piraté",
        "apprendre la tablette lundi et vendredi",
        "atelier ordinateur lundi, mercredi et vendredi",
        "je travaille jeudi, faire mon cv",
        "I received a letter from the tax office monday",
        "internet is down since friday",
        "computer lessons monday and thursday",
        "recibí una carta del ayuntamiento el lunes",
        "clases de ordenador martes y jueves",
        "recebi uma carta das finanças na quinta",
        "aulas de computador terça e quinta",
        "pazartesi vergi dairesinden mektup geldi",
        "salı ve perşembe bilgisayar kursu",
        "وصلتني رسالة من الضرائب الاثنين",
    ],
)
def test_a_day_past_closed_or_repeated_is_no_deadline(phrase: str) -> None:
    assert read_phrase(phrase, today=WEDNESDAY).wishes.deadline is None


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("j'ai reçu une lettre des impôts, réponse avant vendredi", date(2026, 3, 13)),
        ("j'ai reçu une lettre je dois répondre vendredi", date(2026, 3, 13)),
        ("j'ai reçu un dossier à remplir pour lundi", date(2026, 3, 16)),
        ("un papier reçu à renvoyer jeudi au plus tard", date(2026, 3, 12)),
        ("on m'a volé mes papiers, rendez-vous vendredi à la préfecture", date(2026, 3, 13)),
        ("entretien d'embauche vendredi, imprimer mon cv", date(2026, 3, 13)),
        ("mon dossier caf, c'est jeudi la fin", date(2026, 3, 12)),
        ("entretien pour un travail jeudi, mon cv", date(2026, 3, 12)),
        ("depuis dimanche internet ne marche plus et je dois payer vendredi", date(2026, 3, 13)),
        ("imprimer mon cv avant lundi et mardi", date(2026, 3, 16)),
        ("I received a letter, I must answer by friday", date(2026, 3, 13)),
        ("recibí una carta, tengo cita el viernes", date(2026, 3, 13)),
        ("recebi uma carta, tenho consulta na sexta", date(2026, 3, 13)),
        ("cuma randevum var vergi dairesinde", date(2026, 3, 13)),
        ("عندي موعد الجمعة في البلدية", date(2026, 3, 13)),
    ],
)
def test_a_day_that_is_due_stays_one_whatever_else_is_past(phrase: str, day: date) -> None:
    assert read_phrase(phrase, today=WEDNESDAY).wishes.deadline == day
