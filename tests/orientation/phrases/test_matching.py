"""How expressions of a list are found in a text."""

import pytest

from orientation.phrases.lexicons import Lexicon
from orientation.phrases.matching import matches
from orientation.phrases.spellings import put_right
from orientation.phrases.tokens import tokens
from orientation.phrases.word_lists import parse

LIST = """
[small]
words = "le la de du un"
[common]
words = "je veux dans maison bonjour titre séjour téléphone ordinateur cher"
[rewrite]
"jve" = "je veux"
[need.demarches]
"titre de séjour" = 4
"caf" = 4
[need.acces]
"imprimer" = 3
"par téléphone" = 2
"photocopie couleur" = 3
[need.quotidien]
"billet train" = 4
[need.materiel]
"ordinateur & pas cher" = 5
[out_of_scope.transport]
"train" = 4
[idiom]
"mort de rire" = 1
[alert.suicide]
"mort" = 1
"""
LEXICON = Lexicon(parse("fr", LIST))


def found(text: str) -> list[str]:
    read = put_right(tokens(text), LEXICON)
    told = matches(read, [LEXICON.senses(token.word) for token in read], LEXICON)
    return sorted({match.meaning.code for match in told if match.meaning.code})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("mon titre du séjour", ["demarches"], id="another small word"),
        pytest.param("TITRE SEJOUR", ["demarches"], id="no small word"),
        pytest.param("titres de séjours", ["demarches"], id="plural"),
        pytest.param("titre pour mon séjour", ["demarches"], id="short words between"),
        pytest.param("titre permanent séjour", ["demarches"], id="one long word between"),
        pytest.param("titre vraiment permanent séjour", [], id="two long words between"),
        pytest.param("titre. Séjour", [], id="another sentence"),
        pytest.param("séjour titre", [], id="another order"),
        pytest.param("kaf", ["demarches"], id="by its sound"),
        pytest.param("imprimmer", ["acces"], id="a letter too many"),
        pytest.param("imrpimer", ["acces"], id="two letters swapped"),
        pytest.param("jve imprimer", ["acces"], id="rewritten"),
        pytest.param("veuximprimer", ["acces"], id="run together"),
        pytest.param("c a f", ["demarches"], id="spelt out"),
        pytest.param("par téléphone", ["acces"], id="a small word beside one other"),
        pytest.param("téléphone", [], id="not without it"),
        pytest.param("maison", [], id="an ordinary word is no misspelling"),
        pytest.param("un billet de train", ["quotidien"], id="longer silences shorter"),
        pytest.param("le train", ["transport"], id="alone, the shorter speaks"),
        pytest.param("pas cher je veux un ordinateur", ["materiel"], id="combined in any order"),
        pytest.param("un ordinateur. Pas cher", [], id="combined in one sentence only"),
        pytest.param("mort de rire", [], id="idiom"),
        pytest.param("couleur", ["acces"], id="a word of one need only hints at it"),
        pytest.param("mort", ["suicide"], id="no idiom"),
    ],
)
def test_an_expression_is_found(text: str, codes: list[str]) -> None:
    assert found(text) == codes
