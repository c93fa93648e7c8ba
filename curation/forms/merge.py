"""The form of a merge: for each thing that differs, whom to keep."""

from typing import Any
from urllib.parse import quote

from django import forms

from places.merging.differing import Difference, Side


def field_name(difference: Difference) -> str:
    """A name for the question about this difference, fit for an identifier: keys of services may use any sign."""
    return "choix-" + quote(difference.subject, safe="").replace("%", ".")


class MergeForm(forms.Form):
    """One question a difference, answered beforehand as the order of trust says; and `vu`, the last revision that was read."""

    vu = forms.IntegerField(min_value=0, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: tuple[Difference, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for one in found:
            self.fields[field_name(one)] = forms.TypedChoiceField(
                choices=[(side.value, side.value) for side in one.sides],
                coerce=Side,
                initial=one.preset.value,
                error_messages={
                    "required": "Choisissez ce qu'il faut garder.",
                    "invalid_choice": "Ce choix n'est pas possible ici : choisissez l'une des réponses proposées.",
                },
            )

    def chosen(self) -> dict[str, Side]:
        """The choices, by subject. After validation."""
        return {one.subject: self.cleaned_data[field_name(one)] for one in self.found}

    def answer(self, difference: Difference) -> str:
        """What is ticked: what was sent if it may be chosen, else what is proposed."""
        sent = self.data.get(field_name(difference)) if self.is_bound else None
        return sent if sent in difference.sides else difference.preset.value
