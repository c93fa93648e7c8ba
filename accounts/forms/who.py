"""What one fills in to say who one is: name, organisation, telephone at work."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.who import Who
from places.phones import parse_phones, spoken

NO_NAME = "Écrivez votre nom."
NO_ORGANISATION = "Écrivez le nom de votre service. Les lieux le voient quand vous leur envoyez une personne."
NO_PHONE = "Écrivez le téléphone de votre service."
NOT_PHONE = "Écrivez un seul numéro, entier. Par exemple : 01 99 00 51 50. D'un pays étranger, il commence par +."


class WorkPhoneField(forms.CharField):
    """One telephone number, however it is typed; read in E.164, "" when blank. Overseas prefixes say where they are by themselves."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "tel", "autocomplete": "tel"}
        super().__init__(label="Téléphone professionnel", max_length=60, widget=forms.TextInput(attrs=attributes), **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        found = parse_phones(text)
        if text and (len(found.numbers) != 1 or found.rejected or found.short or found.notes):
            raise ValidationError(NOT_PHONE)
        return found.numbers[0] if text else ""

    def prepare_value(self, value: Any) -> Any:
        """A number that is kept, as it is spoken; what was typed, as it was."""
        return spoken(value) if isinstance(value, str) and value.startswith("+") else value


class WhoForm(forms.Form):
    """`works_alone`: whether the organisation may be left blank, as members of the team may."""

    name = forms.CharField(label="Votre nom", max_length=150, error_messages={"required": NO_NAME})
    organisation = forms.CharField(
        label="Votre organisme",
        max_length=150,
        error_messages={"required": NO_ORGANISATION},
        help_text="Le service où vous travaillez. Par exemple : centre social des Tilleuls, CCAS de Mende.",
    )
    phone = WorkPhoneField(required=False, error_messages={"required": NO_PHONE})

    def __init__(self, *args: Any, works_alone: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].required = not works_alone
        for name, optional in (("organisation", works_alone), ("phone", not self.fields["phone"].required)):
            self.fields[name].label = f"{self.fields[name].label} (facultatif)" if optional else self.fields[name].label
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["organisation"].widget.attrs["autocomplete"] = "organization"

    def who(self) -> Who:
        """What was written. The form must be valid."""
        return Who(name=self.cleaned_data["name"], organisation=self.cleaned_data["organisation"], phone=self.cleaned_data["phone"])
