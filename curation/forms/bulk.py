"""The questions of a bulk edit, one after the other: which fact, what to do with it, and how many places that makes."""

from typing import Any

from django import forms

from curation.bulk.operations import PLACE_ANSWERS, SERVICE_LISTS, Kind, Operation
from curation.presenting.bulk_words import CATEGORIES, EVERY_SERVICE, fact_choices

CHOOSE = ("", "Choisissez")
BLANKS = str.maketrans("", "", " \u00a0\u202f.")
"""What people write between thousands."""


class FactForm(forms.Form):
    """Which fact."""

    fait = forms.ChoiceField(
        label="Quelle information voulez-vous modifier ?",
        choices=lambda: [CHOOSE, *fact_choices()],
        error_messages={
            "required": "Choisissez l'information à modifier.",
            "invalid_choice": "Cette information ne se modifie pas en nombre. Choisissez dans la liste.",
        },
    )


class OperationForm(forms.Form):
    """What to do with this fact. An answer by yes or no is replaced only; a category is asked for facts of services only."""

    operation = forms.ChoiceField(
        label="Que voulez-vous faire ?",
        choices=[CHOOSE, *Kind.choices],
        error_messages={
            "required": "Choisissez : ajouter, enlever ou remplacer.",
            "invalid_choice": "Cette information ne se modifie pas ainsi. Choisissez dans la liste.",
        },
    )
    valeur = forms.ChoiceField(
        label="Quelle valeur ?",
        error_messages={
            "required": "Choisissez la valeur.",
            "invalid_choice": "Cette valeur n'existe pas pour cette information. Choisissez dans la liste.",
        },
    )
    categorie = forms.ChoiceField(
        label="Pour quelles aides ?",
        required=False,
        choices=[("", EVERY_SERVICE), *CATEGORIES],
        error_messages={"invalid_choice": "Cette aide n'existe pas. Choisissez dans la liste."},
    )

    def __init__(self, *args: Any, fact: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        self.fields["valeur"].choices = [CHOOSE, *Operation.values_of(fact).items()]
        if fact not in SERVICE_LISTS:
            del self.fields["categorie"]
        if fact in PLACE_ANSWERS:
            self.fields["operation"].choices = [(Kind.REPLACE.value, Kind.REPLACE.label)]

    def told(self) -> Operation:
        """What is asked. After validation."""
        data = self.cleaned_data
        return Operation(self.fact, Kind(data["operation"]), data["valeur"], data.get("categorie", ""))


class ConfirmForm(forms.Form):
    """The number of places that will change, typed; and `vu`, the stamp of the preview that was read."""

    vu = forms.CharField(required=False, widget=forms.HiddenInput)
    nombre = forms.CharField(
        label="Combien de lieux vont changer ?",
        help_text="Écrivez ce nombre en chiffres pour confirmer.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "number"}),
        error_messages={"max_length": "Écrivez seulement un nombre, en chiffres."},
    )

    def __init__(self, *args: Any, count: int, stamp: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count, self.stamp = count, stamp

    def is_about_another(self) -> bool:
        """Whether another preview than this one was read."""
        self.is_valid()
        return bool(self.cleaned_data.get("vu") != self.stamp)

    def agrees(self) -> bool:
        """Whether this preview was read, and its number typed."""
        return self.is_valid() and not self.is_about_another()

    def clean_nombre(self) -> str:
        """The number as typed. Blanks and points between thousands are heard as people mean them."""
        typed: str = self.cleaned_data["nombre"]
        if typed.translate(BLANKS) != str(self.count):
            raise forms.ValidationError(f"Écrivez {self.count} pour confirmer : c'est le nombre de lieux qui vont changer.")
        return typed
