"""The form by which a professional sends a person to places: to whom, a first name, one contact, what may be told, and the consent."""

import re
import secrets
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from orientation.asking.personal_numbers import holds_personal_number
from places.phones import parse_phones
from referrals.adaptations import adaptation_words
from referrals.identity import Identity, new_code
from referrals.recipients import Recipient

NO_PLACE = "Cochez au moins un lieu."
NO_NAME = "Écrivez le prénom de la personne."
NOT_A_NAME = "Écrivez le prénom seulement, avec des lettres."
NO_CONTACT = "Écrivez un téléphone ou une adresse mail de la personne."
NOT_A_CONTACT = "Nous ne lisons pas ce contact. Écrivez un seul téléphone, comme 06 12 34 56 78, ou une seule adresse mail."
NO_CONSENT = "Lisez le texte à la personne. Cochez la case quand elle dit oui. Sinon, imprimez la feuille."

_NAME: Final = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2}")
"""One to three words of letters: "Marie-Claire", "N'Golo", "Ana Maria". A sentence does not fit."""

_FORM_KEY: Final = re.compile(r"[\w-]{22}", re.ASCII)
"""What `secrets.token_urlsafe` makes of 16 bytes."""

FIELDS: Final = ("destinataire", "prenom", "contact", "adaptation", "accord", "envoi")
"""Everything that the form sends, beside the answers of the interview."""


class TransmitForm(forms.Form):
    """`recipients` and `adaptations`: what may be ticked. Nothing typed is ever put in a session, a cookie or an address."""

    destinataire = forms.MultipleChoiceField(
        label="À quels lieux ?", error_messages=dict.fromkeys(("required", "invalid_choice", "invalid_list"), NO_PLACE)
    )
    prenom = forms.CharField(label="Son prénom", max_length=30, error_messages={"required": NO_NAME, "max_length": NOT_A_NAME})
    contact = forms.CharField(
        label="Son téléphone, ou son mail", max_length=254, error_messages={"required": NO_CONTACT, "max_length": NOT_A_CONTACT}
    )
    adaptation = forms.MultipleChoiceField(label="Ce que le lieu doit savoir", required=False)
    accord = forms.BooleanField(label="La personne est d'accord", error_messages={"required": NO_CONSENT})
    envoi = forms.CharField(required=False)

    def __init__(self, *args: Any, recipients: tuple[Recipient, ...], adaptations: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recipients = recipients
        self.fields["destinataire"].choices = [(one.code, one.name) for one in recipients]
        self.fields["adaptation"].choices = [(code, adaptation_words([code])[0]) for code in adaptations if adaptation_words([code])]

    @property
    def form_key(self) -> str:
        """The key of this very form: the one it came with, or a new one."""
        sent = str(self.data.get("envoi", ""))
        return sent if _FORM_KEY.fullmatch(sent) else secrets.token_urlsafe(16)

    def clean_prenom(self) -> str:
        name = " ".join(self.cleaned_data["prenom"].split())
        if not _NAME.fullmatch(name) or holds_personal_number(name):
            raise ValidationError(NOT_A_NAME)
        return name

    def clean_contact(self) -> str:
        return contact_of(self.cleaned_data["contact"])

    def identity(self, slots: tuple[str, ...]) -> Identity:
        """What is to be sealed, under a new code. The form must be valid."""
        told = self.cleaned_data
        return Identity(
            first_name=told["prenom"], contact=told["contact"], adaptations=tuple(told["adaptation"]), slots=slots, code=new_code()
        )

    def chosen(self) -> list[Recipient]:
        """The places that were ticked, in the order of the plan. The form must be valid."""
        return [one for one in self.recipients if one.code in self.cleaned_data["destinataire"]]

    def problems(self) -> list[tuple[str, str]]:
        """The id of each field to repair, and what is wrong with it, in the order of the page."""
        first = {"destinataire": f"destinataire-{self.recipients[0].code}" if self.recipients else "destinataire"}
        return [(first.get(name, name), str(self.errors[name][0])) for name in self.fields if name in self.errors]


def contact_of(typed: str) -> str:
    """One telephone in E.164, or one e-mail address in lower case. Raises ValidationError."""
    typed = typed.strip()
    if "@" in typed:
        try:
            validate_email(typed)
        except ValidationError as error:
            raise ValidationError(NOT_A_CONTACT) from error
        return typed.lower()
    read = parse_phones(typed)
    if len(read.numbers) != 1 or read.rejected or read.short or read.notes:
        raise ValidationError(NOT_A_CONTACT)
    return read.numbers[0]
