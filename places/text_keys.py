"""Text keys: the plain form under which two spellings of the same name are found equal."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_NOT_A_WORD = re.compile(r"[\W_]+")
_SAINTS = {"st": "saint", "ste": "sainte"}

# "93200 Saint-Denis": a postal code written in the cell of the town.
_LEADING_POSTAL_CODE = re.compile(r"^\d{5} ")
# La Poste writes what concerns its own sorting after the town: "NANTES CEDEX 1", "MILLAU BP 434", "PARIS 7 TSA 10717".
_DELIVERY_WORDS = re.compile(r" (?:cedex|bp|cs|tsa)(?: ?\d+)*(?= |$)")
_TRAILING_DIGITS = re.compile(r"(?: \d+)+$")
_ARRONDISSEMENT = re.compile(
    r"^(?P<city>paris|lyon|marseille) (?:cedex )?0?(?P<number>\d{1,2}) ?(?:er|ere|e|eme|ieme)?(?: (?:arr|arrdt|arrondissement))?$"
)


class CityKey(NamedTuple):
    """A town as an address names it: the key of its name, and which arrondissement of Paris, Lyon or Marseille if it says."""

    key: str
    arrondissement: int | None


@lru_cache(maxsize=8192)
def search_key(text: str) -> str:
    """Lower case, without accents, ligatures or punctuation, "st" written "saint"; words separated by one space. Pure.

    "L'Haÿ-les-Roses" → "l hay les roses"; "ST DENIS" → "saint denis"; text without any letter or digit → "".
    """
    decomposed = unicodedata.normalize("NFKD", text).lower().translate(_LIGATURES)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _NOT_A_WORD.sub(" ", plain).split()
    return " ".join(_SAINTS.get(word, word) for word in words)


def city_key(text: str) -> CityKey:
    """The key of a town written in an address, without what is not its name. Pure.

    "PARIS CEDEX 12" and "Paris 12e" → ("paris", 12); "LYON 03" → ("lyon", 3); "93200 St Denis" → ("saint denis", None);
    "AMIENS CEDEX 1 BP 32615" → ("amiens", None). A number that cannot be an arrondissement is dropped.
    """
    key = _LEADING_POSTAL_CODE.sub("", search_key(text))
    named = _ARRONDISSEMENT.match(_DELIVERY_WORDS.sub("", key)) or _ARRONDISSEMENT.match(key)
    if named:
        return CityKey(named["city"], int(named["number"]))
    return CityKey(_TRAILING_DIGITS.sub("", _DELIVERY_WORDS.sub("", key)), None)
