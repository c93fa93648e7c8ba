"""The form of the list of places: reads the parameters of the address, and says in French which it does not understand."""

from collections.abc import Iterable
from typing import Any

from django import forms

from places.directory.asked import PARAMETERS, Asked
from places.searching import codes
from places.vocabulary import AccessMode, Fee, Programme, Public, ServiceCategory, SpecialSupport, SupportMode

FARTHEST_KM = 100
LAST_PAGE = 100_000
"""Beyond what a directory of 2 million places would have; a larger number is a mistake."""
LONGEST_TEXT = 100


def _choices(label: str, vocabulary: Any) -> forms.MultipleChoiceField:
    message = f"Nous ne connaissons pas « %(value)s » dans « {label} ». La liste ne tient pas compte de ce filtre."
    return forms.MultipleChoiceField(choices=vocabulary.choices, required=False, error_messages={"invalid_choice": message})


def _text(label: str) -> forms.CharField:
    message = f"« {label} » est trop long : écrivez {LONGEST_TEXT} lettres au plus."
    nul = f"« {label} » contient un signe que nous ne savons pas lire."
    field = forms.CharField(required=False, max_length=LONGEST_TEXT, error_messages={"max_length": message})
    field.error_messages["null_characters_not_allowed"] = nul
    return field


def _number(label: str, most: int) -> forms.IntegerField:
    message = f"« {label} » est un nombre entre 1 et {most}."
    errors = dict.fromkeys(("invalid", "min_value", "max_value"), message)
    return forms.IntegerField(required=False, min_value=1, max_value=most, error_messages=errors)


class DirectoryForm(forms.Form):
    """One field for each parameter. A field that is wrong is left aside, and the list answers the others."""

    lieu = _text("Ville ou code postal")
    commune = _text("Commune")
    nom = _text("Nom du lieu")
    service = _choices("Besoin", ServiceCategory)
    public = _choices("Public", Public)
    accompagnement = _choices("Accompagnement", SupportMode)
    soutien = _choices("Besoin particulier", SpecialSupport)
    prix = _choices("Prix", Fee)
    dispositif = _choices("Dispositif", Programme)
    mode = _choices("Façon de venir", AccessMode)
    ouvert = forms.BooleanField(required=False)
    rayon = _number("Distance (km)", FARTHEST_KM)
    inconnus = forms.BooleanField(required=False)
    page = _number("Page", LAST_PAGE)

    def asked(self) -> Asked:
        """What is asked by the fields that are right. Validates the form."""
        self.is_valid()
        values = {field: self.cleaned_data.get(parameter) for field, parameter in PARAMETERS.items()}
        return Asked(**{field: codes(value) if isinstance(value, list) else value for field, value in values.items() if value})

    def problems(self) -> list[tuple[str, str]]:
        """Name of the field and what is wrong with it, for the summary at the top of the list."""
        return [(name, message) for name, messages in self.errors.items() for message in _sentences(messages)]


def _sentences(messages: Iterable[Any]) -> list[str]:
    return [str(message) for message in messages]
