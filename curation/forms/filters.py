"""What one asks of the team's lists, read from their addresses. What is not understood is said, and asks nothing."""

from typing import Any

from django import forms

from accounts.models import User
from accounts.policy import covers_everything
from accounts.territories import territory_of
from curation.place_list import PlaceQuestion
from places.departments import DEPARTMENTS
from places.vocabulary import ServiceCategory, Status

PERIODS = ((30, "30 jours"), (90, "3 mois"), (365, "1 an"))
ANY = "Peu importe"


class PlaceFilterForm(forms.Form):
    """Filters of the list of places. The départements offered are those of the account."""

    texte = forms.CharField(label="Nom du lieu", required=False, max_length=100)
    commune = forms.CharField(label="Commune", help_text="Son nom, son code postal ou son code INSEE.", required=False, max_length=100)
    departement = forms.ChoiceField(
        label="Département", required=False, error_messages={"invalid_choice": "Ce département n'est pas dans les vôtres."}
    )
    etat = forms.ChoiceField(
        label="État", required=False, choices=[("", ANY), *Status.choices], error_messages={"invalid_choice": "Cet état n'existe pas."}
    )
    verifier = forms.BooleanField(label="Seulement ceux à vérifier", required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = DEPARTMENTS if covers_everything(user) else [code for code in territory_of(user) if code in DEPARTMENTS]
        self.fields["departement"].choices = [("", ANY), *((code, f"{code} {DEPARTMENTS[code].name}") for code in codes)]

    def question(self) -> PlaceQuestion:
        """What is understood of it."""
        self.is_valid()
        told = self.cleaned_data
        return PlaceQuestion(
            text=told.get("texte", ""),
            commune=told.get("commune", ""),
            department=told.get("departement", ""),
            status=told.get("etat", ""),
            unverified=told.get("verifier", False),
        )


class UnmetFilterForm(forms.Form):
    """Filters of the searches without result."""

    depuis = forms.TypedChoiceField(
        label="Depuis", required=False, coerce=int, empty_value=PERIODS[0][0], choices=PERIODS,
        error_messages={"invalid_choice": "Cette durée n'existe pas."},
    )  # fmt: skip
    besoin = forms.ChoiceField(
        label="Besoin",
        required=False,
        choices=[("", ANY), *ServiceCategory.choices],
        error_messages={"invalid_choice": "Ce besoin n'existe pas."},
    )

    def days_and_need(self) -> tuple[int, str]:
        """How many days back, and the need ("" for all)."""
        self.is_valid()
        return self.cleaned_data.get("depuis", PERIODS[0][0]), self.cleaned_data.get("besoin", "")
