"""What one fills in to invite someone, to change a member, to accept an invitation."""

import re
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from accounts.forms.sign_in import EMAIL, NO_EMAIL, NOT_EMAIL
from accounts.forms.who import WhoForm
from accounts.members import may_give
from accounts.models import User
from accounts.policy import Role, roles_up_to
from places.departments import DEPARTMENTS

NO_ROLE = "Choisissez un rôle."
TERRITORY_HINT = "Leurs numéros, séparés par des virgules. Par exemple : 48, 2A. L'administration les couvre tous."


class TerritoryField(forms.CharField):
    """The numbers of some départements, in one line; read as their codes, sorted, each once."""

    def __init__(self) -> None:
        super().__init__(label="Départements", required=False, max_length=600, help_text=TERRITORY_HINT)

    def clean(self, value: Any) -> list[str]:
        codes = sorted({code.upper() for code in re.split(r"[\s,;]+", super().clean(value)) if code})
        if unknown := [code for code in codes if code not in DEPARTMENTS]:
            raise ValidationError(f"Nous ne connaissons pas ce département : {', '.join(unknown)}.")
        return codes


def check_given(form: forms.Form, by: User, role: str | None, territory: list[str] | None) -> None:
    """Adds to the form what is wrong with the territory, for a role that `by` gives. None: already said to be wrong."""
    if role and role != Role.ADMIN and territory == []:
        form.add_error("territory", "Écrivez au moins un département : sans département, le compte ne voit rien.")
    elif role and territory is not None and not may_give(by, role, territory):
        form.add_error("territory", f"Vous pouvez donner seulement les vôtres : {', '.join(by.territory)}.")


class RightsForm(forms.Form):
    """A role and a territory, within those of whoever gives them."""

    role = forms.ChoiceField(label="Rôle", error_messages={"required": NO_ROLE, "invalid_choice": NO_ROLE})
    territory = TerritoryField()

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["role"].choices = [(role.value, role.label) for role in roles_up_to(by)]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        check_given(self, self.by, told.get("role"), told.get("territory"))
        return told


class InviteForm(RightsForm):
    """Whom, and what they may do."""

    email = forms.EmailField(label=EMAIL, error_messages={"required": NO_EMAIL, "invalid": NOT_EMAIL})
    field_order = ["email", "role", "territory"]


class MemberForm(RightsForm):
    """What a member may do, and whether their account is open."""

    is_active = forms.BooleanField(label="Compte ouvert", required=False)


class JoinForm(WhoForm):
    """Who one is, and a password for whoever wants one."""

    password1 = forms.CharField(
        label="Mot de passe (facultatif)",
        required=False,
        strip=False,
        help_text="12 caractères au moins. Sans mot de passe, vous entrerez chaque fois avec un code reçu par e-mail.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Le même, encore une fois", required=False, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["name"].help_text = "L'équipe et les lieux le verront."

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, again = told.get("password1", ""), told.get("password2", "")
        if first != again:
            self.add_error("password2", "Les deux mots de passe sont différents. Écrivez deux fois le même.")
        elif first:
            try:
                password_validation.validate_password(first, User(email=self.email, name=told.get("name", "")))
            except ValidationError as error:
                self.add_error("password1", error)
        return told
