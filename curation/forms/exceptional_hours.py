"""Exceptional hours in a form: one row for each period that is not over, and a blank one to add another. An emptied row goes.

Periods that are over are neither shown nor asked: they are kept as they are.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils import timezone

from curation.forms.closures import DAY, DayInput
from places.exceptional_hours import CLOSED, is_over, periods_of
from places.hours import Schedule, Unreadable, read_hours
from places.hours_guards import Unclear
from places.hours_words import date_words

ROWS = "exception"
"""Begins the name of every field."""

FIELDS_OF_ONE = 3
"""Fields of each row."""

HOURS_HELP = "Par exemple : lundi à vendredi 9h-12h. Ou : 9h-20h, si c'est pareil tous ces jours. Ou : fermé"
NO_START = "Écrivez le premier jour de ces horaires."
NO_END = "Écrivez le dernier jour. Après lui, les horaires habituels reviennent."
NO_HOURS = "Écrivez les horaires de ces jours, ou « fermé »."
BACKWARDS = "Le dernier jour est avant le premier. Vérifiez les deux."
OVER = "Ces jours sont passés. Vérifiez le jour et l'année."
NEVER_OPEN = "Avec ces horaires, le lieu n'ouvre aucun de ces jours. Vérifiez les jours de la semaine, ou écrivez « fermé »."

Period = Mapping[str, str]


def exceptional_fields(kept: Sequence[Period]) -> dict[str, forms.Field]:
    """The fields of every row, by name: `exception<rank>-from`, `-until`, `-hours`; ranks are those of `kept`, the last row blank."""
    fields: dict[str, forms.Field] = {}
    for rank, period in _asked(kept):
        for end, label in (("from", "Horaires exceptionnels à partir du"), ("until", "Jusqu'au")):
            fields[f"{ROWS}{rank}-{end}"] = forms.DateField(
                label=label,
                required=False,
                widget=DayInput(),
                initial=period.get(end),
                input_formats=["%Y-%m-%d", "%d/%m/%Y"],
                error_messages={"invalid": DAY},
            )
        shown = "fermé" if period.get("hours") == CLOSED else period.get("hours", "")
        fields[f"{ROWS}{rank}-hours"] = forms.CharField(
            label="Horaires de ces jours", required=False, max_length=300, initial=shown, help_text=HOURS_HELP
        )
    return fields


def exceptions_told(form: forms.Form, kept: Sequence[Period] | None) -> list[dict[str, str]] | None:
    """The periods as the form has them, past ones included. `kept`: those there were; None stays so when nothing is typed.

    A row that says half of it, that cannot be read or that covers the days of another is given an error, where it is wrong.
    """
    told = {rank: dict(period) for rank, period in enumerate(kept or ())}
    for rank, _ in _asked(kept or ()):
        row = _row(form, f"{ROWS}{rank}", told.get(rank))
        told = {**told, rank: row} if row else {one: period for one, period in told.items() if one != rank}
    for rank, period in told.items():
        _check_alone(form, rank, period, told)
    return list(told.values()) or (None if kept is None else [])


def _asked(kept: Sequence[Period]) -> list[tuple[int, Period]]:
    today = timezone.localdate()
    return [(rank, period) for rank, period in enumerate([*kept, {}]) if not (period and is_over(period, today))]


def _row(form: forms.Form, prefix: str, before: Period | None) -> dict[str, str] | None:
    """One row; None for a blank one. A row left as it was shown is kept, to the letter."""
    start, end, text = (form.cleaned_data.get(f"{prefix}-{name}") for name in ("from", "until", "hours"))
    if not any((start, end, text)) and not any(f"{prefix}-{name}" in form.errors for name in ("from", "until", "hours")):
        return None
    hours = before["hours"] if before and text == form.fields[f"{prefix}-hours"].initial else _hours(form, f"{prefix}-hours", text or "")
    for name, day, sentence in (("from", start, NO_START), ("until", end, NO_END)):
        if day is None and f"{prefix}-{name}" not in form.errors:
            form.add_error(f"{prefix}-{name}", sentence)
    if start and end:
        _check_days(form, prefix, start, end, hours)
    return {"from": start.isoformat() if start else "", "until": end.isoformat() if end else "", "hours": hours}


def _hours(form: forms.Form, name: str, typed: str) -> str:
    """The hours as they are kept; hours that name no day are those of every day."""
    if not typed and name not in form.errors:
        form.add_error(name, NO_HOURS)
    for text in (typed, f"Mo-Su {typed}"):
        read = read_hours(text, zone=timezone.get_default_timezone())
        if isinstance(read, Schedule):
            return text if any(read.week() or (True,)) else CLOSED
        if isinstance(read, Unreadable) and read.reason is not Unclear.NO_DAY:
            break
    if typed:
        form.add_error(name, f"Nous ne comprenons pas « {typed} ». {HOURS_HELP}")
    return ""


def _check_days(form: forms.Form, prefix: str, start: date, end: date, hours: str) -> None:
    if end < start:
        form.add_error(f"{prefix}-until", BACKWARDS)
        return
    if end < timezone.localdate():
        form.add_error(f"{prefix}-until", OVER)
    if hours and hours != CLOSED and not _opens(start, end, hours):
        form.add_error(f"{prefix}-hours", NEVER_OPEN)


def _opens(start: date, end: date, hours: str) -> bool:
    """Whether some day has hours; beyond a year, days are like others seen before."""
    told = [{"from": start.isoformat(), "until": end.isoformat(), "hours": hours}]
    (period,) = periods_of(told, zone=timezone.get_default_timezone())
    days = min((end - start).days, 366)
    return any(period.on(date.fromordinal(start.toordinal() + offset)) for offset in range(days + 1))


def _check_alone(form: forms.Form, rank: int, period: Period, told: Mapping[int, Period]) -> None:
    """Two rows for one day would not tell which is right: the second one is shown the first."""
    if f"{ROWS}{rank}-from" not in form.fields or not (period["from"] and period["until"]):
        return
    for other in (one for number, one in told.items() if number < rank and one["from"] and one["until"]):
        if period["from"] <= other["until"] and other["from"] <= period["until"]:
            days = " au ".join(date_words(date.fromisoformat(other[end])) for end in ("from", "until"))
            form.add_error(f"{ROWS}{rank}-from", f"Ces jours ont déjà des horaires exceptionnels, du {days}. Changez l'un des deux.")
