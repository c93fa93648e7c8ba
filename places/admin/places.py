"""Places and their services in the admin, written through `places.editing`."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Field, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from places.admin.lists import CLOSED, list_field
from places.editing import Authorship, change_place, create_place
from places.facts import PLACE_FIELDS, SERVICE_FIELDS, Facts
from places.models import Place, Service
from places.text_keys import search_key
from places.vocabulary import Origin, Status


def plain_value(value: Any) -> Any:
    """A cleaned form value as `places.facts` has it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if hasattr(value, "pk") else value


class ListsForm(forms.ModelForm):
    """A form whose lists know what the row held, to tell "none" from "nobody told us" when no box is ticked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CLOSED.keys() & self.fields.keys():
            self.fields[name].initial = getattr(self.instance, name)


class PlaceForm(ListsForm):
    """Every fact of a place. A place is never merged by hand here: merging keeps both histories, and has its own door."""

    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Place
        fields = [name for name in PLACE_FIELDS if name != "merged_into"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "status" in self.fields:
            kept = {Status.MERGED} if self.instance.status != Status.MERGED else set()
            self.fields["status"].choices = [(code, label) for code, label in Status.choices if code not in kept]
        self.fields["seen_at"].initial = self.instance.updated_at.isoformat() if self.instance.pk else ""

    def clean_seen_at(self) -> str:
        """Refuse to write over what someone, or an import, wrote while the form was open: nothing typed is lost, and nothing written."""
        seen_at: str = self.cleaned_data["seen_at"]
        if self.instance.pk and seen_at != self.instance.updated_at.isoformat():
            raise forms.ValidationError(
                "Ce lieu a changé depuis que vous avez ouvert cette page. Comparez dans un autre onglet, puis reportez vos corrections."
            )
        return seen_at

    def facts(self) -> Facts:
        """What the form says, as plain values."""
        return {name: plain_value(self.cleaned_data[name]) for name in PLACE_FIELDS if name in self.cleaned_data}


class ServiceInline(admin.StackedInline):
    model = Service
    form = ListsForm
    extra = 0
    fields = ["key", *SERVICE_FIELDS]
    classes = ["collapse"]

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return list_field(db_field.name, db_field.verbose_name) or super().formfield_for_dbfield(db_field, request, **kwargs)


def services_in(formset: BaseInlineFormSet) -> dict[str, Facts]:
    """Services as the form has them: key → facts. Those ticked for deletion are absent."""
    kept = [row.cleaned_data for row in formset.forms if row.cleaned_data and not row.cleaned_data.get("DELETE")]
    return {row["key"]: {name: plain_value(row[name]) for name in SERVICE_FIELDS} for row in kept}


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    form = PlaceForm
    inlines = [ServiceInline]
    list_display = ["name", "city", "department", "status", "source_date", "updated_at"]
    list_filter = ["status", "position_precision", "department"]
    search_fields = ["name_key", "code"]
    list_per_page = 50
    show_full_result_count = False
    autocomplete_fields = ["commune"]
    readonly_fields = ["code", "department", "merged_into", "created_at", "updated_at", "history_link"]
    fieldsets = [
        (None, {"fields": ["seen_at", "name", "status", "code", "history_link", "typologies", "parent_organization", "pivot"]}),
        (
            "Adresse",
            {
                "fields": [
                    "address", "address_details", "postal_code", "city", "commune", "department",
                    "latitude", "longitude", "position_precision", "qpv_code", "access_sentence",
                ]
            },
        ),
        ("Contact", {"fields": ["phone", "other_phones", "emails", "websites", "booking_url", "accessibility_url"]}),
        ("Horaires", {"fields": ["hours", "hours_note", "temporary_closures", "exceptional_hours", "appointment_delay_days", "walk_in"]}),
        ("Accueil", {"fields": ["access_modes", "itinerancy", "languages", "home_visits", "does_it_for_you", "step_free"]}),
        ("Équipement", {"fields": ["printing", "scanning", "wifi", "computers", "charging"]}),
        ("Présentation", {"fields": ["summary", "description", "programmes", "trainings", "other_labels"]}),
        (
            "Provenance",
            {"fields": ["collected_by", "source_date", "verified_on", "verified_by", "merged_into", "created_at", "updated_at"]},
        ),
    ]  # fmt: skip

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        return list_field(db_field.name, db_field.verbose_name) or super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Accents and hyphens of the name do not matter."""
        found, duplicates = super().get_search_results(request, queryset, search_key(search_term))
        return found, duplicates

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A place that is gone is withdrawn: its code must go on answering."""
        return False

    @admin.display(description="historique")
    def history_link(self, place: Place) -> str:
        """To the revisions of this place."""
        return format_html('<a href="{}?q={}">Toutes les écritures</a>', reverse("admin:places_revision_changelist"), place.code or "-")

    def save_model(self, request: HttpRequest, obj: Place, form: PlaceForm, change: bool) -> None:
        """Nothing yet: the place and its services are written together, once the services are known."""

    def save_related(self, request: HttpRequest, form: PlaceForm, formsets: Any, change: bool) -> None:
        """Write the place and its services through the door."""
        facts = form.facts()
        for formset in formsets:
            facts["services"] = services_in(formset)
            # The admin's own log asks the formsets what they did; the history says it better.
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        by = Authorship(origin=Origin.STAFF, at=timezone.now(), author_id=request.user.pk)
        if change:
            change_place(form.instance, facts, by=by)
        else:
            written = create_place(facts, by=by)
            form.instance.pk, form.instance.code = written.pk, written.code
