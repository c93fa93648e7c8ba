"""Hours in a form: a small weekly grid, or a text for the rest, without JavaScript. In any form: `hours = HoursField(label="Horaires")`.

Hours left as they were shown are kept as they were written, to the letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from curation.forms.fact_fields import FactField
from curation.hours_grid import BLANK, Row, read_rows, rows_of, text_of, week_of
from places.hours_guards import LONGEST_TEXT
from places.hours_words import WEEKDAYS

WEEK, TEXT, UNTOLD = "semaine", "texte", "inconnus"
"""The three answers: the same hours each week, hours more complicated than that, nobody told us."""

CELLS = ("debut1", "fin1", "debut2", "fin2")
CELL_WORDS = ("ouvre à", "ferme à", "ouvre encore à", "ferme encore à")

EMPTY = "La semaine est vide. Écrivez l'heure d'un jour au moins, ou choisissez « Je ne connais pas les horaires »."
NO_TEXT = "Écrivez les horaires avec vos mots, ou choisissez une autre réponse."
NO_ANSWER = "Choisissez une réponse pour les horaires."
TWO_ANSWERS = "Vous avez écrit des horaires à deux endroits. Choisissez la réponse qui est juste, et effacez l'autre."


@dataclass(frozen=True, slots=True)
class Typed:
    """What the grid holds: as shown at first, or as typed."""

    answer: str
    rows: tuple[Row, ...]
    closed_on_holidays: bool
    text: str

    def problems(self) -> dict[int, str]:
        """What is wrong with each day (0 is Monday) of the week, when it is the week that is answered."""
        return read_rows(self.rows, closed_on_holidays=self.closed_on_holidays)[1] if self.answer == WEEK else {}


def shown(raw: str) -> Typed:
    """How the hours of a place are first shown: in the grid when it holds them, else as their text."""
    week = week_of(raw)
    answer = WEEK if week or not raw else TEXT
    return Typed(answer, rows_of(week), bool(week and week.closed_on_holidays), "" if week else raw)


@dataclass(frozen=True, slots=True)
class Cell:
    """One clock of the grid. `label`: what a screen reader says of it."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the grid, as the template draws it. `id`: where a summary of problems leads."""

    id: str
    day: str
    cells: tuple[Cell, ...]
    problem: str


class HoursGrid(forms.Widget):
    """Three answers to choose from, the grid and the text. Its own template writes the errors of each day beside the day."""

    use_fieldset = True

    def id_for_label(self, id_: str | None) -> str:
        """The first answer."""
        return f"{id_}_{WEEK}" if id_ else ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        rows = (tuple(str(data.get(f"{name}-{day}-{cell}", "")).strip()[:20] for cell in CELLS) for day in WEEKDAYS)
        return Typed(
            answer=str(data.get(name, "")),
            rows=tuple(Row((one, two, three, four)) for one, two, three, four in rows),
            closed_on_holidays=bool(data.get(f"{name}-feries")),
            text=str(data.get(f"{name}-texte", "")).replace("\r\n", "\n").strip(),
        )

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def render(self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None) -> SafeString:
        typed = value if isinstance(value, Typed) else shown(value or "")
        base = (attrs or {}).get("id") or f"id_{name}"
        context = {
            "name": name,
            "id": base,
            "answer": typed.answer,
            "lines": _lines(name, base, typed),
            "closed_on_holidays": typed.closed_on_holidays,
            "text": typed.text,
            "longest": LONGEST_TEXT,
        }
        return render_to_string("curation/_hours_grid.html", context)


def _lines(name: str, base: str, typed: Typed) -> list[Line]:
    problems = typed.problems()
    return [
        Line(
            id=f"{base}_{day}",
            day=day.capitalize(),
            cells=tuple(
                Cell(f"{name}-{day}-{cell}", value, f"{day} : {words}")
                for cell, value, words in zip(CELLS, row.cells, CELL_WORDS, strict=True)
            ),
            problem=f"{day.capitalize()} : {problems[number]}" if number in problems else "",
        )
        for number, (day, row) in enumerate(zip(WEEKDAYS, typed.rows, strict=True))
    ]


class HoursField(FactField):
    """The hours of a place, in the OSM syntax or as someone wrote them; "" when nobody told us."""

    widget = HoursGrid

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> Typed:
        return value if isinstance(value, Typed) else shown(value or "")

    def clean(self, value: Any) -> str:
        """What is left as it was shown is what was written. What was typed under an answer not chosen is asked about, never dropped."""
        before = shown(self.kept or "")
        if any(_told(value, answer) not in (_told(before, answer), _BLANK[answer]) for answer in _BLANK if answer != value.answer):
            raise ValidationError(TWO_ANSWERS)
        if value.answer == before.answer and _told(value, value.answer) == _told(before, value.answer):
            return self.kept or ""
        return self.read(value)

    def read(self, value: Typed) -> str:
        if value.answer == UNTOLD:
            return ""
        if value.answer == WEEK:
            return self._read_week(value)
        if value.answer != TEXT:
            raise ValidationError(NO_ANSWER)
        if not value.text:
            raise ValidationError(NO_TEXT)
        if len(value.text) > LONGEST_TEXT or "\x00" in value.text:
            raise ValidationError(f"Les horaires sont trop longs : écrivez {LONGEST_TEXT} lettres au plus.")
        return value.text

    @staticmethod
    def _read_week(value: Typed) -> str:
        if all(row.is_blank for row in value.rows):
            raise ValidationError(EMPTY)
        week, problems = read_rows(value.rows, closed_on_holidays=value.closed_on_holidays)
        if problems:
            raise ValidationError([f"{WEEKDAYS[number].capitalize()} : {words}" for number, words in problems.items()])
        return text_of(week)


_BLANK: Mapping[str, object] = {WEEK: (BLANK,) * len(WEEKDAYS), TEXT: ""}
"""What each answer says when nothing is typed under it."""


def _told(typed: Typed, answer: str) -> object:
    """What is typed under an answer. Holidays alone say nothing."""
    if answer == WEEK:
        blank = typed.rows == _BLANK[WEEK]
        return typed.rows if blank or not typed.closed_on_holidays else (typed.rows, "closed on holidays")
    return typed.text if answer == TEXT else None
