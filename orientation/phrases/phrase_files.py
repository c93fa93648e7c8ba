"""Phrase files: people's words with what should be understood, to measure the reading by. Two grammars, told by their header."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from orientation.alerts import Alert
from places.vocabulary import ServiceCategory

ANSWERED = ("phrase", "lang", "service", "also_ok", "tags")
EDGE = ("phrase", "lang", "attendu", "candidats", "note")
_CODES = {category.label: category.value for category in ServiceCategory} | {code: code for code in ServiceCategory.values}
_ALERTS = frozenset(Alert.values)


class Awaited(StrEnum):
    """What an edge row expects. `ALERT_AND_ANSWER`: the helpline above, and the need answered."""

    ANSWER = "reponse"
    QUESTION = "question"
    ELSEWHERE = "hors_champ"
    ALERT = "urgence"
    ALERT_AND_ANSWER = "urgence+reponse"


class UnreadablePhraseFile(ValueError):
    """The file is none of the two grammars, or a line of it cannot be understood; the message says which, in French."""


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase and what it should give. `services`: right categories, the best first; the others are as good. `tags`: "clé:valeur"."""

    phrase: str
    language: str
    awaited: Awaited
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def alerts(self) -> tuple[str, ...]:
        """Codes of the alerts that the phrase must raise."""
        return tuple(value for key, value in (tag.split(":", 1) for tag in self.tags) if key == "securite" and value in _ALERTS)


def examples(lines: Iterable[str]) -> list[Example]:
    """The examples of a file, in order. `lines`: its text, UTF-8, separated by ";", with its header. Raises UnreadablePhraseFile."""
    rows = csv.reader(lines, delimiter=";")
    header = tuple(cell.strip().lstrip("\ufeff") for cell in next(rows, []))
    if header not in (ANSWERED, EDGE):
        wanted = " ou ".join(f"« {';'.join(grammar)} »" for grammar in (ANSWERED, EDGE))
        raise UnreadablePhraseFile(f"La première ligne doit être {wanted}.")
    read = _answered if header == ANSWERED else _edge
    found = []
    for row in rows:
        if row:
            if len(row) != len(header):
                raise UnreadablePhraseFile(f"Ligne {rows.line_num} : {len(row)} colonnes au lieu de {len(header)}.")
            found.append(read([cell.strip() for cell in row], rows.line_num))
    return found


def _answered(row: list[str], line: int) -> Example:
    phrase, language, service, also_ok, tags = row
    return Example(phrase, language, Awaited.ANSWER, (_code(service, line), *_codes(also_ok, line)), _tags(tags))


def _edge(row: list[str], line: int) -> Example:
    phrase, language, awaited, candidates, note = row
    if awaited not in list(Awaited):
        raise UnreadablePhraseFile(f"Ligne {line} : « {awaited} » n'est pas un résultat connu ({', '.join(Awaited)}).")
    return Example(phrase, language, Awaited(awaited), _codes(candidates, line), _tags(note))


def _codes(cell: str, line: int) -> tuple[str, ...]:
    return tuple(_code(label, line) for label in cell.split("|") if label.strip())


def _code(label: str, line: int) -> str:
    try:
        return _CODES[label.strip()]
    except KeyError:
        raise UnreadablePhraseFile(f"Ligne {line} : « {label} » n'est pas un service connu.") from None


def _tags(cell: str) -> tuple[str, ...]:
    """Only what reads "clé:valeur": a note of an edge row may hold plain sentences besides."""
    return tuple(tag for part in cell.split("|") if ":" in (tag := part.strip()) and " " not in tag.split(":", 1)[0])
