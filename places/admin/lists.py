"""Form fields for lists kept on the row: boxes to tick for closed lists, one line each for free ones."""

from typing import Any

from django import forms

from places.typologies import Typology
from places.vocabulary import AccessMode, Device, Fee, Itinerancy, Programme, Public, SpecialSupport, SupportMode, Training

CLOSED = {
    "typologies": Typology,
    "programmes": Programme,
    "trainings": Training,
    "access_modes": AccessMode,
    "itinerancy": Itinerancy,
    "support_modes": SupportMode,
    "publics": Public,
    "special_support": SpecialSupport,
    "fees": Fee,
    "devices": Device,
}
"""Each list of codes, and where its codes come from."""

FREE = ("other_phones", "emails", "websites", "other_labels", "languages")
"""Lists of free text."""


class CodesField(forms.MultipleChoiceField):
    """Boxes for a closed list. None ticked means nobody told us, unless the place was known to have none."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str] | None:
        return super().clean(value) or (self.initial if self.initial == [] else None)

    def prepare_value(self, value: Any) -> Any:
        return value or []

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != list(data or [])


class LinesField(forms.CharField):
    """A free list, one line each. Blank means nobody told us."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> list[str] | None:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()] or None

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def list_field(name: str, label: str) -> forms.Field | None:
    """The form field of a list of the row; None for any other fact."""
    if name in CLOSED:
        return CodesField(choices=CLOSED[name].choices, required=False, label=label)
    if name in FREE:
        return LinesField(required=False, label=label, help_text="Une valeur par ligne.")
    return None
