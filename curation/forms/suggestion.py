"""The form by which anyone says what is wrong with a place."""

import re
import secrets
from typing import Any, cast

from django import forms
from django.core.validators import EmailValidator

from curation.models.suggestion import LONGEST_TEXT
from curation.suggestions.closed_lists import WITHOUT_WORDS, Teller, Topic
from curation.suggestions.receiving import Told
from orientation.asking.personal_numbers import holds_personal_number

NO_TOPIC = "Dites ce qui ne va pas : choisissez une réponse."
NO_TEXT = "Écrivez la bonne information, ou ce que vous avez vu."
TOO_LONG = f"Votre message est trop long : écrivez {LONGEST_TEXT} lettres au plus."
PERSONAL = f"N'écrivez pas de numéro personnel ni de mail dans le message. Pour corriger un téléphone, choisissez « {Topic.PHONE.label} »."
PERSONAL_BESIDE_PHONE = "Écrivez seulement le téléphone du lieu : pas d'autre numéro personnel, pas de mail."
NO_TELLER = "Dites qui vous êtes : choisissez une réponse."
NOT_AN_EMAIL = "Écrivez un mail comme nom@exemple.fr, ou laissez la case vide."
UNREADABLE = "Votre message contient un signe que nous ne savons pas lire."

_FORM_KEY = re.compile(r"[\w-]{1,32}", re.ASCII)


class _Message(forms.CharField):
    """Line ends count for one sign, as browsers count them."""

    def to_python(self, value: Any) -> str:
        return cast(str, super().to_python(value)).replace("\r\n", "\n").strip()


def _choice(choices: Any, message: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, error_messages=dict.fromkeys(("required", "invalid_choice"), message))


class SuggestionForm(forms.Form):
    """Four questions, of which the last may be left blank, and a trap that people do not see."""

    sujet = _choice(Topic.choices, NO_TOPIC)
    message = _Message(
        required=False, max_length=LONGEST_TEXT, error_messages={"max_length": TOO_LONG, "null_characters_not_allowed": UNREADABLE}
    )
    role = _choice(Teller.choices, NO_TELLER)
    mail = forms.CharField(
        required=False,
        max_length=254,
        validators=[EmailValidator(NOT_AN_EMAIL)],
        error_messages={"max_length": NOT_AN_EMAIL, "null_characters_not_allowed": NOT_AN_EMAIL},
    )
    envoi = forms.CharField(required=False)

    @property
    def is_trapped(self) -> bool:
        """Whether a field that people do not see was filled: a robot did it."""
        return bool(self.data.get("suite"))

    @property
    def form_key(self) -> str:
        """The key of this very form, new when the form is new or its key is not one of ours."""
        sent = str(self.data.get("envoi", ""))
        return sent if _FORM_KEY.fullmatch(sent) else secrets.token_urlsafe(16)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        topic, text = told.get("sujet", ""), told.get("message")
        if text == "" and topic and topic not in WITHOUT_WORDS:
            self.add_error("message", NO_TEXT)
        elif text and holds_personal_number(text, telephones=topic != Topic.PHONE):
            self.add_error("message", PERSONAL_BESIDE_PHONE if topic == Topic.PHONE else PERSONAL)
        return told

    def told(self) -> Told:
        """What was written. The form must be valid."""
        told = self.cleaned_data
        return Told(topic=told["sujet"], text=told["message"], teller=told["role"], contact=told["mail"], form_key=self.form_key)

    def problem_of(self, field: str) -> str:
        """What is wrong with one field; "" when nothing is."""
        messages = self.errors.get(field) if self.is_bound else None
        return str(messages[0]) if messages else ""

    def problems(self) -> list[tuple[str, str]]:
        """Name of the field and what is wrong with it, in the order of the page."""
        return [(field, problem) for field in self.fields if (problem := self.problem_of(field))]
