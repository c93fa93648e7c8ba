"""What one fills in to invite someone, to change a member, to accept an invitation."""

import re
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from accounts.forms.sign_in import EMAIL, NO_EMAIL, NOT_EMAIL
from accounts.members import may_give
from accounts.models import User
from accounts.policy import Role, roles_up_to
from places.departments import DEPARTMENTS

NO_ROLE = "Choisissez un rôle."


class RightsForm(forms.Form):
    """A role and a territory, within those of whoever gives them."""

    role = forms.ChoiceField(label="Rôle", error_messages={"required": NO_ROLE, "invalid_choice": NO_ROLE})
    territory = forms.CharField(
        label="Départements",
        required=False,
        max_length=600,
        help_text="Leurs numéros, séparés par des virgules. Par exemple : 48, 2A. L'administration les couvre tous.",
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["role"].choices = [(role.value, role.label) for role in roles_up_to(by)]

    def clean_territory(self) -> list[str]:
        codes = sorted({code.upper() for code in re.split(r"[\s,;]+", self.cleaned_data["territory"]) if code})
        if unknown := [code for code in codes if code not in DEPARTMENTS]:
            raise ValidationError(f"Nous ne connaissons pas ce département : {', '.join(unknown)}.")
        return codes

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        role, territory = told.get("role"), told.get("territory")
        if role and role != Role.ADMIN and territory == []:
            self.add_error("territory", "Écrivez au moins un département : sans département, le compte ne voit rien.")
        elif role and territory is not None and not may_give(self.by, role, territory):
            self.add_error("territory", f"Vous pouvez donner seulement les vôtres : {', '.join(self.by.territory)}.")
        return told


class InviteForm(RightsForm):
    """Whom, and what they may do."""

    email = forms.EmailField(label=EMAIL, error_messages={"required": NO_EMAIL, "invalid": NOT_EMAIL})
    field_order = ["email", "role", "territory"]


class MemberForm(RightsForm):
    """What a member may do, and whether their account is open."""

    is_active = forms.BooleanField(label="Compte ouvert", required=False)


class JoinForm(forms.Form):
    """One's name, and a password for whoever wants one."""

    name = forms.CharField(
        label="Votre nom",
        max_length=150,
        error_messages={"required": "Écrivez votre nom."},
        help_text="L'équipe le verra près de ce que vous écrivez.",
    )
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
        self.fields["name"].widget.attrs["autocomplete"] = "name"

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
