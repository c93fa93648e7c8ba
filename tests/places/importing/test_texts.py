import pytest

from places.importing.texts import DOUBTFUL, plain_line, plain_prose


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        pytest.param("Médiathèque d'essai", "Médiathèque d'essai", id="nothing to do"),
        pytest.param("  deux   mots ", "deux mots", id="spaces"),
        pytest.param("M&eacute;diath&egrave;que &amp; Fab&nbsp;lab", "Médiathèque & Fab lab", id="entities"),
        pytest.param("&amp;amp;eacute;t&#233;", "été", id="entities of entities"),
        pytest.param("R&D et https://exemple.fr/?a=1&copy=2", "R&D et https://exemple.fr/?a=1&copy=2", id="ampersands that are no entity"),
        pytest.param("<p>Bonjour <b>à</b> tous</p>", "Bonjour à tous", id="tags"),
        pytest.param("si a < b et c > d", "si a < b et c > d", id="signs that are no tag"),
        pytest.param("écrire à <contact@exemple.fr>", "écrire à <contact@exemple.fr>", id="an address between signs"),
        pytest.param(
            'voir <a href="https://exemple.fr/x">la page</a>', "voir la page (https://exemple.fr/x)", id="a link keeps its address"
        ),
        pytest.param("MÃ©diathÃ¨que de lâ€™essai", "Médiathèque de l’essai", id="utf-8 read as windows-1252"),
        pytest.param("l\x92essai \x96 suite", "l’essai – suite", id="windows punctuation"),
        pytest.param("Le\u00a0lieu\u202f: \u200bici\ufeff\u00ad", "Le lieu : ici", id="non-breaking and invisible"),
        pytest.param("Le \uff02Lab\uff02", 'Le "Lab"', id="full-width quotes"),
        pytest.param("e\u0301te\u0301", "été", id="combining accents"),
        pytest.param("ligne\r\nsuite\ttab\x0bfin", "ligne suite tab fin", id="line ends"),
        pytest.param("a\x01b\x7f", "ab", id="control characters"),
        pytest.param("日本語 العربية", "日本語 العربية", id="other scripts"),
    ],
)
def test_a_line_is_put_right(damaged: str, right: str) -> None:
    assert plain_line(damaged).text == right
    assert plain_line(right) == (right, ())


def test_a_lost_letter_is_kept_and_doubted() -> None:
    assert plain_line("M\ufffddiath\ufffdque") == ("M\ufffddiath\ufffdque", (DOUBTFUL,))


def test_prose_keeps_its_paragraphs_and_lists() -> None:
    damaged = "<p>Un.</p><ul><li>deux</li><li>trois</li></ul>\r\n\r\n\r\n\r\n  quatre  <br/>cinq"
    assert plain_prose(damaged).text == "Un.\n\n- deux\n\n- trois\n\nquatre\ncinq"


def test_each_kind_of_repair_is_said_once() -> None:
    assert plain_line("<b>&eacute;</b> <i>&agrave;</i>").reasons == ("entités HTML décodées", "balises HTML retirées")
