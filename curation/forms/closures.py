"""Temporary closures in a form: one row for each, and a blank one to add another. An emptied row goes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

Closure = Mapping[str, str | None]

DAY = "Écrivez un jour : année, mois, jour. Par exemple : 2026-08-01"


class DayInput(forms.DateInput):
    """The browser's own calendar; a text field where it has none."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def closure_fields(closures: Sequence[Closure]) -> dict[str, forms.Field]:
    """The fields of every row, by name: `fermeture<rank>-from`, `-until`, `-reason`; the last row is blank."""
    fields: dict[str, forms.Field] = {}
    for rank, closure in enumerate([*closures, {}]):
        for end, label in (("from", "Fermé à partir du"), ("until", "Jusqu'au")):
            fields[f"fermeture{rank}-{end}"] = forms.DateField(
                label=label,
                required=False,
                widget=DayInput(),
                initial=closure.get(end),
                input_formats=["%Y-%m-%d", "%d/%m/%Y"],
                error_messages={"invalid": DAY},
            )
        fields[f"fermeture{rank}-reason"] = forms.CharField(
            label="Raison", required=False, max_length=200, initial=closure.get("reason") or "", help_text="Par exemple : travaux"
        )
    return fields


def closures_told(form: forms.Form, kept: Sequence[Closure] | None) -> list[dict[str, Any]] | None:
    """The closures as the form has them, in its order. `kept`: those there were; None (nobody told us) stays so when nothing is typed.

    A row that says half of it is given an error, where it is wrong.
    """
    told = [row for rank in range(len(kept or ()) + 1) if (row := _row(form, f"fermeture{rank}"))]
    return told or (None if kept is None else [])


def _row(form: forms.Form, prefix: str) -> dict[str, Any] | None:
    values = {end: form.cleaned_data.get(f"{prefix}-{end}") for end in ("from", "until", "reason")}
    if not any(values.values()):
        return None
    start, until = values["from"], values["until"]
    if start is None and f"{prefix}-from" not in form.errors:
        form.add_error(f"{prefix}-from", "Écrivez le premier jour de la fermeture.")
    if start and until and until < start:
        form.add_error(f"{prefix}-until", "Le dernier jour est avant le premier. Vérifiez les deux.")
    return {"from": _iso(start), "until": _iso(until), "reason": values["reason"] or ""}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
