"""What looks like a personal number is told from what does not. The numbers are invented."""

import pytest

from orientation.asking.personal_numbers import holds_personal_number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("mon numéro est 1 85 05 78 006 084 36", id="social security with blanks"),
        pytest.param("285057800608436", id="social security"),
        pytest.param("2850578006084", id="social security without its key"),
        pytest.param("1850599006084", id="born abroad"),
        pytest.param("FR76 3000 6000 0112 3456 7890 189", id="IBAN with blanks"),
        pytest.param("fr7630006000011234567890189", id="IBAN"),
        pytest.param("4970 1012 3456 7890", id="bank card"),
        pytest.param("appelez moi au 06 39 98 12 34", id="mobile"),
        pytest.param("0199001234", id="telephone"),
        pytest.param("01.99.00.12.34", id="telephone with dots"),
        pytest.param("+33 1 99 00 12 34", id="international telephone"),
        pytest.param("+33(0)199001234", id="international telephone with its zero"),
        pytest.param("quelquun@essai.example", id="e-mail"),
    ],
)
def test_a_personal_number_is_seen(text: str) -> None:
    assert holds_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "je veux faire ma déclaration 2042",
        "93200 Saint-Denis",
        "12 rue de la République 93200 Saint-Denis",
        "rendez-vous le 12/03/2026 à 14h30",
        "le 12 03 2026",
        "j'ai 67 ans et 1200 euros par mois",
        "formulaire cerfa 13984*07",
        "Windows 10 ou 11, 16 Go",
        "@ la maison",
        "allo ? 3949 ne répond pas",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_personal_number(text)
