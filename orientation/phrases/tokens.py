"""Tokens: a text cut into plain words, each knowing its clause and its sentence."""

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARACTERS = 1_500
"""What is read of a text. A need is told in its first lines, and the work stays bounded whatever is pasted."""

_LETTERS = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "ł": "l",
        "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ـ": None,
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
# A point inside "ants.gouv.fr" ends nothing: only one followed by a blank does.
_PIECE = re.compile(r"(?P<word>[^\W_]+)|(?P<end>\.(?=\s|$)|[;!?…؟؛\n])|(?P<pause>[,:()،/+&])")
_MEASURE = re.compile(r"^(\d{1,3})(ans?|h|j|jours?|eme|er|euros?|go|h\d\d)$|^(\d{2,3})([a-z]{2,})$")
_SENTENCE_GAP = 100
"""How far clause numbers jump at the end of a sentence: the hundreds tell the sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """One plain word. Tokens of one `clause` stand between the same commas; tokens of one `sentence` between the same full stops."""

    word: str
    clause: int = 0

    @property
    def sentence(self) -> int:
        """Number of the sentence, from 0."""
        return self.clause // _SENTENCE_GAP


def fold(text: str) -> str:
    """Lower case, without accents, ligatures, vowel marks or tatweel; digits are 0 to 9. Punctuation stays. Pure."""
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


def words(text: str) -> list[str]:
    """The plain words of a text, in order."""
    return [token.word for token in tokens(text)]


def tokens(text: str) -> list[Token]:
    """The plain words of the first `MAX_CHARACTERS` of a text, whatever it holds; [] when it has no letter and no digit. Pure.

    "L'été, j'apprends." → l (0), ete (0), j (1), apprends (1); "C.A.F." → caf; "70ans" → 70, ans.
    """
    plain = _ACRONYM.sub(lambda match: match.group().replace(".", "") + " ", fold(text[:MAX_CHARACTERS]))
    found: list[Token] = []
    clause = 0
    for piece in _PIECE.finditer(plain[: 2 * MAX_CHARACTERS]):
        if piece["end"]:
            clause = (clause // _SENTENCE_GAP + 1) * _SENTENCE_GAP
        elif piece["pause"]:
            clause = min(clause + 1, clause // _SENTENCE_GAP * _SENTENCE_GAP + _SENTENCE_GAP - 1)
        else:
            found.extend(Token(word, clause) for word in _parts(piece["word"]))
    return found


def _parts(word: str) -> list[str]:
    """ "70ans" is two words; "3andi" and "m3a" are one, whose digits are letters of romanised Arabic."""
    measure = _MEASURE.match(word)
    return [part for part in measure.groups() if part] if measure else [word]
