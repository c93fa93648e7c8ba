"""The fixed words of the printed sheet, in French and, beside it, in one other language.

French is written in the code and always printed, since the person at the desk reads it. The other language is a data file: French sentence
→ the same sentence. A file that lacks one is refused by the tests; what it lacks is printed in French alone.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from orientation.sheets.familiar_sheet import FAMILIAR

FOLDER = Path(__file__).resolve().parents[1] / "data" / "sheet"

BRING, BRING_TOO = "À apporter", "Pour un titre de séjour, aussi"
SAY, HOURS, APPOINTMENT = "À dire en arrivant", "Horaires", "Mon rendez-vous"
THE_DAY, AT_HOUR, WITH = "Le", "à", "avec"
SHOW_CODE = "Toutes les informations : scannez ce code avec un téléphone"
NO_PHONE, NO_HOURS = "Téléphone non connu.", "Horaires non connus."
PREPARE, SAY_AFAR, APPOINTMENT_AFAR = "À préparer", "À dire ou à écrire", "Mon rendez-vous au téléphone"
"""Instead of the three above them, of a place that receives nobody."""
CALL_WITH_PAPERS, WITH_PAPERS = "Appelez à côté de vos papiers.", "Préparez vos papiers."
CALL_WITH_DEVICE, WITH_DEVICE = "Appelez à côté de votre ordinateur ou de votre tablette.", "Préparez votre ordinateur ou votre tablette."
CALL_FIRST, ASK_FIRST = "Appelez avant de venir.", "Renseignez-vous avant de venir."
OLD = "Ces informations sont anciennes."
CALL_AFAR, ASK_AFAR = "Appelez pour demander.", "Renseignez-vous d'abord."
CLOSED = "Fermé"
"""Sentences of the sheet itself. Those of lists are in `orientation.sheets.bringing` and `places.plain_words`."""

WEEKDAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in French, and in the other language; blank when there is none, or when this sentence is not translated."""

    french: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class SecondLanguage:
    """The language beside French: ISO code, its own name, in which direction it is read, and its sentences by the French ones.

    `familiar`: whether the French beside it says "tu".
    """

    code: str
    name: str
    direction: str
    sentences: dict[str, str]
    familiar: bool = False

    def words(self, french: str) -> Words:
        """The sentence in both languages."""
        return Words(FAMILIAR.get(french, french) if self.familiar else french, self.sentences.get(french, ""))


FRENCH_ALONE = SecondLanguage("", "", "ltr", {})
"""No second language."""


@cache
def languages() -> dict[str, SecondLanguage]:
    """Every second language there is a file for, by code. Read once."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}


def missing_languages(codes: Iterable[str]) -> list[str]:
    """Those of these languages that have no file, each once: the paper cannot be had in them yet."""
    return [code for code in dict.fromkeys(codes) if code and code != "fr" and code not in languages()]


def second_language(code: str) -> SecondLanguage:
    """The language of this code; `FRENCH_ALONE` when it is blank, unknown or has no file."""
    return languages().get(code, FRENCH_ALONE)


def _read(path: Path) -> SecondLanguage:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return SecondLanguage(path.stem, told["name"], told["direction"], dict(told["sentences"]))
