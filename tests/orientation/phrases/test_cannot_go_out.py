"""Someone who cannot go out says so in many ways, often without naming it; staying at home for another reason is not that."""

import pytest

from orientation.phrases.reading import read_phrase

CANNOT = [
    "je suis alitée",
    "je ne sors plus",
    "je suis cloué au lit et je veux apprendre internet",
    "à cause de mon dos je reste chez moi, il faut déclarer mes impôts",
    "je suis coincée à la maison après mon opération",
    "depuis mon accident je ne quitte plus mon lit",
    "je dois rester allongée, faire mon dossier mdph",
    "ma mère ne marche plus, il faut faire son dossier apa",
    "mon mari est immobilisé, il faut faire sa déclaration",
    "I never leave the house, I want to learn the internet",
    "because of my back I stay at home",
    "I am stuck in bed, help me with my CAF file",
    "أنا طريحة الفراش وأريد تعلم الكمبيوتر",
    "بسبب ظهري أبقى في البيت",
    "لا أغادر البيت وأريد تعلم الهاتف",
    "ya no salgo de casa, quiero aprender a usar el móvil",
    "por mi espalda me quedo en casa",
    "não saio de casa, preciso declarar impostos",
    "por causa da minha doença fico em casa",
    "yatalağım, tablet kullanmayı öğrenmek istiyorum",
    "belim yüzünden evde kalıyorum",
]
CAN = [
    "ma box marche plus et j'ai reçu un courrier",
    "mon téléphone ne marche plus",
    "je reste à la maison pour garder les enfants et je cherche du travail",
    "je travaille de chez moi et mon ordinateur rame",
    "mon compte est immobilisé",
    "j'ai mal au dos devant l'ordinateur, je veux apprendre à bien m'installer",
    "I work from home and my computer is slow",
    "I have no computer at home and want to print",
    "me quedo con los niños y busco trabajo",
    "çocuklarıma bakıyorum, iş arıyorum",
]


@pytest.mark.parametrize("phrase", CANNOT)
def test_who_cannot_go_out_is_understood(phrase: str) -> None:
    assert read_phrase(phrase).wishes.cannot_move


@pytest.mark.parametrize("phrase", CAN)
def test_who_stays_at_home_for_another_reason_can_go_out(phrase: str) -> None:
    assert not read_phrase(phrase).wishes.cannot_move


@pytest.mark.parametrize("phrase", ["apprendre à utiliser un ordinateur", "en fauteuil, je veux apprendre à utiliser un ordinateur"])
def test_who_wants_to_learn_a_machine_does_not_ask_to_be_left_alone_with_it(phrase: str) -> None:
    assert read_phrase(phrase).wishes.mode == ""
