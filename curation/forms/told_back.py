"""One line of a sheet of calls typed back: the answer ticked, and the telephone or the hours corrected beside."""

from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from curation.forms.fact_fields import read_phone
from places.facts import Facts
from places.hours import Schedule, read_hours
from places.hours_guards import LONGEST_TEXT
from places.models import Place


class Told(StrEnum):
    """The boxes of the sheet, by the first letter that a keyboard finds them with. The values are those of the acts of the list."""

    NOTHING = ""
    RIGHT = "juste"
    CORRECTED = "corrige"
    UNREACHABLE = "injoignable"
    CLOSED = "ferme"


WORDS = {
    Told.NOTHING: "Pas appelé",
    Told.RIGHT: "Juste",
    Told.CORRECTED: "Corrigé",
    Told.UNREACHABLE: "Injoignable",
    Told.CLOSED: "Fermé pour toujours",
}

WHAT = "Écrivez le téléphone ou les horaires corrigés. Pour le reste, ouvrez la fiche."
NOT_BOTH = "« {words} », et une correction à côté : gardez l'un des deux."
HOURS_EXAMPLE = "Par exemple : lundi à vendredi 9h-12h, samedi 9h-12h"


class LineForm(forms.Form):
    """`place`: whose line it is. A correction typed without an answer is an answer. No query."""

    answer = forms.ChoiceField(label="Réponse", required=False, choices=[(told.value, words) for told, words in WORDS.items()])
    phone = forms.CharField(label="Téléphone corrigé", required=False, max_length=60, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    hours = forms.CharField(label="Horaires corrigés", required=False, max_length=LONGEST_TEXT)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, prefix=place.code, **kwargs)
        self.place = place

    @property
    def is_blank(self) -> bool:
        """Whether nothing is noted of this place."""
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in ("answer", "phone", "hours"))

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        return read_phone(typed, self.place.postal_code) if typed else ""

    def clean_hours(self) -> str:
        """As the directory reads them; what it cannot read is typed on the page of the place, which has room to explain."""
        typed = str(self.cleaned_data["hours"])
        if not typed:
            return ""
        read = read_hours(typed, zone=self.place.zone, department=self.place.department or "")
        if not isinstance(read, Schedule):
            raise ValidationError(f"Nous ne comprenons pas « {typed} ». {HOURS_EXAMPLE}")
        return read.text

    def clean(self) -> None:
        answer = self.cleaned_data.get("answer", "")
        corrected = any(str(self.data.get(self.add_prefix(name), "")).strip() for name in ("phone", "hours"))
        if answer in (Told.UNREACHABLE, Told.CLOSED) and corrected:
            self.add_error("answer", NOT_BOTH.format(words=WORDS[Told(answer)]))
        if answer == Told.CORRECTED and not corrected:
            self.add_error("answer", WHAT)

    @property
    def told(self) -> Told:
        """The answer, of a valid line."""
        return Told.CORRECTED if self.corrections() else Told(self.cleaned_data["answer"])

    def corrections(self) -> Facts:
        """The facts corrected, of a valid line."""
        return {name: self.cleaned_data[name] for name in ("phone", "hours") if self.cleaned_data[name]}
