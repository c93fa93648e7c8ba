"""What one fills in to ask for an account, and what a manager fills in to answer."""

from typing import Any

from django import forms

from accounts.forms.members import TerritoryField, check_given
from accounts.forms.sign_in import NO_EMAIL, NOT_EMAIL
from accounts.forms.who import NO_PHONE, WhoForm, WorkPhoneField
from accounts.models import User
from accounts.models.account_request import Refusal
from accounts.policy import Role
from places.departments import DEPARTMENTS

NO_DEPARTMENT = "Choisissez le département où vous travaillez."
NO_PURPOSE = "Dites en une ligne qui vous accompagnez."
NO_REASON = "Dites pourquoi vous refusez : choisissez un motif."


class AskForm(WhoForm):
    """Who asks, where they work and for whom, and a trap that people do not see."""

    email = forms.EmailField(
        label="Adresse e-mail professionnelle",
        error_messages={"required": NO_EMAIL, "invalid": NOT_EMAIL},
        help_text="Celle que votre service vous a donnée. Nous y envoyons un lien.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    department = forms.ChoiceField(
        label="Département",
        choices=[("", "Choisir"), *((code, f"{one.name} ({code})") for code, one in DEPARTMENTS.items())],
        error_messages=dict.fromkeys(("required", "invalid_choice"), NO_DEPARTMENT),
    )
    phone = WorkPhoneField(error_messages={"required": NO_PHONE}, help_text="Pour vérifier, nous pouvons appeler votre service.")
    purpose = forms.CharField(
        label="Qui accompagnez-vous ?",
        max_length=200,
        error_messages={"required": NO_PURPOSE},
        help_text="En une ligne. Par exemple : les allocataires du RSA du secteur. N'écrivez le nom de personne.",
    )
    field_order = ["name", "email", "organisation", "department", "phone", "purpose"]

    @property
    def is_trapped(self) -> bool:
        """Whether a field that people do not see was filled: a robot did it."""
        return bool(self.data.get("suite"))


class AcceptForm(forms.Form):
    """Over which départements whoever asked will orient people: within those of whoever accepts."""

    territory = TerritoryField()

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        check_given(self, self.by, Role.PRO, told.get("territory"))
        return told


class RefuseForm(forms.Form):
    """Why."""

    reason = forms.ChoiceField(
        label="Pourquoi ?",
        choices=[("", "Choisir"), *Refusal.choices],
        error_messages=dict.fromkeys(("required", "invalid_choice"), NO_REASON),
        help_text="La personne reçoit une phrase qui l'explique.",
    )
