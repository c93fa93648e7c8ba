"""What need a person's own words tell, in French as people write and say it. Phrases written for these tests."""

import pytest

from orientation.phrases.reading import read_phrase
from orientation.understanding import Understanding


def first_need(phrase: str) -> str:
    reading = read_phrase(phrase)
    assert reading.outcome == Understanding.ANSWER
    return reading.needs[0].category


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("mon dossier RSA est à refaire", "demarches"),
        ("il faut que je renouvelle mon récépissé", "demarches"),
        ("la carte grise de ma moto", "demarches"),
        ("j'ai reçu une lettre de la MSA et je ne comprends rien", "demarches"),
        ("apprendre à me servir d'une tablette", "quotidien"),
        ("je veux appeler ma sœur en visio", "quotidien"),
        ("mon téléphone rame et la mémoire est pleine", "quotidien"),
        ("commander des livres sur internet", "quotidien"),
        ("refaire mon CV et postuler", "insertion"),
        ("je n'arrive pas à m'actualiser", "insertion"),
        ("monter ma micro-entreprise", "insertion"),
        ("choisir un mot de passe solide", "securite"),
        ("nettoyer un virus sur mon PC", "securite"),
        ("les notes de mon fils sur Pronote", "parentalite"),
        ("mes jumeaux de 9 ans et les écrans", "parentalite"),
        ("monter une vidéo de vacances", "loisirs"),
        ("imprimer une pièce en 3D", "loisirs"),
        ("comment marche l'intelligence artificielle", "culture"),
        ("le cloud, c'est quoi ?", "culture"),
        ("imprimer deux pages", "acces"),
        ("j'ai pas d'ordinateur ni internet chez moi", "acces"),
        ("un ordinateur reconditionné pas trop cher", "materiel"),
        ("emprunter une tablette quelques mois", "materiel"),
    ],
)
def test_words_tell_a_need(phrase: str, category: str) -> None:
    assert first_need(phrase) == category


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        pytest.param("FAIRE MA DECLARATION DIMPOTS", "demarches", id="capitals, no apostrophe"),
        pytest.param("mai zinpo c konpliké", "demarches", id="by ear: impôts"),
        pytest.param("inskripsion pole anploi", "insertion", id="by ear: pôle emploi"),
        pytest.param("g besoin dun cv", "insertion", id="messages"),
        pytest.param("jveu inprimé 1 papié", "acces", id="by ear: imprimer"),
        pytest.param("chui perdu avec mon ordi", "quotidien", id="speech"),
        pytest.param("la kaf ma coupé", "demarches", id="by ear: caf"),
        pytest.param("keske cé un algoritme", "culture", id="keske"),
        pytest.param("jeveuximprimer", "acces", id="run together"),
        pytest.param("carteidentité a refaire", "demarches", id="two words run together"),
        pytest.param("dossier r s a", "demarches", id="spelt out"),
        pytest.param("dossier R.S.A. à rendre", "demarches", id="points"),
        pytest.param("prefectrue titre de sejuor", "demarches", id="letters swapped"),
        pytest.param("aprendre linformatike", "quotidien", id="no apostrophe, by ear"),
        pytest.param("un ordinnateur ocasion", "materiel", id="doubled letters"),
    ],
)
def test_misspelt_words_tell_it_as_well(phrase: str, category: str) -> None:
    assert first_need(phrase) == category


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("je ne veux pas apprendre, juste imprimer", "acces"),
        ("pas besoin d'acheter un ordinateur, seulement faire mon CV", "insertion"),
    ],
)
def test_what_is_not_wanted_is_no_need(phrase: str, category: str) -> None:
    assert first_need(phrase) == category


def test_several_needs_are_all_told() -> None:
    reading = read_phrase("je dois faire mon CV, et aussi mon dossier CAF")
    assert {need.category for need in reading.needs} >= {"insertion", "demarches"}


def test_needs_come_likeliest_first_and_three_at_most() -> None:
    reading = read_phrase("un cv, la caf, imprimer, un virus, pronote et un ordinateur pas cher")
    scores = [need.score for need in reading.needs]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("phrase", "category", "language"),
    [
        ("I need help with my residence permit", "demarches", "en"),
        ("أريد طباعة ورقة", "acces", "ar"),
        ("procuro um emprego", "insertion", "pt"),
        ("iş arıyorum", "insertion", "tr"),
        ("quiero imprimir un documento", "acces", "es"),
    ],
)
def test_other_languages_are_read_and_named(phrase: str, category: str, language: str) -> None:
    reading = read_phrase(phrase)
    assert reading.needs[0].category == category
    assert reading.language == language
    assert reading.wishes.language == language


def test_romanised_arabic_is_arabic() -> None:
    reading = read_phrase("bghit nkhdem, khassni cv")
    assert reading.needs[0].category == "insertion"
    assert reading.language == "ar"


def test_french_mixed_with_another_language_is_read() -> None:
    assert first_need("je cherche trabalho") == "insertion"
    assert first_need("3andi mochkil m3a la caf") == "demarches"


def test_the_language_of_the_page_settles_what_words_leave_open() -> None:
    assert read_phrase("wifi", language="es").language == "es"
    assert read_phrase("je cherche du travail", language="es").language == "fr"
