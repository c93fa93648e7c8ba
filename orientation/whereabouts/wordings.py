"""Wordings: the ways people say a town in a sentence, brought back to what the gazetteer reads. Pure: words in, words out."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence

from orientation.whereabouts.landmarks import known_as, landmark_town
from places.departments import DEPARTMENTS, Department, department_of_code
from places.text_keys import search_key

LONGEST_ENDING = 8
"""Words of the longest name of a commune, Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson."""

_SPACED_CODE = re.compile(r"(?<![\w])(\d{2}) (\d{3})(?!\w)", re.ASCII)
_CALLED_BY_CODE = re.compile(r"(?:.* )?(?:le|du|departement) (\d{2}|2[ab]|9[78]\d)", re.ASCII)
_CITY_AND_ITS_DEPARTMENT = re.compile(r"(paris) 75|(lyon) 69", re.ASCII)
_INTRODUCTION = re.compile(
    r"^(?:(?:je|j|on|nous|moi c|c|moi)\b ?)?(?:(?:suis|est|sommes|habite|habitons|vis|loge|reside|ville)\b ?)?(?:actuellement )?"
    r"(?:(?:a cote|pres|proche|autour) (?:de|d)\b|(?:a|au|aux|en|dans|vers|sur|de|d)\b)? ?(?:la (?:ville|commune) (?:de|d)\b)? ?"
)
_ARTICLE = re.compile(r"^(?:l|le|la|les) (?=.)")
_LINK = re.compile(r"(?: (?:de|d|du|dans|en|a))?(?: (?:l|la|le|les))?$")


def _bare(name: str) -> str:
    return _ARTICLE.sub("", search_key(name))


_DEPARTMENTS_BY_BARE_NAME = {_bare(department.name): department for department in DEPARTMENTS.values()}


def plain_digits(text: str) -> str:
    """The text with the digits of any script written 0 to 9, and a postal code written "93 200" in one piece."""
    digits = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    return _SPACED_CODE.sub(r"\1\2", digits)


def wordings(text: str) -> Iterator[str]:
    """What the text may mean, likeliest first, at most four: the whole of it, or what it surely says ("le 93" is 93); the town of a
    landmark ("gare de Lens"); the same without "je suis à"; the same with the département named at its end as the gazetteer reads it
    ("Saint-Denis de la Réunion")."""
    text = plain_digits(text)
    key = search_key(text)
    yield _surely(key) or text
    town = landmark_town(key)
    if town:
        yield town
    bare = _INTRODUCTION.sub("", key).strip()
    if bare and bare != key:
        yield _surely(bare) or bare
    town, department = _before_department(bare or key)
    if town and department:
        yield f"{town} ({department.code})"


def endings(words: Sequence[str], *, first: int = 0, never_after: Container[str] = ()) -> tuple[str, ...]:
    """What a name may be at the end of these words, longest first: "mairie de lille" → "mairie de lille", "de lille", "lille".

    It begins at the word of rank `first` or later, and not after one of `never_after`.
    """
    starts = range(max(first, len(words) - LONGEST_ENDING), len(words))
    return tuple(" ".join(words[at:]) for at in starts if at == 0 or words[at - 1] not in never_after)


def _surely(key: str) -> str:
    """The département or the city that the words name by an everyday turn; "" when they do not."""
    by_code = _CALLED_BY_CODE.fullmatch(key)
    department = department_of_code(by_code[1]) if by_code else _DEPARTMENTS_BY_BARE_NAME.get(_ARTICLE.sub("", key))
    if department:
        return department.code if by_code else department.name
    city = _CITY_AND_ITS_DEPARTMENT.fullmatch(key)
    return (city[1] or city[2]) if city else known_as(key)


def _before_department(key: str) -> tuple[str, Department | None]:
    """ "saint denis de la reunion" → "saint denis" and La Réunion; nothing when the words do not end with the name of a département."""
    words = key.split()
    for at in range(1, len(words)):
        department = _DEPARTMENTS_BY_BARE_NAME.get(" ".join(words[at:]))
        if department:
            return _LINK.sub("", " ".join(words[:at])), department
    return "", None
