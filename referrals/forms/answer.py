"""The two forms by which a place answers: an appointment, or why it cannot help."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from orientation.asking.important import read_date
from referrals.vocabulary import Refusal

NO_DAY = "Écrivez le jour du rendez-vous. Par exemple : {}."
WRONG_DAY = "Écrivez un jour d'aujourd'hui à dans 3 mois. Par exemple : {}."
WRONG_HOUR = "Écrivez l'heure comme 14:30, ou laissez vide."
NO_REASON = "Choisissez une raison."
FARTHEST = timedelta(days=90)
EXAMPLE = timedelta(days=7)


class AppointmentForm(forms.Form):
    """A day, and an hour if one is known. `today`: where the place is."""

    jour = forms.CharField(label="Le jour", required=False, max_length=20)
    heure = forms.CharField(label="L'heure (facultatif)", required=False, max_length=10)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def example(self) -> str:
        """A day as it may be typed."""
        return f"{self.today + EXAMPLE:%d/%m/%Y}"

    def clean_jour(self) -> date:
        typed = self.cleaned_data["jour"].strip()
        if not typed:
            raise ValidationError(NO_DAY.format(self.example))
        day = read_date(typed)
        if day is None or not self.today <= day <= self.today + FARTHEST:
            raise ValidationError(WRONG_DAY.format(self.example))
        return day

    def clean_heure(self) -> time | None:
        typed = self.cleaned_data["heure"].strip().lower().replace("h", ":").replace(" ", "").rstrip(":")
        if not typed:
            return None
        hour, _, minutes = typed.partition(":")
        try:
            return time(int(hour), int(minutes or "0"))
        except ValueError as error:
            raise ValidationError(WRONG_HOUR) from error


class RefusalForm(forms.Form):
    """One reason."""

    raison = forms.ChoiceField(
        label="Pourquoi ?", choices=Refusal.choices, error_messages=dict.fromkeys(("required", "invalid_choice"), NO_REASON)
    )
