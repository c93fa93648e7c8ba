"""Forms of imports: the file and its source; what a column is."""

from typing import Any

from django import forms

from curation.imports.receiving import LARGEST_MB
from places.models import Source

MISSING_FILE = "Choisissez un fichier sur votre ordinateur."


class UploadForm(forms.Form):
    """A file, and who publishes it: a source that we know, or the name of another."""

    fichier = forms.FileField(
        label="Fichier",
        help_text=f"CSV, Excel (XLSX), ODS ou JSON. {LARGEST_MB} Mo au plus.",
        error_messages={"required": MISSING_FILE, "missing": MISSING_FILE, "empty": "Ce fichier est vide. Choisissez-en un autre."},
    )
    source = forms.ModelChoiceField(
        Source.objects.order_by("name"),
        label="Qui publie ce fichier ?",
        required=False,
        empty_label="Une source nouvelle",
        error_messages={"invalid_choice": "Cette source n'existe plus. Choisissez-en une autre."},
    )
    nouvelle = forms.SlugField(
        label="Identifiant de la source nouvelle",
        help_text="Des lettres sans accent, des chiffres et des tirets. Par exemple : hub-93.",
        required=False,
        max_length=80,
        error_messages={"invalid": "Écrivez l'identifiant avec des lettres sans accent, des chiffres et des tirets."},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("source") and not told.get("nouvelle") and "nouvelle" not in self.errors and "source" not in self.errors:
            self.add_error("source", "Choisissez la source du fichier, ou écrivez l'identifiant d'une source nouvelle.")
        return told

    def publisher(self) -> Source:
        """The source, created when new."""
        chosen: Source | None = self.cleaned_data["source"]
        if chosen is not None:
            return chosen
        slug = self.cleaned_data["nouvelle"].lower()
        return Source.objects.get_or_create(slug=slug, defaults={"name": slug})[0]
